// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/ui/saidbydeployment.h"
#include "ui/plans/chosendeployment.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace plimsoll;

class ChosenDeploymentTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void templatesAndFactsComeWhenOneIsChosen()
    {
        SaidBook book({u"staging"_s});
        SaidCalls calls;
        ChosenDeployment chosen(book, calls);
        QCOMPARE(chosen.state(), ChosenDeployment::State::None);
        chosen.choose(u"staging"_s);
        QCOMPARE(chosen.state(), ChosenDeployment::State::Asking);
        QTRY_COMPARE(chosen.state(), ChosenDeployment::State::Answered);
        QTRY_VERIFY(chosen.facts());
        QCOMPARE(chosen.templates().first().name, u"kubernetes"_s);
        QVERIFY(chosen.templateOf(u"kubernetes"_s));
        QVERIFY(chosen.templateOf(chosen.templates().first().id.value.toString(QUuid::WithoutBraces)));
        QVERIFY(!chosen.templateOf(u"docker"_s));
    }

    void parametersAreAskedForOnce()
    {
        SaidBook book({u"staging"_s});
        SaidCalls calls;
        ChosenDeployment chosen(book, calls);
        chosen.choose(u"staging"_s);
        QVERIFY(!chosen.parametersOf(u"kubernetes"_s));
        QTRY_COMPARE(chosen.state(), ChosenDeployment::State::Answered);
        QVERIFY(!chosen.parametersOf(u"kubernetes"_s));
        QTRY_VERIFY(chosen.parametersOf(u"kubernetes"_s));
        QCOMPARE(chosen.parametersOf(u"kubernetes"_s)->first().name, u"cpu"_s);
        QCOMPARE(calls.askedForParameters, 1);
    }

    void aDeploymentThatDoesNotAnswerSaysWhy()
    {
        SaidBook book({u"staging"_s});
        SaidCalls calls;
        calls.failure = u"staging does not answer."_s;
        ChosenDeployment chosen(book, calls);
        chosen.choose(u"staging"_s);
        QTRY_COMPARE(chosen.state(), ChosenDeployment::State::Failed);
        QCOMPARE(chosen.problem(), u"staging does not answer."_s);
        calls.failure.clear();
        chosen.ask();
        QTRY_COMPARE(chosen.state(), ChosenDeployment::State::Answered);
        QCOMPARE(chosen.problem(), QString());
    }

    void aLateAnswerOfAnotherChoiceIsPassedOver()
    {
        SaidBook book({u"production"_s, u"staging"_s});
        SaidCalls calls;
        ChosenDeployment chosen(book, calls);
        chosen.choose(u"production"_s);
        chosen.choose(u"staging"_s);
        QTRY_COMPARE(chosen.state(), ChosenDeployment::State::Answered);
        QTRY_VERIFY(chosen.facts());
        QCOMPARE(calls.askedHosts.last(), u"staging.example"_s);
        QCOMPARE(chosen.facts()->build.version, u"v-staging.example"_s);
    }

    void oneThatIsRemovedIsNoLongerChosen()
    {
        SaidBook book({u"staging"_s});
        SaidCalls calls;
        ChosenDeployment chosen(book, calls);
        chosen.choose(u"staging"_s);
        QTRY_COMPARE(chosen.state(), ChosenDeployment::State::Answered);
        book.names.clear();
        emit book.changed();
        QVERIFY(!chosen.chosen());
        QVERIFY(chosen.templates().isEmpty());
    }
};

QTEST_MAIN(ChosenDeploymentTest)
#include "tst_chosendeployment.moc"
