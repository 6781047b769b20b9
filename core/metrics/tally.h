// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/errorclass.h"
#include "core/metrics/latencyhistogram.h"
#include "core/metrics/requesttally.h"
#include "core/metrics/tunnelcounts.h"

#include <array>
#include <cstdint>
#include <vector>

namespace plimsoll {

// What the sessions of one scenario counted. Bytes are payload bytes as the simulated person typed them.
// Where sessions make requests, a request is a tick: echoed when it was answered as expected. See
// ARCHITECTURE.md, "What is measured".
struct ScenarioCounts {
    std::uint64_t dueTicks = 0; // sent + skipped
    std::uint64_t sentTicks = 0; // lateTicks among them
    std::uint64_t lateTicks = 0;
    std::uint64_t skippedTicks = 0; // blockedTicks among them
    std::uint64_t blockedTicks = 0; // not sent because the deployment had not yet taken what was sent before
    std::uint64_t echoedTicks = 0;
    std::uint64_t unansweredTicks = 0;
    std::uint64_t sentBytes = 0;
    std::uint64_t echoedBytes = 0; // returned and verified
    std::uint64_t replayedBytes = 0; // seen again after a reconnect, counted nowhere else
    std::uint64_t wireReadBytes = 0; // as Coder's own command counts read and written bytes
    std::uint64_t wireWrittenBytes = 0;
    std::uint64_t sessionsStarted = 0;
    std::uint64_t sessionsEnded = 0; // at their planned end
    std::uint64_t disconnects = 0;
    std::uint64_t reconnects = 0;
    std::array<std::uint64_t, ErrorClassCount> errors{};
    RequestCounts requests; // of all endpoints; nothing where sessions type bytes
    TunnelCounts tunnel; // of SSH connections; nothing elsewhere

    // Ticks that count as worse than every measured value.
    std::uint64_t worseTicks() const { return skippedTicks + unansweredTicks; }
    std::uint64_t errorCount() const;
    void add(const ScenarioCounts &other);
    bool operator==(const ScenarioCounts &) const = default;
};

// The same with its durations: what one worker counted in one second, or the sum of many.
struct ScenarioTally : ScenarioCounts {
    LatencyHistogram roundTrip; // from the intended time
    LatencyHistogram serviceTime; // from the real send
    LatencyHistogram connectTime; // from dialling to the upgrade
    LatencyHistogram attachTime; // from the upgrade to the command's mark
    LatencyHistogram recoveryTime; // from the loss to the mark after a reconnect
    // By index of the endpoint in its scenario's fixed list; may end before the last ones. Empty where
    // sessions type bytes.
    std::vector<RequestTally> endpoints;

    // By index of the phase that connections go through (SshPhase); each from the end of the one before. May
    // end before the last ones; empty where there is only one.
    std::vector<LatencyHistogram> phases;

    RequestTally &endpoint(std::size_t index); // grows the list
    LatencyHistogram &phase(std::size_t index); // the same
    // The life of a request, counted at its endpoint, in the sum of all and as the tick that it is: skipped
    // (`isBlocked`: the deployment was too slow for it), or sent and then answered, failed or abandoned.
    void requestSkipped(std::size_t index, bool isBlocked);
    void requestSent(std::size_t index, bool isLate);
    void requestAnswered(std::size_t index, const RequestAnswer &answer);
    void requestFailed(std::size_t index, ErrorClass errorClass);
    void requestAbandoned(std::size_t index); // given up by its session, which is no error of its own
    // What a session did not ask for itself, but a browser of its: counted at the endpoint alone, and as an
    // error where it is one.
    void requestSeen(std::size_t index, const RequestAnswer &answer);
    void failureSeen(std::size_t index, ErrorClass errorClass);

    void add(const ScenarioTally &other);
    void clear(); // keeps memory
    bool operator==(const ScenarioTally &) const = default;
};

// How well the worker itself kept up in that second.
struct WorkerTally {
    double busyShare = 0; // CPU time ÷ wall time of its thread
    Nanoseconds loopLagP99{0};
    bool late = false; // it says itself that it, not the deployment, may be the limit
    std::uint64_t skippedTicks = 0; // of its sessions, not because the deployment blocked them
    bool operator==(const WorkerTally &) const = default;
};

// One worker's second, handed over whole and given back empty.
struct Tally {
    int worker = 0;
    std::int64_t second = 0; // since the start of the traffic phase
    WorkerTally self;
    std::vector<ScenarioTally> scenarios; // by index in the plan

    void clear(); // keeps memory and the worker's number
};

} // namespace plimsoll
