// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/rundata.h"

#include "core/base/unittext.h"
#include "core/report/reporttext.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

const QString Dash(QChar(0x2013));

double ratio(std::uint64_t part, std::uint64_t whole)
{
    return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

QString perSecondText(double count)
{
    return QString::number(count, 'f', count < 10 ? 1 : 0) + u"/s"_s;
}

// Gathers the values, each with its own idea of what counts as moved.
class Comparison
{
public:
    Comparison(const SecondsSum &others, const SecondsSum &then)
        : m_others(others)
        , m_then(then)
    {
    }

    // Bytes or ticks that came back, of those intended. Of requests, which may be intended in one second and
    // answered in the next, those that went well of all that came to an end.
    void echoed()
    {
        if (m_others.intended.bytes + m_then.intended.bytes == 0) {
            const std::optional<double> others = endedWellShare(m_others.total);
            const std::optional<double> then = endedWellShare(m_then.total);
            return add(u"Requests that went well"_s, others ? shareText(*others) : Dash,
                then ? shareText(*then) : Dash, others && then && *then < *others * 0.98);
        }
        const double others = echoedShare(m_others.intended, m_others.total).value_or(0);
        const double then = echoedShare(m_then.intended, m_then.total).value_or(0);
        add(u"Echoed of intended"_s, shareText(others), shareText(then), then < others * 0.98);
    }

    void latency(const QString &name, LatencyHistogram ScenarioTally::*clock)
    {
        const Quantiles others = quantilesOf(m_others.total.*clock, m_others.total.worseTicks());
        const Quantiles then = quantilesOf(m_then.total.*clock, m_then.total.worseTicks());
        if (others.isEmpty() && then.isEmpty())
            return;
        const bool isWorse = others.p95 && (!then.p95 || *then.p95 > *others.p95 * 3 / 2);
        add(name + u" p95"_s, percentileText(others, others.p95), percentileText(then, then.p95), isWorse);
    }

    void rate(const QString &name, std::uint64_t others, std::uint64_t then)
    {
        const double before = ratio(others, static_cast<std::uint64_t>(m_others.seconds));
        const double now = ratio(then, static_cast<std::uint64_t>(m_then.seconds));
        add(name, perSecondText(before), perSecondText(now), then > 0 && now > before * 3 / 2);
    }

    void errors()
    {
        for (const EnumText<ErrorClass> &known : errorClassTexts()) {
            const auto index = static_cast<std::size_t>(known.value);
            const std::uint64_t others = m_others.total.errors[index];
            const std::uint64_t then = m_then.total.errors[index];
            if (others + then > 0)
                rate(u"Errors: "_s + errorClassTitle(known.value), others, then);
        }
    }

    void add(const QString &name, const QString &others, const QString &then, bool moved)
    {
        m_values.append({name, m_others.seconds == 0 ? Dash : others, then, moved && m_others.seconds > 0});
    }

    const QList<MovedValue> &values() const { return m_values; }

private:
    static std::optional<double> endedWellShare(const ScenarioCounts &counts)
    {
        const std::uint64_t ended = counts.echoedTicks + counts.worseTicks();
        return ended == 0 ? std::nullopt : std::optional(ratio(counts.echoedTicks, ended));
    }

    const SecondsSum &m_others;
    const SecondsSum &m_then;
    QList<MovedValue> m_values;
};

// Whose doing the seconds look like, from how this machine kept up in them.
QString blameText(const SecondsSum &bad)
{
    const QString machine = u"this machine kept up (loop lag p99 at most %1, busiest worker %2 %)"_s.arg(
        humanDuration(bad.worstLagP99), QString::number(bad.busiestShare * 100, 'f', 0));
    if (bad.marked == 0)
        return u"In these seconds %1: the deployment, or the way to it, was the limit."_s.arg(machine);
    if (bad.marked == bad.seconds)
        return u"In all of these seconds this machine itself was late (loop lag p99 up to %1, busiest worker "
               u"%2 %): it may have been the limit, not the deployment."_s.arg(
                   humanDuration(bad.worstLagP99), QString::number(bad.busiestShare * 100, 'f', 0));
    return u"In %1 of these seconds this machine itself was late, so it may have had a part in them; in the "
           u"other %2 s it kept up."_s.arg(
               QString::number(bad.marked), QString::number(bad.seconds - bad.marked));
}

} // namespace

