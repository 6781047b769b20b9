// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/clock.h"
#include "core/load/ledger.h"
#include "core/load/leftovers.h"

#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <thread>

using namespace Qt::StringLiterals;
using namespace plimsoll;

namespace {

const LedgerHeader header{u"20261124-101112-abcd"_s, u"https://coder.example.com"_s,
    QDateTime({2026, 11, 24}, {10, 11, 12}, Qt::UTC), u"scaletest-abcdefgh-"_s};

LedgerObject user(int number)
{
    return {LedgerKind::User, header.namePrefix + QString::number(number), {}, {}};
}

LedgerObject workspace(int number)
{
    return {LedgerKind::Workspace, header.namePrefix + QString::number(number),
        header.namePrefix + QString::number(number), header.startedAt.addSecs(7200)};
}

// What a sink was told, and in which order; it can be held up and be made to fail.
class RecordingSink final : public LedgerSink
{
public:
    struct State {
        std::mutex mutex;
        std::condition_variable changed;
        QByteArray appended;
        QByteArray synced;
        int syncs = 0;
        bool heldUp = false;
        bool full = false;
    };

    explicit RecordingSink(std::shared_ptr<State> state)
        : m_state(std::move(state))
    {
    }
    Result<> append(const QByteArray &lines) override
    {
        const std::lock_guard lock(m_state->mutex);
        if (m_state->full)
            return Error{ErrorKind::Storage, u"The disk is full."_s};
        m_state->appended += lines;
        return {};
    }
    Result<> sync() override
    {
        std::unique_lock lock(m_state->mutex);
        m_state->changed.wait(lock, [this] { return !m_state->heldUp; });
        m_state->synced = m_state->appended;
        ++m_state->syncs;
        return {};
    }

private:
    std::shared_ptr<State> m_state;
};

void let(RecordingSink::State &state, bool go)
{
    {
        const std::lock_guard lock(state.mutex);
        state.heldUp = !go;
    }
    state.changed.notify_all();
}

QByteArray readFile(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestLedger : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void anIntentIsAnsweredOnlyAfterItsSync();
    void intentsThatWaitTogetherShareOneSync();
    void aFailingDiskAnswersTheIntentWithItsError();
    void anIntentOfADestroyedContextIsNotAnswered();
    void everyLineIsJsonAndTheFirstIsTheHeader();
    void theFileIsForItsOwnerOnly();
    void replayTellsWhatMayExist();
    void cutAtAnyByteNoEarlierOutcomeIsLost();
    void aLedgerCutAtAnyByteCanBeContinued();
    void aDamagedMiddleIsToldAndTheOtherLinesAreUsed();
    void anOutcomeWithoutIntentIsTold();
    void aNewerVersionIsRefused();
    void somethingElseIsNotALedger();
    void aLedgerInUseIsNotOpenedTwice();
    void whoLooksWhetherALedgerIsInUseKeepsNobodyOut();
    void whatARunLeftIsReadWithoutHoldingIt();
    void aLedgerIsNeverOverwritten();
    void twentyAtOnceCostLittle();

private:
    QTemporaryDir m_folder;
    QString path(const char *name) const { return m_folder.filePath(QString::fromLatin1(name)); }
};

void TestLedger::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    QVERIFY(m_folder.isValid());
}

void TestLedger::anIntentIsAnsweredOnlyAfterItsSync()
{
    auto state = std::make_shared<RecordingSink::State>();
    let(*state, false);
    Ledger ledger(std::make_unique<RecordingSink>(state), header, {});
    bool answered = false;
    ledger.intend(user(1), this, [&](const Result<> &durable) {
        QVERIFY(durable);
        const std::lock_guard lock(state->mutex);
        QVERIFY(state->synced.contains("scaletest-abcdefgh-1"));
        answered = true;
    });
    QCoreApplication::processEvents();
    QVERIFY(!answered);
    let(*state, true);
    QTRY_VERIFY(answered);
}

