// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/traffic/session.h"

#include <algorithm>

namespace plimsoll {

void Session::moveEnd(Instant end)
{
    m_assignment.end = end;
    m_wasSteered = true;
    endMoved();
}

StreamOptions Session::dialling() const
{
    return {.connectTimeout = plan().connectTimeout, .turn = index()};
}

Nanoseconds Session::stallLimit(int ticks) const
{
    const Nanoseconds interval = plan().rate.tickInterval;
    return ticks > 0 ? ticks * interval : std::max<Nanoseconds>(50 * interval, std::chrono::seconds(10));
}

void Session::countError(ErrorClass errorClass)
{
    ++tally().errors[static_cast<std::size_t>(errorClass)];
    addTo(gauges().errors, 1);
}

void Session::noteEchoes(std::uint64_t ticks, Nanoseconds roundTrip)
{
    addTo(gauges().echoedTicks, ticks);
    gauges().lastRoundTripNs.store(roundTrip.count(), std::memory_order_relaxed);
    if (roundTrip.count() > gauges().maxRoundTripNs.load(std::memory_order_relaxed))
        gauges().maxRoundTripNs.store(roundTrip.count(), std::memory_order_relaxed);
}

void Session::countEnd(bool wasCut)
{
    ++(wasCut ? tally().disconnects : tally().sessionsEnded);
}

} // namespace plimsoll
