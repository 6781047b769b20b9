// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/tallycollector.h"

#include <algorithm>

namespace plimsoll {

namespace {

// ARCHITECTURE.md, "What is measured": when the generator may have been the limit.
constexpr double BusyShare = 0.85;
constexpr double SentShare = 0.985;
constexpr std::size_t MaxSpare = 2;

} // namespace

TallyCollector::TallyCollector(int workers, std::vector<Scenario> scenarios, SecondDone secondDone)
    : m_scenarios(std::move(scenarios))
    , m_workers(static_cast<std::size_t>(std::max(workers, 0)))
    , m_secondDone(std::move(secondDone))
    , m_reached(m_workers, -1)
    , m_totals(m_scenarios.size())
    , m_intended(m_scenarios.size())
    , m_gauges(m_scenarios.size())
    , m_sharedTotals(m_scenarios.size())
    , m_sharedLast(m_scenarios.size())
{
    for (const Scenario &scenario : m_scenarios) {
        if (scenario.tickInterval.count() > 0
            && (m_shortestInterval.count() == 0 || scenario.tickInterval < m_shortestInterval))
            m_shortestInterval = scenario.tickInterval;
    }
}

void TallyCollector::setGauges(std::size_t scenario, const Gauges &gauges)
{
    m_gauges.at(scenario) = gauges;
}

void TallyCollector::take(Tally &tally)
{
    const auto worker = static_cast<std::size_t>(tally.worker);
    Q_ASSERT(worker < m_workers && tally.scenarios.size() <= m_scenarios.size());
    const std::int64_t second = std::max(tally.second, m_nextSecond);
    Pending &pending = pendingAt(second);
    WorkerTally &self = pending.workers[worker];
    for (std::size_t i = 0; i < tally.scenarios.size(); ++i) {
        const ScenarioTally &counted = tally.scenarios[i];
        pending.merged[i].add(counted);
        self.skippedTicks += counted.skippedTicks - std::min(counted.blockedTicks, counted.skippedTicks);
    }
    self.busyShare = std::max(self.busyShare, tally.self.busyShare);
    self.loopLagP99 = std::max(self.loopLagP99, tally.self.loopLagP99);
    self.late = self.late || tally.self.late;
    pending.delivered[worker] = true;
    m_reached[worker] = std::max(m_reached[worker], second);
    tally.clear();

    completeThrough(std::max(*std::min_element(m_reached.begin(), m_reached.end()), second - MaxBehind),
        Missing::DidNotRun);
}

void TallyCollector::finish(std::int64_t plannedLast)
{
    const std::int64_t last = m_nextSecond + static_cast<std::int64_t>(m_pending.size()) - 1;
    completeThrough(std::max(last, plannedLast), Missing::HasEnded);
}

TallyCollector::Pending &TallyCollector::pendingAt(std::int64_t second)
{
    const auto offset = static_cast<std::size_t>(second - m_nextSecond);
    while (m_pending.size() <= offset) {
        if (!m_spare.empty()) {
            m_pending.push_back(std::move(m_spare.back()));
            m_spare.pop_back();
            continue;
        }
        m_pending.push_back({.merged = std::vector<ScenarioTally>(m_scenarios.size()),
            .workers = std::vector<WorkerTally>(m_workers),
            .delivered = std::vector<bool>(m_workers, false)});
    }
    return m_pending[offset];
}

void TallyCollector::completeThrough(std::int64_t second, Missing missing)
{
    while (m_nextSecond <= second)
        completeFirst(missing);
}

void TallyCollector::completeFirst(Missing missing)
{
    pendingAt(m_nextSecond);
    Pending pending = std::move(m_pending.front());
    m_pending.pop_front();

    SecondRow row = rowOf(pending, missing);
    m_carriesOver = row.mark.lagging || row.mark.absent;
    m_markedSeconds += row.mark.any() ? 1 : 0;
    ++m_nextSecond;
    publish(row, pending);
    if (m_secondDone)
        m_secondDone(row, pending.merged);
    m_rows.push_back(std::move(row));
    if (m_rows.size() > KeptRows)
        m_rows.pop_front();
    recycle(std::move(pending));
}

SecondRow TallyCollector::rowOf(const Pending &pending, Missing missing) const
{
    SecondRow row{.second = m_nextSecond, .scenarios = {}, .workers = pending.workers, .mark = {}};
    row.scenarios.reserve(m_scenarios.size());
    for (std::size_t i = 0; i < m_scenarios.size(); ++i) {
        const ScenarioTally &merged = pending.merged[i];
        row.scenarios.push_back({
            .echoes = m_scenarios[i].echoes,
            .intended = m_scenarios[i].intended ? m_scenarios[i].intended(m_nextSecond) : IntendedLoad{},
            .counts = static_cast<const ScenarioCounts &>(merged),
            .gauges = m_gauges[i],
            .roundTrip = quantilesOf(merged.roundTrip, merged.worseTicks()),
            .serviceTime = quantilesOf(merged.serviceTime, merged.worseTicks()),
        });
    }
    row.mark = markOf(pending, missing);
    row.machine = m_machine;
    return row;
}

GeneratorMark TallyCollector::markOf(const Pending &pending, Missing missing) const
{
    GeneratorMark mark{.busy = m_isCrowded, .after = m_carriesOver};
    for (std::size_t worker = 0; worker < m_workers; ++worker) {
        const WorkerTally &self = pending.workers[worker];
        mark.busy = mark.busy || self.busyShare > BusyShare;
        mark.lagging = mark.lagging || self.late
            || (m_shortestInterval.count() > 0 && self.loopLagP99 > m_shortestInterval / 2);
        mark.absent = mark.absent || (!pending.delivered[worker] && missing == Missing::DidNotRun);
    }
    ScenarioCounts all;
    for (const ScenarioTally &merged : pending.merged)
        all.add(merged);
    mark.exhausted = all.errors[static_cast<std::size_t>(ErrorClass::Local)] > 0;
    // What the deployment did not take is its own doing.
    const std::uint64_t blocked = std::min(all.blockedTicks, all.dueTicks);
    mark.undersent
        = static_cast<double>(all.sentTicks) < SentShare * static_cast<double>(all.dueTicks - blocked);
    return mark;
}

void TallyCollector::publish(const SecondRow &row, const Pending &pending)
{
    for (std::size_t i = 0; i < m_scenarios.size(); ++i) {
        m_totals[i].add(pending.merged[i]);
        m_intended[i].add(row.scenarios[i].intended);
        m_sharedTotals[i] = std::make_shared<const ScenarioTally>(m_totals[i]);
        m_sharedLast[i] = std::make_shared<const ScenarioTally>(pending.merged[i]);
    }
}

void TallyCollector::recycle(Pending pending)
{
    if (m_spare.size() >= MaxSpare)
        return;
    for (ScenarioTally &scenario : pending.merged)
        scenario.clear();
    std::fill(pending.workers.begin(), pending.workers.end(), WorkerTally{});
    std::fill(pending.delivered.begin(), pending.delivered.end(), false);
    m_spare.push_back(std::move(pending));
}

void TallyCollector::fill(Snapshot &snapshot) const
{
    snapshot.second = lastSecond();
    snapshot.markedSeconds = m_markedSeconds;
    snapshot.generatorLate = !m_rows.empty() && m_rows.back().mark.any();
    snapshot.workers = m_rows.empty() ? std::vector<WorkerTally>{} : m_rows.back().workers;
    snapshot.scenarios.clear();
    for (std::size_t i = 0; i < m_scenarios.size(); ++i) {
        snapshot.scenarios.push_back({
            .name = m_scenarios[i].name,
            .endpoints = m_scenarios[i].endpoints,
            .echoes = m_scenarios[i].echoes,
            .intended = m_intended[i],
            .lastIntended = m_rows.empty() ? IntendedLoad{} : m_rows.back().scenarios[i].intended,
            .total = m_sharedTotals[i],
            .last = m_sharedLast[i],
            .gauges = m_gauges[i],
        });
    }
}

} // namespace plimsoll
