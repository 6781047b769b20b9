// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/phase.h"
#include "core/metrics/secondrow.h"

#include <QStringList>

#include <memory>

namespace plimsoll {

// How far a phase is that works off a number of things.
struct PhaseProgress {
    int total = 0; // 0: not a matter of counting
    int running = 0;
    int done = 0; // ended, the failed among them
    int failed = 0;
    double perSecond = 0;
    std::optional<Milliseconds> remaining = {}; // an estimate
    bool operator==(const PhaseProgress &) const = default;
};

struct ScenarioSnapshot {
    QString name = {};
    QStringList endpoints = {}; // names, by index in the tallies; empty where sessions type bytes
    bool echoes = true; // what it sends is to come back
    IntendedLoad intended = {}; // up to the end of the last whole second
    IntendedLoad lastIntended = {}; // in that second
    // What was counted up to then, and in that second; null before the first.
    std::shared_ptr<const ScenarioTally> total = {};
    std::shared_ptr<const ScenarioTally> last = {};
    Gauges gauges = {}; // now
};

// How far a search for the limit is; all in workspaces, 0: none so far.
struct SearchProgress {
    int level = 0; // that is tried now
    int carries = 0; // the highest known to keep the goals
    int breaks = 0; // the lowest known to break them
    int trials = 0; // judged
    bool operator==(const SearchProgress &) const = default;
};

// State of a run at an instant. A value that is cheap to copy; any thread may read it.
struct Snapshot {
    Phase phase = Phase::Preflight;
    Nanoseconds elapsed{0}; // since the start of the run
    Nanoseconds phaseElapsed{0};
    std::optional<Nanoseconds> phaseDuration = {}; // where the plan sets one: baseline, traffic
    PhaseProgress progress = {};
    SearchProgress search = {};

    std::int64_t second = -1; // the last whole second of the traffic phase; -1: none yet
    std::vector<ScenarioSnapshot> scenarios = {}; // by index in the plan; empty before the traffic
    std::vector<WorkerTally> workers = {}; // of that second, by number
    bool generatorLate = false; // that second is marked
    std::int64_t markedSeconds = 0; // so far
};

} // namespace plimsoll
