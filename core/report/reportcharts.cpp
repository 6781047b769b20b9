// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/reportcharts.h"

#include "core/base/unittext.h"
#include "core/plan/sshphase.h"
#include "core/report/reporttext.h"
#include "core/report/spectrum.h"

#include <algorithm>
#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

struct StripFile {
    QLatin1StringView name;
    int height;
};
constexpr std::array stripFiles{StripFile{"throughput"_L1, 150}, StripFile{"round-trip"_L1, 190},
    StripFile{"connections"_L1, 120}, StripFile{"failures"_L1, 130}, StripFile{"generator-lag"_L1, 120},
    StripFile{"requests"_L1, 150}};

// "Echoed from 0 B/s to 200 KiB/s; …".
QString descriptionOf(const ChartSpec &spec, const QList<QList<QPointF>> &points)
{
    QStringList parts;
    for (qsizetype i = 0; i < spec.series.size() && i < points.size(); ++i) {
        const auto [least, most] = std::minmax_element(points.at(i).begin(), points.at(i).end(),
            [](const QPointF &left, const QPointF &right) { return left.y() < right.y(); });
        if (least == points.at(i).end())
            continue;
        parts.append(u"%1 from %2 to %3"_s.arg(
            spec.series.at(i).name, spec.valueText(least->y()), spec.valueText(most->y())));
    }
    return u"%1: %2."_s.arg(spec.title, parts.isEmpty() ? u"nothing was measured"_s : parts.join(u"; "_s));
}

QString goalWords(const Goal &goal)
{
    return u"goal: %1"_s.arg(goalText(goal));
}

double secondsOf(const std::optional<Milliseconds> &span)
{
    return span ? static_cast<double>(span->count()) / 1000 : 0;
}

} // namespace

std::optional<Goal> roundTripGoal(const Report &report)
{
    std::optional<Goal> tightest;
    for (const GoalResult &result : report.verdict.goals) {
        if (result.goal.metric == GoalMetric::RoundTrip && result.goal.endpoint.isEmpty()
            && (!tightest || result.goal.limit < tightest->limit))
            tightest = result.goal;
    }
    return tightest;
}

QList<ChartBand> bandsOf(const RunData &run)
{
    QList<ChartBand> bands;
    for (const auto &[from, to] : run.bad)
        bands.append({from, to, ChartBand::Kind::BrokenGoal});
    for (const auto &[from, to] : run.marked)
        bands.append({from, to, ChartBand::Kind::GeneratorLimited});
    return bands;
}

QList<ChartPicture> timelinePictures(const RunData &run)
{
    if (!run.hasSeconds())
        return {};
    QList<ChartPicture> pictures;
    const QList<ChartSpec> specs = stripSpecs();
    const auto all = run.strips.all();
    for (const qsizetype i : shownStrips(all)) {
        const StripFile &file = stripFiles[static_cast<std::size_t>(i)];
        ChartPicture picture{.name = file.name,
            .spec = specs.at(i),
            .description = descriptionOf(specs.at(i), *all.at(i)),
            .points = *all.at(i),
            .to = std::max(1.0, run.seconds),
            .bands = bandsOf(run),
            .height = file.height};
        if (const auto goal = roundTripGoal(run.report); goal && file.name == "round-trip"_L1) {
            picture.goal = goal->limit / 1e9;
            picture.goalWords = goalWords(*goal);
        }
        pictures.append(picture);
    }
    return pictures;
}

std::optional<ChartPicture> spectrumPicture(const RunData &run, std::optional<std::size_t> scenario)
{
    ScenarioTally total;
    for (std::size_t i = 0; i < run.totals.size(); ++i) {
        if (!scenario || *scenario == i)
            total.add(run.totals[i]);
    }
    if (total.roundTrip.isEmpty() && total.serviceTime.isEmpty())
        return std::nullopt;
    const std::uint64_t worse = total.worseTicks();
    ChartPicture picture{.name = u"latency-spectrum"_s,
        .spec = {.title = u"Latency spectrum (log)"_s,
            .series = {{u"Round trip"_s, 1}, {u"Service time"_s, 2, ChartLine::Dashed}},
            .scale = ChartScale::Logarithmic,
            .valueText = secondsText},
        .points = {spectrumPoints(total.roundTrip, worse), spectrumPoints(total.serviceTime, worse)},
        .axis = u"share of ticks that took no longer"_s,
        .height = 330};
    picture.to = std::max(spectrumTop(picture.points.at(0)), spectrumTop(picture.points.at(1)));
    picture.measuredUntil = spectrumEnd(total.roundTrip.count(), worse);
    if (picture.measuredUntil) {
        picture.to = std::max(picture.to, std::ceil(*picture.measuredUntil + 0.3));
        const double share
            = static_cast<double>(worse) / static_cast<double>(total.roundTrip.count() + worse);
        picture.beyondWords = u"%1 % skipped or unanswered: worse than all"_s.arg(share * 100, 0, 'g', 3);
    }
    picture.ticks = spectrumTicks(picture.to);
    if (const auto goal = roundTripGoal(run.report)) {
        picture.goal = goal->limit / 1e9;
        picture.goalAt = spectrumX(goal->percentile);
        picture.goalWords = goalWords(*goal);
    }
    const Quantiles quantiles = quantilesOf(total.roundTrip, worse);
    picture.description
        = u"Latency spectrum: round trip p50 %1, p99 %2, p99.9 %3, largest measured %4."_s.arg(
            percentileText(quantiles, quantiles.p50), percentileText(quantiles, quantiles.p99),
            percentileText(quantiles, quantiles.p999), largestText(quantiles));
    return picture;
}

