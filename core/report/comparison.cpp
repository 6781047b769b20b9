// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/comparison.h"

#include "core/base/unittext.h"
#include "core/plan/planjson.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

constexpr double MostMarkedShare = 0.01; // of the seconds; more, and the generator is said to be the limit
constexpr qsizetype MostNamed = 3; // figures in the sentence

ComparedRun describe(const RunToCompare &run, qsizetype index)
{
    const Report &report = run.report;
    ComparedRun described{.letter = QString(QChar(u'A' + static_cast<char16_t>(index))),
        .folder = run.folder,
        .name = report.name,
        .deploymentUrl = report.deployment.url,
        .deploymentVersion = report.deployment.version,
        .startedAt = report.startedAt,
        .simulated = report.simulated,
        .outcome = report.outcome,
        .verdict = report.verdict.state,
        .verdictSentence = report.verdict.sentence,
        .note = run.note,
        .tags = run.tags,
        .isBaseline = run.isBaseline && !report.simulated};
    for (const GoalResult &goal : report.verdict.goals) {
        if (goal.state == GoalState::NotMeasurable)
            described.unmeasuredGoals.append(goalText(goal.goal));
    }
    const GeneratorReport &generator = report.generator;
    described.isGeneratorLimited = static_cast<double>(generator.markedSeconds)
        > MostMarkedShare * static_cast<double>(generator.trafficSeconds);
    return described;
}

// What repeats have in common. The plan's own bytes count where they are known: a digest covers names too.
QString sideKey(const RunToCompare &run)
{
    QString plan = run.report.planDigest;
    if (run.plan) {
        Plan nameless = *run.plan;
        nameless.name.clear();
        nameless.note.clear();
        plan = QString::fromUtf8(writePlan(nameless));
    }
    QStringList tags = run.tags;
    tags.sort();
    const DeploymentReport &deployment = run.report.deployment;
    const QString url = run.report.simulated ? u"simulated"_s : deployment.url; // its port is any
    return QStringList{plan, url, deployment.version, tags.join(u',')}.join(u'\n');
}

QList<ComparedSide> sidesOf(const QList<RunToCompare> &runs, const QList<ComparedRun> &described)
{
    QStringList keys;
    for (const RunToCompare &run : runs)
        keys.append(sideKey(run));
    const bool allAlike = QSet<QString>(keys.begin(), keys.end()).size() == 1;
    QList<ComparedSide> sides;
    QStringList sideKeys;
    for (qsizetype run = 0; run < runs.size(); ++run) {
        const QString key = allAlike ? QString::number(run) : keys[run];
        if (!sideKeys.contains(key)) {
            sideKeys.append(key);
            sides.append(ComparedSide());
        }
        ComparedSide &side = sides[sideKeys.indexOf(key)];
        side.name += (side.runs.isEmpty() ? QString() : u", "_s) + described[run].letter;
        side.runs.append(run);
    }
    return sides;
}

template <typename Value>
void appendDifference(Comparison &comparison, const QList<RunToCompare> &runs, const QString &pointer,
    const QString &title, const Value &valueOf)
{
    QStringList values;
    for (const RunToCompare &run : runs) {
        const QString value = valueOf(run.report);
        values.append(value.isEmpty() ? u"–"_s : value);
    }
    if (values.count(values[0]) == values.size())
        return;
    comparison.differences.append({pointer, title, values});
}

