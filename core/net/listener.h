// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/loop.h"
#include "core/net/stream.h"

#include <memory>

namespace plimsoll {

class ListenerHandler
{
public:
    // A new connection. Set its handler before returning: it hears opened() next (after TLS, if any), or
    // closed().
    virtual void accepted(std::unique_ptr<Stream> stream) = 0;

protected:
    ~ListenerHandler() = default;
};

struct ListenOptions {
    std::shared_ptr<const TlsContext> tls; // none: plain
    Milliseconds handshakeTimeout{10'000};
    bool sharePort = false; // several loops listen on one port, and the kernel spreads the connections
};

// Accepts Streams on one address. Loop thread only.
class Listener final : private PollTarget
{
public:
    Listener(Loop &loop, ListenerHandler &handler);
    ~Listener();

    // Port 0: any free one, see address(). Errors: Local.
    NetResult<> listen(const SocketAddress &at, ListenOptions options = {});
    void close();
    SocketAddress address() const { return m_socket.localAddress(); }

private:
    void ready(Readiness readiness) override;
    void tryAgain(Instant now);

    Loop &m_loop;
    ListenerHandler &m_handler;
    Socket m_socket;
    ListenOptions m_options;
    MemberTimer<Listener, &Listener::tryAgain> m_retry{*this};
};

} // namespace plimsoll
