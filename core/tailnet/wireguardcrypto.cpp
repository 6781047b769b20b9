// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tailnet/wireguardcrypto.h"

#include "core/net/wirebytes.h"

#include <sodium.h>

#include <algorithm>
#include <cstring>

namespace plimsoll {

namespace {

using ConstBytes = std::span<const std::byte>;
using Nonce = std::array<std::byte, 12>;

constexpr std::size_t TagSize = 16;
constexpr std::size_t HeaderSize = 16; // of a transport message
constexpr std::size_t PaddedTo = 16;

// Offsets of an initiation and of a response.
constexpr std::size_t InitiationEphemeral = 8;
constexpr std::size_t InitiationStatic = 40;
constexpr std::size_t InitiationTime = 88;
constexpr std::size_t InitiationMac1 = 116;
constexpr std::size_t InitiationMac2 = 132;
constexpr std::size_t ResponseEphemeral = 12;
constexpr std::size_t ResponseEmpty = 44;
constexpr std::size_t ResponseMac1 = 60;
constexpr std::size_t CookieNonce = 8;
constexpr std::size_t CookieSealed = 32;
constexpr std::size_t CookieReplySize = 64;

constexpr Hash32 NoPresharedKey{};

ConstBytes bytesOf(std::string_view text)
{
    return std::as_bytes(std::span(text));
}

unsigned char *room(std::span<std::byte> bytes)
{
    return reinterpret_cast<unsigned char *>(bytes.data());
}
const unsigned char *octets(ConstBytes bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes.data());
}

void putIndex(std::span<std::byte> into, std::uint32_t index)
{
    for (std::size_t i = 0; i < sizeof index; ++i)
        into[i] = static_cast<std::byte>(index >> (8 * i) & 0xff);
}

std::uint64_t littleEndian(ConstBytes bytes)
{
    std::uint64_t number = 0;
    for (std::size_t i = bytes.size(); i-- > 0;)
        number = number << 8 | std::to_integer<std::uint64_t>(bytes[i]);
    return number;
}

void seal(const Hash32 &key, const Nonce &nonce, ConstBytes plain, ConstBytes data, std::span<std::byte> into)
{
    crypto_aead_chacha20poly1305_ietf_encrypt(room(into), nullptr, octets(plain), plain.size(), octets(data),
        data.size(), nullptr, octets(nonce), octets(key));
}

bool open(
    const Hash32 &key, const Nonce &nonce, ConstBytes sealed, ConstBytes data, std::span<std::byte> into)
{
    return crypto_aead_chacha20poly1305_ietf_decrypt(room(into), nullptr, nullptr, octets(sealed),
               sealed.size(), octets(data), data.size(), octets(nonce), octets(key))
        == 0;
}

// The state that both sides of a handshake keep in step.
struct Handshake {
    Hash32 chain{};
    Hash32 hash{};

    explicit Handshake(const PublicKey &responder)
        : chain(blake2s({bytesOf("Noise_IKpsk2_25519_ChaChaPoly_BLAKE2s")}))
        , hash(blake2s({chain, bytesOf("WireGuard v1 zx2c4 Jason@zx2c4.com")}))
    {
        mixHash(responder);
    }
    Handshake(const Hash32 &chainSoFar, const Hash32 &hashSoFar)
        : chain(chainSoFar)
        , hash(hashSoFar)
    {
    }
    ~Handshake()
    {
        sodium_memzero(chain.data(), chain.size());
        sodium_memzero(hash.data(), hash.size());
    }
    Handshake(const Handshake &) = delete;
    Handshake &operator=(const Handshake &) = delete;

