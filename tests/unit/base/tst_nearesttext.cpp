// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/nearesttext.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace plimsoll;

namespace {

const QStringList Keys{u"count"_s, u"topUp"_s, u"tickInterval"_s, u"bytesPerTick"_s, u"share"_s, u"when"_s,
    u"jobTimeout"_s, u"timeout"_s, u"on-success"_s, u"on-error"_s, u"me"_s};

} // namespace

class TestNearestText : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void aSlipOfTheHandIsUnderstood_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("nearest");
        QTest::newRow("swapped") << u"cuont"_s << u"count"_s;
        QTest::newRow("dropped") << u"cont"_s << u"count"_s;
        QTest::newRow("added") << u"counts"_s << u"count"_s;
        QTest::newRow("changed") << u"coumt"_s << u"count"_s;
        QTest::newRow("other case") << u"topup"_s << u"topUp"_s;
        QTest::newRow("as a flag") << u"tick-interval"_s << u"tickInterval"_s;
        QTest::newRow("underscores") << u"bytes_per_tick"_s << u"bytesPerTick"_s;
        QTest::newRow("its beginning") << u"bytes"_s << u"bytesPerTick"_s;
        QTest::newRow("the nearer of two") << u"timeouts"_s << u"timeout"_s;
        QTest::newRow("the whole word wins") << u"Timeout"_s << u"timeout"_s;
        QTest::newRow("a choice") << u"onSuccess"_s << u"on-success"_s;
    }
    void aSlipOfTheHandIsUnderstood()
    {
        QFETCH(QString, text);
        QFETCH(QString, nearest);
        QCOMPARE(nearestText(text, Keys), nearest);
        QCOMPARE(didYouMean(text, Keys), u" Did you mean \"%1\"?"_s.arg(nearest));
    }

    void aForeignWordIsNotGuessedAt_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("nothing") << u""_s;
        QTest::newRow("a dash") << u"-"_s;
        QTest::newRow("other word") << u"frequency"_s;
        QTest::newRow("short other word") << u"xy"_s;
        QTest::newRow("very long") << QString(100'000, u'c');
    }
    void aForeignWordIsNotGuessedAt()
    {
        QFETCH(QString, text);
        QCOMPARE(nearestText(text, Keys), QString());
        QCOMPARE(didYouMean(text, Keys), QString());
    }

    void withoutCandidatesThereIsNone() { QCOMPARE(nearestText(u"count"_s, {}), QString()); }
};

QTEST_GUILESS_MAIN(TestNearestText)
#include "tst_nearesttext.moc"
