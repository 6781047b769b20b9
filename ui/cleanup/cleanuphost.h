// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/coder/deployment.h"
#include "core/load/cleanuplist.h"
#include "core/load/jobqueue.h"
#include "core/load/leftovers.h"
#include "ui/deployments/answer.h"

namespace plimsoll {

// What is to be deleted of one run, or of what was found by name. A value.
struct CleanupOrder {
    QString folder; // of the run; empty: found by name
    QSet<qint64> intents = {}; // of the run's ledger
    QSet<QString> ids = {}; // found by name
    Orphan orphan = Orphan::No;
};

// What the window lists and deletes of what runs left. Lives on the ui thread; ledgers are read and deletions
// made elsewhere.
class CleanupHost : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    // Reads the ledgers of the data folder; looked() follows.
    virtual void look() = 0;
    // All that belongs to scale tests by its name. Nothing is changed. Errors: as the deployment answers.
    virtual void find(const Deployment &deployment, QObject *context, Answer<CleanupList> done) = 0;
    // One order after the other; ended() follows. Nothing happens while deletions go on.
    virtual void remove(const Deployment &deployment, const QList<CleanupOrder> &orders) = 0;
    // ended() follows soon; what was not reached stays.
    virtual void stop() = 0;
    virtual bool isRemoving() const = 0;

signals:
    void looked(const QList<plimsoll::RunLeftovers> &runs); // the latest run first
    // `folder`: as in the order.
    void itemBegan(const QString &folder, const plimsoll::CleanupItem &item);
    void itemEnded(
        const QString &folder, const plimsoll::CleanupItem &item, const plimsoll::Result<> &outcome);
    void progressed(const plimsoll::JobProgress &progress); // of all orders
    void told(const QString &sentence);
    // `notes`: sentences about what could not be done.
    void ended(const QStringList &notes);
};

} // namespace plimsoll
