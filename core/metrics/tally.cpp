// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/tally.h"

#include <numeric>

namespace plimsoll {

std::uint64_t ScenarioCounts::errorCount() const
{
    return std::accumulate(errors.begin(), errors.end(), std::uint64_t{0});
}

void ScenarioCounts::add(const ScenarioCounts &other)
{
    dueTicks += other.dueTicks;
    sentTicks += other.sentTicks;
    lateTicks += other.lateTicks;
    skippedTicks += other.skippedTicks;
    blockedTicks += other.blockedTicks;
    echoedTicks += other.echoedTicks;
    unansweredTicks += other.unansweredTicks;
    sentBytes += other.sentBytes;
    echoedBytes += other.echoedBytes;
    replayedBytes += other.replayedBytes;
    wireReadBytes += other.wireReadBytes;
    wireWrittenBytes += other.wireWrittenBytes;
    sessionsStarted += other.sessionsStarted;
    sessionsEnded += other.sessionsEnded;
    disconnects += other.disconnects;
    reconnects += other.reconnects;
    for (std::size_t i = 0; i < ErrorClassCount; ++i)
        errors[i] += other.errors[i];
    requests.add(other.requests);
    tunnel.add(other.tunnel);
}

void ScenarioTally::add(const ScenarioTally &other)
{
    ScenarioCounts::add(other);
    roundTrip.add(other.roundTrip);
    serviceTime.add(other.serviceTime);
    connectTime.add(other.connectTime);
    attachTime.add(other.attachTime);
    recoveryTime.add(other.recoveryTime);
    for (std::size_t i = 0; i < other.endpoints.size(); ++i)
        endpoint(i).add(other.endpoints[i]);
    for (std::size_t i = 0; i < other.phases.size(); ++i)
        phase(i).add(other.phases[i]);
}

LatencyHistogram &ScenarioTally::phase(std::size_t index)
{
    if (phases.size() <= index)
        phases.resize(index + 1);
    return phases[index];
}

void ScenarioTally::clear()
{
    static_cast<ScenarioCounts &>(*this) = {};
    roundTrip.clear();
    serviceTime.clear();
    connectTime.clear();
    attachTime.clear();
    recoveryTime.clear();
    for (RequestTally &one : endpoints)
        one.clear();
    for (LatencyHistogram &one : phases)
        one.clear();
}

void Tally::clear()
{
    second = 0;
    self = {};
    for (ScenarioTally &scenario : scenarios)
        scenario.clear();
}

} // namespace plimsoll
