// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ledgercleanup.h"

#include "core/base/unittext.h"
#include "core/storage/storedrun.h"

#include <QFile>

using namespace Qt::StringLiterals;

namespace plimsoll {

RunLeftovers leftoversIn(const RunFolder &folder)
{
    RunLeftovers run = readLeftovers(folder.ledgerPath());
    run.folder = folder.path();
    run.simulated = folder.isSimulated();
    run.name = folder.nameInFolder();
    return run;
}

QList<RunLeftovers> findLeftovers(const QString &dataDir)
{
    QList<RunLeftovers> runs;
    for (const RunFolder &folder : runFolders(dataDir)) {
        if (QFile::exists(folder.ledgerPath()))
            runs.append(leftoversIn(folder));
    }
    return runs;
}

Result<> checkDeploymentOf(const LedgerHeader &header, const Deployment &deployment)
{
    if (header.deploymentUrl.isEmpty() || QUrl(header.deploymentUrl) == deployment.url)
        return {};
    return Error{ErrorKind::BadInput,
        u"The run was on %1, not on %2: nothing was touched."_s.arg(
            header.deploymentUrl, deployment.url.toString())};
}

Result<> rewriteReport(const RunFolder &folder, const LedgerBook &book, int left)
{
    Result<StoredRun> stored = readRun(folder.path());
    if (!stored)
        return stored.error();
    Report report = stored->report;
    if (report.outcome == RunOutcome::Running) {
        report.outcome = RunOutcome::Failed;
        report.endedAt = QDateTime::currentDateTimeUtc();
        report.sentence = u"The program ended before the run did; it was cleaned up later."_s;
    }
    report.cleanup = {};
    for (const LedgerEntry &entry : book.entries()) {
        if (entry.state != LedgerState::Gone)
            continue;
        ++(entry.object.kind == LedgerKind::User         ? report.cleanup.usersDeleted
                : entry.object.kind == LedgerKind::Token ? report.cleanup.tokensDeleted
                                                         : report.cleanup.workspacesDeleted);
    }
    report.cleanup.left = left;
    report.cleanup.sentence = left == 0 ? u"Nothing of the run is left on the deployment."_s
                                        : counted(left, u"object"_s) + u" may be left on the deployment."_s;
    return folder.writeReport(report);
}

} // namespace plimsoll
