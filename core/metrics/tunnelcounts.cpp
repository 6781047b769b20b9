// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/tunnelcounts.h"

#include <array>

using namespace Qt::StringLiterals;

namespace plimsoll {

std::span<const EnumText<std::uint64_t TunnelCounts::*>> tunnelCountTexts()
{
    using Text = EnumText<std::uint64_t TunnelCounts::*>;
    static constexpr std::array Texts{
        Text{&TunnelCounts::retransmits, "retransmits"_L1},
        Text{&TunnelCounts::droppedPackets, "dropped-packets"_L1},
        Text{&TunnelCounts::handshakeRetries, "handshake-retries"_L1},
        Text{&TunnelCounts::rekeys, "rekeys"_L1},
        Text{&TunnelCounts::controlLosses, "control-losses"_L1},
        Text{&TunnelCounts::relayLosses, "relay-losses"_L1},
    };
    return Texts;
}

void TunnelCounts::add(const TunnelCounts &other)
{
    for (const auto &count : tunnelCountTexts())
        this->*count.value += other.*count.value;
}

TunnelCounts TunnelCounts::since(const TunnelCounts &earlier) const
{
    TunnelCounts difference;
    for (const auto &count : tunnelCountTexts())
        difference.*count.value = this->*count.value - earlier.*count.value;
    return difference;
}

} // namespace plimsoll
