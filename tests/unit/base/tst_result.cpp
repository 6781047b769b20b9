// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/result.h"

#include <QRegularExpression>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace plimsoll;

namespace {

Error someError()
{
    return Error{ErrorKind::Timeout, u"It took too long."_s};
}

Result<int> half(int number)
{
    if (number % 2 != 0)
        return Error{ErrorKind::BadInput, u"%1 is odd."_s.arg(number)};
    return number / 2;
}

} // namespace

class TestResult : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void itIsAValueOrAnError()
    {
        const Result<int> two = half(4);
        QVERIFY(two);
        QCOMPARE(*two, 2);
        const Result<int> none = half(3);
        QVERIFY(!none);
        QCOMPARE(none.error(), (Error{ErrorKind::BadInput, u"3 is odd."_s}));
        QVERIFY(two != none);
    }

    void withoutAValueItSaysWhetherItWentWell()
    {
        QVERIFY(Result<>());
        QVERIFY(!Result<>(someError()));
        QCOMPARE(Result<>(someError()).error().message, u"It took too long."_s);
    }

    void aValueCanBeMovedOut()
    {
        Result<std::unique_ptr<int>> made(std::make_unique<int>(7));
        const std::unique_ptr<int> value = *std::move(made);
        QCOMPARE(*value, 7);
    }

    void theErrorMayBeOfAnotherType()
    {
        const Result<QString, int> failed(404);
        QVERIFY(!failed);
        QCOMPARE(failed.error(), 404);
    }
};

QTEST_GUILESS_MAIN(TestResult)
#include "tst_result.moc"
