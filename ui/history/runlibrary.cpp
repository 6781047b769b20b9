// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/runlibrary.h"

#include "core/load/ledgerhold.h"
#include "ui/run/runhost.h"

#include <QDir>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace plimsoll {

RunLibrary::RunLibrary(QString dataDir, RunHost &runs, QObject *parent)
    : QObject(parent)
    , m_dataDir(std::move(dataDir))
{
    m_worker.setMaxThreadCount(1);
    m_settle.setSingleShot(true);
    m_settle.setInterval(200ms);
    connect(&m_settle, &QTimer::timeout, this, &RunLibrary::refresh);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, [this] { m_settle.start(); });
    follow(runs);
    refresh();
}

RunLibrary::~RunLibrary()
{
    m_isClosing = true;
    m_worker.waitForDone();
}

void RunLibrary::follow(RunHost &runs)
{
    connect(&runs, &RunHost::begun, this, [this](const QString &folder) {
        m_goingOn = folder;
        refresh();
    });
    connect(&runs, &RunHost::ended, this, [this] {
        m_goingOn.clear();
        refresh();
    });
}

// The folder of the runs tells when one comes or goes; before there is one, the data folder tells that.
void RunLibrary::watch()
{
    const QString runs = m_dataDir + u"/runs"_s;
    const QString folder = QFileInfo(runs).isDir() ? runs : m_dataDir;
    if (m_watcher.directories().contains(folder) || !QFileInfo(folder).isDir())
        return;
    if (const QStringList before = m_watcher.directories(); !before.isEmpty())
        m_watcher.removePaths(before);
    m_watcher.addPath(folder);
}

void RunLibrary::work(std::function<void()> work)
{
    m_worker.start(std::move(work));
}

template <typename Answer> void RunLibrary::answer(Answer answer)
{
    QMetaObject::invokeMethod(this, std::move(answer), Qt::QueuedConnection);
}

const RunListing *RunLibrary::find(const QString &path) const
{
    const auto found = std::find_if(
        m_runs.begin(), m_runs.end(), [&path](const RunListing &run) { return run.path == path; });
    return found == m_runs.end() ? nullptr : &*found;
}

void RunLibrary::refresh()
{
    if (std::exchange(m_isReading, true)) {
        m_readsAgain = true;
        return;
    }
    watch();
    work([this] {
        const QList<RunListing> runs = listRuns(m_dataDir, [this] { return !m_isClosing; });
        const int trashCount = trashedRunCount(m_dataDir);
        answer([this, runs, trashCount] { take(runs, trashCount); });
    });
}

void RunLibrary::take(const QList<RunListing> &runs, int trashCount)
{
    m_isReading = false;
    const bool isNew = !m_wasRead || runs != m_runs || trashCount != m_trashCount;
    m_wasRead = true;
    m_runs = runs;
    m_trashCount = trashCount;
    if (isNew)
        emit changed();
    if (std::exchange(m_readsAgain, false))
        refresh();
}

void RunLibrary::change(const QString &path, std::function<void(RunNotes &)> change)
{
    work([this, path, change = std::move(change)] {
        const Result<RunFolder> folder = RunFolder::open(path);
        const Result<RunNotes> changed
            = folder ? changeRunNotes(*folder, change) : Result<RunNotes>(folder.error());
        if (!changed)
            answer([this, sentence = changed.error().message] { emit failed(sentence); });
        answer([this] { refresh(); });
    });
}

void RunLibrary::setNote(const QString &path, const QString &note)
{
    change(path, [note](RunNotes &notes) { notes.note = note; });
}

void RunLibrary::setTags(const QString &path, const QStringList &tags)
{
    change(path, [tags](RunNotes &notes) { notes.tags = tags; });
}

void RunLibrary::setBaseline(const QString &path, bool isBaseline)
{
    change(path, [isBaseline](RunNotes &notes) { notes.isBaseline = isBaseline; });
}

WhyHeld RunLibrary::whyHeld() const
{
    return [goingOn = m_goingOn](const RunFolder &folder) {
        if (!goingOn.isEmpty() && QDir::cleanPath(goingOn) == folder.path())
            return tr("The run is still going on: stop it first.");
        return whyLedgerHolds(folder.ledgerPath());
    };
}

void RunLibrary::moveToTrash(const QStringList &paths)
{
    work([this, paths, whyHeld = whyHeld()] {
        QStringList moved;
        for (const QString &path : paths) {
            const Result<QString> trashedPath = moveRunToTrash(m_dataDir, path, whyHeld);
            if (trashedPath)
                moved.append(*trashedPath);
            else
                answer([this, sentence = trashedPath.error().message] { emit failed(sentence); });
        }
        answer([this, moved] {
            refresh();
            if (!moved.isEmpty())
                emit trashed(moved);
        });
    });
}

void RunLibrary::putBack(const QStringList &trashedPaths)
{
    work([this, trashedPaths] {
        QStringList paths;
        for (const QString &trashedPath : trashedPaths) {
            const Result<QString> path = putRunBack(m_dataDir, trashedPath);
            if (path)
                paths.append(*path);
            else
                answer([this, sentence = path.error().message] { emit failed(sentence); });
        }
        answer([this, paths] {
            refresh();
            emit putBackDone(paths);
        });
    });
}

void RunLibrary::emptyTrash()
{
    work([this] {
        const EmptiedTrash emptied = plimsoll::emptyTrash(m_dataDir);
        answer([this, emptied] {
            refresh();
            for (const QString &problem : emptied.problems)
                emit failed(problem);
            emit trashEmptied(emptied.removed);
        });
    });
}

} // namespace plimsoll
