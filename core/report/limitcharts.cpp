// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/reportcharts.h"
#include "core/report/stripseries.h"
#include "core/report/yscale.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

QString word(const char *source)
{
    return QString::fromUtf8(source);
}

double perSecond(std::uint64_t count, const LevelReport &level)
{
    return static_cast<double>(count) / static_cast<double>(std::max<std::int64_t>(1, level.seconds));
}

// In rising order of the level; of several trials of one, all.
QList<LevelReport> rising(QList<LevelReport> levels)
{
    std::stable_sort(levels.begin(), levels.end(),
        [](const LevelReport &left, const LevelReport &right) { return left.level < right.level; });
    return levels;
}

QList<ChartTick> ticksUpTo(int most)
{
    double step = 1;
    while (most / step > 8) {
        step *= 10;
        for (const double part : {0.2, 0.5}) {
            if (most / (step * part) <= 8) {
                step *= part;
                break;
            }
        }
    }
    QList<ChartTick> ticks;
    for (double at = 0; at <= most; at += step)
        ticks.append({at, countText(at)});
    return ticks;
}

ChartPicture pictureOf(const QString &name, const ChartSpec &spec, int most)
{
    return {.name = name,
        .spec = spec,
        .points = QList<QList<QPointF>>(spec.series.size()),
        .to = std::max(1.0, static_cast<double>(most)),
        .ticks = ticksUpTo(most),
        .axis = word(QT_TRANSLATE_NOOP("Limit", "workspaces with traffic")),
        .height = 190};
}

void addTime(QList<QPointF> &points, double x, const Quantiles &quantiles,
    const std::optional<Nanoseconds> &percentile)
{
    if (!quantiles.isEmpty() && quantiles.max.count() > 0)
        points.append({x, static_cast<double>(percentile.value_or(quantiles.max).count()) / 1e9});
}

} // namespace

QList<ChartPicture> limitPictures(const LimitReport &limit)
{
    if (limit.levels.isEmpty())
        return {};
    const QList<LevelReport> levels = rising(limit.levels);
    const int most = levels.constLast().level;
    const bool hasBytes = std::any_of(
        levels.cbegin(), levels.cend(), [](const LevelReport &level) { return level.intended.bytes > 0; });
    ChartPicture load = pictureOf(u"limit-throughput"_s,
        {.title = hasBytes ? word(QT_TRANSLATE_NOOP("Limit", "Throughput (bytes/s)"))
                           : word(QT_TRANSLATE_NOOP("Limit", "Requests per second")),
            .series = {{word(QT_TRANSLATE_NOOP("Limit", "Intended")), 0, ChartLine::Dashed},
                {word(QT_TRANSLATE_NOOP("Limit", "Came back")), 1}},
            .tops = hasBytes ? AxisTops::Binary : AxisTops::Decimal,
            .valueText = hasBytes ? rateText : countText},
        most);
    ChartPicture times = pictureOf(u"limit-round-trip"_s,
        {.title = word(QT_TRANSLATE_NOOP("Limit", "Round trip (log)")),
            .series = {{word(QT_TRANSLATE_NOOP("Limit", "p99")), 2},
                {word(QT_TRANSLATE_NOOP("Limit", "p95")), 1}, {word(QT_TRANSLATE_NOOP("Limit", "p50")), 3}},
            .scale = ChartScale::Logarithmic,
            .valueText = secondsText},
        most);
    ChartPicture failures = pictureOf(u"limit-failures"_s,
        {.title = word(QT_TRANSLATE_NOOP("Limit", "Failures per level")),
            .series = {{word(QT_TRANSLATE_NOOP("Limit", "Errors")), 6},
                {word(QT_TRANSLATE_NOOP("Limit", "Disconnects")), 2}},
            .valueText = countText},
        most);
    for (const LevelReport &level : levels) {
        const double x = level.level;
        load.points[0].append({x, perSecond(hasBytes ? level.intended.bytes : level.intended.ticks, level)});
        load.points[1].append({x, perSecond(hasBytes ? level.echoed.bytes : level.echoed.ticks, level)});
        addTime(times.points[0], x, level.roundTrip, level.roundTrip.p99);
        addTime(times.points[1], x, level.roundTrip, level.roundTrip.p95);
        addTime(times.points[2], x, level.roundTrip, level.roundTrip.p50);
        failures.points[0].append({x, static_cast<double>(level.errors)});
        failures.points[1].append({x, static_cast<double>(level.disconnects)});
    }
    QList<ChartPicture> pictures{load, times, failures};
    for (ChartPicture &picture : pictures)
        picture.description = limit.sentence;
    return pictures;
}

} // namespace plimsoll
