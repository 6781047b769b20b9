// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tailnet/tcppipe.h"

#include "core/net/wirebytes.h"

namespace plimsoll {

TcpPipe::TcpPipe(Loop &loop, TcpPipeHandler &handler)
    : m_loop(loop)
    , m_handler(handler)
    , m_tcp(loop, static_cast<TcpHandler &>(*this))
{
}

TcpPipe::~TcpPipe()
{
    abort();
}

void TcpPipe::connect(const TailnetAddress &self, const TailnetAddress &other, std::uint16_t port)
{
    m_tcp.connect(self, other, port);
}

void TcpPipe::await(const TailnetAddress &self, const TailnetAddress &other, std::uint16_t port)
{
    m_tcp.await(self, other, port);
}

void TcpPipe::tcpConnected()
{
    NetResult<std::pair<Socket, Socket>> pair = Socket::pair();
    if (!pair)
        return fail(pair.error());
    auto [ours, theirs] = *std::move(pair);
    m_socket = std::move(ours);
    watch();
    if (m_socket.isOpen())
        m_handler.pipeOpened(std::move(theirs));
}

void TcpPipe::tcpReceived(std::span<const std::byte> bytes)
{
    append(m_toSocket, bytes);
    writeSocket();
}

void TcpPipe::writeSocket()
{
    std::size_t done = 0;
    while (m_socket.isOpen() && done < m_toSocket.size()) {
        const Transfer transfer = m_socket.send(std::span(m_toSocket).subspan(done));
        if (transfer.state != Transfer::State::Moved)
            break; // what ended it is told by a read
        done += transfer.size;
    }
    m_toSocket.erase(m_toSocket.begin(), m_toSocket.begin() + static_cast<std::ptrdiff_t>(done));
    if (done > 0)
        m_tcp.consumed(done);
    if (m_isFinished && m_toSocket.empty() && m_socket.isOpen())
        m_socket.finishSending();
    watch();
}

// Not by way of the loop's buffer: this may be within a call that has what it reads in there.
void TcpPipe::readSocket()
{
    std::array<std::byte, std::size_t{16} * 1024> bytes; // NOLINT(cppcoreguidelines-pro-type-member-init)
    while (m_toTcp.empty() && m_socket.isOpen()) {
        const std::span<std::byte> buffer = bytes;
        const Transfer transfer = m_socket.receive(buffer);
        if (transfer.state == Transfer::State::WouldBlock)
            break;
        if (transfer.state != Transfer::State::Moved) { // the user is done with it
            m_tcp.finishSending();
            return closeSocket();
        }
        const std::size_t taken = m_tcp.write(buffer.first(transfer.size));
        append(m_toTcp, buffer.subspan(taken, transfer.size - taken));
    }
    watch();
}

void TcpPipe::tcpWritable()
{
    const std::size_t taken = m_tcp.write(m_toTcp);
    m_toTcp.erase(m_toTcp.begin(), m_toTcp.begin() + static_cast<std::ptrdiff_t>(taken));
    readSocket();
}

void TcpPipe::tcpFinished()
{
    m_isFinished = true;
    writeSocket();
}

void TcpPipe::tcpFailed(const NetError &error)
{
    fail(error);
}

void TcpPipe::ready(Readiness readiness)
{
    if (readiness.failed && !m_toTcp.empty()) // hung up, which is heeded when TCP has taken all
        return unwatch();
    if (readiness.writable)
        writeSocket();
    if (readiness.readable || readiness.failed)
        readSocket();
}

void TcpPipe::watch()
{
    if (!m_socket.isOpen())
        return;
    const bool reads = m_toTcp.empty();
    const bool writes = !m_toSocket.empty();
    const Interest wanted = reads ? (writes ? Interest::ReadWrite : Interest::Read)
                                  : (writes ? Interest::Write : Interest::None);
    if (m_interest == wanted)
        return;
    if (m_interest)
        m_loop.poller().change(m_socket.descriptor(), *this, wanted);
    else if (const NetResult<> added = m_loop.poller().add(m_socket.descriptor(), *this, wanted); !added)
        return fail(added.error());
    m_interest = wanted;
}

void TcpPipe::unwatch()
{
    if (std::exchange(m_interest, std::nullopt))
        m_loop.poller().remove(m_socket.descriptor(), *this);
}

void TcpPipe::closeSocket()
{
    unwatch();
    m_socket.close();
}

void TcpPipe::abort()
{
    closeSocket();
    m_tcp.abort();
}

void TcpPipe::fail(const NetError &error)
{
    abort();
    m_handler.pipeFailed(error);
}

} // namespace plimsoll
