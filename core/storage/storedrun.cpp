// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/storedrun.h"

#include "core/base/atomicfile.h"
#include "core/report/jsonreport.h"

#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

constexpr qint64 LargestReport = qint64{256} * 1024 * 1024;

QStringList missingFiles(const RunFolder &folder, const Report &report)
{
    QStringList expected{folder.planPath(), folder.eventsPath(), folder.errorsPath()};
    const bool hadTraffic = std::any_of(report.phases.begin(), report.phases.end(),
        [](const PhaseReport &phase) { return phase.phase == Phase::Traffic; });
    if (hadTraffic)
        expected += {folder.seriesPath(), folder.latencyPath()};
    QStringList sentences;
    for (const QString &path : expected) {
        if (!QFileInfo::exists(path))
            sentences.append(u"%1 is missing."_s.arg(QFileInfo(path).fileName()));
    }
    return sentences;
}

} // namespace

Result<StoredRun> readRun(const QString &path)
{
    const auto folder = RunFolder::open(path);
    if (!folder)
        return folder.error();
    if (!QFileInfo::exists(folder->reportPath()))
        return Error{ErrorKind::Storage,
            u"%1 has no run.json: it is no folder of a run, or its process was killed at once."_s.arg(path)};
    const auto text = readWholeFile(folder->reportPath(), LargestReport);
    if (!text)
        return text.error();
    auto read = readReportJson(*text);
    if (!read)
        return Error{read.error().kind, u"%1: %2"_s.arg(folder->reportPath(), read.error().message)};

    StoredRun run{.folder = *folder, .report = read->report, .problems = {}};
    for (const QString &problem : read->problems)
        run.problems.append(u"run.json is damaged at "_s + problem);
    run.problems += missingFiles(*folder, run.report);
    const auto plan = readWholeFile(folder->planPath());
    if (plan && !run.report.planDigest.isEmpty() && digestOf(*plan) != run.report.planDigest)
        run.problems.append(u"plan.json is not the plan that was run: it was changed since."_s);
    return run;
}

} // namespace plimsoll
