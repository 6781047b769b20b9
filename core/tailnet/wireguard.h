// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/net/neterror.h"
#include "core/tailnet/wireguardcrypto.h"

#include <deque>

namespace plimsoll {

// Told from within the calls of a WireGuard.
class WireGuardHandler
{
public:
    virtual void wireGuardSends(std::span<const std::byte> packet)
        = 0; // to the other side, by whatever carries it
    virtual void wireGuardReceived(std::span<const std::byte> plain)
        = 0; // never empty; padding is still there
    virtual void wireGuardConnected() = 0; // there are keys: for the first time, or new ones
    virtual void wireGuardFailed(const NetError &error)
        = 0; // no handshake came about; what waited is dropped

protected:
    ~WireGuardHandler() = default;
};

// Section 6 of WireGuard's paper, but that the first tries are repeated sooner: an agent may not know us yet.
struct WireGuardTimes {
    Nanoseconds firstRetry = std::chrono::milliseconds(250); // then twice as long each time, up to `retry`
    Nanoseconds retry = std::chrono::seconds(5); // and a random part of a third of a second
    Nanoseconds giveUp = std::chrono::seconds(90);
    Nanoseconds rekey = std::chrono::seconds(120); // age of keys with which the initiator sends
    Nanoseconds rekeyReceiving = std::chrono::seconds(165); // or receives
    Nanoseconds reject = std::chrono::seconds(180); // keys that are older are of no use
    Nanoseconds wipe = std::chrono::seconds(540);
    Nanoseconds keepalive = std::chrono::seconds(10); // after something came and nothing was sent
    Nanoseconds silence = std::chrono::seconds(15); // after something was sent and nothing came
    Nanoseconds persistentKeepalive = std::chrono::seconds(25);
    Nanoseconds cookie = std::chrono::seconds(120);
};

// A tunnel to one other side: pure, no I/O and no clock of its own. Either side may begin a handshake.
class WireGuard
{
public:
    static constexpr std::size_t MostWaiting = 64; // packets while there are no keys; the oldest go

    WireGuard(
        const KeyPair &self, const PublicKey &other, WireGuardHandler &handler, const WireGuardTimes &times);

    // Begins a handshake, unless one is under way.
    void connect(Instant now);
    // An IP packet; without keys it waits for the handshake that it begins.
    void send(std::span<const std::byte> plain, Instant now);
    // What is not from the other side is passed over.
    void receive(std::span<const std::byte> packet, Instant now);
    // When timePassed() wants to be called next; none: not before something else happens.
    std::optional<Instant> deadline() const;
    void timePassed(Instant now);

    bool isConnected(Instant now) const { return m_current && now - m_current->madeAt < m_times.reject; }
    int handshakes() const { return m_handshakes; } // that came about
    int retries() const { return m_retries; } // initiations that had no answer

private:
    struct Keys {
        WireGuardTransport transport;
        Instant madeAt;
        bool isInitiator = false;
    };
    struct Handshake {
        WireGuardInitiator initiator;
        Instant begunAt;
        Instant retryAt;
    };

    void initiate(Instant begunAt, Instant now);
    void sendSealed(std::span<const std::byte> plain, Instant now);
    void flush(Instant now); // what waits, or else an empty packet that confirms the keys
    void take(const Keys &keys, Instant now);
    void initiationCame(std::span<const std::byte> packet, Instant now);
    void responseCame(std::span<const std::byte> packet, Instant now);
    void transportCame(std::span<const std::byte> packet, Instant now);
    void forgetKeys();
    Tai64n nextTime();

    KeyPair m_self;
    PublicKey m_other;
    WireGuardHandler &m_handler;
    WireGuardTimes m_times;

    std::optional<Keys> m_previous;
    std::optional<Keys> m_current;
    std::optional<Keys> m_next; // of a handshake that the other side began, until it uses them
    std::optional<Handshake> m_handshake;
    std::deque<std::vector<std::byte>> m_waiting;

    std::optional<std::pair<Mac16, Instant>> m_cookie; // and when it came
    std::int64_t m_lastTime = 0; // of an initiation of ours, ns since 1970
    Tai64n m_theirTime{}; // of theirs
    Instant m_lastSent;
    std::optional<Instant> m_unansweredSince; // something was sent
    std::optional<Instant> m_unthankedSince; // something came
    int m_handshakes = 0;
    int m_retries = 0;
};

} // namespace plimsoll
