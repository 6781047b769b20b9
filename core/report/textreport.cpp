// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/textreport.h"

#include "core/base/unittext.h"
#include "core/report/reporttables.h"
#include "core/report/reporttext.h"
#include "core/report/texttable.h"

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

constexpr qsizetype MostErrorsShown = 10;

QString coloured(const QString &text, QLatin1StringView code, Colour colour)
{
    return colour == Colour::On ? u"\x1b[%1m%2\x1b[0m"_s.arg(code, text) : text;
}

QString heading(const QString &text, Colour colour)
{
    return u'\n' + coloured(text, "1"_L1, colour) + u'\n';
}

QLatin1StringView colourOf(GoalState state)
{
    switch (state) {
    case GoalState::Kept:
        return "32"_L1;
    case GoalState::Broken:
        return "31"_L1;
    case GoalState::NotMeasurable:
        return "33"_L1;
    }
    return "0"_L1;
}

QString titleText(const Report &report, Colour colour)
{
    QString text;
    if (report.simulated)
        text += coloured(u"SIMULATED: this was Plimsoll's built-in demo deployment, not a Coder server."_s,
                    "35"_L1, colour)
            + u'\n';
    QStringList parts{report.name, outcomeText(report), report.deployment.url};
    if (!report.deployment.version.isEmpty())
        parts.append(report.deployment.version);
    text += parts.join(u" · "_s) + u'\n';
    if (!report.sentence.isEmpty())
        text += report.sentence + u'\n';
    const auto state = report.verdict.state;
    const QString sentence
        = state ? goalMark(*state) + u' ' + report.verdict.sentence : report.verdict.sentence;
    return text + (state ? coloured(sentence, colourOf(*state), colour) : sentence) + u'\n';
}

QString goalsText(const Verdict &verdict, Colour colour)
{
    if (verdict.goals.isEmpty())
        return {};
    QList<QStringList> rows;
    for (const GoalResult &goal : verdict.goals)
        rows.append({goalMark(goal.state) + u' ' + goalStateTitle(goal.state), goalText(goal.goal),
            measuredText(goal)});
    QString text = heading(u"Goals"_s, colour) + textTable(rows, {Align::Left, Align::Left, Align::Right});
    for (const GoalResult &goal : verdict.goals) {
        if (goal.state != GoalState::Kept)
            text += u"  "_s + goal.sentence + u'\n';
    }
    return text;
}

QString levelsText(const Report &report, Colour colour)
{
    const ReportTable levels = levelsTable(report);
    if (levels.rows.isEmpty())
        return {};
    QList<QStringList> rows{levels.columns};
    rows += levels.rows;
    for (QStringList &row : rows)
        row.removeLast(); // a sentence is too wide for a terminal
    return heading(levels.title, colour) + textTable(rows, levels.alignments);
}

QString createText(const CreateReport &create, Colour colour)
{
    if (create.planned + create.reused == 0)
        return {};
    QString text = heading(u"Workspaces"_s, colour);
    text += u"  %1 of %2 created, %3 failed, %4 reused, %5\n"_s.arg(QString::number(create.created),
        QString::number(create.planned), QString::number(create.failed), QString::number(create.reused),
        counted(create.retries, u"retry"_s, u"retries"_s));
    QList<QStringList> rows{{QString(), u"n"_s, u"p50"_s, u"p95"_s, u"max"_s}};
    const auto add = [&rows](const QString &name, const SpanSummary &span) {
        if (span.count > 0)
            rows.append({name, QString::number(span.count), humanDuration(span.p50), humanDuration(span.p95),
                humanDuration(span.max)});
    };
    add(u"in the queue"_s, create.queue);
    add(u"plan and apply"_s, create.apply);
    add(u"agent connect"_s, create.agentConnect);
    add(u"start scripts"_s, create.startScripts);
    add(u"from request to ready"_s, create.total);
    return rows.size() > 1 ? text + textTable(rows, {Align::Left, Align::Right}) : text;
}

