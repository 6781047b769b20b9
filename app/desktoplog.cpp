// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktoplog.h"

#include "app/runreport.h"

#include <QLoggingCategory>

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

Q_LOGGING_CATEGORY(programLog, "plimsoll.program")
Q_LOGGING_CATEGORY(runLog, "plimsoll.run")
Q_LOGGING_CATEGORY(cleanupLog, "plimsoll.cleanup")

} // namespace

void logStart(const QString &program, const QString &dataDir)
{
    qCInfo(programLog).noquote() << program << "keeps its data in" << dataDir;
}

void logRetired(const RetiredRuns &retired)
{
    for (const QString &path : retired.trashedPaths)
        qCInfo(programLog).noquote() << "old enough for the trash:" << path;
    for (const QString &problem : retired.problems)
        qCInfo(programLog).noquote() << problem;
}

void logRuns(RunHost &runs)
{
    QObject::connect(
        &runs, &RunHost::starting, &runs, [](const Plan &plan, const QString &deployment, bool isSimulated) {
            qCInfo(runLog).noquote() << "starting" << plan.name << "on" << deployment
                                     << (isSimulated ? "(simulated)" : "");
        });
    QObject::connect(&runs, &RunHost::begun, &runs,
        [](const QString &folder) { qCInfo(runLog).noquote() << "kept in" << folder; });
    QObject::connect(&runs, &RunHost::phaseBegan, &runs,
        [](Phase phase) { qCInfo(runLog).noquote() << phaseTitle(phase) << "began"; });
    QObject::connect(&runs, &RunHost::phaseEnded, &runs, [](const PhaseResult &result) {
        qCInfo(runLog).noquote() << phaseTitle(result.phase) << "ended:" << result.sentence;
    });
    QObject::connect(&runs, &RunHost::told, &runs,
        [](const RunEvent &event) { qCDebug(runLog).noquote() << event.sentence; });
    QObject::connect(&runs, &RunHost::ended, &runs, [](const FinishedRun &run) {
        qCInfo(runLog).noquote() << "ended:" << textOf(runOutcomeTexts(), run.report.outcome)
                                 << run.report.sentence;
        if (!run.recorded)
            qCInfo(runLog).noquote() << "not all was kept:" << run.recorded.error().message;
    });
}

void logCleanups(CleanupHost &cleanups)
{
    QObject::connect(&cleanups, &CleanupHost::itemEnded, &cleanups,
        [](const QString &, const CleanupItem &item, const Result<> &outcome) {
            if (outcome)
                qCDebug(cleanupLog).noquote() << item.name << "is gone";
            else
                qCInfo(cleanupLog).noquote() << item.name << "stays:" << outcome.error().message;
        });
    QObject::connect(&cleanups, &CleanupHost::ended, &cleanups,
        [](const QStringList &notes) { qCInfo(cleanupLog).noquote() << "ended" << notes.join(u' '); });
}

} // namespace plimsoll
