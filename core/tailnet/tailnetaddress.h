// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string>

namespace plimsoll {

// An IPv6 address within the tunnels of a tailnet, in network order.
using TailnetAddress = std::array<std::byte, 16>;

// fd7a:115c:a1e0 and ten bytes: of an agent the last ten of its UUID, of us ten random ones.
TailnetAddress tailnetAddress(std::span<const std::byte, 10> rest);
// All eight groups without leading zeros: "fd7a:115c:a1e0:4788:99aa:bbcc:ddee:ff00".
std::string textOf(const TailnetAddress &address);

} // namespace plimsoll
