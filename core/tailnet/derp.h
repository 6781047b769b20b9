// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/net/neterror.h"
#include "core/tailnet/tailnetkey.h"

#include <string>

namespace plimsoll {

// Told from within the calls of a Derp.
class DerpHandler
{
public:
    virtual void relayReady() = 0; // packets may be sent from now on
    virtual void packetCame(const PublicKey &source, std::span<const std::byte> packet) = 0;
    // `isUnknown`: it has no link to this relay at all; else it had one.
    virtual void otherIsGone(const PublicKey &other, bool isUnknown) = 0;
    virtual void relayRestarts(Milliseconds reconnectIn) = 0; // the link will end by itself
    virtual void relayHealth(const std::string &trouble) = 0; // from the relay; empty: it is well

protected:
    ~DerpHandler() = default;
};

struct DerpTimes {
    Nanoseconds silence = std::chrono::seconds(120); // the relay says something each minute
};

// The client's end of a link to a DERP relay, which carries packets between public keys: pure, no I/O. What
// is to be sent is appended to the vector that each call is given. https://pkg.go.dev/tailscale.com/derp (the
// protocol is written down in its source).
class Derp
{
public:
    static constexpr std::size_t LargestPacket = 64 * 1024;

    Derp(const KeyPair &self, DerpHandler &handler, const DerpTimes &times, Instant now);

    bool isReady() const { return m_state == State::Ready; }
    // Only while it is ready, and at most LargestPacket.
    static void send(
        const PublicKey &destination, std::span<const std::byte> packet, std::vector<std::byte> &out);

    // Errors: Protocol (what comes is no relay's, or it proves no knowledge of its key).
    NetResult<> receive(std::span<const std::byte> bytes, Instant now, std::vector<std::byte> &out);
    // When timePassed() wants to be called next.
    Instant deadline() const { return m_lastHeard + m_times.silence; }
    // Errors: Timeout (nothing has come for too long).
    NetResult<> timePassed(Instant now) const;

private:
    enum class State : std::uint8_t { Greeting, Introduced, Ready };
    enum class Frame : std::uint8_t {
        ServerKey = 1,
        ClientInfo = 2,
        ServerInfo = 3,
        SendPacket = 4,
        RecvPacket = 5,
        KeepAlive = 6,
        NotePreferred = 7,
        PeerGone = 8,
        Ping = 12,
        Pong = 13,
        Health = 14,
        Restarting = 15,
    };

    static void put(
        Frame type, std::initializer_list<std::span<const std::byte>> parts, std::vector<std::byte> &out);
    NetResult<> frameCame(Frame type, std::span<const std::byte> body, std::vector<std::byte> &out);
    NetResult<> greeted(std::span<const std::byte> body, std::vector<std::byte> &out);
    NetResult<> introduced(std::span<const std::byte> body, std::vector<std::byte> &out);
    void told(Frame type, std::span<const std::byte> body, std::vector<std::byte> &out);

    KeyPair m_self;
    DerpHandler &m_handler;
    DerpTimes m_times;
    State m_state = State::Greeting;
    PublicKey m_server{};
    std::vector<std::byte> m_partial; // the beginning of a frame
    Instant m_lastHeard;
};

} // namespace plimsoll
