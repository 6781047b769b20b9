// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/runreading.h"

#include "core/base/atomicfile.h"
#include "core/plan/planjson.h"
#include "core/report/goaljudge.h"
#include "core/report/latencyreader.h"
#include "core/report/seriesreader.h"
#include "core/storage/storedrun.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

constexpr qint64 MostSeconds = 200'000; // two days; what is beyond is left out, and said

QString damagedText(const QString &path, qint64 lines)
{
    const QString name = QFileInfo(path).fileName();
    return lines == 1 ? u"%1: one line is damaged and was left out."_s.arg(name)
                      : u"%1: %2 lines are damaged and were left out."_s.arg(name, QString::number(lines));
}

// Follows series.csv and latency.hlog side by side, second by second.
class SecondsReader
{
public:
    SecondsReader(const RunFolder &folder, RunData &run, const ReadShare &share)
        : m_run(run)
        , m_share(share)
        , m_seriesFile(folder.seriesPath())
        , m_latencyFile(folder.latencyPath())
        , m_judge(goalsOf(run), judgedScenarios(run))
    {
    }

    Result<> read()
    {
        if (!m_seriesFile.exists() && !m_latencyFile.exists())
            return {};
        if (!open(m_seriesFile) || !open(m_latencyFile))
            return {};
        m_bytes = std::max<qint64>(1, m_seriesFile.size() + m_latencyFile.size());
        m_series = std::make_unique<SeriesReader>(
            m_seriesFile, m_run.scenarios, [this](qint64 bytes) { return tell(m_seriesBytes, bytes); });
        m_latency = std::make_unique<LatencyReader>(
            m_latencyFile, namesForLatency(), [this](qint64 bytes) { return tell(m_latencyBytes, bytes); });
        readSeconds();
        if (m_series->isStopped() || m_latency->isStopped())
            return Error{ErrorKind::Stopped, u"The run was not read to its end."_s};
        sayDamage();
        return {};
    }

private:
    static QList<Goal> goalsOf(const RunData &run)
    {
        QList<Goal> goals;
        for (const GoalResult &result : run.report.verdict.goals)
            goals.append(result.goal);
        return goals.isEmpty() && run.plan ? run.plan->goals : goals;
    }

    // As the report or the series names them; when each starts is the plan's to say.
    static QList<JudgedScenario> judgedScenarios(const RunData &run)
    {
        const QList<JudgedScenario> planned
            = run.plan ? plimsoll::judgedScenarios(*run.plan) : QList<JudgedScenario>();
        QList<JudgedScenario> scenarios;
        for (const QString &name : run.scenarios) {
            const auto found = std::find_if(planned.begin(), planned.end(),
                [&name](const JudgedScenario &scenario) { return scenario.name == name; });
            scenarios.append(found == planned.end() ? JudgedScenario{.name = name} : *found);
        }
        return scenarios;
    }

    bool open(QFile &file)
    {
        if (!file.exists() || file.open(QIODevice::ReadOnly))
            return true;
        m_run.problems.append(u"Could not read %1: %2."_s.arg(file.fileName(), file.errorString()));
        return false;
    }

    // A folder without a plan names its scenarios in the first second of its series only.
    QStringList namesForLatency()
    {
        if (m_run.scenarios.isEmpty()) {
            m_row = m_series->next();
            m_run.scenarios = m_series->context().scenarios;
            m_judge = GoalJudge(goalsOf(m_run), judgedScenarios(m_run));
        }
        return m_run.scenarios;
    }

    bool tell(qint64 &part, qint64 bytes)
    {
        part = bytes;
        return !m_share
            || m_share(static_cast<double>(m_seriesBytes + m_latencyBytes) / static_cast<double>(m_bytes));
    }

    void readSeconds()
    {
        const auto scenarios = static_cast<std::size_t>(m_run.scenarios.size());
        m_run.totals.resize(scenarios);
        std::vector<ScenarioTally> merged(scenarios);
        for (std::optional<SecondRow> row = m_row ? std::move(m_row) : m_series->next(); row;
            row = m_series->next()) {
            if (m_run.inBad.seconds + m_run.inOther.seconds == MostSeconds) {
                ++m_leftOut;
                continue;
            }
            row->scenarios.resize(std::max(row->scenarios.size(), scenarios));
            for (std::size_t i = 0; i < scenarios; ++i) {
                merged[i].clear();
                static_cast<ScenarioCounts &>(merged[i]) = row->scenarios[i].counts;
            }
            takeLatency(row->second, merged);
            takeSecond(*row, merged);
        }
        takeLatency(std::numeric_limits<std::int64_t>::max(), merged);
        m_run.trafficStartedAt = m_series->context().trafficStartedAt;
    }

