// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/targets.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

// A plain number of digits; none when it is something else or too large.
std::optional<int> index(QStringView text)
{
    const bool isDigits
        = std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    bool ok = false;
    const int number = text.toInt(&ok);
    return ok && isDigits ? std::optional(number) : std::nullopt;
}

// Down, but 29 % of 100 is 29 although 0.29 · 100 is a little less in floating point.
int countOf(double share, int targets)
{
    constexpr double Slack = 1e-6;
    return std::min(targets, static_cast<int>(std::floor(share * targets + Slack)));
}

QString quoted(const ScenarioPlan &scenario)
{
    return u"Scenario \"%1\""_s.arg(scenario.name);
}

Result<TargetSlice> sliceOfRange(const ScenarioPlan &scenario, int targets)
{
    const Range &range = *scenario.range;
    const int end = range.end.value_or(targets);
    if (range.first < 0 || end > targets || range.first >= end)
        return Error{ErrorKind::BadInput,
            u"%1 asks for the workspaces %2, but there are %3, numbered from 0."_s.arg(
                quoted(scenario), rangeText(range), QString::number(targets))};
    return TargetSlice{range.first, end - range.first};
}

} // namespace

Result<Range> parseRange(QStringView text)
{
    const Error bad{ErrorKind::BadInput,
        u"\"%1\" is not a range; write \"first:end\", for example \"0:50\", \"50:\" or \":50\"."_s.arg(text)};
    const QStringView trimmed = text.trimmed();
    const qsizetype colon = trimmed.indexOf(u':');
    if (colon < 0)
        return bad;
    const QStringView left = trimmed.left(colon);
    const QStringView right = trimmed.mid(colon + 1);
    const std::optional<int> first = left.isEmpty() ? 0 : index(left);
    const std::optional<int> end = index(right);
    if (!first || (!end && !right.isEmpty()))
        return bad;
    if (end && *first >= *end)
        return Error{ErrorKind::BadInput,
            u"The range \"%1\" is empty: the end is not used itself and must be larger than the first."_s.arg(
                text)};
    return Range{.first = *first, .end = end};
}

QString rangeText(const Range &range)
{
    const QString first = QString::number(range.first);
    return first + u':' + (range.end ? QString::number(*range.end) : QString());
}

Result<TargetSlices> targetSlices(const QList<ScenarioPlan> &scenarios, int targets)
{
    if (targets <= 0 && !scenarios.isEmpty())
        return Error{ErrorKind::BadInput, u"There is no workspace for the traffic to use."_s};
    TargetSlices all;
    int next = 0;
    for (const ScenarioPlan &scenario : scenarios) {
        if (scenario.range) {
            const Result<TargetSlice> slice = sliceOfRange(scenario, targets);
            if (!slice)
                return slice.error();
            all.slices.append(*slice);
            continue;
        }
        const int count = countOf(scenario.share, targets);
        if (count <= 0)
            return Error{ErrorKind::BadInput,
                u"%1 uses %2 % of the workspaces, which is none of %3."_s.arg(
                    quoted(scenario), QString::number(scenario.share * 100), QString::number(targets))};
        if (next > targets - count) {
            next = 0;
            if (count < targets)
                all.warnings.append(
                    u"%1 does not fit behind the scenarios before it: it uses the first %2 of %3 workspaces, "
                    "which others use too."_s.arg(
                        quoted(scenario), QString::number(count), QString::number(targets)));
        }
        all.slices.append(TargetSlice{next, count});
        next += count;
    }
    return all;
}

} // namespace plimsoll
