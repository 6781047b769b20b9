// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/run/headlines.h"

#include "core/base/unittext.h"
#include "core/report/stripseries.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

const QChar Dash(0x2013);

struct Words {
    Q_DECLARE_TR_FUNCTIONS(plimsoll::Headline)
};

// The worst state of the goals of a metric; of a percentile, where one is asked for.
void judge(
    Headline &headline, const Verdict &verdict, GoalMetric metric, std::optional<double> percentile = {})
{
    const auto rank = [](GoalState state) {
        return state == GoalState::Broken ? 2 : state == GoalState::NotMeasurable ? 1 : 0;
    };
    for (const GoalResult &result : verdict.goals) {
        if (result.goal.metric != metric || (percentile && result.goal.percentile != *percentile))
            continue;
        if (!headline.state || rank(result.state) > rank(*headline.state))
            headline.state = result.state;
    }
    if (headline.state)
        headline.stateText = goalStateTitle(*headline.state);
}

QString percentText(double share, int decimals)
{
    return Words::tr("%1 %").arg(QLocale().toString(share * 100, 'f', decimals));
}

Headline throughput(const SecondRow &row, const Verdict &verdict)
{
    IntendedLoad intended;
    ScenarioCounts counts;
    for (const ScenarioSecond &scenario : row.scenarios) {
        if (!scenario.echoes)
            continue;
        intended.add(scenario.intended);
        counts.add(scenario.counts);
    }
    const bool isRequests
        = intended.bytes == 0 && counts.echoedBytes == 0 && (intended.ticks > 0 || counts.requests.sent > 0);
    Headline headline{.title = isRequests ? Words::tr("Answered") : Words::tr("Echoed")};
    if (row.scenarios.empty())
        headline.value = Dash;
    else if (isRequests)
        headline.value
            = Words::tr("%1 /s").arg(QLocale().toString(static_cast<qulonglong>(counts.echoedTicks)));
    else
        headline.value = rateText(static_cast<double>(counts.echoedBytes));
    if (const std::optional<double> share = echoedShare(intended, counts))
        headline.detail = Words::tr("%1 of intended").arg(percentText(*share, 1));
    judge(headline, verdict, GoalMetric::Throughput);
    return headline;
}

Headline roundTrip(const SecondRow &row, const Verdict &verdict)
{
    const auto p95 = worstRoundTrip(row, &Quantiles::p95);
    const auto p99 = worstRoundTrip(row, &Quantiles::p99);
    Headline headline{
        .title = Words::tr("Round trip p95"), .value = p95 ? humanDuration(*p95) : QString(Dash)};
    if (p99)
        headline.detail = Words::tr("p99 %1").arg(humanDuration(*p99));
    judge(headline, verdict, GoalMetric::RoundTrip, 95);
    return headline;
}

Headline failures(const Snapshot &snapshot, const Verdict &verdict)
{
    std::uint64_t errors = 0;
    std::uint64_t started = 0;
    std::uint64_t lost = 0;
    bool isKnown = false;
    for (const ScenarioSnapshot &scenario : snapshot.scenarios) {
        if (!scenario.total)
            continue;
        isKnown = true;
        errors += scenario.total->errorCount();
        started += scenario.total->sessionsStarted;
        lost += scenario.total->disconnects;
    }
    Headline headline{.title = Words::tr("Failures"),
        .value = isKnown ? QLocale().toString(static_cast<qulonglong>(errors)) : QString(Dash)};
    if (started > 0)
        headline.detail = Words::tr("%1 disconnected")
                              .arg(percentText(static_cast<double>(lost) / static_cast<double>(started), 2));
    judge(headline, verdict, GoalMetric::DisconnectRate);
    return headline;
}

Headline connections(const Snapshot &snapshot)
{
    Gauges sum;
    for (const ScenarioSnapshot &scenario : snapshot.scenarios) {
        sum.active += scenario.gauges.active;
        sum.planned += scenario.gauges.planned;
        sum.failed += scenario.gauges.failed;
    }
    Headline headline{.title = Words::tr("Connections"), .value = QString(Dash)};
    if (!snapshot.scenarios.empty()) {
        headline.value = QLocale().toString(sum.active);
        headline.detail = sum.failed == 0
            ? Words::tr("of %1 planned").arg(QLocale().toString(sum.planned))
            : Words::tr("of %1 planned, %2 failed")
                  .arg(QLocale().toString(sum.planned), QLocale().toString(sum.failed));
    }
    return headline;
}

