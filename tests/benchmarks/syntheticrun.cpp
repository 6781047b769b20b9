// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/syntheticrun.h"

#include <QTimer>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace plimsoll::bench {

namespace {

constexpr int FailuresASecond = 20;

Plan planOf(int sessions)
{
    Plan plan;
    plan.name = u"synthetic"_s;
    plan.create.count = sessions;
    plan.scenarios = {ScenarioPlan{}};
    plan.scenarios.first().duration = 10min;
    plan.goals.append({.metric = GoalMetric::RoundTrip, .percentile = 95, .limit = 2.5e8});
    return plan;
}

} // namespace

// Lives on the thread of the run.
class SyntheticRun::Teller : public QObject
{
public:
    Teller(SyntheticRun &run, int sessions)
        : m_run(run)
        , m_sessions(sessions)
        , m_timer(this)
    {
        m_timer.setInterval(250ms);
        connect(&m_timer, &QTimer::timeout, this, &Teller::turn);
    }

    void begin()
    {
        m_startsAt = QDateTime::currentDateTimeUtc();
        tell([run = &m_run, at = m_startsAt] { emit run->trafficStarting(at); });
        tell([run = &m_run] { emit run->phaseBegan(Phase::Traffic); });
        m_timer.start();
    }

    void tellFailures(int count)
    {
        for (int i = 0; i < count; ++i) {
            const RunEvent event{.kind = RunEventKind::Session,
                .at = QDateTime::currentDateTimeUtc(),
                .sentence
                = u"The connection of scaletest-abcdef-%1 was reset by 10.0.0.%2:3000."_s.arg(i).arg(i % 250),
                .fields = {{u"scenario"_s, u"web-terminal"_s}, {u"class"_s, u"connection-reset"_s}}};
            tell([run = &m_run, event] { emit run->told(event); });
        }
    }

    void tellSessions()
    {
        std::vector<SessionRow> rows;
        for (int i = 0; i < m_sessions; ++i) {
            const auto number = static_cast<std::uint64_t>(i);
            SessionRow row;
            row.session = static_cast<std::uint32_t>(i);
            row.workspaceName = u"scaletest-%1-%2"_s.arg(i * 7919 % m_sessions).arg(i);
            row.state = i % 50 == 0 ? SessionState::Finished : SessionState::Active;
            row.readBytes = number * 1000 + static_cast<std::uint64_t>(m_turn) * 4096;
            row.writtenBytes = row.readBytes;
            row.dueTicks = 1000;
            row.echoedTicks = 1000 - number % 7;
            row.lastRoundTrip = Nanoseconds((i * 7919 + m_turn * 104'729) % 300'000'000);
            row.maxRoundTrip = Nanoseconds(300'000'000 + i);
            rows.push_back(std::move(row));
        }
        tell([run = &m_run, rows = std::move(rows)] { emit run->sessionsTaken(rows); });
    }

private:
    void turn()
    {
        auto snapshot = std::make_shared<Snapshot>();
        snapshot->phase = Phase::Traffic;
        snapshot->phaseElapsed = 250ms * m_turn;
        snapshot->phaseDuration = 10min;
        auto total = std::make_shared<ScenarioTally>();
        total->sessionsStarted = static_cast<std::uint64_t>(m_sessions);
        total->echoedBytes = static_cast<std::uint64_t>(m_turn) * 1'000'000;
        for (int i = 1; i < 2000; ++i)
            total->roundTrip.record(Nanoseconds(i * 50'000));
        snapshot->scenarios = {ScenarioSnapshot{.name = u"web-terminal"_s,
            .intended = {.ticks = 100'000, .bytes = static_cast<std::uint64_t>(m_turn) * 1'010'000},
            .total = total,
            .last = total,
            .gauges = {.planned = m_sessions, .active = m_sessions - m_turn % 9}}};
        tell([run = &m_run, snapshot] { emit run->snapshotTaken(snapshot); });
        if (++m_turn % 4 == 0)
            second(m_turn / 4 - 1, *total);
    }

    void second(int number, const ScenarioTally &tally)
    {
        SecondRow row{.second = number};
        ScenarioSecond scenario;
        scenario.intended = {.ticks = 100'000, .bytes = 40'960'000};
        scenario.counts = tally;
        scenario.counts.echoedBytes = 40'000'000 + static_cast<std::uint64_t>(number % 17) * 50'000;
        scenario.counts.sentBytes = 40'900'000;
        scenario.counts.errors[static_cast<std::size_t>(ErrorClass::ConnectionReset)] = FailuresASecond;
        scenario.gauges = {.planned = m_sessions, .active = m_sessions - number % 9};
        scenario.roundTrip = {.count = 1000,
            .max = 300ms,
            .p50 = 20ms + 1ms * (number % 5),
            .p95 = 80ms + 1ms * (number % 40),
            .p99 = 120ms + 1ms * (number % 90)};
        row.scenarios = {scenario};
        row.workers = {{.busyShare = 0.3, .loopLagP99 = 1ms + 100us * (number % 10)}};
        const Verdict verdict = verdictOf({{.goal = planOf(1).goals.first(),
            .state = number % 60 < 50 ? GoalState::Kept : GoalState::Broken,
            .measured = 0.98,
            .secondsBeyond = number / 30}});
        tell([run = &m_run, row, verdict] { emit run->secondTaken(row, verdict); });
        tellFailures(FailuresASecond);
    }

    template <typename Call> void tell(Call call) { QMetaObject::invokeMethod(&m_run, std::move(call)); }

    SyntheticRun &m_run;
    int m_sessions;
    QTimer m_timer;
    QDateTime m_startsAt;
    int m_turn = 0;
};

SyntheticRun::SyntheticRun(int sessions)
    : m_teller(new Teller(*this, sessions))
{
    m_teller->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_teller, &QObject::deleteLater);
    m_thread.start();
    const Plan plan = planOf(sessions);
    QMetaObject::invokeMethod(
        this, [this, plan] { emit starting(plan, u"http://127.0.0.1"_s, true); }, Qt::QueuedConnection);
}

SyntheticRun::~SyntheticRun()
{
    m_thread.quit();
    m_thread.wait();
}

void SyntheticRun::begin()
{
    QMetaObject::invokeMethod(m_teller, [teller = m_teller] { teller->begin(); });
}

void SyntheticRun::tellFailures(int count)
{
    QMetaObject::invokeMethod(m_teller, [teller = m_teller, count] { teller->tellFailures(count); });
}

void SyntheticRun::askForSessions()
{
    QMetaObject::invokeMethod(m_teller, [teller = m_teller] { teller->tellSessions(); });
}

} // namespace plimsoll::bench