    void mixHash(ConstBytes bytes) { hash = blake2s({hash, bytes}); }
    void mixEphemeral(const PublicKey &key)
    {
        mixHash(key);
        chain = blake2sKdf<1>(chain, key)[0];
    }
    // False: the keys agree on nothing.
    bool mix(const KeyPair &own, const PublicKey &other)
    {
        const std::optional<Hash32> shared = own.agreeWith(other);
        if (shared)
            chain = blake2sKdf<1>(chain, *shared)[0];
        return shared.has_value();
    }
    std::optional<Hash32> mixForKey(const KeyPair &own, const PublicKey &other)
    {
        const std::optional<Hash32> shared = own.agreeWith(other);
        if (!shared)
            return std::nullopt;
        const auto [next, key] = blake2sKdf<2>(chain, *shared);
        chain = next;
        return key;
    }
    Hash32 mixPresharedKey()
    {
        const auto [next, mixed, key] = blake2sKdf<3>(chain, NoPresharedKey);
        chain = next;
        mixHash(mixed);
        return key;
    }
    void sealInto(const Hash32 &key, ConstBytes plain, std::span<std::byte> into)
    {
        seal(key, {}, plain, hash, into);
        mixHash(into);
    }
    bool openInto(const Hash32 &key, ConstBytes sealed, std::span<std::byte> into)
    {
        const bool isGenuine = open(key, {}, sealed, hash, into);
        mixHash(sealed);
        return isGenuine;
    }
    WireGuardKeys keys(bool isInitiator, std::uint32_t ourIndex, std::uint32_t theirIndex) const
    {
        const auto [first, second] = blake2sKdf<2>(chain, {});
        WireGuardKeys keys;
        keys.sending = isInitiator ? first : second;
        keys.receiving = isInitiator ? second : first;
        keys.ourIndex = ourIndex;
        keys.theirIndex = theirIndex;
        return keys;
    }
};

Mac16 mac1Of(const PublicKey &receiver, ConstBytes message)
{
    return blake2sMac(blake2s({bytesOf("mac1----"), receiver}), {message});
}

bool isMac1(const PublicKey &receiver, ConstBytes message, std::size_t at)
{
    const Mac16 mac = mac1Of(receiver, message.first(at));
    return sodium_memcmp(mac.data(), message.data() + at, mac.size()) == 0;
}

PublicKey keyAt(ConstBytes message, std::size_t at)
{
    PublicKey key{};
    std::ranges::copy(message.subspan(at, key.size()), key.begin());
    return key;
}

} // namespace

std::optional<WireGuardMessage> wireGuardMessageOf(ConstBytes packet)
{
    if (packet.size() < 4 || packet[1] != std::byte{0} || packet[2] != std::byte{0}
        || packet[3] != std::byte{0})
        return std::nullopt;
    const auto type = static_cast<WireGuardMessage>(packet[0]);
    const bool isKnown = type >= WireGuardMessage::Initiation && type <= WireGuardMessage::Transport;
    return isKnown ? std::optional(type) : std::nullopt;
}

Tai64n tai64n(std::int64_t secondsSince1970, std::uint32_t nanoseconds)
{
    std::vector<std::byte> bytes;
    appendBigEndian(bytes, 0x400000000000000aULL + static_cast<std::uint64_t>(secondsSince1970));
    appendBigEndian(bytes, nanoseconds);
    Tai64n time{};
    std::ranges::copy(bytes, time.begin());
    return time;
}

WireGuardKeys::~WireGuardKeys()
{
    sodium_memzero(sending.data(), sending.size());
    sodium_memzero(receiving.data(), receiving.size());
}

// ---- initiator --------------------------------------------------------------------------------------------

WireGuardInitiator::WireGuardInitiator(
    const KeyPair &self, const PublicKey &responder, const KeyPair &ephemeral)
    : m_self(self)
    , m_responder(responder)
    , m_ephemeral(ephemeral)
{
}

WireGuardInitiator::~WireGuardInitiator()
{
    sodium_memzero(m_chain.data(), m_chain.size());
    sodium_memzero(m_hash.data(), m_hash.size());
}

