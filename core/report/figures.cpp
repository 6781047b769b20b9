// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/figures.h"

#include "core/base/unittext.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

constexpr double TrafficStep = 1e6; // ns: the generator's timers have steps of 1 ms
constexpr double CreateStep = 1e8; // ns: builds are told by the deployment in whole polls

using Runs = QList<Report>;

const ScenarioReport *scenarioOf(const Report &run, const QString &name)
{
    const auto found = std::find_if(run.scenarios.begin(), run.scenarios.end(),
        [&name](const ScenarioReport &scenario) { return scenario.name == name; });
    return found == run.scenarios.end() ? nullptr : &*found;
}

QStringList scenarioNames(const Runs &runs)
{
    QStringList names;
    for (const Report &run : runs) {
        for (const ScenarioReport &scenario : run.scenarios) {
            if (!names.contains(scenario.name))
                names.append(scenario.name);
        }
    }
    return names;
}

template <typename Value> Figure filled(Figure figure, const Runs &runs, const Value &valueOf)
{
    for (const Report &run : runs)
        figure.values.append(valueOf(run));
    return figure;
}

void append(QList<Figure> &figures, Figure figure)
{
    const bool hasValue = std::any_of(figure.values.begin(), figure.values.end(),
        [](const FigureValue &value) { return value.value.has_value(); });
    if (hasValue)
        figures.append(std::move(figure));
}

double ns(Nanoseconds duration)
{
    return static_cast<double>(duration.count());
}

FigureValue percentileOf(const Quantiles &quantiles, std::optional<Nanoseconds> Quantiles::*percentile)
{
    if (quantiles.isEmpty())
        return {};
    if (const auto &value = quantiles.*percentile)
        return {.value = ns(*value)};
    return {.value = ns(quantiles.max), .isAbove = true};
}

struct Percentile {
    QString id;
    std::optional<Nanoseconds> Quantiles::*value;
};

void appendPercentiles(QList<Figure> &figures, const Runs &runs, const QString &scenario,
    const QString &clock, const QString &title, Quantiles ScenarioReport::*quantiles,
    const QList<Percentile> &percentiles)
{
    for (const Percentile &percentile : percentiles) {
        const Figure figure{.id = u"%1/%2/%3"_s.arg(scenario, clock, percentile.id),
            .title = title + u' ' + percentile.id,
            .scenario = scenario,
            .unit = FigureUnit::Duration,
            .better = BetterWhen::Lower,
            .leastDifference = TrafficStep,
            .isOfTraffic = true};
        append(figures, filled(figure, runs, [&](const Report &run) {
            const ScenarioReport *of = scenarioOf(run, scenario);
            return of ? percentileOf(of->*quantiles, percentile.value) : FigureValue();
        }));
    }
}

void appendMaximum(QList<Figure> &figures, const Runs &runs, const QString &scenario, const QString &clock,
    const QString &title, Quantiles ScenarioReport::*quantiles)
{
    const Figure figure{.id = u"%1/%2/max"_s.arg(scenario, clock),
        .title = title + u" max"_s,
        .scenario = scenario,
        .unit = FigureUnit::Duration,
        .better = BetterWhen::Lower,
        .leastDifference = TrafficStep,
        .isOfTraffic = true,
        .isOneValue = true};
    append(figures, filled(figure, runs, [&](const Report &run) {
        const ScenarioReport *of = scenarioOf(run, scenario);
        if (!of || (of->*quantiles).isEmpty())
            return FigureValue();
        return FigureValue{.value = ns((of->*quantiles).max), .isAbove = (of->*quantiles).worse > 0};
    }));
}

FigureValue echoedOf(const ScenarioReport &scenario)
{
    return {.value = echoedShare(scenario)};
}

FigureValue disconnectsOf(const ScenarioReport &scenario)
{
    return {.value = disconnectRate(scenario),
        .occurrences = Occurrences{scenario.counts.disconnects, scenario.counts.sessionsStarted}};
}

