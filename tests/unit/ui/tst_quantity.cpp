// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plans/quantity.h"
#include "ui/plans/quantitybox.h"

#include <QLineEdit>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace plimsoll;
using namespace std::chrono_literals;

namespace {

double ns(Nanoseconds duration)
{
    return static_cast<double>(duration.count());
}

const Quantity &durations()
{
    static const Quantity quantity = durationQuantity(1ms, 480h);
    return quantity;
}

} // namespace

class QuantityTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void durationsAreReadAsPeopleWriteThem_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<double>("value");
        QTest::newRow("plan") << u"40ms"_s << ns(40ms);
        QTest::newRow("spaced") << u"5 min"_s << ns(5min);
        QTest::newRow("two parts") << u"1 h 30 min"_s << ns(90min);
        QTest::newRow("words") << u"2 minutes"_s << ns(2min);
        QTest::newRow("seconds") << u"90 sec"_s << ns(90s);
        QTest::newRow("comma") << u"1,5 s"_s << ns(1500ms);
        QTest::newRow("the unit that is shown") << u"250"_s << ns(250ms);
        QTest::newRow("milliseconds are no minutes") << u"1m 5ms"_s << ns(1min + 5ms);
    }
    void durationsAreReadAsPeopleWriteThem()
    {
        QFETCH(QString, text);
        QFETCH(double, value);
        const Result<double> read = readQuantity(durations(), text, ns(100ms));
        QVERIFY2(read, read ? "" : qPrintable(read.error().message));
        QCOMPARE(*read, value);
    }

    void whatIsWrittenIsReadBack_data()
    {
        QTest::addColumn<double>("value");
        for (const Nanoseconds duration :
            std::initializer_list<Nanoseconds>{1ms, 40ms, 1500ms, 90s, 5min, 1h + 30min, 480h, 1h + 1ms})
            QTest::addRow("%lld", static_cast<long long>(duration.count())) << ns(duration);
    }
    void whatIsWrittenIsReadBack()
    {
        QFETCH(double, value);
        QCOMPARE(*readQuantity(durations(), writeQuantity(durations(), value), ns(1s)), value);
    }

    void sizesAreReadAsPeopleWriteThem()
    {
        const Quantity sizes = sizeQuantity(1, 256ll * 1024 * 1024);
        QCOMPARE(*readQuantity(sizes, u"25MiB"_s, 1024), 25.0 * 1024 * 1024);
        QCOMPARE(*readQuantity(sizes, u"4 KiB"_s, 1024), 4096.0);
        QCOMPARE(*readQuantity(sizes, u"4k"_s, 1024), 4096.0);
        QCOMPARE(*readQuantity(sizes, u"8"_s, 4096), 8192.0); // KiB are shown
        QCOMPARE(*readQuantity(sizes, u"512 B"_s, 4096), 512.0);
        QCOMPARE(writeQuantity(sizes, 4096), u"4 KiB"_s);
        QVERIFY(!readQuantity(sizes, u"1 GiB"_s, 1024));
        QVERIFY(!readQuantity(sizes, u"much"_s, 1024));
    }

    void sharesArePercent()
    {
        const Quantity shares = shareQuantity(0.0001);
        QCOMPARE(*readQuantity(shares, u"40 %"_s, 1), 0.4);
        QCOMPARE(*readQuantity(shares, u"12,5"_s, 1), 0.125);
        QCOMPARE(writeQuantity(shares, 0.29), u"29 %"_s);
        QVERIFY(!readQuantity(shares, u"0"_s, 1));
        QVERIFY(!readQuantity(shares, u"101"_s, 1));
        QCOMPARE(shares.stepped(0.29, 1), 0.3);
        QCOMPARE(shares.stepped(0.01, -1), 0.009);
    }

    void zeroHasItsWord()
    {
        const Quantity counts = countQuantity(0, 100, u"all"_s);
        QCOMPARE(writeQuantity(counts, 0), u"all"_s);
        QCOMPARE(*readQuantity(counts, u"ALL"_s, 5), 0.0);
        QCOMPARE(*readQuantity(counts, u"0"_s, 5), 0.0);
        QVERIFY(!readQuantity(counts, u"1.5"_s, 5));
        QVERIFY(readQuantity(counts, u"101"_s, 5).error().message.contains(u"from 0 to 100"_s));
        QVERIFY(readQuantity(counts, u" "_s, 5).error().message.contains(u"missing"_s));
    }

    void stepsGoToValuesThatPeopleUse()
    {
        QCOMPARE(durations().stepped(ns(100ms), 1), ns(200ms));
        QCOMPARE(durations().stepped(ns(100ms), -1), ns(50ms));
        QCOMPARE(durations().stepped(ns(7min), 1), ns(10min));
        QCOMPARE(durations().stepped(ns(480h), 1), ns(480h));
        QCOMPARE(sizeQuantity(1, 1 << 20).stepped(4096, 2), 16384.0);
        QCOMPARE(sizeQuantity(1, 1 << 20).stepped(5000, -1), 4096.0);
        QCOMPARE(percentileQuantity().stepped(99, 1), 99.9);
        QCOMPARE(percentileQuantity().stepped(95, -1), 90.0);
    }

    void aBoxTellsWhatIsTypedAndSaysWhatCannotBe()
    {
        QuantityBox box(durations());
        box.setValue(ns(100ms));
        QSignalSpy changed(&box, &QuantityBox::changed);
        QSignalSpy misread(&box, &QuantityBox::misread);
        box.selectAll();
        QTest::keyClicks(&box, u"2 s"_s);
        QCOMPARE(changed.last().first().toDouble(), ns(2s));
        box.selectAll();
        QTest::keyClicks(&box, u"soon"_s);
        QVERIFY(!misread.last().first().toString().isEmpty());
        QCOMPARE(box.value(), ns(2s));
        QTest::keyClick(&box, Qt::Key_Return);
        QCOMPARE(box.text(), u"2 s"_s); // the last good one
        QVERIFY(misread.last().first().toString().isEmpty());
        QTest::keyClick(&box, Qt::Key_Up);
        QCOMPARE(box.value(), ns(5s));
        QCOMPARE(box.text(), u"5 s"_s);
    }
};

QTEST_MAIN(QuantityTest)
#include "tst_quantity.moc"
