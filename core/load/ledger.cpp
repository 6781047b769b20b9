// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/ledger.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace plimsoll {

Result<std::unique_ptr<Ledger>> Ledger::create(const QString &path, const LedgerHeader &header)
{
    auto file = LedgerFile::create(path);
    if (!file)
        return file.error();
    std::unique_ptr<LedgerFile> sink = *std::move(file);
    if (const auto written = sink->append(ledgerLine(header) + '\n'); !written)
        return written.error();
    if (const auto synced = sink->sync(); !synced)
        return synced.error();
    return std::make_unique<Ledger>(std::move(sink), header, LedgerBook());
}

Result<std::unique_ptr<Ledger>> Ledger::reopen(const QString &path)
{
    auto file = LedgerFile::reopen(path); // locked before it is read
    if (!file)
        return file.error();
    std::unique_ptr<LedgerFile> sink = *std::move(file);
    const auto replay = replayLedger(path);
    if (!replay)
        return replay.error();
    if (const auto cut = sink->continueAt(replay->usableBytes); !cut)
        return cut.error();
    if (!replay->endsWithNewline) {
        if (const auto mended = sink->append("\n"); !mended)
            return mended.error();
    }
    auto ledger = std::make_unique<Ledger>(std::move(sink), replay->header, replay->book);
    ledger->m_problems = replay->problems;
    return ledger;
}

Ledger::Ledger(std::unique_ptr<LedgerSink> sink, LedgerHeader header, LedgerBook book)
    : m_header(std::move(header))
    , m_book(std::move(book))
    , m_sink(std::move(sink))
    , m_thread([this] { writeBatches(); })
{
}

Ledger::~Ledger()
{
    {
        const std::lock_guard lock(m_mutex);
        m_closing = true;
    }
    m_wake.notify_one();
    m_thread.join();
}

QList<IntentId> Ledger::intend(const QList<LedgerObject> &objects, QObject *context, Durable durable)
{
    QList<IntentId> intents;
    QByteArray lines;
    for (const LedgerObject &object : objects) {
        LedgerRecord record;
        record.intent = m_book.nextIntent();
        record.at = QDateTime::currentDateTimeUtc();
        record.object = object;
        m_book.apply(record);
        lines += ledgerLine(record) + '\n';
        intents.append(record.intent);
    }
    m_waiters.insert(++m_lastWaiter, {context, std::move(durable)});
    post(lines, m_lastWaiter);
    return intents;
}

IntentId Ledger::intend(const LedgerObject &object, QObject *context, Durable durable)
{
    return intend(QList<LedgerObject>{object}, context, std::move(durable)).constFirst();
}

void Ledger::done(IntentId intent, const QString &id)
{
    record({LedgerState::Exists, intent, {}, {}, id, {}});
}

void Ledger::gone(IntentId intent, const QString &reason)
{
    record({LedgerState::Gone, intent, {}, {}, {}, reason});
}

void Ledger::failed(IntentId intent, const QString &reason)
{
    record({LedgerState::Failed, intent, {}, {}, {}, reason});
}

void Ledger::record(LedgerRecord record)
{
    record.at = QDateTime::currentDateTimeUtc();
    const bool consistent = m_book.apply(record);
    Q_ASSERT_X(consistent, "Ledger", "an outcome needs an intent");
    post(ledgerLine(record) + '\n', 0);
}

void Ledger::post(const QByteArray &lines, qint64 waiter)
{
    {
        const std::lock_guard lock(m_mutex);
        m_pending.lines += lines;
        if (waiter != 0)
            m_pending.waiters.append(waiter);
    }
    m_wake.notify_one();
}

Result<> Ledger::flush()
{
    std::unique_lock lock(m_mutex);
    m_idle.wait(lock, [this] { return m_pending.lines.isEmpty() && !m_writing; });
    return m_firstFailure;
}

void Ledger::writeBatches()
{
    std::unique_lock lock(m_mutex);
    while (true) {
        m_wake.wait(lock, [this] { return !m_pending.lines.isEmpty() || m_closing; });
        if (m_pending.lines.isEmpty())
            return;
        const Batch batch = std::exchange(m_pending, {});
        m_writing = true;
        lock.unlock();
        Result<> outcome = m_sink->append(batch.lines);
        if (outcome)
            outcome = m_sink->sync();
        if (!batch.waiters.isEmpty())
            QMetaObject::invokeMethod(
                this, [this, waiters = batch.waiters, outcome] { answer(waiters, outcome); },
                Qt::QueuedConnection);
        lock.lock();
        m_writing = false;
        if (!outcome && m_firstFailure)
            m_firstFailure = outcome;
        m_idle.notify_all();
    }
}

void Ledger::answer(const QList<qint64> &waiters, const Result<> &outcome)
{
    for (const qint64 number : waiters) {
        const Waiter waiter = m_waiters.take(number);
        if (waiter.context)
            waiter.durable(outcome);
    }
}

} // namespace plimsoll
