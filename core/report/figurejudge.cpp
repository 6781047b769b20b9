// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/figurejudge.h"

#include "core/base/unittext.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

// 3 against 3 runs that do not overlap have 2 ÷ 20; it can not be less with so few.
constexpr double LargestChance = 0.1001;
constexpr double SignificantDeviations = 1.96; // of a count: 95 %

// The values of a side; one that is above what was measured counts as larger than every number.
QList<double> valuesOf(const Figure &figure, const JudgedSide &side)
{
    QList<double> values;
    for (const qsizetype run : side.runs) {
        const FigureValue &value = figure.values.at(run);
        if (value.value)
            values.append(value.isAbove ? std::numeric_limits<double>::infinity() : *value.value);
    }
    return values;
}

double medianOf(QList<double> values)
{
    std::sort(values.begin(), values.end());
    const qsizetype half = values.size() / 2;
    return values.size() % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
}

std::optional<Occurrences> occurrencesOf(const Figure &figure, const JudgedSide &side)
{
    Occurrences sum;
    for (const qsizetype run : side.runs) {
        const auto &one = figure.values.at(run).occurrences;
        if (!one || one->of == 0)
            return std::nullopt;
        sum.count += one->count;
        sum.of += one->of;
    }
    return sum;
}

// Could two counts of the same rare thing differ like this by chance? The variance is Poisson's.
bool areTooFew(const Occurrences &first, const Occurrences &other)
{
    const auto share
        = [](const Occurrences &one) { return static_cast<double>(one.count) / static_cast<double>(one.of); };
    const double together
        = static_cast<double>(first.count + other.count) / static_cast<double>(first.of + other.of);
    const double deviation
        = std::sqrt(together * (1 / static_cast<double>(first.of) + 1 / static_cast<double>(other.of)));
    return std::abs(share(other) - share(first)) < SignificantDeviations * deviation;
}

Judgement notJudged(const QString &reason)
{
    return {.reason = reason};
}

// Better or worse, if the difference is one at all; both sides have values, not both infinite.
Change directionOf(const Figure &figure, double first, double other, double tolerance)
{
    const double least = std::max(tolerance * std::abs(first), figure.leastDifference);
    if (std::isfinite(first) && std::isfinite(other) && std::abs(other - first) <= least)
        return Change::Same;
    return (other > first) == (figure.better == BetterWhen::Higher) ? Change::Better : Change::Worse;
}

// Counts are compared by how often they could have happened.
Change directionOf(const Occurrences &first, const Occurrences &other, double tolerance)
{
    const double was = static_cast<double>(first.count) / static_cast<double>(first.of);
    const double is = static_cast<double>(other.count) / static_cast<double>(other.of);
    if (std::abs(is - was) <= tolerance * was)
        return Change::Same;
    if (areTooFew(first, other))
        return Change::Unclear;
    return is > was ? Change::Worse : Change::Better;
}

void prove(Judgement &judgement, const QList<double> &first, const QList<double> &other)
{
    if (judgement.change != Change::Better && judgement.change != Change::Worse)
        return;
    judgement.chance = mannWhitneyChance(first, other);
    judgement.isProven = *judgement.chance <= LargestChance;
    if (judgement.isProven) {
        judgement.reason += u", chance %1 %"_s.arg(*judgement.chance * 100, 0, 'f', 0);
        return;
    }
    judgement.change = Change::Unclear;
    judgement.reason += u" that overlap"_s;
}

} // namespace

std::span<const EnumText<Change>> changeTexts()
{
    static constexpr std::array table{
        EnumText{Change::Better, "better"_L1},
        EnumText{Change::Worse, "worse"_L1},
        EnumText{Change::Same, "same"_L1},
        EnumText{Change::Unclear, "unclear"_L1},
        EnumText{Change::NotJudged, "not-judged"_L1},
    };
    return table;
}

