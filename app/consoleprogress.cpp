// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/consoleprogress.h"

#include "core/base/unittext.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace plimsoll {

namespace {

constexpr Nanoseconds RedrawEvery = 950ms; // snapshots come four times a second: one of them
constexpr Nanoseconds PlainEvery = 4900ms;
constexpr int MostSessionErrors = 10; // shown one by one; the report has them all, in groups
constexpr int MostMarks = 3;

QString clockText(Nanoseconds time)
{
    const qint64 seconds = time / 1s;
    return u"%1:%2"_s.arg(seconds / 60).arg(seconds % 60, 2, 10, QChar(u'0'));
}

QString percentileText(const LatencyHistogram &histogram, double percentile)
{
    return histogram.isEmpty() ? u"–"_s : humanDuration(histogram.percentile(percentile));
}

QString countedLine(const PhaseProgress &progress)
{
    QString line = u"%1/%2"_s.arg(progress.done).arg(progress.total);
    line += u" | %1 running"_s.arg(progress.running);
    if (progress.failed > 0)
        line += u" | %1 failed"_s.arg(progress.failed);
    if (progress.perSecond > 0)
        line += u" | %1/s"_s.arg(progress.perSecond, 0, 'f', 1);
    if (progress.remaining && progress.done < progress.total)
        line += u" | about %1 left"_s.arg(
            humanDuration(std::chrono::ceil<std::chrono::seconds>(*progress.remaining)));
    return line;
}

QString trafficLine(const Snapshot &snapshot)
{
    int active = 0;
    int connecting = 0;
    int failed = 0;
    IntendedLoad intended;
    ScenarioCounts counts;
    ScenarioCounts countsNow;
    LatencyHistogram roundTrip;
    for (const ScenarioSnapshot &scenario : snapshot.scenarios) {
        active += scenario.gauges.active;
        connecting += scenario.gauges.connecting;
        failed += scenario.gauges.failed;
        if (scenario.echoes)
            intended.add(scenario.intended);
        if (scenario.total && scenario.echoes)
            counts.add(*scenario.total);
        if (scenario.last)
            countsNow.add(*scenario.last);
        if (scenario.last)
            roundTrip.add(scenario.last->roundTrip);
    }
    QString line = u"%1 active"_s.arg(active);
    if (connecting > 0)
        line += u", %1 connecting"_s.arg(connecting);
    if (failed > 0)
        line += u", %1 failed"_s.arg(failed);
    if (snapshot.second < 0)
        return line;
    const double share = 100 * echoedShare(intended, counts).value_or(0);
    const bool isRequests = intended.bytes == 0 && counts.requests.intended > 0;
    const QString rate = isRequests ? counted(static_cast<qint64>(countsNow.echoedTicks), u"request"_s)
                                    : humanSize(static_cast<double>(countsNow.echoedBytes));
    line += u" | %1 %2 % | %3/s | round trip p50 %4, p99 %5"_s.arg(isRequests ? u"answered"_s : u"echoed"_s,
        QString::number(share, 'f', 1), rate, percentileText(roundTrip, 50), percentileText(roundTrip, 99));
    if (counts.requests.unexpected > 0)
        line += u" | %1 unexpected"_s.arg(counts.requests.unexpected);
    if (snapshot.generatorLate)
        line += u" | this machine is late"_s;
    return line;
}

// "level 100, carries 50, breaks at 200".
QString searchText(const SearchProgress &search)
{
    QString text = u"level %1"_s.arg(search.level);
    if (search.carries > 0)
        text += u", carries %1"_s.arg(search.carries);
    if (search.breaks > 0)
        text += u", breaks at %1"_s.arg(search.breaks);
    return text;
}

} // namespace

QString progressLine(const Snapshot &snapshot)
{
    QString line = phaseTitle(snapshot.phase) + u' ' + clockText(snapshot.phaseElapsed);
    if (snapshot.phaseDuration)
        line += u" of "_s + clockText(*snapshot.phaseDuration);
    if (snapshot.search.level > 0)
        line += u" | "_s + searchText(snapshot.search);
    if (snapshot.phase == Phase::Traffic)
        line += u" | "_s + trafficLine(snapshot);
    else if (snapshot.progress.total > 0)
        line += u" | "_s + countedLine(snapshot.progress);
    return line;
}

ConsoleProgress::ConsoleProgress(Console &console, QObject *parent)
    : QObject(parent)
    , m_console(console)
{
}

void ConsoleProgress::follow(Run &run)
{
    connect(&run, &Run::preflightDone, this, &ConsoleProgress::showPreflight);
    connect(&run, &Run::phaseEnded, this, &ConsoleProgress::showPhaseEnd);
    connect(&run, &Run::told, this, qOverload<const RunEvent &>(&ConsoleProgress::show));
    connect(&run, &Run::snapshotTaken, this,
        [this](const std::shared_ptr<const Snapshot> &snapshot) { show(*snapshot); });
    connect(&run, &Run::ended, this, [this] { m_console.endLive(); });
}

void ConsoleProgress::showPreflight(const PreflightReport &checks)
{
    for (const PreflightCheck &check : checks.checks) {
        const QString mark = check.status == CheckStatus::Ok ? u"ok   "_s
            : check.status == CheckStatus::Warning           ? u"note "_s
                                                             : u"FAIL "_s;
        m_console.say(u"  %1 %2: %3"_s.arg(mark, checkTopicText(check.topic), check.sentence));
        if (check.status != CheckStatus::Ok && !check.help.isEmpty())
            m_console.say(u"        "_s + check.help);
    }
}

void ConsoleProgress::showPhaseEnd(const PhaseResult &result)
{
    m_console.say(
        u"%1 (%2): %3"_s.arg(phaseTitle(result.phase), humanDuration(result.duration), result.sentence));
    m_lastLine = Instant::now();
}

void ConsoleProgress::show(const RunEvent &event)
{
    switch (event.kind) {
    case RunEventKind::Notice:
    case RunEventKind::Warning:
    case RunEventKind::Error:
    case RunEventKind::Steering:
        return m_console.say(u"  "_s + event.sentence);
    case RunEventKind::Session:
        if (++m_sessionErrors <= MostSessionErrors)
            m_console.say(u"  "_s + event.sentence);
        if (m_sessionErrors == MostSessionErrors)
            m_console.say(u"  Further errors of sessions are counted in the report."_s);
        return;
    case RunEventKind::Generator:
        if (++m_marks <= MostMarks)
            m_console.say(u"  "_s + event.sentence);
        return;
    case RunEventKind::Workspace:
        return; // the live line counts them
    }
}

void ConsoleProgress::show(const Snapshot &snapshot)
{
    const Instant now = Instant::now();
    if (now - m_lastLine < (m_console.canRedraw() ? RedrawEvery : PlainEvery))
        return;
    m_lastLine = now;
    m_console.live(progressLine(snapshot));
}

} // namespace plimsoll
