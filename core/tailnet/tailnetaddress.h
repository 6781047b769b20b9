// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

namespace plimsoll {

// An IPv6 address within the tunnels of a tailnet, in network order.
using TailnetAddress = std::array<std::byte, 16>;

// fd7a:115c:a1e0 and ten bytes: of an agent the last ten of its UUID, of us ten random ones.
TailnetAddress tailnetAddress(std::span<const std::byte, 10> rest);
// An address that stands for `other` where `self` is known as `seenAsSelf`, such that sums over both
// addresses, and so TCP's checksum, stay what they are: RFC 6296, section 3.1. Bytes 6 to 13 are the number.
TailnetAddress neutralAddress(std::uint64_t number, const TailnetAddress &self, const TailnetAddress &other,
    const TailnetAddress &seenAsSelf);
// All eight groups without leading zeros: "fd7a:115c:a1e0:4788:99aa:bbcc:ddee:ff00".
std::string textOf(const TailnetAddress &address);

} // namespace plimsoll