void appendScenario(QList<Figure> &figures, const Runs &runs, const QString &name)
{
    const auto share = [&](const QString &id, const QString &title, BetterWhen better,
                           FigureValue (*valueOf)(const ScenarioReport &)) {
        const Figure figure{.id = name + u'/' + id,
            .title = title,
            .scenario = name,
            .unit = FigureUnit::Share,
            .better = better,
            .isOfTraffic = true};
        append(figures, filled(figure, runs, [&](const Report &run) {
            const ScenarioReport *scenario = scenarioOf(run, name);
            return scenario ? valueOf(*scenario) : FigureValue();
        }));
    };
    share(u"echoed"_s, u"Echoed of intended"_s, BetterWhen::Higher, echoedOf);
    share(u"disconnects"_s, u"Disconnects"_s, BetterWhen::Lower, disconnectsOf);
    const QList<Percentile> clockPercentiles{
        {u"p50"_s, &Quantiles::p50}, {u"p95"_s, &Quantiles::p95}, {u"p99"_s, &Quantiles::p99}};
    const QList<Percentile> p95{{u"p95"_s, &Quantiles::p95}};
    appendPercentiles(
        figures, runs, name, u"round-trip"_s, u"Round trip"_s, &ScenarioReport::roundTrip, clockPercentiles);
    appendMaximum(figures, runs, name, u"round-trip"_s, u"Round trip"_s, &ScenarioReport::roundTrip);
    appendPercentiles(figures, runs, name, u"service-time"_s, u"Service time"_s, &ScenarioReport::serviceTime,
        clockPercentiles);
    appendMaximum(figures, runs, name, u"service-time"_s, u"Service time"_s, &ScenarioReport::serviceTime);
    appendPercentiles(
        figures, runs, name, u"connect-time"_s, u"Connect"_s, &ScenarioReport::connectTime, p95);
    appendPercentiles(figures, runs, name, u"attach-time"_s, u"Attach"_s, &ScenarioReport::attachTime, p95);
}

void appendCreate(QList<Figure> &figures, const Runs &runs)
{
    const auto add = [&](const QString &id, const QString &title, SpanSummary CreateReport::*span,
                         Milliseconds SpanSummary::*value) {
        const Figure figure{.id = u"create/"_s + id,
            .title = title,
            .unit = FigureUnit::Duration,
            .better = BetterWhen::Lower,
            .leastDifference = CreateStep};
        append(figures, filled(figure, runs, [&](const Report &run) {
            const SpanSummary &summary = run.create.*span;
            return summary.count > 0 ? FigureValue{.value = ns(summary.*value)} : FigureValue();
        }));
    };
    add(u"ready/p50"_s, u"Workspace ready p50"_s, &CreateReport::total, &SpanSummary::p50);
    add(u"ready/p95"_s, u"Workspace ready p95"_s, &CreateReport::total, &SpanSummary::p95);
    add(u"queue/p95"_s, u"Build queue p95"_s, &CreateReport::queue, &SpanSummary::p95);
    add(u"build/p50"_s, u"Build p50"_s, &CreateReport::apply, &SpanSummary::p50);
    add(u"build/p95"_s, u"Build p95"_s, &CreateReport::apply, &SpanSummary::p95);
    add(u"agent/p95"_s, u"Agent connect p95"_s, &CreateReport::agentConnect, &SpanSummary::p95);
    add(u"scripts/p95"_s, u"Start scripts p95"_s, &CreateReport::startScripts, &SpanSummary::p95);
    const Figure failed{.id = u"create/failed"_s,
        .title = u"Failed creates"_s,
        .unit = FigureUnit::Share,
        .better = BetterWhen::Lower};
    append(figures, filled(failed, runs, [](const Report &run) {
        if (run.create.planned == 0 || run.outcome == RunOutcome::Running)
            return FigureValue();
        const Occurrences occurrences{static_cast<std::uint64_t>(std::max(run.create.failed, 0)),
            static_cast<std::uint64_t>(run.create.planned)};
        return FigureValue{
            .value = static_cast<double>(run.create.failed) / run.create.planned, .occurrences = occurrences};
    }));
}

std::uint64_t errorCount(const Report &run, const QString &origin, const QString &errorClass)
{
    std::uint64_t count = 0;
    for (const ErrorGroup &group : run.errors) {
        if (group.origin == origin && group.errorClass == errorClass)
            count += group.count;
    }
    return count;
}

