# SPDX-License-Identifier: GPL-3.0-or-later
"""The other side of tst_net_interop, on the Python package "websockets".

`serve`: prints a port and serves one connection after the other until standard input ends: echoes, and obeys
    the texts "fragment N" (N bytes in pieces of 1,000), "ping", "close CODE REASON" and "drop".
`client PORT`: connects, sends and compares what comes back, prints the close code, exits with 0 when all fits.
Exits with 1 when the package is missing.
"""

import asyncio
import sys

try:
    import websockets
except ImportError:
    sys.exit("the package websockets is missing")


async def obey(socket, text):
    words = text.split(maxsplit=2)
    if words[0] == "fragment":
        rest = int(words[1])

        async def pieces():
            nonlocal rest
            while rest > 0:
                yield b"f" * min(rest, 1000)
                rest -= 1000

        await socket.send(pieces())
    elif words[0] == "ping":
        await asyncio.wait_for(await socket.ping(b"from python"), 10)
        await socket.send("ponged")
    elif words[0] == "close":
        await socket.close(int(words[1]), words[2])
    elif words[0] == "drop":
        socket.transport.abort()


async def serve_one(socket, path=None):
    try:
        async for message in socket:
            if isinstance(message, str):
                await obey(socket, message)
            else:
                await socket.send(message)
    except websockets.ConnectionClosed:
        pass


async def serve():
    async with websockets.serve(serve_one, "127.0.0.1", 0, max_size=None) as server:
        print(server.sockets[0].getsockname()[1], flush=True)
        await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)


async def pieces_of(payload):
    for start in range(0, len(payload), 777):
        yield payload[start:start + 777]


async def client(port):
    async with websockets.connect(f"ws://127.0.0.1:{port}/echo", max_size=None) as socket:
        for size in (0, 1, 125, 126, 65535, 65536, 300000):
            payload = bytes(i * 7 % 251 for i in range(size))
            await socket.send(payload)
            if await socket.recv() != payload:
                return 1
        payload = bytes(range(256)) * 40
        await socket.send(pieces_of(payload))
        if await socket.recv() != payload:
            return 1
        await asyncio.wait_for(await socket.ping(b"to plimsoll"), 10)
        await socket.close(4002, "done")
        print(socket.close_code, flush=True)
    return 0


if sys.argv[1] == "serve":
    asyncio.run(serve())
else:
    sys.exit(asyncio.run(client(int(sys.argv[2]))))
