// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/latencylog.h"

#include <array>

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

struct TaggedHistogram {
    QLatin1StringView tag;
    LatencyHistogram ScenarioTally::*histogram;
};

constexpr std::array histograms{
    TaggedHistogram{"round-trip"_L1, &ScenarioTally::roundTrip},
    TaggedHistogram{"service-time"_L1, &ScenarioTally::serviceTime},
    TaggedHistogram{"connect-time"_L1, &ScenarioTally::connectTime},
    TaggedHistogram{"attach-time"_L1, &ScenarioTally::attachTime},
    TaggedHistogram{"recovery-time"_L1, &ScenarioTally::recoveryTime},
};

} // namespace

// A tag ends at a comma, and a line at its end.
QByteArray latencyTag(const QString &scenario)
{
    QString tag = scenario;
    for (QChar &character : tag) {
        if (character == u',' || character.isSpace() || !character.isPrint())
            character = u'_';
    }
    return tag.toUtf8();
}

LatencyHistogram ScenarioTally::*latencyDuration(QLatin1StringView tag)
{
    for (const TaggedHistogram &tagged : histograms) {
        if (tagged.tag == tag)
            return tagged.histogram;
    }
    return nullptr;
}

QByteArray latencyLogHeader(const SeriesContext &context)
{
    const double start = static_cast<double>(context.trafficStartedAt.toMSecsSinceEpoch()) / 1000;
    const QByteArray seconds = QByteArray::number(start, 'f', 3);
    QByteArray header = "#[Histogram log format version 1.3]\n"_ba;
    if (context.simulated)
        header += "#[Simulated: measured against Plimsoll's built-in demo deployment]\n";
    header += "#[StartTime: " + seconds + " (seconds since epoch), "
        + utcText(context.trafficStartedAt).toLatin1() + "]\n";
    header += "#[BaseTime: " + seconds + " (seconds since epoch)]\n";
    header += "\"StartTimestamp\",\"Interval_Length\",\"Interval_Max\",\"Interval_Compressed_Histogram\"\n";
    return header;
}

QByteArray latencyLogLines(
    const SeriesContext &context, std::int64_t second, const std::vector<ScenarioTally> &merged)
{
    QByteArray lines;
    for (std::size_t i = 0; i < merged.size(); ++i) {
        const QByteArray scenario = latencyTag(context.scenarios.value(static_cast<qsizetype>(i)));
        for (const TaggedHistogram &tagged : histograms) {
            const LatencyHistogram &histogram = merged[i].*tagged.histogram;
            if (histogram.isEmpty())
                continue;
            lines += "Tag=" + scenario + '.' + tagged.tag.data() + ',' + QByteArray::number(second)
                + ".000,1.000,"
                + QByteArray::number(static_cast<double>(histogram.max().count()) / 1e6, 'f', 3) + ','
                + histogram.encoded().toBase64() + '\n';
        }
    }
    return lines;
}

} // namespace plimsoll
