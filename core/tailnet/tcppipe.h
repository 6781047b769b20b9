// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/poller.h"
#include "core/net/socket.h"
#include "core/tailnet/tcpconnection.h"

namespace plimsoll {

// Told from the loop, from within TcpPipe::receive(), or (packets only) from within any of its calls.
class TcpPipeHandler
{
public:
    virtual void pipeSends(std::span<const std::byte> packet) = 0; // IPv6, to the other side
    virtual void pipeOpened(Socket end) = 0; // what is written there goes to the other side, and back
    virtual void pipeFailed(const NetError &error) = 0; // the last call; not for an orderly end

protected:
    ~TcpPipeHandler() = default;
};

// A TCP connection through a tunnel, as a socket: for libraries that want one. Holds what either side does
// not take, and no more than TCP's window of it. Loop thread only; retire it (or its owner) from a callback.
class TcpPipe final : public Retirable, private TcpHandler, private PollTarget
{
public:
    TcpPipe(Loop &loop, TcpPipeHandler &handler);
    ~TcpPipe() override;

    void connect(const TailnetAddress &self, const TailnetAddress &other, std::uint16_t port);
    void await(const TailnetAddress &self, const TailnetAddress &other, std::uint16_t port);
    void receive(const Ipv6Packet &packet) { m_tcp.receive(packet); }
    // Both ends see it break.
    void abort();
    void fallSilent() override { abort(); }

    int retransmits() const { return m_tcp.retransmits(); }

private:
    // TcpHandler
    void tcpSends(std::span<const std::byte> packet) override { m_handler.pipeSends(packet); }
    void tcpConnected() override;
    void tcpReceived(std::span<const std::byte> bytes) override;
    void tcpWritable() override;
    void tcpFinished() override;
    void tcpFailed(const NetError &error) override;
    // PollTarget
    void ready(Readiness readiness) override;

    void readSocket();
    void writeSocket();
    void watch();
    void unwatch();
    void closeSocket();
    void fail(const NetError &error);

    Loop &m_loop;
    TcpPipeHandler &m_handler;
    TcpConnection m_tcp;
    Socket m_socket; // the other half is the user's
    std::vector<std::byte> m_toTcp; // what TCP did not take yet
    std::vector<std::byte> m_toSocket; // what the user did not take yet
    std::optional<Interest> m_interest; // none: not watched
    bool m_isFinished = false; // by the other side
};

} // namespace plimsoll
