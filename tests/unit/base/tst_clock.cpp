// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/clock.h"

#include <QRegularExpression>
#include <QTest>
#include <QTimeZone>

using namespace Qt::StringLiterals;
using namespace plimsoll;

class TestClock : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void anInstantIsNeverBeforeAnEarlierOne()
    {
        Instant last = Instant::now();
        for (int i = 0; i < 1000; ++i) {
            const Instant next = Instant::now();
            QVERIFY(next >= last);
            last = next;
        }
    }

    void instantsAndDurationsAddUp()
    {
        const Instant start{1'000};
        const Instant later = start + Milliseconds(2);
        QCOMPARE(later.ns, std::int64_t(2'001'000));
        QCOMPARE(later - start, Nanoseconds(2'000'000));
        QCOMPARE(later - Milliseconds(2), start);
        QVERIFY(start < later);
    }

    void filesCarryUtcWithMilliseconds()
    {
        const QDateTime at(QDate(2024, 4, 3), QTime(1, 30, 5, 7), QTimeZone(7200));
        QCOMPARE(utcText(at), u"2024-04-02T23:30:05.007Z"_s);
        QVERIFY(QDateTime::fromString(utcNowText(), Qt::ISODateWithMs).isValid());
    }
};

QTEST_GUILESS_MAIN(TestClock)
#include "tst_clock.moc"
