// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tailnet/derp.h"

#include "core/net/wirebytes.h"

#include <algorithm>

namespace plimsoll {

namespace {

constexpr std::size_t HeaderSize = 5;
constexpr std::size_t KeySize = 32;
constexpr std::size_t LargestFrame = KeySize + Derp::LargestPacket;
constexpr std::size_t PingSize = 8;

// "DERP" and a key, as an emoji.
constexpr std::array Magic{std::byte{0x44}, std::byte{0x45}, std::byte{0x52}, std::byte{0x50},
    std::byte{0xf0}, std::byte{0x9f}, std::byte{0x94}, std::byte{0x91}};
constexpr std::string_view ClientSays = R"({"version":2,"CanAckPings":true})";

NetError violation(const std::string &what)
{
    return {NetCause::Protocol, "The relay broke the rules of DERP: " + what + '.'};
}

PublicKey keyAt(std::span<const std::byte> bytes)
{
    PublicKey key{};
    std::ranges::copy(bytes.first(key.size()), key.begin());
    return key;
}

} // namespace

Derp::Derp(const KeyPair &self, DerpHandler &handler, const DerpTimes &times, Instant now)
    : m_self(self)
    , m_handler(handler)
    , m_times(times)
    , m_lastHeard(now)
{
}

void Derp::put(
    Frame type, std::initializer_list<std::span<const std::byte>> parts, std::vector<std::byte> &out)
{
    std::size_t size = 0;
    for (const std::span<const std::byte> part : parts)
        size += part.size();
    out.push_back(static_cast<std::byte>(type));
    appendBigEndian(out, static_cast<std::uint32_t>(size));
    for (const std::span<const std::byte> part : parts)
        append(out, part);
}

void Derp::send(const PublicKey &destination, std::span<const std::byte> packet, std::vector<std::byte> &out)
{
    put(Frame::SendPacket, {destination, packet}, out);
}

NetResult<> Derp::timePassed(Instant now) const
{
    if (now < deadline())
        return {};
    return NetError{NetCause::Timeout, "The relay said nothing for too long."};
}

NetResult<> Derp::receive(std::span<const std::byte> bytes, Instant now, std::vector<std::byte> &out)
{
    m_lastHeard = now;
    const bool isFresh = m_partial.empty();
    if (!isFresh)
        append(m_partial, bytes);
    std::span<const std::byte> rest = isFresh ? bytes : m_partial;
    while (rest.size() >= HeaderSize) {
        const std::size_t size = bigEndian<std::uint32_t>(rest.subspan(1));
        if (size > LargestFrame)
            return violation("a frame of " + std::to_string(size) + " bytes");
        if (rest.size() < HeaderSize + size)
            break;
        const NetResult<> came
            = frameCame(static_cast<Frame>(rest.front()), rest.subspan(HeaderSize, size), out);
        if (!came)
            return came;
        rest = rest.subspan(HeaderSize + size);
    }
    keepRest(m_partial, rest, isFresh);
    return {};
}

NetResult<> Derp::frameCame(Frame type, std::span<const std::byte> body, std::vector<std::byte> &out)
{
    if (m_state == State::Greeting)
        return type == Frame::ServerKey ? greeted(body, out) : violation("it did not begin with its key");
    if (m_state == State::Introduced && type == Frame::ServerInfo)
        return introduced(body, out);
    told(type, body, out);
    return {};
}

NetResult<> Derp::greeted(std::span<const std::byte> body, std::vector<std::byte> &out)
{
    if (body.size() < Magic.size() + KeySize || !std::ranges::equal(body.first(Magic.size()), Magic))
        return violation("its first frame is no key");
    m_server = keyAt(body.subspan(Magic.size()));
    const std::vector<std::byte> box = m_self.seal(m_server, std::as_bytes(std::span(ClientSays)));
    if (box.empty())
        return violation("its key is none");
    put(Frame::ClientInfo, {m_self.publicKey(), box}, out);
    m_state = State::Introduced;
    return {};
}

NetResult<> Derp::introduced(std::span<const std::byte> body, std::vector<std::byte> &out)
{
    if (!m_self.open(m_server, body))
        return violation("it does not have the key that it showed");
    constexpr std::array yes{std::byte{1}};
    put(Frame::NotePreferred, {yes}, out);
    m_state = State::Ready;
    m_handler.relayReady();
    return {};
}

// Frames that are not known, or too short, are passed over.
void Derp::told(Frame type, std::span<const std::byte> body, std::vector<std::byte> &out)
{
    switch (type) {
    case Frame::RecvPacket:
        if (body.size() >= KeySize)
            m_handler.packetCame(keyAt(body), body.subspan(KeySize));
        break;
    case Frame::PeerGone:
        if (body.size() >= KeySize)
            m_handler.otherIsGone(keyAt(body), body.size() > KeySize && body[KeySize] == std::byte{1});
        break;
    case Frame::Ping:
        if (body.size() == PingSize)
            put(Frame::Pong, {body}, out);
        break;
    case Frame::Health:
        m_handler.relayHealth({reinterpret_cast<const char *>(body.data()), body.size()});
        break;
    case Frame::Restarting:
        if (body.size() >= sizeof(std::uint32_t))
            m_handler.relayRestarts(Milliseconds(bigEndian<std::uint32_t>(body)));
        break;
    default:
        break;
    }
}

} // namespace plimsoll
