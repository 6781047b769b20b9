// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/stripseries.h"

#include "core/base/unittext.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

double seconds(Nanoseconds duration)
{
    return std::chrono::duration<double>(duration).count();
}

bool hasRequests(const ScenarioSecond &scenario)
{
    return (scenario.intended.bytes == 0 && scenario.intended.ticks > 0)
        || scenario.counts.requests != RequestCounts();
}

// The failures of one second in the groups that the chart draws.
std::array<std::uint64_t, 4> failureGroups(const SecondRow &row)
{
    std::array<std::uint64_t, 4> groups{};
    for (const ScenarioSecond &scenario : row.scenarios) {
        for (std::size_t i = 0; i < ErrorClassCount; ++i) {
            switch (static_cast<ErrorClass>(i)) {
            case ErrorClass::ConnectRefused:
            case ErrorClass::ConnectTimeout:
            case ErrorClass::Tls:
            case ErrorClass::UpgradeRefused:
            case ErrorClass::AttachTimeout:
                groups[0] += scenario.counts.errors[i];
                break;
            case ErrorClass::ServerClosed:
            case ErrorClass::ConnectionReset:
            case ErrorClass::Stalled:
            case ErrorClass::Protocol:
            case ErrorClass::CloseTimeout:
            case ErrorClass::AnswerTimeout:
                groups[1] += scenario.counts.errors[i];
                break;
            case ErrorClass::CorruptEcho:
            case ErrorClass::UnexpectedStatus:
                groups[2] += scenario.counts.errors[i];
                break;
            case ErrorClass::Local:
                groups[3] += scenario.counts.errors[i];
                break;
            }
        }
    }
    return groups;
}

// In English; the window translates it when it shows it, which is why lupdate reads it here.
QString word(const char *text)
{
    return QString::fromUtf8(text);
}

} // namespace

void extendStretches(Stretches &stretches, double second)
{
    if (!stretches.isEmpty() && stretches.last().second >= second)
        stretches.last().second = second + 1;
    else
        stretches.append({second, second + 1});
}

std::optional<Nanoseconds> worstTime(
    const SecondRow &row, Quantiles ScenarioSecond::*times, std::optional<Nanoseconds> Quantiles::*percentile)
{
    std::optional<Nanoseconds> found;
    for (const ScenarioSecond &scenario : row.scenarios) {
        const Quantiles &quantiles = scenario.*times;
        std::optional<Nanoseconds> value = quantiles.*percentile;
        if (!value && !quantiles.isEmpty())
            value = quantiles.max;
        if (value)
            found = std::max(found.value_or(Nanoseconds(0)), *value);
    }
    return found;
}

std::optional<Nanoseconds> worstRoundTrip(
    const SecondRow &row, std::optional<Nanoseconds> Quantiles::*percentile)
{
    return worstTime(row, &ScenarioSecond::roundTrip, percentile);
}

void StripSeries::append(const SecondRow &row)
{
    const auto x = static_cast<double>(row.second);
    std::array<std::uint64_t, 3> bytes{};
    std::array<std::uint64_t, 3> made{};
    std::array<int, 3> sessions{};
    for (const ScenarioSecond &scenario : row.scenarios) {
        bytes[0] += scenario.intended.bytes;
        bytes[1] += scenario.counts.sentBytes;
        bytes[2] += scenario.counts.echoedBytes;
        if (hasRequests(scenario)) {
            made[0] += scenario.intended.ticks;
            made[1] += scenario.counts.sentTicks;
            made[2] += scenario.counts.echoedTicks;
        }
        sessions[0] += scenario.gauges.active;
        sessions[1] += scenario.gauges.connecting;
        sessions[2] += scenario.gauges.failed;
    }
    for (int i = 0; i < 3; ++i) {
        const auto index = static_cast<std::size_t>(i);
        throughput[i].append({x, static_cast<double>(bytes[index])});
        connections[i].append({x, static_cast<double>(sessions[index])});
    }
    const bool isAny = made != std::array<std::uint64_t, 3>{} || !requests.at(0).isEmpty();
    for (int i = 0; isAny && i < 3; ++i)
        requests[i].append({x, static_cast<double>(made[static_cast<std::size_t>(i)])});
    const std::array percentiles{&Quantiles::p99, &Quantiles::p95, &Quantiles::p50};
    for (int i = 0; i < 3; ++i) {
        if (const auto value = worstRoundTrip(row, percentiles[static_cast<std::size_t>(i)]))
            roundTrip[i].append({x, seconds(*value)});
    }
    const auto groups = failureGroups(row);
    for (int i = 0; i < 4; ++i)
        failures[i].append({x, static_cast<double>(groups[static_cast<std::size_t>(i)])});
    Nanoseconds worst{0};
    for (const WorkerTally &worker : row.workers)
        worst = std::max(worst, worker.loopLagP99);
    lag[0].append({x, seconds(worst)});
}

