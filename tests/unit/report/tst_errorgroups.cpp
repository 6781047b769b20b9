// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/errorgroups.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace plimsoll;

namespace {

QDateTime at(int second)
{
    return QDateTime(QDate(2026, 1, 31), QTime(12, 0, second), Qt::UTC);
}

} // namespace

class TestErrorGroups : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void equalErrorsAreOneGroupWithItsTimesAndFirstSample();
    void whatDiffersFromOneToTheNextIsLeftOut_data();
    void whatDiffersFromOneToTheNextIsLeftOut();
    void theMostFrequentComesFirst();
    void endlessKindsOfErrorsStayBounded();
    void aSampleIsCut();
};

void TestErrorGroups::equalErrorsAreOneGroupWithItsTimesAndFirstSample()
{
    ErrorGroups errors;
    errors.add(u"web-terminal"_s, u"connection-reset"_s, u"Lost."_s, u"first"_s, at(5));
    errors.add(u"web-terminal"_s, u"connection-reset"_s, u"Lost."_s, u"second"_s, at(9), 3);
    errors.add(u"web-terminal"_s, u"connection-reset"_s, u"Lost."_s, u"third"_s, at(2));
    errors.add(u"web-terminal"_s, u"connection-reset"_s, u"Lost."_s, u"none"_s, at(1), 0);
    const QList<ErrorGroup> expected{
        {u"web-terminal"_s, u"connection-reset"_s, u"Lost."_s, 5, at(2), at(9), u"first"_s}};
    QVERIFY(errors.groups() == expected);
    QCOMPARE(errors.total(), 5u);
}

void TestErrorGroups::whatDiffersFromOneToTheNextIsLeftOut_data()
{
    QTest::addColumn<QString>("sentence");
    QTest::addColumn<QString>("common");
    QTest::newRow("id") << u"Workspace 11111111-2222-3333-4444-55555555abCD is gone."_s
                        << u"Workspace … is gone."_s;
    QTest::newRow("name") << u"User scaletest-abc-17 and scaletest-x@scaletest.local exist."_s
                          << u"User … and … exist."_s;
    QTest::newRow("IPv4") << u"Could not reach 10.0.0.12:8080 or 10.0.0.13."_s
                          << u"Could not reach … or …."_s;
    QTest::newRow("IPv6") << u"Could not reach [fd00::1]:443."_s << u"Could not reach …."_s;
    QTest::newRow("status stays") << u"The server answered 502."_s << u"The server answered 502."_s;
    QTest::newRow("blanks") << u" several\n  lines "_s << u"several lines"_s;
}

void TestErrorGroups::whatDiffersFromOneToTheNextIsLeftOut()
{
    QFETCH(QString, sentence);
    QFETCH(QString, common);
    QCOMPARE(commonSentence(sentence), common);
}

void TestErrorGroups::theMostFrequentComesFirst()
{
    ErrorGroups errors;
    errors.add(u"b"_s, u"tls"_s, u"One."_s, {}, at(3));
    errors.add(u"a"_s, u"tls"_s, u"One."_s, {}, at(3));
    errors.add(u"a"_s, u"local"_s, u"Two."_s, {}, at(1));
    errors.add(u"a"_s, u"stalled"_s, u"Three."_s, {}, at(9), 2);
    QStringList order;
    for (const ErrorGroup &group : errors.groups())
        order.append(group.origin + u' ' + group.errorClass);
    const QStringList expected{u"a stalled"_s, u"a local"_s, u"a tls"_s, u"b tls"_s};
    QCOMPARE(order, expected);
}

void TestErrorGroups::endlessKindsOfErrorsStayBounded()
{
    ErrorGroups errors;
    for (int i = 0; i < 2000; ++i)
        errors.add(u"create"_s, u"rejected"_s, u"Reason "_s + QString::number(i), {}, at(1));
    QCOMPARE(errors.groups().size(), ErrorGroups::MaxGroups + 1);
    QCOMPARE(errors.groups().constFirst().count, 2000u - ErrorGroups::MaxGroups);
    QCOMPARE(errors.total(), 2000u);
}

void TestErrorGroups::aSampleIsCut()
{
    ErrorGroups errors;
    errors.add(u"a"_s, u"protocol"_s, u"x"_s, QString(100'000, u'x'), at(1));
    QCOMPARE(errors.groups().constFirst().sample.size(), ErrorGroups::MaxSample);
}

QTEST_GUILESS_MAIN(TestErrorGroups)
#include "tst_errorgroups.moc"
