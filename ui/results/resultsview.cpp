// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/resultsview.h"

#include "core/base/unittext.h"

#include <QCoreApplication>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(plimsoll::ResultsView)
};

QString whenText(const Report &report)
{
    const QLocale locale;
    const QDateTime from = report.startedAt.toLocalTime();
    if (!from.isValid())
        return {};
    QString begin = locale.toString(from, QLocale::ShortFormat);
    if (!report.endedAt.isValid())
        return begin;
    const QDateTime to = report.endedAt.toLocalTime();
    const bool isSameDay = from.date() == to.date();
    return Words::tr("%1 to %2")
        .arg(begin,
            isSameDay ? locale.toString(to.time(), QLocale::ShortFormat)
                      : locale.toString(to, QLocale::ShortFormat));
}

QString subtitleOf(const Report &report)
{
    QStringList parts{report.deployment.url};
    if (!report.deployment.version.isEmpty())
        parts.append(u"Coder "_s + report.deployment.version);
    parts.append(whenText(report));
    if (report.startedAt.isValid() && report.endedAt.isValid())
        parts.append(humanDuration(Milliseconds(report.startedAt.msecsTo(report.endedAt))));
    parts.removeAll(QString());
    return parts.join(u" · "_s);
}

QString nowOf(const GoalResult &result)
{
    if (result.secondsBeyond == 0)
        return {};
    return Words::tr("%n second(s) beyond the limit", nullptr, static_cast<int>(result.secondsBeyond));
}

} // namespace

ResultsView resultsViewOf(const RunData &run)
{
    const Report &report = run.report;
    ResultsView view{.title = report.name,
        .subtitle = subtitleOf(report),
        .isSimulated = report.simulated,
        .tone = toneOf(report.verdict.state),
        .verdict = report.verdict.sentence,
        .problems = run.problems.join(u'\n'),
        .left = report.cleanup.left};
    if (view.title.isEmpty())
        view.title = Words::tr("A run without a name");
    if (view.verdict.isEmpty())
        view.verdict = Words::tr("The plan set no goals.");
    QStringList reasons{report.sentence, movedSentence(run)};
    reasons.removeAll(QString());
    view.reason = reasons.join(u' ');
    if (view.tone != Tone::Bad && report.outcome == RunOutcome::Failed)
        view.tone = Tone::Warning;
    for (const GoalResult &goal : report.verdict.goals)
        view.goals.append(RunPresenter::goalView(goal, nowOf(goal)));
    return view;
}

} // namespace plimsoll
