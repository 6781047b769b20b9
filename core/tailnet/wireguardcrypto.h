// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tailnet/tailnetkey.h"

#include <bitset>
#include <cstdint>

namespace plimsoll {

// The messages of WireGuard, without I/O and time: Noise_IKpsk2_25519_ChaChaPoly_BLAKE2s with a pre-shared
// key of zeros. https://www.wireguard.com/papers/wireguard.pdf, section 5.4.

enum class WireGuardMessage : std::uint8_t { Initiation = 1, Response = 2, CookieReply = 3, Transport = 4 };
// None: the first four bytes are of no message.
std::optional<WireGuardMessage> wireGuardMessageOf(std::span<const std::byte> packet);

using Tai64n = std::array<std::byte, 12>; // a time that grows with each initiation
Tai64n tai64n(std::int64_t secondsSince1970, std::uint32_t nanoseconds);

using WireGuardInitiation = std::array<std::byte, 148>;
using WireGuardResponse = std::array<std::byte, 92>;

// What a handshake comes to; wiped when it goes.
struct WireGuardKeys {
    Hash32 sending{};
    Hash32 receiving{};
    std::uint32_t ourIndex = 0;
    std::uint32_t theirIndex = 0;

    WireGuardKeys() = default;
    WireGuardKeys(const WireGuardKeys &) = default;
    WireGuardKeys &operator=(const WireGuardKeys &) = default;
    ~WireGuardKeys();
};

// The side that begins.
class WireGuardInitiator
{
public:
    // `cookie`: from a cookie reply that is younger than 120 s. None: the key of `responder` is of low order.
    static std::optional<WireGuardInitiator> create(const KeyPair &self, const PublicKey &responder,
        const KeyPair &ephemeral, std::uint32_t index, const Tai64n &time,
        const std::optional<Mac16> &cookie = {});
    ~WireGuardInitiator();
    WireGuardInitiator(const WireGuardInitiator &) = default;
    WireGuardInitiator &operator=(const WireGuardInitiator &) = default;

    const WireGuardInitiation &message() const { return m_message; }
    // None: the packet is no answer to the message.
    std::optional<WireGuardKeys> finish(std::span<const std::byte> response) const;
    // The cookie of a reply to the message. None: it is none.
    std::optional<Mac16> cookieOf(std::span<const std::byte> reply) const;

private:
    WireGuardInitiator(const KeyPair &self, const PublicKey &responder, const KeyPair &ephemeral);

    KeyPair m_self;
    PublicKey m_responder;
    KeyPair m_ephemeral;
    std::uint32_t m_index = 0;
    Hash32 m_hash{};
    Hash32 m_chain{};
    WireGuardInitiation m_message{};
};

// The side that answers.
struct WireGuardAnswer {
    WireGuardResponse message{};
    WireGuardKeys keys;
    Tai64n time{}; // of the initiation; the caller refuses one that has not grown
};
// None: the initiation is not from `initiator` for us.
std::optional<WireGuardAnswer> answerWireGuard(const KeyPair &self, const PublicKey &initiator,
    std::span<const std::byte> initiation, const KeyPair &ephemeral, std::uint32_t index);

// Which counters of a direction have been seen: WireGuard refuses what came before, and what is too old to
// tell.
class ReplayWindow
{
public:
    static constexpr std::uint64_t Size = 2048;
    bool take(std::uint64_t counter); // false: refused

private:
    std::bitset<Size> m_seen;
    std::uint64_t m_next = 0; // above the highest
};

// What is carried with the keys of one handshake.
class WireGuardTransport
{
public:
    static constexpr std::size_t Overhead = 32; // header and tag

    explicit WireGuardTransport(const WireGuardKeys &keys)
        : m_keys(keys)
    {
    }

    const WireGuardKeys &keys() const { return m_keys; }
    std::uint64_t sent() const { return m_counter; }
    // Appends a message; `plain` is padded with zeros to a multiple of 16.
    void seal(std::span<const std::byte> plain, std::vector<std::byte> &out);
    // What a message carries, padding and all. None: it is not genuine, or came before.
    std::optional<std::vector<std::byte>> open(std::span<const std::byte> message);

private:
    WireGuardKeys m_keys;
    std::uint64_t m_counter = 0;
    ReplayWindow m_window;
};
// For whom a transport message is; it has at least the header.
std::uint32_t wireGuardReceiverOf(std::span<const std::byte> message);

} // namespace plimsoll