    // The histograms up to that second; those before it belong to a second that the series has lost.
    void takeLatency(std::int64_t second, std::vector<ScenarioTally> &merged)
    {
        while (m_interval || (m_interval = m_latency->next())) {
            if (m_interval->second > second)
                return;
            const auto duration = m_interval->duration;
            if (m_interval->second == second)
                histogramOf(merged[m_interval->scenario], duration).add(m_interval->histogram);
            histogramOf(m_run.totals[m_interval->scenario], duration).add(m_interval->histogram);
            m_interval.reset();
        }
    }

    void takeSecond(const SecondRow &row, const std::vector<ScenarioTally> &merged)
    {
        const auto second = static_cast<double>(row.second);
        m_judge.second(row, merged);
        (m_judge.lastSecondWasBeyond() ? m_run.inBad : m_run.inOther).add(row, merged);
        if (m_judge.lastSecondWasBeyond())
            extendStretches(m_run.bad, second);
        if (row.mark.any())
            extendStretches(m_run.marked, second);
        m_run.strips.append(row);
        m_run.seconds = second + 1;
        for (std::size_t i = 0; i < m_run.totals.size(); ++i)
            static_cast<ScenarioCounts &>(m_run.totals[i]).add(row.scenarios[i].counts);
    }

    void sayDamage()
    {
        if (m_series->damagedLines() > 0)
            m_run.problems.append(damagedText(m_seriesFile.fileName(), m_series->damagedLines()));
        if (m_latency->damagedLines() > 0)
            m_run.problems.append(damagedText(m_latencyFile.fileName(), m_latency->damagedLines()));
        if (m_leftOut > 0)
            m_run.problems.append(
                u"The traffic is longer than %1 s: the charts leave out its last %2 s."_s.arg(
                    QString::number(MostSeconds), QString::number(m_leftOut)));
    }

    RunData &m_run;
    const ReadShare &m_share;
    QFile m_seriesFile;
    QFile m_latencyFile;
    GoalJudge m_judge;
    std::unique_ptr<SeriesReader> m_series;
    std::unique_ptr<LatencyReader> m_latency;
    std::optional<SecondRow> m_row; // read ahead for its names
    std::optional<LatencyReader::Interval> m_interval; // read ahead
    qint64 m_bytes = 1;
    qint64 m_seriesBytes = 0;
    qint64 m_latencyBytes = 0;
    qint64 m_leftOut = 0;
};

// What is known of a run whose run.json is not.
Report reportWithout(const RunFolder &folder, const std::optional<Plan> &plan)
{
    const RunListing listing = listRun(folder.path());
    Report report;
    report.name = plan ? plan->name : listing.name;
    report.note = plan ? plan->note : QString();
    report.startedAt = listing.startedAt;
    report.simulated = folder.isSimulated();
    report.create.planned = plan ? plan->create.count : 0;
    report.verdict.sentence = u"Nobody knows how the goals stood: run.json can not be read."_s;
    return report;
}

} // namespace

Result<RunData> readRunData(const QString &path, const ReadShare &share)
{
    const auto folder = RunFolder::open(path);
    if (!folder)
        return folder.error();
    RunData run;
    if (const auto text = readWholeFile(folder->planPath())) {
        if (const auto plan = readPlan(*text))
            run.plan = *plan;
        else
            run.problems.append(u"plan.json can not be read: %1"_s.arg(plan.error().message));
    }
    if (const auto stored = readRun(path)) {
        run.report = stored->report;
        run.problems += stored->problems;
        if (run.report.outcome == RunOutcome::Running)
            run.problems.append(
                u"The run has not ended: it runs now, or its process was killed. What follows "
                u"is what it had written down by then."_s);
    } else {
        run.problems.append(stored.error().message);
        run.report = reportWithout(*folder, run.plan);
    }
    for (const ScenarioReport &scenario : std::as_const(run.report.scenarios))
        run.scenarios.append(scenario.name);
    if (run.scenarios.isEmpty() && run.plan) {
        for (const ScenarioPlan &scenario : std::as_const(run.plan->scenarios))
            run.scenarios.append(scenario.name);
    }
    if (const auto read = SecondsReader(*folder, run, share).read(); !read)
        return read.error();
    return run;
}

} // namespace plimsoll
