// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/loop.h"
#include "core/net/neterror.h"
#include "core/tailnet/ipv6.h"

namespace plimsoll {

// Told from the loop, from within TcpConnection::receive(), or (packets only) from within any of its calls.
class TcpHandler
{
public:
    virtual void tcpSends(std::span<const std::byte> packet) = 0; // IPv6, to the other side
    virtual void tcpConnected() = 0;
    // The other side may send so many more only after consumed().
    virtual void tcpReceived(std::span<const std::byte> bytes) = 0;
    virtual void tcpWritable() = 0; // after a write() that took less than it was given
    virtual void tcpFinished() = 0; // the other side sends no more
    virtual void tcpFailed(const NetError &error) = 0; // the last call: it is gone

protected:
    ~TcpHandler() = default;
};

// One TCP connection through a tunnel, by lwIP. lwIP is one for the whole process, behind its own lock; what
// its own thread has to tell comes through the loop. Loop thread only.
class TcpConnection final : public Retirable
{
public:
    // What lwIP sends and takes at most within one round trip, bytes: Debian's has it so.
    static constexpr std::size_t Window = 65'535;

    struct Link; // what lwIP's callbacks write to
    struct Told; // what they had to say

    TcpConnection(Loop &loop, TcpHandler &handler);
    ~TcpConnection() override;

    // From `self` to `other`, which are told apart from those of other connections by the packets' carrier.
    void connect(const TailnetAddress &self, const TailnetAddress &other, std::uint16_t port);
    // Waits for the other side to connect to that port of ours; what listens stays, for all connections.
    void await(const TailnetAddress &self, const TailnetAddress &other, std::uint16_t port);
    // A packet of protocol TCP between these two.
    void receive(const Ipv6Packet &packet);
    // How many of the bytes it took; with less than all, tcpWritable() follows.
    std::size_t write(std::span<const std::byte> bytes);
    // So many of the bytes that were received have gone on.
    void consumed(std::size_t count);
    // No more will be written; what was is still sent.
    void finishSending();
    // Ends it with a reset, which is sent, and calls nothing else any more.
    void abort();
    void fallSilent() override { abort(); }

    int retransmits() const; // packets with bytes that were sent before; 0 once it is gone

private:
    enum class Telling : std::uint8_t { Packets, Everything };

    template <typename Call> void within(Telling telling, Call call);
    void begin(const TailnetAddress &self, const TailnetAddress &other);
    void sendPackets(std::span<const std::byte> packets);
    void tell(const Told &told);

    Loop &m_loop;
    TcpHandler &m_handler;
    std::shared_ptr<Link> m_link; // none: not connected any more
    std::vector<std::byte> m_sparePackets; // kept for their capacity
    std::vector<std::byte> m_spareBytes;
};

} // namespace plimsoll