QString trafficText(const QList<ScenarioReport> &scenarios, Colour colour)
{
    if (scenarios.isEmpty())
        return {};
    QList<QStringList> load{{u"scenario"_s, u"sessions"_s, u"intended"_s, u"sent"_s, u"echoed"_s,
        u"of intended"_s, u"late"_s, u"skipped"_s, u"unanswered"_s, u"disconnects"_s}};
    QList<QStringList> latency{
        {u"scenario"_s, u"clock"_s, u"p50"_s, u"p95"_s, u"p99"_s, u"p99.9"_s, u"max"_s}};
    for (const ScenarioReport &scenario : scenarios) {
        const ScenarioCounts &counts = scenario.counts;
        load.append({scenario.name, QString::number(scenario.sessions),
            loadText(scenario, scenario.intended.bytes, scenario.intended.ticks),
            loadText(scenario, counts.sentBytes, counts.sentTicks),
            loadText(scenario, counts.echoedBytes, counts.echoedTicks), shareText(echoedShare(scenario)),
            QString::number(counts.lateTicks), QString::number(counts.skippedTicks),
            QString::number(counts.unansweredTicks), QString::number(counts.disconnects)});
        const auto add = [&](const QString &clock, const Quantiles &quantiles) {
            if (quantiles.isEmpty())
                return;
            latency.append({scenario.name, clock, percentileText(quantiles, quantiles.p50),
                percentileText(quantiles, quantiles.p95), percentileText(quantiles, quantiles.p99),
                percentileText(quantiles, quantiles.p999), largestText(quantiles)});
        };
        add(u"round trip"_s, scenario.roundTrip);
        add(u"service time"_s, scenario.serviceTime);
        add(u"connect"_s, scenario.connectTime);
        for (const ConnectPhaseReport &phase : scenario.phases)
            add(u"  "_s + phase.name, phase.time);
        add(u"attach"_s, scenario.attachTime);
        add(u"recovery"_s, scenario.recoveryTime);
    }
    QString text = heading(u"Traffic"_s, colour) + textTable(load, {Align::Left, Align::Right});
    if (latency.size() > 1)
        text += u'\n' + textTable(latency, {Align::Left, Align::Left, Align::Right});
    return text;
}

QString requestsText(const QList<ScenarioReport> &scenarios, Colour colour)
{
    QList<QStringList> rows{{u"scenario"_s, u"endpoint"_s, u"intended"_s, u"sent"_s, u"answered"_s,
        u"unexpected"_s, u"failed"_s, u"p50"_s, u"p95"_s, u"p99"_s, u"max"_s}};
    for (const ScenarioReport &scenario : scenarios) {
        for (const EndpointReport &endpoint : scenario.endpoints) {
            const RequestCounts &counts = endpoint.counts;
            const Quantiles &latency = endpoint.latency;
            if (counts.intended == 0)
                continue;
            rows.append({scenario.name, endpoint.name, QString::number(counts.intended),
                QString::number(counts.sent), QString::number(counts.answered),
                QString::number(counts.unexpected), QString::number(counts.failed),
                percentileText(latency, latency.p50), percentileText(latency, latency.p95),
                percentileText(latency, latency.p99), largestText(latency)});
        }
    }
    if (rows.size() == 1)
        return {};
    return heading(u"Requests"_s, colour) + textTable(rows, {Align::Left, Align::Left, Align::Right});
}

QString errorsText(const QList<ErrorGroup> &errors, Colour colour)
{
    if (errors.isEmpty())
        return {};
    QString text = heading(u"Errors"_s, colour);
    for (const ErrorGroup &group : errors.first(std::min(errors.size(), MostErrorsShown))) {
        text += u"  %1 × %2 (%3): %4\n"_s.arg(
            QString::number(group.count), group.errorClass, group.origin, group.sentence);
        text += u"      first %1, last %2 UTC\n"_s.arg(
            group.first.toUTC().toString(u"HH:mm:ss"_s), group.last.toUTC().toString(u"HH:mm:ss"_s));
    }
    if (errors.size() > MostErrorsShown)
        text += u"  … and %1 in errors.csv\n"_s.arg(
            counted(errors.size() - MostErrorsShown, u"more kind"_s, u"more kinds"_s));
    return text;
}

QString cleanupText(const CleanupReport &cleanup, Colour colour)
{
    QString text = heading(u"Clean up"_s, colour);
    const int deleted = cleanup.workspacesDeleted + cleanup.usersDeleted + cleanup.tokensDeleted;
    if (deleted > 0)
        text += u"  deleted: %1, %2, %3\n"_s.arg(
            counted(cleanup.workspacesDeleted, u"workspace"_s, u"workspaces"_s),
            counted(cleanup.usersDeleted, u"user"_s, u"users"_s),
            counted(cleanup.tokensDeleted, u"token"_s, u"tokens"_s));
    if (!cleanup.sentence.isEmpty())
        text += u"  "_s + cleanup.sentence + u'\n';
    if (cleanup.left > 0)
        text += u"  "_s
            + coloured(counted(cleanup.left, u"object may"_s, u"objects may"_s) + u" still exist."_s, "31"_L1,
                colour)
            + u'\n';
    else if (cleanup.wanted)
        text += u"  Nothing is left.\n"_s;
    return text;
}

QString generatorText(const Report &report, Colour colour)
{
    const QStringList sentences = warningsOf(report);
    if (sentences.isEmpty())
        return {};
    QString text = heading(u"Warnings"_s, colour);
    for (const QString &sentence : sentences)
        text += u"  "_s + sentence + u'\n';
    return text;
}

} // namespace

QString reportText(const Report &report, Colour colour)
{
    return titleText(report, colour) + goalsText(report.verdict, colour) + levelsText(report, colour)
        + createText(report.create, colour) + trafficText(report.scenarios, colour)
        + requestsText(report.scenarios, colour) + errorsText(report.errors, colour)
        + cleanupText(report.cleanup, colour) + generatorText(report, colour);
}

} // namespace plimsoll