std::optional<WireGuardInitiator> WireGuardInitiator::create(const KeyPair &self, const PublicKey &responder,
    const KeyPair &ephemeral, std::uint32_t index, const Tai64n &time, const std::optional<Mac16> &cookie)
{
    WireGuardInitiator made(self, responder, ephemeral);
    made.m_index = index;
    const std::span<std::byte> message = made.m_message;
    message[0] = static_cast<std::byte>(WireGuardMessage::Initiation);
    putIndex(message.subspan(4), index);
    std::ranges::copy(ephemeral.publicKey(), message.begin() + InitiationEphemeral);
    Handshake handshake(responder);
    handshake.mixEphemeral(ephemeral.publicKey());
    const std::optional<Hash32> first = handshake.mixForKey(ephemeral, responder);
    if (!first)
        return std::nullopt;
    handshake.sealInto(*first, self.publicKey(), message.subspan(InitiationStatic, 32 + TagSize));
    const std::optional<Hash32> second = handshake.mixForKey(self, responder);
    if (!second)
        return std::nullopt;
    handshake.sealInto(*second, time, message.subspan(InitiationTime, time.size() + TagSize));
    std::ranges::copy(
        mac1Of(responder, message.first(InitiationMac1)), message.begin() + std::ptrdiff_t{InitiationMac1});
    if (cookie) {
        std::ranges::copy(blake2sMac(*cookie, {message.first(InitiationMac2)}),
            message.begin() + std::ptrdiff_t{InitiationMac2});
    }
    made.m_chain = handshake.chain;
    made.m_hash = handshake.hash;
    return made;
}

std::optional<WireGuardKeys> WireGuardInitiator::finish(ConstBytes response) const
{
    if (response.size() != std::tuple_size_v<WireGuardResponse>
        || wireGuardMessageOf(response) != WireGuardMessage::Response
        || littleEndian(response.subspan(8, 4)) != m_index
        || !isMac1(m_self.publicKey(), response, ResponseMac1))
        return std::nullopt;
    const PublicKey theirs = keyAt(response, ResponseEphemeral);
    Handshake handshake(m_chain, m_hash);
    handshake.mixEphemeral(theirs);
    if (!handshake.mix(m_ephemeral, theirs) || !handshake.mix(m_self, theirs))
        return std::nullopt;
    const Hash32 key = handshake.mixPresharedKey();
    if (!handshake.openInto(key, response.subspan(ResponseEmpty, TagSize), {}))
        return std::nullopt;
    return handshake.keys(true, m_index, static_cast<std::uint32_t>(littleEndian(response.subspan(4, 4))));
}

std::optional<Mac16> WireGuardInitiator::cookieOf(ConstBytes reply) const
{
    if (reply.size() != CookieReplySize || wireGuardMessageOf(reply) != WireGuardMessage::CookieReply
        || littleEndian(reply.subspan(4, 4)) != m_index)
        return std::nullopt;
    const Hash32 key = blake2s({bytesOf("cookie--"), m_responder});
    const ConstBytes mac1 = ConstBytes(m_message).subspan(InitiationMac1, 16);
    Mac16 cookie{};
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(room(cookie), nullptr, nullptr,
            octets(reply.subspan(CookieSealed)), cookie.size() + TagSize, octets(mac1), mac1.size(),
            octets(reply.subspan(CookieNonce)), octets(key))
        != 0)
        return std::nullopt;
    return cookie;
}

// ---- responder --------------------------------------------------------------------------------------------