void findDifferences(Comparison &comparison, const QList<RunToCompare> &runs)
{
    QList<std::optional<Plan>> plans;
    for (const RunToCompare &run : runs)
        plans.append(run.plan);
    comparison.differences = planDifferences(plans);
    const bool allKnown = std::all_of(plans.begin(), plans.end(), [](const auto &plan) { return !!plan; });
    if (comparison.differences.isEmpty() && allKnown)
        comparison.samenesses.append(u"same plan"_s);
    const auto add = [&](const QString &pointer, const QString &title, const QString &sameness,
                         QString (*valueOf)(const Report &)) {
        const qsizetype before = comparison.differences.size();
        appendDifference(comparison, runs, pointer, title, valueOf);
        if (comparison.differences.size() == before && !valueOf(runs[0].report).isEmpty())
            comparison.samenesses.append(sameness);
    };
    add(u"/deployment/version"_s, u"Coder"_s, u"same version of Coder"_s,
        [](const Report &report) { return report.deployment.version; });
    add(u"/deployment/url"_s, u"deployment"_s, u"same deployment"_s,
        [](const Report &report) { return report.simulated ? u"simulated"_s : report.deployment.url; });
    add(u"/generator/program"_s, u"Plimsoll"_s, u"same Plimsoll"_s,
        [](const Report &report) { return report.generator.program; });
    add(u"/generator/qtVersion"_s, u"Qt"_s, u"same Qt"_s,
        [](const Report &report) { return report.generator.qtVersion; });
    add(u"/generator"_s, u"generator"_s, u"same generator"_s, [](const Report &report) {
        const GeneratorReport &generator = report.generator;
        return generator.operatingSystem.isEmpty()
            ? QString()
            : u"%1, %2, %3"_s.arg(
                  generator.operatingSystem, generator.cpuArchitecture, counted(generator.cores, u"core"_s));
    });
    add(u"/generator/workers"_s, u"worker threads"_s, u"same worker threads"_s, [](const Report &report) {
        return report.generator.workers > 0 ? QString::number(report.generator.workers) : QString();
    });
}

QString outcomeCaution(const ComparedRun &run, const Report &report)
{
    switch (run.outcome) {
    case RunOutcome::Finished:
        return {};
    case RunOutcome::Running:
        return u"%1 has not ended, or its process was killed: what it measured is not in its report."_s.arg(
            run.letter);
    case RunOutcome::Failed:
        return u"%1 failed: %2"_s.arg(run.letter, report.sentence);
    case RunOutcome::Stopped:
        return report.sentence.isEmpty()
            ? u"%1 was stopped before its end."_s.arg(run.letter)
            : u"%1 was stopped before its end: %2"_s.arg(run.letter, report.sentence);
    }
    return {};
}

void findCautions(Comparison &comparison, const QList<RunToCompare> &runs)
{
    QStringList simulated;
    QStringList real;
    for (const ComparedRun &run : comparison.runs)
        (run.simulated ? simulated : real).append(run.letter);
    if (real.isEmpty())
        comparison.cautions.append(
            u"All runs are simulated: the figures say nothing about a Coder deployment."_s);
    else if (!simulated.isEmpty())
        comparison.cautions.append(u"%1 %2 simulated, %3 not: nothing is judged."_s.arg(
            simulated.join(u", "_s), simulated.size() == 1 ? u"is"_s : u"are"_s, real.join(u", "_s)));
    for (qsizetype i = 0; i < runs.size(); ++i) {
        const ComparedRun &run = comparison.runs[i];
        const Report &report = runs[i].report;
        if (const QString caution = outcomeCaution(run, report); !caution.isEmpty())
            comparison.cautions.append(caution.trimmed());
        const GeneratorReport &generator = report.generator;
        if (generator.markedSeconds > 0)
            comparison.cautions.append(
                u"In %1 of %2 s of %3 its own machine, not the deployment, may have been the limit."_s.arg(
                    QString::number(generator.markedSeconds), QString::number(generator.trafficSeconds),
                    run.letter));
        if (!run.unmeasuredGoals.isEmpty())
            comparison.cautions.append(
                u"Not measurable in %1: %2."_s.arg(run.letter, run.unmeasuredGoals.join(u"; "_s)));
        if (!runs[i].plan)
            comparison.cautions.append(
                u"The plan of %1 is missing or damaged: what differs in it is not known."_s.arg(run.letter));
        for (const QString &problem : runs[i].problems)
            comparison.cautions.append(u"%1: %2"_s.arg(run.letter, problem));
    }
}