void SecondsSum::add(const SecondRow &row, const std::vector<ScenarioTally> &merged)
{
    int active = 0;
    int connecting = 0;
    for (std::size_t i = 0; i < row.scenarios.size(); ++i) {
        const ScenarioSecond &scenario = row.scenarios[i];
        intended.add(scenario.intended);
        active += scenario.gauges.active;
        connecting += scenario.gauges.connecting;
        if (i < merged.size())
            total.add(merged[i]);
    }
    for (const WorkerTally &worker : row.workers) {
        busiestShare = std::max(busiestShare, worker.busyShare);
        worstLagP99 = std::max(worstLagP99, worker.loopLagP99);
    }
    fewestActive = seconds == 0 ? active : std::min(fewestActive, active);
    mostConnecting = std::max(mostConnecting, connecting);
    marked += row.mark.any() ? 1 : 0;
    ++seconds;
}

QList<MovedValue> movedValues(const RunData &run)
{
    if (run.inBad.seconds == 0)
        return {};
    const SecondsSum &others = run.inOther;
    const SecondsSum &bad = run.inBad;
    Comparison compared(others, bad);
    compared.echoed();
    compared.latency(u"Round trip"_s, &ScenarioTally::roundTrip);
    compared.latency(u"Service time"_s, &ScenarioTally::serviceTime);
    compared.rate(u"Unanswered ticks"_s, others.total.unansweredTicks, bad.total.unansweredTicks);
    compared.rate(u"Skipped ticks"_s, others.total.skippedTicks, bad.total.skippedTicks);
    compared.rate(u"Sessions started"_s, others.total.sessionsStarted, bad.total.sessionsStarted);
    compared.rate(u"Connections lost"_s, others.total.disconnects, bad.total.disconnects);
    compared.errors();
    compared.add(u"Fewest active connections"_s, QString::number(others.fewestActive),
        QString::number(bad.fewestActive), bad.fewestActive * 10 < others.fewestActive * 9);
    const auto ms = std::chrono::milliseconds(1);
    compared.add(u"This machine: worst loop lag p99"_s, humanDuration(others.worstLagP99),
        humanDuration(bad.worstLagP99),
        bad.worstLagP99 > others.worstLagP99 * 3 / 2 && bad.worstLagP99 > 5 * ms);
    compared.add(u"This machine: busiest worker"_s, shareText(others.busiestShare),
        shareText(bad.busiestShare), bad.busiestShare > std::max(0.5, others.busiestShare * 1.2));
    return compared.values();
}

QString movedSentence(const RunData &run)
{
    if (run.inBad.seconds == 0)
        return {};
    const QString seconds = run.inBad.seconds == 1
        ? u"In 1 s a goal's own value was beyond its limit"_s
        : u"In %1 s a goal's own value was beyond its limit"_s.arg(run.inBad.seconds);
    QStringList moved;
    const QList<MovedValue> values = movedValues(run);
    for (const MovedValue &value : values) {
        if (value.moved)
            moved.append(u"%1 %2 instead of %3"_s.arg(
                value.name.at(0).toLower() + value.name.mid(1), value.then, value.others));
    }
    QString what = moved.isEmpty() ? u"nothing else that was measured moved"_s : moved.join(u", "_s);
    if (run.inOther.seconds == 0)
        what = u"there are no other seconds to compare them with"_s;
    return u"%1: %2. %3"_s.arg(seconds, what, blameText(run.inBad));
}

} // namespace plimsoll