std::optional<BarPicture> buildPicture(const CreateReport &create)
{
    if (create.sampleBuilds.isEmpty())
        return std::nullopt;
    BarPicture picture{.name = u"build-split"_s,
        .spec = {.title = u"Build split (s)"_s,
            .series = {{u"In the queue"_s, 0}, {u"Plan and apply"_s, 1}, {u"Agent connects"_s, 3},
                {u"Start scripts"_s, 2}, {u"Requests and waiting"_s, 5}},
            .valueText = secondsText}};
    QStringList words;
    for (const SampleBuild &build : create.sampleBuilds) {
        BarPicture::Bar bar{.name = build.percentile >= 100 ? u"longest"_s : u"p%1"_s.arg(build.percentile),
            .parts = {secondsOf(build.queue), secondsOf(build.apply), secondsOf(build.agentConnect),
                secondsOf(build.startScripts)},
            .total = humanDuration(build.total)};
        // The deployment's clock and ours: what is left is what neither names.
        double rest = secondsOf(build.total);
        for (const double part : std::as_const(bar.parts))
            rest -= part;
        bar.parts.append(std::max(0.0, rest));
        picture.bars.append(bar);
        words.append(u"%1 %2"_s.arg(bar.name, bar.total));
    }
    picture.description = u"Where the time of three builds went: %1."_s.arg(words.join(u", "_s));
    return picture;
}

std::optional<BarPicture> connectPicture(const QList<ScenarioPhases> &scenarios)
{
    // Which of the series each phase counts in, in the order of SshPhase.
    static constexpr std::array<qsizetype, 10> Parts{0, 1, 1, 2, 1, 3, 3, 4, 5, 5};
    BarPicture picture{.name = u"connect-split"_s,
        .spec = {.title = u"Connecting, on average (s)"_s,
            .series = {{u"Connection info"_s, 0}, {u"Control and agent"_s, 1}, {u"Relay"_s, 3},
                {u"Tunnel"_s, 2}, {u"TCP"_s, 4}, {u"SSH"_s, 6}},
            .firstTop = 0.05,
            .valueText = secondsText}};
    QStringList words;
    for (const auto &[name, phases] : scenarios) {
        if (phases.isEmpty())
            continue;
        BarPicture::Bar bar{
            .name = name, .parts = QList<double>(picture.spec.series.size(), 0.0), .total = {}};
        double total = 0;
        for (const ConnectPhaseReport &phase : phases) {
            const std::optional<SshPhase> known = valueOf(sshPhaseTexts(), phase.name);
            const qsizetype part = known ? Parts.at(static_cast<std::size_t>(*known)) : 0;
            bar.parts[part] += phase.time.meanNs / 1e9;
            total += phase.time.meanNs;
        }
        bar.total = humanDuration(Nanoseconds(std::llround(total)));
        picture.bars.append(bar);
        words.append(u"%1 %2"_s.arg(bar.name, bar.total));
    }
    if (picture.bars.isEmpty())
        return std::nullopt;
    picture.description = u"Where the time of connecting went, on average: %1."_s.arg(words.join(u", "_s));
    return picture;
}

QList<ScenarioPhases> connectPhases(const Report &report)
{
    QList<ScenarioPhases> phases;
    for (const ScenarioReport &scenario : report.scenarios)
        phases.append({scenario.name, scenario.phases});
    return phases;
}

QList<std::pair<QString, QByteArray>> chartFiles(const RunData &run, SvgUse use)
{
    QList<std::pair<QString, QByteArray>> files;
    const QList<ChartPicture> strips = timelinePictures(run) + limitPictures(run.report.limit);
    for (const ChartPicture &picture : strips)
        files.append({picture.name, svgChart(picture, use)});
    if (const auto spectrum = spectrumPicture(run))
        files.append({spectrum->name, svgChart(*spectrum, use)});
    if (const auto builds = buildPicture(run.report.create))
        files.append({builds->name, svgBars(*builds, use)});
    if (const auto connects = connectPicture(connectPhases(run.report)))
        files.append({connects->name, svgBars(*connects, use)});
    return files;
}

} // namespace plimsoll
