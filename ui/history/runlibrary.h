// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/runtrash.h"

#include <QFileSystemWatcher>
#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <atomic>

namespace plimsoll {

class RunHost;

// The runs of the data folder, for the window: follows them as they come, end and go. Lives on the ui thread;
// files are read and written on a thread of its own, one thing after the other, and every answer comes later
// by a signal.
class RunLibrary : public QObject
{
    Q_OBJECT
public:
    // `runs`: whose run is not to be moved while it goes on.
    RunLibrary(QString dataDir, RunHost &runs, QObject *parent = nullptr);
    ~RunLibrary() override; // waits for what is being written

    // As they were when last read: the latest first, damaged ones too.
    const QList<RunListing> &runs() const { return m_runs; }
    bool wasRead() const { return m_wasRead; } // false: nobody knows yet
    const RunListing *find(const QString &path) const;
    int trashCount() const { return m_trashCount; } // runs in the trash

    // changed() follows if something did.
    void refresh();

    // What people say about a run. failed() follows when it can not be written.
    void setNote(const QString &path, const QString &note);
    void setTags(const QString &path, const QStringList &tags);
    void setBaseline(const QString &path, bool isBaseline);

    // trashed() follows with those that could be moved, failed() for the others.
    void moveToTrash(const QStringList &paths);
    // putBackDone() follows.
    void putBack(const QStringList &trashedPaths);
    // trashEmptied() follows. For good.
    void emptyTrash();

signals:
    void changed(); // runs() or trashCount()
    void failed(const QString &sentence);
    void trashed(const QStringList &trashedPaths);
    void putBackDone(const QStringList &paths);
    void trashEmptied(int removed);

private:
    void follow(RunHost &runs);
    void watch();
    void work(std::function<void()> work);
    template <typename Answer> void answer(Answer answer); // from the working thread
    void change(const QString &path, std::function<void(RunNotes &)> change);
    void take(const QList<RunListing> &runs, int trashCount);
    WhyHeld whyHeld() const;

    QString m_dataDir;
    QString m_goingOn; // folder of the window's own run, while it goes on
    QList<RunListing> m_runs;
    int m_trashCount = 0;
    bool m_wasRead = false;
    bool m_isReading = false;
    bool m_readsAgain = false;
    QFileSystemWatcher m_watcher;
    QTimer m_settle; // several changes are one reading
    std::atomic<bool> m_isClosing = false;
    QThreadPool m_worker; // one thread
};

} // namespace plimsoll
