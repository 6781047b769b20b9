// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/enginethread.h"
#include "ui/cleanup/cleanuphost.h"

#include <QThreadPool>

namespace plimsoll {

// Ledgers are read on a thread of their own, so that a large data folder disturbs no run; deletions go on on
// the engine thread. Lives on the ui thread.
class DesktopCleanup : public CleanupHost
{
    Q_OBJECT
public:
    DesktopCleanup(QString dataDir, EngineThread &engine, QObject *parent = nullptr);
    ~DesktopCleanup() override; // deletions stop; their ledgers tell what is left

    void look() override;
    void find(const Deployment &deployment, QObject *context, Answer<CleanupList> done) override;
    void remove(const Deployment &deployment, const QList<CleanupOrder> &orders) override;
    void stop() override;
    bool isRemoving() const override { return m_removal != nullptr; }

private:
    class Removal;

    void dismiss(const QStringList &notes);

    QString m_dataDir;
    EngineThread &m_engine;
    QThreadPool m_reader;
    bool m_isLooking = false;
    bool m_looksAgain = false; // asked for while it looked
    Removal *m_removal = nullptr; // lives on the engine thread, which destroys it
};

} // namespace plimsoll
