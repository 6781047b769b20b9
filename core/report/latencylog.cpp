// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/latencylog.h"

#include "core/plan/sshphase.h"

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

// The phases come behind those.
QByteArray tagOf(LatencyDuration duration)
{
    if (duration < histograms.size())
        return histograms[duration].tag.data();
    return QByteArray("phase-") + sshPhaseTexts()[duration - histograms.size()].text.data();
}

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

std::optional<LatencyDuration> latencyDuration(const QByteArray &tag)
{
    for (LatencyDuration i = 0; i < histograms.size() + sshPhaseTexts().size(); ++i) {
        if (tagOf(i) == tag)
            return i;
    }
    return std::nullopt;
}

LatencyHistogram &histogramOf(ScenarioTally &tally, LatencyDuration duration)
{
    if (duration < histograms.size())
        return tally.*histograms[duration].histogram;
    return tally.phase(duration - histograms.size());
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
        const auto add = [&](LatencyDuration duration, const LatencyHistogram &histogram) {
            if (histogram.isEmpty())
                return;
            lines += "Tag=" + scenario + '.' + tagOf(duration) + ',' + QByteArray::number(second)
                + ".000,1.000,"
                + QByteArray::number(static_cast<double>(histogram.max().count()) / 1e6, 'f', 3) + ','
                + histogram.encoded().toBase64() + '\n';
        };
        for (std::size_t one = 0; one < histograms.size(); ++one)
            add(one, merged[i].*histograms[one].histogram);
        for (std::size_t phase = 0; phase < merged[i].phases.size(); ++phase)
            add(histograms.size() + phase, merged[i].phases[phase]);
    }
    return lines;
}

} // namespace plimsoll