void TestLedger::intentsThatWaitTogetherShareOneSync()
{
    auto state = std::make_shared<RecordingSink::State>();
    let(*state, false);
    Ledger ledger(std::make_unique<RecordingSink>(state), header, {});
    int answered = 0;
    for (int number = 0; number < 50; ++number)
        ledger.intend(user(number), this, [&](const Result<> &durable) { answered += durable ? 1 : 0; });
    let(*state, true);
    QTRY_COMPARE(answered, 50);
    const std::lock_guard lock(state->mutex);
    QVERIFY2(state->syncs <= 2, qPrintable(QString::number(state->syncs)));
}

void TestLedger::aFailingDiskAnswersTheIntentWithItsError()
{
    auto state = std::make_shared<RecordingSink::State>();
    state->full = true;
    Ledger ledger(std::make_unique<RecordingSink>(state), header, {});
    std::optional<Error> error;
    ledger.intend(user(1), this, [&](const Result<> &durable) { error = durable.error(); });
    QTRY_VERIFY(error.has_value());
    QCOMPARE(error->kind, ErrorKind::Storage);
    QVERIFY(!ledger.flush());
}

void TestLedger::anIntentOfADestroyedContextIsNotAnswered()
{
    auto state = std::make_shared<RecordingSink::State>();
    let(*state, false);
    Ledger ledger(std::make_unique<RecordingSink>(state), header, {});
    auto context = std::make_unique<QObject>();
    ledger.intend(user(1), context.get(), [](const Result<> &) { QFAIL("answered"); });
    context.reset();
    bool later = false;
    ledger.intend(user(2), this, [&](const Result<> &) { later = true; });
    let(*state, true);
    QTRY_VERIFY(later);
}

void TestLedger::everyLineIsJsonAndTheFirstIsTheHeader()
{
    const QString file = path("lines.ndjson");
    auto ledger = Ledger::create(file, header);
    QVERIFY(ledger);
    const IntentId intent = (*ledger)->intend(workspace(1), this, [](const Result<> &) { });
    (*ledger)->done(intent, u"0b8a4b8e-6d1a-4f7b-9d4c-1f2e3d4c5b6a"_s);
    QVERIFY((*ledger)->flush());
    const QList<QByteArray> lines = readFile(file).trimmed().split('\n');
    QCOMPARE(lines.size(), 3);
    for (const QByteArray &line : lines)
        QVERIFY(QJsonDocument::fromJson(line).isObject());
    const QJsonObject first = QJsonDocument::fromJson(lines.first()).object();
    QCOMPARE(first["plimsollLedger"_L1].toInt(), 1);
    QCOMPARE(first["runId"_L1].toString(), header.runId);
    QCOMPARE(first["deploymentUrl"_L1].toString(), header.deploymentUrl);
    QCOMPARE(first["startedAt"_L1].toString(), u"2026-11-24T10:11:12.000Z"_s);
    QCOMPARE(first["namePrefix"_L1].toString(), header.namePrefix);
}

void TestLedger::theFileIsForItsOwnerOnly()
{
    const QString file = path("mode.ndjson");
    const auto ledger = Ledger::create(file, header);
    QVERIFY(ledger);
    const auto others
        = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther | QFileDevice::WriteOther;
    QVERIFY(!(QFileInfo(file).permissions() & others));
}

void TestLedger::replayTellsWhatMayExist()
{
    const QString file = path("replay.ndjson");
    {
        auto ledger = Ledger::create(file, header);
        QVERIFY(ledger);
        Ledger &l = **ledger;
        const QList<IntentId> intents = l.intend(
            {user(1), user(2), user(3), workspace(4), {LedgerKind::Token, u"plimsoll"_s, u"admin"_s, {}}},
            this, [](const Result<> &) { });
        l.done(intents[0], u"id-1"_s);
        l.failed(intents[1], u"The name is taken."_s);
        l.done(intents[2], u"id-3"_s);
        l.gone(intents[2]);
        l.done(intents[4], u"key4567890"_s);
        QVERIFY(l.flush());
    }
    const auto replay = replayLedger(file);
    QVERIFY(replay);
    QCOMPARE(replay->header, header);
    QVERIFY(replay->problems.isEmpty());
    const QList<LedgerEntry> left = replay->book.mayExist();
    QCOMPARE(left.size(), 3);
    QCOMPARE(left[0].object, user(1));
    QCOMPARE(left[0].id, u"id-1"_s);
    QCOMPARE(left[1].object, workspace(4));
    QCOMPARE(left[1].state, LedgerState::Intended);
    QCOMPARE(left[2].object.kind, LedgerKind::Token);
    QCOMPARE(left[2].id, u"key4567890"_s);
}

