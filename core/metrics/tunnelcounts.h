// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/enumtext.h"

#include <cstdint>
#include <span>

namespace plimsoll {

// What befell the tunnels of SSH connections, and was mended.
struct TunnelCounts {
    std::uint64_t retransmits = 0; // of TCP's packets, by us
    std::uint64_t droppedPackets = 0; // by us, since the relay did not take them in time
    std::uint64_t handshakeRetries = 0; // of WireGuard
    std::uint64_t rekeys = 0; // of WireGuard: the second and later handshakes
    std::uint64_t controlLosses = 0; // of the control connection, which was dialled again
    std::uint64_t relayLosses = 0; // of the relay's

    void add(const TunnelCounts &other);
    // What has come since `earlier`.
    TunnelCounts since(const TunnelCounts &earlier) const;
    bool operator==(const TunnelCounts &) const = default;
};

// As files call them: "retransmits", "dropped-packets", …
std::span<const EnumText<std::uint64_t TunnelCounts::*>> tunnelCountTexts();

} // namespace plimsoll