Judgement judgeFigure(
    const Figure &figure, const JudgedSide &first, const JudgedSide &other, double tolerance)
{
    const QList<double> was = valuesOf(figure, first);
    const QList<double> is = valuesOf(figure, other);
    if (was.isEmpty() || is.isEmpty())
        return notJudged(u"not measured in %1"_s.arg(was.isEmpty() ? first.name : other.name));
    const double before = medianOf(was);
    const double after = medianOf(is);
    Judgement judgement;
    if (std::isfinite(before) && std::isfinite(after)) {
        judgement.difference = after - before;
        if (before != 0)
            judgement.ratio = (after - before) / std::abs(before);
    }
    const bool canProve = was.size() >= RunsForProof && is.size() >= RunsForProof;
    if (figure.better == BetterWhen::Neither)
        judgement.reason = u"of this machine"_s;
    else if (!std::isfinite(before) && !std::isfinite(after))
        judgement.reason = u"beyond what was measured in both"_s;
    else if (figure.isOneValue && !canProve)
        judgement.reason = u"one tick decides it"_s;
    if (!judgement.reason.isEmpty())
        return judgement;
    const auto occurredBefore = occurrencesOf(figure, first);
    const auto occurredAfter = occurrencesOf(figure, other);
    judgement.change = occurredBefore && occurredAfter
        ? directionOf(*occurredBefore, *occurredAfter, tolerance)
        : directionOf(figure, before, after, tolerance);
    const bool isBlurred = figure.isOfTraffic
        && ((judgement.change == Change::Worse && other.isGeneratorLimited)
            || (judgement.change == Change::Better && first.isGeneratorLimited));
    if (isBlurred) {
        judgement.reason = u"the generator was the limit in %1"_s.arg(
            judgement.change == Change::Worse ? other.name : first.name);
        judgement.change = Change::NotJudged;
        return judgement;
    }
    if (judgement.change == Change::Unclear) {
        judgement.reason = u"too few to tell"_s;
        return judgement;
    }
    judgement.reason = runsText(was.size(), is.size());
    if (canProve)
        prove(judgement, was, is);
    else
        judgement.reason += u": not proven"_s;
    return judgement;
}

QString runsText(qsizetype first, qsizetype other)
{
    if (first == other)
        return counted(first, u"run"_s) + u" each"_s;
    return u"%1 against %2"_s.arg(counted(first, u"run"_s), QString::number(other));
}

QString judgementText(const Judgement &judgement)
{
    const QString word = QString(textOf(changeTexts(), judgement.change)).replace(u'-', u' ');
    return judgement.reason.isEmpty() || judgement.change == Change::Same
        ? word
        : u"%1 (%2)"_s.arg(word, judgement.reason);
}

// H. B. Mann, D. R. Whitney: On a Test of Whether one of Two Random Variables is Stochastically Larger than
// the Other, Ann. Math. Statist. 18 (1947).
double mannWhitneyChance(const QList<double> &first, const QList<double> &other)
{
    std::vector<double> all(first.begin(), first.end());
    all.insert(all.end(), other.begin(), other.end());
    std::vector<double> ranks;
    for (const double value : all) {
        const auto smaller = std::count_if(all.begin(), all.end(), [&](double one) { return one < value; });
        const auto equal = std::count(all.begin(), all.end(), value);
        ranks.push_back(static_cast<double>(smaller) + static_cast<double>(equal + 1) / 2);
    }
    const auto count = static_cast<std::size_t>(first.size());
    const double sum = std::accumulate(ranks.begin(), ranks.end(), 0.0);
    const double expected = sum * static_cast<double>(count) / static_cast<double>(ranks.size());
    const double seen = std::accumulate(ranks.begin(), ranks.begin() + first.size(), 0.0);
    std::vector<bool> isFirst(ranks.size(), false);
    std::fill_n(isFirst.begin(), count, true);
    int arrangements = 0;
    int asFar = 0;
    do {
        double here = 0;
        for (std::size_t i = 0; i < ranks.size(); ++i)
            here += isFirst[i] ? ranks[i] : 0;
        ++arrangements;
        asFar += std::abs(here - expected) >= std::abs(seen - expected) - 1e-9 ? 1 : 0;
    } while (std::prev_permutation(isFirst.begin(), isFirst.end()));
    return static_cast<double>(asFar) / arrangements;
}

} // namespace plimsoll