QList<const QList<QList<QPointF>> *> StripSeries::all() const
{
    return {&throughput, &roundTrip, &connections, &failures, &lag, &requests};
}

QString rateText(double bytesPerSecond)
{
    return humanSize(bytesPerSecond) + u"/s"_s;
}

QString secondsText(double seconds)
{
    return seconds == 0 ? u"0 s"_s : humanDuration(Nanoseconds(std::llround(seconds * 1e9)));
}

QString countText(double count)
{
    QString digits = QString::number(count, 'f', count == std::floor(count) ? 0 : 1);
    const qsizetype point = digits.indexOf(u'.');
    for (qsizetype at = (point < 0 ? digits.size() : point) - 3; at > 0 && digits.at(at - 1) != u'-'; at -= 3)
        digits.insert(at, QChar(0x202F)); // narrow and never broken at the end of a line
    return digits;
}

QList<ChartSpec> stripSpecs()
{
    return {
        {.title = word(QT_TRANSLATE_NOOP("Strips", "Throughput (bytes/s)")),
            .series = {{word(QT_TRANSLATE_NOOP("Strips", "Intended")), 0, ChartLine::Dashed},
                {word(QT_TRANSLATE_NOOP("Strips", "Sent")), 2},
                {word(QT_TRANSLATE_NOOP("Strips", "Echoed")), 1}},
            .tops = AxisTops::Binary,
            .valueText = rateText},
        {.title = word(QT_TRANSLATE_NOOP("Strips", "Round trip (log)")),
            .series = {{word(QT_TRANSLATE_NOOP("Strips", "p99")), 2},
                {word(QT_TRANSLATE_NOOP("Strips", "p95")), 1}, {word(QT_TRANSLATE_NOOP("Strips", "p50")), 3}},
            .scale = ChartScale::Logarithmic,
            .valueText = secondsText},
        {.title = word(QT_TRANSLATE_NOOP("Strips", "Connections")),
            .series = {{word(QT_TRANSLATE_NOOP("Strips", "Active")), 1},
                {word(QT_TRANSLATE_NOOP("Strips", "Connecting")), 2},
                {word(QT_TRANSLATE_NOOP("Strips", "Failed")), 6}},
            .valueText = countText},
        {.title = word(QT_TRANSLATE_NOOP("Strips", "Failures per second")),
            .series = {{word(QT_TRANSLATE_NOOP("Strips", "Connecting")), 2},
                {word(QT_TRANSLATE_NOOP("Strips", "Lost")), 6},
                {word(QT_TRANSLATE_NOOP("Strips", "Wrong answer")), 4},
                {word(QT_TRANSLATE_NOOP("Strips", "This machine")), 0, ChartLine::Dashed}},
            .valueText = countText},
        {.title = word(QT_TRANSLATE_NOOP("Strips", "Generator: loop lag p99")),
            .series = {{word(QT_TRANSLATE_NOOP("Strips", "Worst worker")), 3}},
            .firstTop = 0.01,
            .showsTime = true,
            .valueText = secondsText},
        {.title = word(QT_TRANSLATE_NOOP("Strips", "Requests per second")),
            .series = {{word(QT_TRANSLATE_NOOP("Strips", "Intended")), 0, ChartLine::Dashed},
                {word(QT_TRANSLATE_NOOP("Strips", "Sent")), 2},
                {word(QT_TRANSLATE_NOOP("Strips", "Answered as expected")), 1}},
            .valueText = countText},
    };
}

QList<qsizetype> shownStrips(const QList<const QList<QList<QPointF>> *> &charts)
{
    const auto saysSomething = [&charts](qsizetype chart) {
        const QList<QList<QPointF>> &lines = *charts.at(chart);
        return std::any_of(lines.begin(), lines.end(), [](const QList<QPointF> &line) {
            return std::any_of(line.begin(), line.end(), [](const QPointF &point) { return point.y() > 0; });
        });
    };
    const bool hasRequests = saysSomething(RequestStrip);
    QList<qsizetype> shown;
    if (!hasRequests || saysSomething(ThroughputStrip))
        shown.append(ThroughputStrip);
    if (hasRequests)
        shown.append(RequestStrip);
    for (qsizetype chart = ThroughputStrip + 1; chart < RequestStrip; ++chart)
        shown.append(chart);
    return shown;
}

} // namespace plimsoll
