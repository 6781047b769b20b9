// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/spscqueue.h"

#include <QRegularExpression>
#include <QTest>

#include <memory>
#include <thread>

using namespace Qt::StringLiterals;
using namespace plimsoll;

class SpscQueueTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void valuesComeOutAsTheyWentIn()
    {
        SpscQueue<int> queue;
        QVERIFY(!queue.pop());
        queue.push(1);
        queue.push(2);
        QCOMPARE(queue.pop(), std::optional(1));
        queue.push(3);
        QCOMPARE(queue.pop(), std::optional(2));
        QCOMPARE(queue.pop(), std::optional(3));
        QVERIFY(!queue.pop());
    }

    void whatIsLeftIsFreedWithTheQueue()
    {
        std::weak_ptr<int> left;
        {
            SpscQueue<std::shared_ptr<int>> queue;
            const auto value = std::make_shared<int>(7);
            left = value;
            queue.push(value);
        }
        QVERIFY(left.expired());
    }

    void twoThreadsLoseAndReorderNothing()
    {
        constexpr int count = 200'000;
        SpscQueue<int> queue;
        std::thread pushing([&queue] {
            for (int i = 0; i < count; ++i)
                queue.push(i);
        });
        int expected = 0;
        bool inOrder = true;
        while (expected < count) {
            if (const std::optional<int> value = queue.pop())
                inOrder = *value == expected++ && inOrder;
        }
        pushing.join();
        QVERIFY(inOrder);
        QVERIFY(!queue.pop());
    }
};

QTEST_GUILESS_MAIN(SpscQueueTest)
#include "tst_spscqueue.moc"
