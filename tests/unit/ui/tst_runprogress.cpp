// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/run/runprogress.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace plimsoll;
using namespace std::chrono_literals;

namespace {

Plan plan()
{
    Plan made;
    made.create.count = 20;
    made.baseline = 5s;
    made.scenarios = {ScenarioPlan{}};
    made.scenarios.first().duration = 130s;
    return made;
}

QStringList titles(const QList<PhaseView> &views)
{
    QStringList found;
    for (const PhaseView &view : views)
        found.append(view.title);
    return found;
}

} // namespace

class RunProgressTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void countedPhasesTellNumberRateAndRemainingTime()
    {
        RunProgress progress;
        progress.begin(plan());
        Snapshot snapshot;
        snapshot.phase = Phase::Create;
        snapshot.progress = {.total = 20, .done = 5, .failed = 1, .perSecond = 1.5, .remaining = 3600ms};
        progress.take(snapshot);
        QCOMPARE(progress.share(), 0.25);
        QVERIFY2(progress.text().startsWith(u"Create workspaces 5 of 20"_s), qPrintable(progress.text()));
        QVERIFY(progress.text().contains(u"1.5 a second"_s));
        QVERIFY2(progress.text().endsWith(u"about 4.00 s left"_s), qPrintable(progress.text()));
    }

    void timedPhasesTellTheirTime()
    {
        RunProgress progress;
        progress.begin(plan());
        Snapshot snapshot;
        snapshot.phase = Phase::Traffic;
        snapshot.phaseElapsed = 65s;
        snapshot.phaseDuration = 130s;
        progress.take(snapshot);
        QCOMPARE(progress.text(), u"Traffic 1:05 of 2:10"_s);
        QCOMPARE(progress.share(), 0.5);
        progress.end(u"Finished"_s);
        QCOMPARE(progress.text(), u"Finished"_s);
    }

    void onlyPhasesOfThePlanHaveAPart()
    {
        RunProgress progress;
        progress.begin(plan());
        QCOMPARE(titles(progress.phases()),
            (QStringList{u"Preflight"_s, u"Create"_s, u"Baseline"_s, u"Traffic"_s, u"Clean up"_s}));
        Plan bare = plan();
        bare.baseline = 0s;
        bare.cleanup.when = CleanupWhen::Never;
        bare.cleanup.before = true;
        progress.begin(bare);
        QCOMPARE(titles(progress.phases()),
            (QStringList{u"Preflight"_s, u"Clean before"_s, u"Create"_s, u"Traffic"_s}));
    }

    void endedPhasesAreWholeAndTheOthersTellWhatIsPlanned()
    {
        RunProgress progress;
        progress.begin(plan());
        progress.enter(Phase::Create);
        progress.leave({.phase = Phase::Create, .duration = 12s});
        progress.enter(Phase::Baseline);
        const QList<PhaseView> views = progress.phases();
        QCOMPARE(views.at(1).share, 1.0);
        QCOMPARE(views.at(1).text, u"0:12"_s);
        QVERIFY(views.at(2).isNow);
        QCOMPARE(views.at(2).text, u"0:00 of 0:05"_s);
        QCOMPARE(views.at(3).share, 0.0);
        QCOMPARE(views.at(3).text, u"2:10"_s);
        QCOMPARE(views.at(4).text, QString());
    }

    void hoursAreTold() { QCOMPARE(clockText(3723s), u"1:02:03"_s); }
};

QTEST_GUILESS_MAIN(RunProgressTest)
#include "tst_runprogress.moc"
