// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/names.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace plimsoll;

class TestNames : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void theyLookLikeThoseOfCodersOwnCommand();
    void noTwoRunsShareAName();
    void theyFitIntoWhatCoderAllows();
    void aScaletestUserIsKnownByNameOrAddress();
    void passwordsAreLongAndDiffer();
};

void TestNames::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
}

void TestNames::theyLookLikeThoseOfCodersOwnCommand()
{
    const RunNames names(u"scaletest-ab12cd34-"_s);
    QCOMPARE(names.user(7), u"scaletest-ab12cd34-7"_s);
    QCOMPARE(names.workspace(7), u"scaletest-ab12cd34-7"_s);
    QCOMPARE(names.email(7), u"ab12cd34-7@scaletest.local"_s);
    QCOMPARE(names.token(), u"scaletest-ab12cd34"_s);
}

void TestNames::noTwoRunsShareAName()
{
    QVERIFY(RunNames::random().prefix() != RunNames::random().prefix());
}

void TestNames::theyFitIntoWhatCoderAllows()
{
    const QRegularExpression allowed(u"^[a-zA-Z0-9]+(-[a-zA-Z0-9]+)*$"_s);
    for (int i = 0; i < 100; ++i) {
        const QString name = RunNames::random().user(999'999);
        QVERIFY2(allowed.match(name).hasMatch(), qPrintable(name));
        QVERIFY(name.size() <= 32);
    }
}

void TestNames::aScaletestUserIsKnownByNameOrAddress()
{
    QVERIFY(isScaletestUser(u"scaletest-x"_s, u"x@example.com"_s));
    QVERIFY(isScaletestUser(u"anna"_s, u"x-1@scaletest.local"_s));
    QVERIFY(!isScaletestUser(u"anna"_s, u"anna@example.com"_s));
    QVERIFY(!isScaletestUser(u"my-scaletest-x"_s, u"scaletest.local@example.com"_s));
}

void TestNames::passwordsAreLongAndDiffer()
{
    const QByteArray password = randomPassword();
    QCOMPARE(password.size(), 16);
    QVERIFY(password != randomPassword());
}

QTEST_GUILESS_MAIN(TestNames)
#include "tst_names.moc"
