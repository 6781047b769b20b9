// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tailnet/ipv6.h"

#include "core/net/wirebytes.h"

#include <algorithm>

namespace plimsoll {

namespace {

constexpr std::size_t HeaderSize = 40;
constexpr auto HopLimit = std::byte{64};
constexpr auto Ping = std::byte{'p'};
constexpr auto Pong = std::byte{'o'};
constexpr std::size_t PongPort = 2; // of the one that answers; nobody needs it

template <std::size_t Size> std::array<std::byte, Size> arrayAt(std::span<const std::byte> bytes)
{
    std::array<std::byte, Size> array{};
    std::ranges::copy(bytes.first(Size), array.begin());
    return array;
}

} // namespace

std::optional<Ipv6Packet> readIpv6(std::span<const std::byte> bytes)
{
    if (bytes.size() < HeaderSize || std::to_integer<unsigned>(bytes[0]) >> 4 != 6)
        return std::nullopt;
    const std::size_t size = bigEndian<std::uint16_t>(bytes.subspan(4));
    if (bytes.size() < HeaderSize + size)
        return std::nullopt;
    return Ipv6Packet{.source = arrayAt<16>(bytes.subspan(8)),
        .destination = arrayAt<16>(bytes.subspan(24)),
        .protocol = std::to_integer<std::uint8_t>(bytes[6]),
        .payload = bytes.subspan(HeaderSize, size)};
}

std::vector<std::byte> ipv6Packet(const Ipv6Packet &packet)
{
    std::vector<std::byte> bytes;
    bytes.reserve(HeaderSize + packet.payload.size());
    appendBigEndian(bytes, std::uint32_t{6} << 28); // no traffic class, no flow
    appendBigEndian(bytes, static_cast<std::uint16_t>(packet.payload.size()));
    bytes.push_back(std::byte{packet.protocol});
    bytes.push_back(HopLimit);
    append(bytes, packet.source);
    append(bytes, packet.destination);
    append(bytes, packet.payload);
    return bytes;
}

std::vector<std::byte> tsmpPing(const PingId &id)
{
    std::vector<std::byte> payload{Ping};
    append(payload, id);
    return payload;
}

std::vector<std::byte> tsmpPong(const PingId &id)
{
    std::vector<std::byte> payload{Pong};
    append(payload, id);
    payload.resize(payload.size() + PongPort);
    return payload;
}

std::optional<PingId> readTsmpPing(std::span<const std::byte> payload)
{
    if (payload.size() < 1 + sizeof(PingId) || payload[0] != Ping)
        return std::nullopt;
    return arrayAt<sizeof(PingId)>(payload.subspan(1));
}

std::optional<PingId> readTsmpPong(std::span<const std::byte> payload)
{
    if (payload.size() < 1 + sizeof(PingId) || payload[0] != Pong)
        return std::nullopt;
    return arrayAt<sizeof(PingId)>(payload.subspan(1));
}

} // namespace plimsoll
