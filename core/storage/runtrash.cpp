// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/runtrash.h"

#include "core/storage/privatefiles.h"

#include <QDir>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

QString runsOf(const QString &dataDir)
{
    return QDir::cleanPath(QFileInfo(dataDir).absoluteFilePath() + u"/runs"_s);
}

QString trashOf(const QString &dataDir)
{
    return QDir::cleanPath(QFileInfo(dataDir).absoluteFilePath() + u"/trash/runs"_s);
}

Result<> makeTrash(const QString &dataDir)
{
    const QString trash = trashOf(dataDir);
    if (QFileInfo(trash).isDir())
        return {};
    if (const Result<> made = makePrivateFolder(QFileInfo(trash).absolutePath()); !made)
        return made;
    return makePrivateFolder(trash);
}

// Only folders right below `parent`: nothing else is a run.
Result<QString> moved(const QString &path, const QString &parent, const QString &target)
{
    const QString from = QDir::cleanPath(QFileInfo(path).absoluteFilePath());
    const QString name = QFileInfo(from).fileName();
    if (QFileInfo(from).absolutePath() != parent || !QFileInfo(from).isDir())
        return Error{ErrorKind::Storage,
            u"%1 is not there any more, or no folder of a run in %2: nothing was moved."_s.arg(path, parent)};
    const QString to = target + u'/' + name;
    if (QFileInfo::exists(to))
        return Error{ErrorKind::Storage,
            u"%1 already has a folder of that name: %2 was not moved."_s.arg(target, path)};
    if (!QDir().rename(from, to))
        return Error{ErrorKind::Storage,
            u"Could not move %1 to %2: the data folder is read-only, or another program moved it."_s.arg(
                path, target)};
    return to;
}

// Before a run has a ledger, only its events tell that it may be going on: in preflight, or waiting for an
// answer. One without a word for an hour was killed.
bool mayGoOnWithoutLedger(const RunFolder &folder)
{
    constexpr qint64 quietSeconds = 3600;
    if (QFileInfo::exists(folder.ledgerPath()))
        return false;
    const QFileInfo events(folder.eventsPath());
    if (!events.exists() || events.lastModified().secsTo(QDateTime::currentDateTime()) > quietSeconds)
        return false;
    const Result<StoredRun> run = readRun(folder.path());
    return run && run->report.outcome == RunOutcome::Running;
}

bool removeForGood(const QFileInfo &entry)
{
    if (entry.isSymLink() || !entry.isDir())
        return QFile::remove(entry.absoluteFilePath()); // the link, not what it leads to
    return QDir(entry.absoluteFilePath()).removeRecursively();
}

} // namespace

Result<QString> moveRunToTrash(const QString &dataDir, const QString &path, const WhyHeld &whyHeld)
{
    const Result<RunFolder> folder = RunFolder::open(path);
    if (!folder)
        return folder.error();
    if (const QString why = whyHeld(*folder); !why.isEmpty())
        return Error{ErrorKind::Rejected, why};
    if (mayGoOnWithoutLedger(*folder))
        return Error{ErrorKind::Rejected,
            u"%1 may still be going on: it has not ended, and wrote an event within the last hour."_s.arg(
                path)};
    if (const Result<> made = makeTrash(dataDir); !made)
        return made.error();
    return moved(path, runsOf(dataDir), trashOf(dataDir));
}

Result<QString> putRunBack(const QString &dataDir, const QString &trashedPath)
{
    return moved(trashedPath, trashOf(dataDir), runsOf(dataDir));
}

int trashedRunCount(const QString &dataDir)
{
    return static_cast<int>(QDir(trashOf(dataDir)).entryList(QDir::Dirs | QDir::NoDotAndDotDot).size());
}

EmptiedTrash emptyTrash(const QString &dataDir)
{
    EmptiedTrash emptied;
    const QDir trash(trashOf(dataDir));
    for (const QFileInfo &entry :
        trash.entryInfoList(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden | QDir::System)) {
        if (removeForGood(entry))
            ++emptied.removed;
        else
            emptied.problems.append(u"%1 could not be removed from the trash; some of it may be left."_s.arg(
                entry.absoluteFilePath()));
    }
    return emptied;
}

RetiredRuns retireRuns(const QString &dataDir, int days, const QDateTime &now, const WhyHeld &whyHeld)
{
    RetiredRuns retired;
    const QDateTime oldest = now.addDays(-days);
    for (const RunListing &run : listRuns(dataDir)) {
        if (run.state != StoredState::Complete || !run.duration || run.notes.isBaseline
            || !run.notesProblem.isEmpty() || run.objectsLeft > 0)
            continue;
        if (run.startedAt.addMSecs(run.duration->count()) > oldest)
            continue;
        const Result<QString> trashed = moveRunToTrash(dataDir, run.path, whyHeld);
        if (trashed)
            retired.trashedPaths.append(*trashed);
        else
            retired.problems.append(trashed.error().message);
    }
    return retired;
}

} // namespace plimsoll