JudgedSide judgedSide(const Comparison &comparison, qsizetype index)
{
    const ComparedSide &side = comparison.sides[index];
    const bool isLimited = std::any_of(side.runs.begin(), side.runs.end(),
        [&](qsizetype run) { return comparison.runs[run].isGeneratorLimited; });
    return {.name = side.name, .runs = side.runs, .isGeneratorLimited = isLimited};
}

// Judged only among real runs, or among simulated ones.
bool isMixed(const Comparison &comparison, const JudgedSide &first, const JudgedSide &other)
{
    QSet<bool> kinds;
    for (const qsizetype run : first.runs + other.runs)
        kinds.insert(comparison.runs[run].simulated);
    return kinds.size() > 1;
}

void judge(Comparison &comparison, const QList<RunToCompare> &runs)
{
    QList<Report> reports;
    for (const RunToCompare &run : runs)
        reports.append(run.report);
    const JudgedSide first = judgedSide(comparison, 0);
    for (const Figure &figure : figuresOf(reports)) {
        ComparedFigure compared{.figure = figure};
        for (qsizetype i = 1; i < comparison.sides.size(); ++i) {
            const JudgedSide side = judgedSide(comparison, i);
            Judgement judgement = judgeFigure(figure, first, side, comparison.tolerance);
            if (judgement.change != Change::NotJudged && isMixed(comparison, first, side)) {
                judgement = {.change = Change::NotJudged,
                    .difference = judgement.difference,
                    .ratio = judgement.ratio,
                    .reason = u"simulated against real"_s};
            }
            compared.judgements.append(judgement);
        }
        comparison.figures.append(compared);
    }
}

void findNewErrors(Comparison &comparison)
{
    const auto countIn = [](const Figure &figure, const ComparedSide &side) {
        std::uint64_t count = 0;
        for (const qsizetype run : side.runs) {
            const auto &occurrences = figure.values[run].occurrences;
            count += occurrences ? occurrences->count : 0;
        }
        return count;
    };
    for (const ComparedFigure &compared : comparison.figures) {
        const Figure &figure = compared.figure;
        if (!figure.id.startsWith(u"errors/"_s) || countIn(figure, comparison.sides[0]) > 0)
            continue;
        for (const ComparedSide &side : comparison.sides.mid(1)) {
            if (const std::uint64_t count = countIn(figure, side); count > 0)
                comparison.newErrors.append({side.name, figure.scenario, figure.id.section(u'/', -1), count});
        }
    }
}

FigureValue medianValue(const Figure &figure, const ComparedSide &side)
{
    QList<FigureValue> values;
    for (const qsizetype run : side.runs) {
        if (figure.values[run].value)
            values.append(figure.values[run]);
    }
    std::sort(values.begin(), values.end(), [](const FigureValue &a, const FigureValue &b) {
        return std::pair(a.isAbove, *a.value) < std::pair(b.isAbove, *b.value);
    });
    return values.value((values.size() - 1) / 2);
}

// "round trip p99 131 ms → 742 ms; build p95 57 s → 68 s; 2 more".
QString named(const Comparison &comparison, qsizetype side, Change change)
{
    QStringList names;
    qsizetype count = 0;
    for (const ComparedFigure &compared : comparison.figures) {
        if (compared.judgements[side - 1].change != change || ++count > MostNamed)
            continue;
        const Figure &figure = compared.figure;
        QString title = figureTitle(comparison, figure);
        title[0] = title[0].toLower();
        names.append(u"%1 %2 → %3"_s.arg(title, figureText(figure, medianValue(figure, comparison.sides[0])),
            figureText(figure, medianValue(figure, comparison.sides[side]))));
    }
    if (count > MostNamed)
        names.append(u"%1 more"_s.arg(count - MostNamed));
    return names.join(u"; "_s);
}

