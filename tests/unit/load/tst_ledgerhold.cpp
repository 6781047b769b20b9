// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/ledger.h"
#include "core/load/ledgerhold.h"

#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace plimsoll;

class TestLedgerHold : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
    }

    void whatIsNotThereHoldsNothing() { QCOMPARE(whyLedgerHolds(path()), QString()); }

    void aLedgerHoldsWhileItIsWrittenAndWhileObjectsMayExist()
    {
        std::unique_ptr<Ledger> ledger = *Ledger::create(path(),
            {.runId = u"one"_s,
                .deploymentUrl = u"https://coder.example.com"_s,
                .startedAt = QDateTime::currentDateTimeUtc(),
                .namePrefix = u"scaletest-abc-"_s});
        const IntentId intent = ledger->intend(
            {LedgerKind::User, u"scaletest-abc-1"_s, {}, {}}, this, [](const Result<> &) { });
        QVERIFY(whyLedgerHolds(path()).contains(u"in use"_s));
        QVERIFY(ledger->flush());
        ledger.reset();
        QVERIFY2(whyLedgerHolds(path()).contains(u"1 object on https://coder.example.com"_s),
            qPrintable(whyLedgerHolds(path())));
        ledger = *Ledger::reopen(path());
        ledger->gone(intent);
        QVERIFY(ledger->flush());
        ledger.reset();
        QCOMPARE(whyLedgerHolds(path()), QString());
    }

    void aDamagedLedgerHolds()
    {
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("nonsense\n{}\n");
        file.close();
        QVERIFY(!whyLedgerHolds(path()).isEmpty());
    }

private:
    QString path() const { return m_folder->filePath(u"ledger.ndjson"_s); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestLedgerHold)
#include "tst_ledgerhold.moc"