void appendErrors(QList<Figure> &figures, const Runs &runs)
{
    QList<std::pair<QString, QString>> classes; // origin, class
    for (const Report &run : runs) {
        for (const ErrorGroup &group : run.errors) {
            if (const std::pair key(group.origin, group.errorClass); !classes.contains(key))
                classes.append(key);
        }
    }
    std::sort(classes.begin(), classes.end());
    for (const auto &error : classes) { // the clang of clazy captures no structured binding
        const QString &origin = error.first;
        const QString &errorClass = error.second;
        const Figure figure{.id = u"errors/%1/%2"_s.arg(origin, errorClass),
            .title = u"Errors: "_s + errorClass,
            .scenario = origin,
            .unit = FigureUnit::Count,
            .better = BetterWhen::Lower};
        append(figures, filled(figure, runs, [&origin, &errorClass](const Report &run) {
            if (run.outcome == RunOutcome::Running)
                return FigureValue();
            const std::uint64_t count = errorCount(run, origin, errorClass);
            const ScenarioReport *scenario = scenarioOf(run, origin);
            const auto of = scenario ? scenario->counts.sessionsStarted
                                     : static_cast<std::uint64_t>(std::max(run.create.planned, 0));
            return FigureValue{.value = static_cast<double>(count), .occurrences = Occurrences{count, of}};
        }));
    }
}

void appendGenerator(QList<Figure> &figures, const Runs &runs)
{
    const auto add = [&](const QString &id, const QString &title, FigureUnit unit,
                         double (*valueOf)(const GeneratorReport &)) {
        const Figure figure{
            .id = u"generator/"_s + id, .title = title, .unit = unit, .better = BetterWhen::Neither};
        append(figures, filled(figure, runs, [valueOf](const Report &run) {
            return run.generator.trafficSeconds > 0 ? FigureValue{.value = valueOf(run.generator)}
                                                    : FigureValue();
        }));
    };
    add(u"lag/p99"_s, u"Generator: loop lag p99, worst second"_s, FigureUnit::Duration,
        [](const GeneratorReport &generator) { return ns(generator.worstLoopLagP99); });
    add(u"busiest"_s, u"Generator: busiest worker"_s, FigureUnit::Share,
        [](const GeneratorReport &generator) { return generator.busiestShare; });
    add(u"limited"_s, u"Generator: seconds it limited"_s, FigureUnit::Share,
        [](const GeneratorReport &generator) {
            return static_cast<double>(generator.markedSeconds)
                / static_cast<double>(generator.trafficSeconds);
        });
}

QString percentText(double share)
{
    const double percent = std::abs(share * 100);
    return QString::number(percent, 'f', percent >= 10 || percent == 0 ? 1 : 2);
}

QString signOf(double value)
{
    return value < 0 ? QString(QChar(0x2212)) : u"+"_s;
}

} // namespace

QList<Figure> figuresOf(const QList<Report> &runs)
{
    QList<Figure> figures;
    for (const QString &scenario : scenarioNames(runs))
        appendScenario(figures, runs, scenario);
    appendCreate(figures, runs);
    appendErrors(figures, runs);
    appendGenerator(figures, runs);
    return figures;
}

QString figureText(const Figure &figure, const FigureValue &value)
{
    if (!value.value)
        return QString(QChar(0x2013));
    const QString above = value.isAbove ? u"> "_s : QString();
    switch (figure.unit) {
    case FigureUnit::Share:
        return above + percentText(*value.value) + u" %"_s;
    case FigureUnit::Duration:
        return above + humanDuration(Nanoseconds(std::llround(*value.value)));
    case FigureUnit::Count:
        return above + QString::number(*value.value, 'f', 0);
    }
    return {};
}

QString differenceText(FigureUnit unit, double difference)
{
    if (difference == 0)
        return u"0"_s;
    switch (unit) {
    case FigureUnit::Share:
        return signOf(difference) + percentText(difference) + u" pp"_s;
    case FigureUnit::Duration:
        return signOf(difference) + humanDuration(Nanoseconds(std::llround(std::abs(difference))));
    case FigureUnit::Count:
        return signOf(difference) + QString::number(std::abs(difference), 'f', 0);
    }
    return {};
}

QString ratioText(double ratio)
{
    const double percent = std::abs(ratio * 100);
    if (percent < 0.05)
        return u"0 %"_s;
    return signOf(ratio) + QString::number(percent, 'f', percent >= 99.5 ? 0 : 1) + u" %"_s;
}

} // namespace plimsoll