void TestLedger::cutAtAnyByteNoEarlierOutcomeIsLost()
{
    const QString file = path("cut.ndjson");
    {
        auto ledger = Ledger::create(file, header);
        QVERIFY(ledger);
        for (int number = 1; number <= 4; ++number) {
            const IntentId intent = (*ledger)->intend(workspace(number), this, [](const Result<> &) { });
            if (number != 2)
                (*ledger)->done(intent, u"id-%1"_s.arg(number));
        }
    }
    const QByteArray whole = readFile(file);
    for (qsizetype size = 0; size <= whole.size(); ++size) {
        const QByteArray text = whole.left(size);
        const auto replay = replayLedgerText(text, file);
        QVERIFY2(replay, qPrintable(QString::number(size)));
        QVERIFY(replay->problems.isEmpty());
        QVERIFY(replay->usableBytes <= size);
        // A line is whole with its brace, even when the newline is missing.
        const qsizetype records = std::max(text.count('}') - 1, qsizetype(0));
        qsizetype known = 0;
        for (const LedgerEntry &entry : replay->book.entries())
            known += entry.state == LedgerState::Exists ? 2 : 1;
        QCOMPARE(known, records);
    }
}

void TestLedger::aLedgerCutAtAnyByteCanBeContinued()
{
    QByteArray whole = ledgerLine(header) + '\n';
    LedgerRecord intent;
    intent.intent = {1};
    intent.object = workspace(1);
    whole += ledgerLine(intent) + '\n';
    whole += ledgerLine(LedgerRecord{LedgerState::Exists, {1}, {}, {}, u"id-1"_s, {}}) + '\n';
    const qsizetype headerSize = whole.indexOf('\n');
    for (qsizetype size = headerSize; size <= whole.size(); ++size) {
        const QString name = path("continued.ndjson");
        QFile file(name);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(whole.left(size));
        file.close();
        {
            auto ledger = Ledger::reopen(name);
            QVERIFY(ledger);
            const IntentId later = (*ledger)->intend(workspace(2), this, [](const Result<> &) { });
            (*ledger)->gone(later);
        }
        const auto replay = replayLedger(name);
        QVERIFY(replay);
        QVERIFY2(replay->problems.isEmpty(), qPrintable(replay->problems.join(u'\n')));
        QCOMPARE(replay->book.entries().last().object, workspace(2));
        QCOMPARE(replay->book.entries().last().state, LedgerState::Gone);
    }
}

void TestLedger::aDamagedMiddleIsToldAndTheOtherLinesAreUsed()
{
    LedgerRecord first;
    first.intent = {1};
    first.object = user(1);
    LedgerRecord second = first;
    second.intent = {2};
    second.object = user(2);
    const QByteArray text = ledgerLine(header) + '\n' + ledgerLine(first) + "\n{\"event\":\"inte\0\0\n"_ba
        + ledgerLine(second) + '\n';
    const auto replay = replayLedgerText(text, u"ledger.ndjson"_s);
    QVERIFY(replay);
    QCOMPARE(replay->problems.size(), 1);
    QVERIFY(replay->problems.first().startsWith(u"Line 3 of ledger.ndjson is damaged"_s));
    QCOMPARE(replay->book.entries().size(), 2);
    QCOMPARE(replay->usableBytes, text.size());
}

void TestLedger::anOutcomeWithoutIntentIsTold()
{
    const QByteArray text
        = ledgerLine(header) + '\n' + ledgerLine(LedgerRecord{LedgerState::Gone, {7}, {}, {}, {}, {}}) + '\n';
    const auto replay = replayLedgerText(text, u"ledger.ndjson"_s);
    QVERIFY(replay);
    QCOMPARE(replay->problems.size(), 1);
    QVERIFY(replay->problems.first().contains(u"contradicts"_s));
}