QString countText(std::uint64_t count)
{
    return QLocale().toString(static_cast<qulonglong>(count));
}

bool isScarce(std::int64_t used, std::int64_t limit)
{
    return limit > 0 && used * 10 > limit * 8;
}

// What is more urgent than how busy the workers are; empty: nothing.
QString scarceText(const SecondRow &row)
{
    std::uint64_t skipped = 0;
    for (const WorkerTally &worker : row.workers)
        skipped += worker.skippedTicks;
    const MachineUse &machine = row.machine;
    const auto share = [](std::int64_t used, std::int64_t limit) {
        return percentText(static_cast<double>(used) / static_cast<double>(limit), 0);
    };
    if (isScarce(machine.openFiles, machine.openFilesLimit))
        return Words::tr("%1 of the descriptors in use")
            .arg(share(machine.openFiles, machine.openFilesLimit));
    if (isScarce(machine.localPorts, machine.localPortsLimit))
        return Words::tr("%1 of the ports in use").arg(share(machine.localPorts, machine.localPortsLimit));
    return skipped > 0 ? Words::tr("%n tick(s) skipped", nullptr, static_cast<int>(skipped)) : QString();
}

// A line for each worker, and what the process takes of this machine.
QStringList selfCheck(const SecondRow &row)
{
    constexpr std::size_t most = 16;
    QStringList lines;
    for (std::size_t i = 0; i < row.workers.size() && i < most; ++i) {
        const WorkerTally &worker = row.workers[i];
        lines.append(Words::tr("Worker %1: %2 of a core, lag p99 %3, %n tick(s) skipped", nullptr,
            static_cast<int>(worker.skippedTicks))
                .arg(QString::number(i + 1), percentText(worker.busyShare, 0),
                    humanDuration(worker.loopLagP99)));
    }
    const MachineUse &machine = row.machine;
    if (machine.openFilesLimit > 0)
        lines.append(Words::tr("Descriptors: %1 of %2 in use")
                .arg(countText(static_cast<std::uint64_t>(machine.openFiles)),
                    countText(static_cast<std::uint64_t>(machine.openFilesLimit))));
    if (machine.localPortsLimit > 0)
        lines.append(Words::tr("Local ports for one address: %1 of %2 left")
                .arg(countText(static_cast<std::uint64_t>(
                         std::max<std::int64_t>(0, machine.localPortsLimit - machine.localPorts))),
                    countText(static_cast<std::uint64_t>(machine.localPortsLimit))));
    return lines;
}

Headline generator(const SecondRow &row)
{
    Headline headline{.title = Words::tr("Generator lag p99"), .value = QString(Dash)};
    if (row.workers.empty())
        return headline;
    const auto worst = std::max_element(row.workers.begin(), row.workers.end(),
        [](const WorkerTally &a, const WorkerTally &b) { return a.loopLagP99 < b.loopLagP99; });
    const auto busiest = std::max_element(row.workers.begin(), row.workers.end(),
        [](const WorkerTally &a, const WorkerTally &b) { return a.busyShare < b.busyShare; });
    headline.value = humanDuration(worst->loopLagP99);
    headline.detail = Words::tr("busiest worker %1").arg(percentText(busiest->busyShare, 0));
    headline.more = selfCheck(row).join(u'\n');
    const QString scarce = scarceText(row);
    if (!scarce.isEmpty())
        headline.detail = scarce;
    headline.state = row.mark.any() ? GoalState::NotMeasurable : GoalState::Kept;
    headline.stateText
        = row.mark.any() ? Words::tr("this machine may be the limit") : Words::tr("this machine keeps up");
    return headline;
}

} // namespace

QList<Headline> headlinesOf(const Snapshot &snapshot, const SecondRow &row, const Verdict &verdict)
{
    return {throughput(row, verdict), roundTrip(row, verdict), failures(snapshot, verdict),
        connections(snapshot), generator(row)};
}

} // namespace plimsoll
