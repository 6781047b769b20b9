// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/snapshot.h"

#include <deque>
#include <functional>

namespace plimsoll {

// Puts the workers' seconds together. Lives on the engine thread.
//
// Each worker's Tallies come in the order of their seconds. A second is whole when every worker has delivered
// it or a later one; a worker that jumps over a second did not run in it, which marks that second.
class TallyCollector
{
public:
    struct Scenario {
        QString name;
        Nanoseconds tickInterval{0};
        // The planned load in second `n` of the traffic phase.
        std::function<IntendedLoad(std::int64_t second)> intended;
        bool echoes = true; // what it sends is to come back
        QStringList endpoints = {}; // names, by index; empty where sessions type bytes
    };
    // Called with each whole second, in order: the row, and the merged tallies by index in the plan, which
    // are gone when it returns.
    using SecondDone = std::function<void(const SecondRow &row, const std::vector<ScenarioTally> &merged)>;

    // How many rows are kept in memory: two hours.
    static constexpr std::size_t KeptRows = 7200;
    // A worker that is further behind is not waited for; what it delivers later counts in a later second.
    static constexpr std::int64_t MaxBehind = 30;

    TallyCollector(int workers, std::vector<Scenario> scenarios, SecondDone secondDone);

    // The live numbers that the next whole second's row carries.
    void setGauges(std::size_t scenario, const Gauges &gauges);
    void setMachine(const MachineUse &machine) { m_machine = machine; }
    // Its cores are all busy, and sessions need them besides their worker's.
    void setCrowded(bool isCrowded) { m_isCrowded = isCrowded; }
    // Takes what is in `tally` and leaves it cleared, ready to be given back to its worker.
    void take(Tally &tally);
    // No Tally will come any more: completes what is there, up to the last second that any worker delivered,
    // and at least through `plannedLast`, so that all of the plan's load counts as intended although every
    // session failed early. -1: the run was stopped.
    void finish(std::int64_t plannedLast);

    // The last whole second; -1: none yet.
    std::int64_t lastSecond() const { return m_nextSecond - 1; }
    const std::deque<SecondRow> &rows() const { return m_rows; }
    // By index in the plan: everything up to the last whole second.
    const std::vector<ScenarioTally> &totals() const { return m_totals; }
    const std::vector<IntendedLoad> &intended() const { return m_intended; }
    const QStringList &endpoints(std::size_t scenario) const { return m_scenarios.at(scenario).endpoints; }
    std::int64_t markedSeconds() const { return m_markedSeconds; }

    // Fills what comes from the workers: second, scenarios, workers, marks. The rest is the Run's.
    void fill(Snapshot &snapshot) const;

private:
    struct Pending {
        std::vector<ScenarioTally> merged;
        std::vector<WorkerTally> workers;
        std::vector<bool> delivered; // by worker
    };
    enum class Missing { DidNotRun, HasEnded };

    Pending &pendingAt(std::int64_t second);
    void completeThrough(std::int64_t second, Missing missing);
    void completeFirst(Missing missing);
    SecondRow rowOf(const Pending &pending, Missing missing) const;
    GeneratorMark markOf(const Pending &pending, Missing missing) const;
    void publish(const SecondRow &row, const Pending &pending);
    void recycle(Pending pending);

    std::vector<Scenario> m_scenarios;
    std::size_t m_workers;
    SecondDone m_secondDone;
    Nanoseconds m_shortestInterval{0};
    std::vector<std::int64_t> m_reached; // by worker: the last second it delivered, -1 before the first
    std::deque<Pending> m_pending; // the first is m_nextSecond
    std::vector<Pending> m_spare; // emptied, so that their memory is used again
    std::int64_t m_nextSecond = 0;
    bool m_carriesOver = false;
    std::deque<SecondRow> m_rows;
    std::vector<ScenarioTally> m_totals;
    std::vector<IntendedLoad> m_intended;
    std::vector<Gauges> m_gauges;
    MachineUse m_machine;
    bool m_isCrowded = false;
    std::vector<std::shared_ptr<const ScenarioTally>> m_sharedTotals;
    std::vector<std::shared_ptr<const ScenarioTally>> m_sharedLast;
    std::int64_t m_markedSeconds = 0;
};

} // namespace plimsoll