void TestLedger::aNewerVersionIsRefused()
{
    const auto replay = replayLedgerText("{\"plimsollLedger\":2}\n", u"ledger.ndjson"_s);
    QVERIFY(!replay);
    QCOMPARE(replay.error().kind, ErrorKind::BadInput);
    QVERIFY(replay.error().message.contains(u"newer Plimsoll"_s));
}

void TestLedger::somethingElseIsNotALedger()
{
    QVERIFY(!replayLedgerText("{\"name\":\"a plan\"}\n", u"plan.json"_s));
    QVERIFY(!replayLedgerText("hello\nworld\n", u"notes.txt"_s));
}

void TestLedger::aLedgerInUseIsNotOpenedTwice()
{
    const QString file = path("locked.ndjson");
    {
        const auto ledger = Ledger::create(file, header);
        QVERIFY(ledger);
        const auto second = Ledger::reopen(file);
        QVERIFY(!second);
        QVERIFY(second.error().message.contains(u"still going on"_s));
        QVERIFY(LedgerFile::isInUse(file));
    }
    QVERIFY(!LedgerFile::isInUse(file));
    QVERIFY(Ledger::reopen(file));
}

void TestLedger::whoLooksWhetherALedgerIsInUseKeepsNobodyOut()
{
    const QString file = path("looked-at.ndjson");
    QVERIFY(Ledger::create(file, header));
    std::atomic<bool> isOver = false;
    std::thread looking([&] {
        while (!isOver)
            LedgerFile::isInUse(file);
    });
    int refused = 0;
    for (int i = 0; i < 300; ++i)
        refused += LedgerFile::reopen(file) ? 0 : 1;
    isOver = true;
    looking.join();
    QCOMPARE(refused, 0);
}

void TestLedger::whatARunLeftIsReadWithoutHoldingIt()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"ledger.ndjson"_s);
    {
        const auto ledger = Ledger::create(file, header);
        QVERIFY(ledger);
        const auto intents
            = (*ledger)->intend({user(1), workspace(1), user(2)}, this, [](const Result<> &) { });
        (*ledger)->done(intents.at(0), u"id-1"_s);
        (*ledger)->done(intents.at(1), u"id-2"_s);
        (*ledger)->gone(intents.at(1));
        (*ledger)->gone(intents.at(2), u"It never came into being."_s);
        QVERIFY((*ledger)->flush());
        QVERIFY(readLeftovers(file).isInUse);
    }
    const RunLeftovers run = readLeftovers(file);
    QVERIFY(!run.isInUse);
    QVERIFY(run.problems.isEmpty());
    QCOMPARE(run.header, header);
    QCOMPARE(run.created, 2);
    QCOMPARE(run.removed, 1);
    QCOMPARE(run.left.size(), 1);
    QCOMPARE(run.left.first().object, user(1));
    QCOMPARE(readLeftovers(folder.filePath(u"none.ndjson"_s)).problems.size(), 1);
}

void TestLedger::aLedgerIsNeverOverwritten()
{
    const QString file = path("once.ndjson");
    QVERIFY(Ledger::create(file, header));
    QVERIFY(!Ledger::create(file, header));
}

void TestLedger::twentyAtOnceCostLittle()
{
    auto ledger = Ledger::create(path("speed.ndjson"), header);
    QVERIFY(ledger);
    int answered = 0;
    double ms = 0;
    const Instant start = Instant::now();
    for (int number = 0; number < 20; ++number)
        (*ledger)->intend(workspace(number), this, [&](const Result<> &durable) {
            answered += durable ? 1 : 0;
            ms = std::chrono::duration<double, std::milli>(Instant::now() - start).count();
        });
    QTRY_COMPARE(answered, 20);
    qInfo("20 intents at once were on disk after %.1f ms", ms);
}

QTEST_GUILESS_MAIN(TestLedger)
#include "tst_ledger.moc"