QString proofText(const Comparison &comparison, qsizetype side)
{
    const qsizetype before = comparison.sides[0].runs.size();
    const qsizetype after = comparison.sides[side].runs.size();
    const QString runs = runsText(before, after);
    return std::min(before, after) >= RunsForProof ? runs + u'.' : runs + u": not proven."_s;
}

QString sideSentence(const Comparison &comparison, qsizetype side)
{
    const QString first = comparison.sides[0].name;
    const QString other = comparison.sides[side].name;
    const QString is = comparison.sides[side].runs.size() == 1 ? u"is"_s : u"are"_s;
    const qsizetype better = comparison.count(side, Change::Better);
    const qsizetype worse = comparison.count(side, Change::Worse);
    const qsizetype same = comparison.count(side, Change::Same);
    const qsizetype judged = better + worse + same + comparison.count(side, Change::Unclear);
    if (judged == 0)
        return u"%1 could not be judged against %2."_s.arg(other, first);
    const QString of = u"%1 of %2"_s;
    const QString ends = u" "_s + proofText(comparison, side);
    if (worse > 0) {
        const QString also = better > 0
            ? u" Better in %1: %2."_s.arg(better).arg(named(comparison, side, Change::Better))
            : QString();
        return u"%1 %2 worse in %3: %4."_s.arg(other, is, of.arg(worse).arg(counted(judged, u"figure"_s)),
                   named(comparison, side, Change::Worse))
            + also + ends;
    }
    if (better > 0)
        return u"%1 %2 better in %3 and worse in none: %4."_s.arg(other, is,
                   of.arg(better).arg(counted(judged, u"figure"_s)), named(comparison, side, Change::Better))
            + ends;
    return u"%1 %2 neither better nor worse than %3 in %4, within %5 %."_s.arg(other, is, first,
               counted(judged, u"figure"_s), QString::number(comparison.tolerance * 100, 'g', 3))
        + ends;
}

} // namespace

Change Comparison::worst() const
{
    for (const Change change : {Change::Worse, Change::Unclear, Change::Better, Change::Same}) {
        for (qsizetype side = 1; side < sides.size(); ++side) {
            if (count(side, change) > 0)
                return change;
        }
    }
    return Change::NotJudged;
}

qsizetype Comparison::count(qsizetype side, Change change) const
{
    return std::count_if(figures.begin(), figures.end(), [side, change](const ComparedFigure &figure) {
        return figure.judgements[side - 1].change == change;
    });
}

Result<Comparison> compareRuns(const QList<RunToCompare> &runs, double tolerance)
{
    if (runs.size() < LeastRuns || runs.size() > MostRuns)
        return Error{ErrorKind::BadInput,
            u"A comparison takes %1 to %2 runs, not %3."_s.arg(
                QString::number(LeastRuns), QString::number(MostRuns), QString::number(runs.size()))};
    Comparison comparison;
    comparison.tolerance = tolerance;
    for (qsizetype i = 0; i < runs.size(); ++i)
        comparison.runs.append(describe(runs[i], i));
    comparison.sides = sidesOf(runs, comparison.runs);
    findDifferences(comparison, runs);
    findCautions(comparison, runs);
    judge(comparison, runs);
    findNewErrors(comparison);
    QStringList sentences;
    for (qsizetype side = 1; side < comparison.sides.size(); ++side)
        sentences.append(sideSentence(comparison, side));
    comparison.sentence = sentences.join(u' ');
    return comparison;
}

QString figureTitle(const Comparison &comparison, const Figure &figure)
{
    QSet<QString> scenarios;
    for (const ComparedFigure &compared : comparison.figures) {
        if (compared.figure.isOfTraffic)
            scenarios.insert(compared.figure.scenario);
    }
    const bool isError = figure.id.startsWith(u"errors/"_s);
    if (figure.scenario.isEmpty() || (scenarios.size() <= 1 && !isError))
        return figure.title;
    return u"%1 (%2)"_s.arg(figure.title, figure.scenario);
}

} // namespace plimsoll
