// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tailnet/tailnetaddress.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace plimsoll {

// What goes through a tunnel: IPv6 packets without extension headers. RFC 8200.

inline constexpr std::size_t TunnelMtu = 1280; // bytes of a packet, its header among them
inline constexpr std::uint8_t TcpProtocol = 6;
inline constexpr std::uint8_t TsmpProtocol = 99; // Tailscale's own, within tunnels only

// A packet, over the bytes that it was read from.
struct Ipv6Packet {
    TailnetAddress source{};
    TailnetAddress destination{};
    std::uint8_t protocol = 0;
    std::span<const std::byte> payload = {};
};

// None: the bytes hold no packet that is whole. What is behind it is padding.
std::optional<Ipv6Packet> readIpv6(std::span<const std::byte> bytes);
// `payload` has at most TunnelMtu - 40 bytes.
std::vector<std::byte> ipv6Packet(const Ipv6Packet &packet);

using PingId = std::array<std::byte, 8>;

// The payloads of a ping through the tunnel and of its answer.
std::vector<std::byte> tsmpPing(const PingId &id);
std::vector<std::byte> tsmpPong(const PingId &id);
// None: it is no ping; no answer to one.
std::optional<PingId> readTsmpPing(std::span<const std::byte> payload);
std::optional<PingId> readTsmpPong(std::span<const std::byte> payload);

} // namespace plimsoll
