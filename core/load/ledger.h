// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/ledgerfile.h"
#include "core/load/ledgerrecord.h"

#include <QObject>
#include <QPointer>

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace plimsoll {

// What a run created, written down before it is asked for, so that a run killed at any instant can be cleaned
// up. ADR-0008. Lives on the engine thread, every method is called there; a thread of its own writes, so that
// all intents that wait together share one sync.
class Ledger : public QObject
{
    Q_OBJECT
public:
    // Called once, on the engine thread: when the intents are on disk, or with why they are not (Storage).
    using Durable = std::function<void(const Result<> &)>;

    // The header is on disk when this returns. Errors: Storage.
    static Result<std::unique_ptr<Ledger>> create(const QString &path, const LedgerHeader &header);
    // The ledger of an earlier process, to go on with. Errors: Storage (also: still in use), BadInput.
    static Result<std::unique_ptr<Ledger>> reopen(const QString &path);

    Ledger(std::unique_ptr<LedgerSink> sink, LedgerHeader header, LedgerBook book);
    ~Ledger() override; // writes what is pending; callbacks not yet made are dropped

    // Nothing may be asked of the deployment for `objects` before `durable` was called without an error.
    // It is not called when `context` is destroyed first.
    QList<IntentId> intend(const QList<LedgerObject> &objects, QObject *context, Durable durable);
    IntentId intend(const LedgerObject &object, QObject *context, Durable durable);

    void done(IntentId intent, const QString &id);
    void gone(IntentId intent, const QString &reason = {});
    // Only when it is sure that it does not exist and will not: after a refusal, never after a timeout.
    void failed(IntentId intent, const QString &reason);

    // Blocks until all of the above is on disk. Errors: Storage, the first since the ledger was opened.
    Result<> flush();

    const LedgerHeader &header() const { return m_header; }
    const LedgerBook &book() const { return m_book; }
    // Sentences about damaged lines found by reopen().
    const QStringList &problems() const { return m_problems; }

private:
    struct Waiter {
        QPointer<QObject> context;
        Durable durable;
    };
    // A batch is written with one append and one sync.
    struct Batch {
        QByteArray lines;
        QList<qint64> waiters;
    };

    void record(LedgerRecord record);
    void post(const QByteArray &lines, qint64 waiter);
    void writeBatches();
    void answer(const QList<qint64> &waiters, const Result<> &outcome);

    LedgerHeader m_header;
    LedgerBook m_book;
    QStringList m_problems;
    QHash<qint64, Waiter> m_waiters;
    qint64 m_lastWaiter = 0;

    std::unique_ptr<LedgerSink> m_sink; // the writing thread's alone
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::condition_variable m_idle;
    Batch m_pending; // guarded by m_mutex, as are the next three
    bool m_writing = false;
    bool m_closing = false;
    Result<> m_firstFailure;
    std::thread m_thread;
};

} // namespace plimsoll
