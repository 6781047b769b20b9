// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/reporttables.h"
#include "core/report/reporttext.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

QString word(const char *source)
{
    return QString::fromUtf8(source);
}

QStringList rowOf(const LevelReport &level)
{
    ScenarioCounts counts;
    counts.echoedTicks = level.echoed.ticks;
    counts.echoedBytes = level.echoed.bytes;
    const std::optional<double> share = echoedShare(level.intended, counts);
    return {QString::number(level.level), QString::number(level.sessions),
        titleOf(textOf(levelRulingTexts(), level.ruling)), levelRateText(level), shareText(share),
        percentileText(level.roundTrip, level.roundTrip.p50),
        percentileText(level.roundTrip, level.roundTrip.p95),
        percentileText(level.roundTrip, level.roundTrip.p99), QString::number(level.errors),
        QString::number(level.disconnects), level.sentence};
}

} // namespace

ReportTable levelsTable(const Report &report)
{
    ReportTable table{.name = u"levels"_s,
        .title = word(QT_TRANSLATE_NOOP("Report", "Levels of the search")),
        .columns
        = {word(QT_TRANSLATE_NOOP("Report", "Workspaces")), word(QT_TRANSLATE_NOOP("Report", "Sessions")),
            word(QT_TRANSLATE_NOOP("Report", "Goals")), word(QT_TRANSLATE_NOOP("Report", "Came back")),
            word(QT_TRANSLATE_NOOP("Report", "Echoed of intended")), word(QT_TRANSLATE_NOOP("Report", "p50")),
            word(QT_TRANSLATE_NOOP("Report", "p95")), word(QT_TRANSLATE_NOOP("Report", "p99")),
            word(QT_TRANSLATE_NOOP("Report", "Errors")), word(QT_TRANSLATE_NOOP("Report", "Disconnects")),
            word(QT_TRANSLATE_NOOP("Report", "What was found"))},
        .alignments = {Align::Right, Align::Right, Align::Left, Align::Right, Align::Right, Align::Right,
            Align::Right, Align::Right, Align::Right, Align::Right, Align::Left}};
    for (const LevelReport &level : report.limit.levels)
        table.rows.append(rowOf(level));
    if (table.rows.isEmpty())
        table.note = word(QT_TRANSLATE_NOOP("Report", "The run did not look for the limit."));
    return table;
}

} // namespace plimsoll