std::optional<WireGuardAnswer> answerWireGuard(const KeyPair &self, const PublicKey &initiator,
    ConstBytes initiation, const KeyPair &ephemeral, std::uint32_t index)
{
    if (initiation.size() != std::tuple_size_v<WireGuardInitiation>
        || wireGuardMessageOf(initiation) != WireGuardMessage::Initiation
        || !isMac1(self.publicKey(), initiation, InitiationMac1))
        return std::nullopt;
    Handshake handshake(self.publicKey());
    const PublicKey theirs = keyAt(initiation, InitiationEphemeral);
    handshake.mixEphemeral(theirs);
    const std::optional<Hash32> first = handshake.mixForKey(self, theirs);
    PublicKey said{};
    if (!first || !handshake.openInto(*first, initiation.subspan(InitiationStatic, 32 + TagSize), said)
        || said != initiator)
        return std::nullopt;
    const std::optional<Hash32> second = handshake.mixForKey(self, initiator);
    WireGuardAnswer answer;
    if (!second
        || !handshake.openInto(
            *second, initiation.subspan(InitiationTime, answer.time.size() + TagSize), answer.time))
        return std::nullopt;
    const auto theirIndex = static_cast<std::uint32_t>(littleEndian(initiation.subspan(4, 4)));
    const std::span<std::byte> message = answer.message;
    message[0] = static_cast<std::byte>(WireGuardMessage::Response);
    putIndex(message.subspan(4), index);
    putIndex(message.subspan(8), theirIndex);
    std::ranges::copy(ephemeral.publicKey(), message.begin() + ResponseEphemeral);
    handshake.mixEphemeral(ephemeral.publicKey());
    if (!handshake.mix(ephemeral, theirs) || !handshake.mix(ephemeral, initiator))
        return std::nullopt;
    const Hash32 key = handshake.mixPresharedKey();
    handshake.sealInto(key, {}, message.subspan(ResponseEmpty, TagSize));
    std::ranges::copy(
        mac1Of(initiator, message.first(ResponseMac1)), message.begin() + std::ptrdiff_t{ResponseMac1});
    answer.keys = handshake.keys(false, index, theirIndex);
    return answer;
}

// ---- transport --------------------------------------------------------------------------------------------

bool ReplayWindow::take(std::uint64_t counter)
{
    if (counter == UINT64_MAX || counter + Size < m_next)
        return false;
    if (counter >= m_next) {
        const std::uint64_t steps = counter + 1 - m_next;
        if (steps >= Size)
            m_seen.reset();
        else
            for (std::uint64_t i = 0; i < steps; ++i)
                m_seen.reset((m_next + i) % Size);
        m_next = counter + 1;
    } else if (m_seen.test(counter % Size)) {
        return false;
    }
    m_seen.set(counter % Size);
    return true;
}

std::uint32_t wireGuardReceiverOf(ConstBytes message)
{
    return static_cast<std::uint32_t>(littleEndian(message.subspan(4, 4)));
}

static Nonce nonceOf(std::uint64_t counter)
{
    Nonce nonce{};
    for (std::size_t i = 0; i < sizeof counter; ++i)
        nonce[4 + i] = static_cast<std::byte>(counter >> (8 * i) & 0xff);
    return nonce;
}

void WireGuardTransport::seal(ConstBytes plain, std::vector<std::byte> &out)
{
    const Nonce nonce = nonceOf(m_counter++);
    const std::size_t padded = (plain.size() + PaddedTo - 1) / PaddedTo * PaddedTo;
    const std::size_t begin = out.size();
    out.resize(begin + HeaderSize + padded + TagSize);
    const std::span<std::byte> message = std::span(out).subspan(begin);
    message[0] = static_cast<std::byte>(WireGuardMessage::Transport);
    putIndex(message.subspan(4), m_keys.theirIndex);
    std::copy(nonce.begin() + 4, nonce.end(), message.begin() + 8);
    const std::span<std::byte> body = message.subspan(HeaderSize);
    std::ranges::copy(plain, body.begin()); // sealed where it lies
    plimsoll::seal(m_keys.sending, nonce, body.first(padded), {}, body);
}

std::optional<std::vector<std::byte>> WireGuardTransport::open(ConstBytes message)
{
    if (message.size() < HeaderSize + TagSize || wireGuardMessageOf(message) != WireGuardMessage::Transport
        || wireGuardReceiverOf(message) != m_keys.ourIndex)
        return std::nullopt;
    const std::uint64_t counter = littleEndian(message.subspan(8, 8));
    const ConstBytes sealed = message.subspan(HeaderSize);
    std::vector<std::byte> plain(sealed.size() - TagSize);
    if (!plimsoll::open(m_keys.receiving, nonceOf(counter), sealed, {}, plain) || !m_window.take(counter))
        return std::nullopt;
    return plain;
}

} // namespace plimsoll
