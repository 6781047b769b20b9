// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/latencywindow.h"

#include <QRegularExpression>
#include <QTest>

#include <random>

using namespace Qt::StringLiterals;
using namespace plimsoll;
using namespace std::chrono_literals;

class TestLatencyWindow : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void itsSumIsThatOfTheLastSeconds()
    {
        std::mt19937 random(7);
        std::uniform_int_distribution<int> count(0, 300);
        std::lognormal_distribution<double> micros(9, 1);
        LatencyWindow window(5);
        std::vector<LatencyHistogram> seconds;
        for (int second = 0; second < 20; ++second) {
            LatencyHistogram one;
            for (int i = second % 7 == 0 ? 0 : count(random); i > 0; --i)
                one.record(Nanoseconds(static_cast<std::int64_t>(micros(random) * 1000)));
            window.push(one);
            seconds.push_back(one);
            LatencyHistogram expected;
            for (std::size_t i = seconds.size() < 5 ? 0 : seconds.size() - 5; i < seconds.size(); ++i)
                expected.add(seconds[i]);
            QVERIFY(window.sum() == expected);
            QCOMPARE(window.sum().min(), expected.min());
            QCOMPARE(window.sum().max(), expected.max());
        }
    }

    void itBecomesEmptyAgain()
    {
        LatencyHistogram one;
        one.record(10ms, 3);
        LatencyWindow window(2);
        window.push(one);
        window.push({});
        QCOMPARE(window.sum().count(), 3u);
        window.push({});
        QVERIFY(window.sum().isEmpty());
        window.push(one);
        QCOMPARE(window.sum().max(), one.max());
    }

    void aSecondOfALongWindowIsCheap()
    {
        LatencyHistogram one;
        for (int i = 0; i < 500; ++i)
            one.record(1ms + i * 37us);
        LatencyWindow window(600);
        for (int i = 0; i < 600; ++i)
            window.push(one);
        QBENCHMARK
        {
            window.push(one);
        }
        QCOMPARE(window.sum().count(), 600u * 500u);
    }
};

QTEST_GUILESS_MAIN(TestLatencyWindow)
#include "tst_latencywindow.moc"
