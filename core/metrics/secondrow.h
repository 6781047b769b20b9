// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/tally.h"

#include <optional>
#include <vector>

namespace plimsoll {

// The plan's load for every target from its planned start, connected or not.
struct IntendedLoad {
    std::uint64_t ticks = 0;
    std::uint64_t bytes = 0;

    void add(const IntendedLoad &other);
    bool operator==(const IntendedLoad &) const = default;
};

// What came back of what was intended: bytes echoed or, where only requests were intended, those answered as
// expected. None when nothing was intended.
std::optional<double> echoedShare(const IntendedLoad &intended, const ScenarioCounts &counts);

// Live numbers of one scenario, read from its workers at some instant.
struct Gauges {
    int planned = 0; // sessions that the scenario has
    int active = 0; // attached and typing
    int connecting = 0;
    int failed = 0; // ended before their planned end
    std::uint64_t sentBytes = 0; // so far; ahead of the seconds' tallies
    std::uint64_t echoedBytes = 0;
    bool operator==(const Gauges &) const = default;
};

// A histogram in a few numbers. A percentile is none when nothing was measured, or when it falls among the
// `worse`: then it is above `max`, by how much nobody knows.
struct Quantiles {
    std::uint64_t count = 0; // measured
    std::uint64_t worse = 0; // skipped and unanswered: worse than everything measured
    Nanoseconds min{0};
    Nanoseconds max{0};
    double meanNs = 0; // of the measured
    std::optional<Nanoseconds> p50 = {};
    std::optional<Nanoseconds> p90 = {};
    std::optional<Nanoseconds> p95 = {};
    std::optional<Nanoseconds> p99 = {};
    std::optional<Nanoseconds> p999 = {};

    bool isEmpty() const { return count + worse == 0; }
    bool operator==(const Quantiles &) const = default;
};

Quantiles quantilesOf(const LatencyHistogram &histogram, std::uint64_t worse);

// One scenario in one second, all workers together; small, for series that are kept.
struct ScenarioSecond {
    bool echoes = true; // what it sends is to come back; not kept in files
    IntendedLoad intended = {};
    ScenarioCounts counts = {};
    Gauges gauges = {}; // at the end of the second
    Quantiles roundTrip = {};
    Quantiles serviceTime = {};
    bool operator==(const ScenarioSecond &) const = default;
};

// What this process takes of its machine; 0 where that is not known.
struct MachineUse {
    std::int64_t openFiles = 0; // descriptors
    std::int64_t openFilesLimit = 0;
    std::int64_t localPorts = 0; // in use towards the one address that most connections go to
    std::int64_t localPortsLimit = 0; // how many the system has for it
    bool operator==(const MachineUse &) const = default;
};

// Why a second is marked: the generator, not the deployment, may have been the limit.
struct GeneratorMark {
    bool busy = false; // a worker used more than 85 % of its core, or browsers nearly all of the machine
    bool lagging = false; // the p99 of a worker's loop lag was above half the tick interval
    bool undersent = false; // sent less than 98.5 % of what was due and not blocked by the deployment
    bool absent = false; // a worker did not run at all
    bool exhausted = false; // a session failed for want of descriptors, ports or memory
    bool after = false; // the second before was lagging or absent, and what it delayed comes back in this one

    bool any() const { return busy || lagging || undersent || absent || exhausted || after; }
    bool operator==(const GeneratorMark &) const = default;
};

// One second of the traffic phase.
struct SecondRow {
    std::int64_t second = 0; // 0 is the first
    std::vector<ScenarioSecond> scenarios = {}; // by index in the plan
    std::vector<WorkerTally> workers = {}; // by number
    GeneratorMark mark = {};
    MachineUse machine = {}; // at its end
    bool operator==(const SecondRow &) const = default;
};

} // namespace plimsoll
