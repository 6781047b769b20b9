// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/historymodel.h"

#include <QItemSelectionModel>
#include <QLocale>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace plimsoll;
using namespace std::chrono_literals;

namespace {

const QDateTime noon(QDate(2026, 1, 31), QTime(12, 0), Qt::UTC);

RunListing run(const QString &name, int minute)
{
    return {.path = u"/data/runs/"_s + name,
        .state = StoredState::Complete,
        .name = name,
        .startedAt = noon.addSecs(60 * minute),
        .deploymentUrl = u"https://coder.example.com"_s,
        .deploymentVersion = u"v2.25.1"_s,
        .outcome = RunOutcome::Finished,
        .verdict = GoalState::Kept,
        .sentence = u"All 2 goals were kept."_s,
        .duration = 95s,
        .sessions = 1200,
        .roundTripP95 = 81ms};
}

QList<RunListing> sample()
{
    RunListing slow = run(u"slow"_s, 2);
    slow.verdict = GoalState::Broken;
    slow.roundTripP95 = 742ms;
    slow.isRoundTripAbove = true;
    slow.notes = {.note = u"after the upgrade"_s, .tags = {u"two replicas"_s}, .isBaseline = false};
    RunListing demo = run(u"demo"_s, 1);
    demo.simulated = true;
    RunListing damaged{
        .path = u"/data/runs/damaged"_s, .name = u"ramp"_s, .sentence = u"run.json is damaged."_s};
    return {slow, demo, run(u"quick"_s, 0), damaged};
}

QStringList names(const QAbstractItemModel &model)
{
    QStringList shown;
    for (int row = 0; row < model.rowCount(); ++row)
        shown.append(model.index(row, HistoryModel::Name).data().toString());
    return shown;
}

} // namespace

class TestHistoryModel : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void aRowTellsItsRun()
    {
        HistoryModel model;
        model.replace(sample());
        const auto text
            = [&model](int row, int column) { return model.index(row, column).data().toString(); };
        QCOMPARE(text(0, HistoryModel::Standing), u"Broken"_s);
        QCOMPARE(text(0, HistoryModel::RoundTrip), u"> 742 ms"_s);
        QCOMPARE(text(0, HistoryModel::Duration), u"1 min 35 s"_s);
        QCOMPARE(text(0, HistoryModel::Deployment), u"coder.example.com"_s);
        QCOMPARE(text(0, HistoryModel::Tags), u"two replicas"_s);
        QCOMPARE(text(1, HistoryModel::Deployment), u"Simulated"_s);
        QCOMPARE(text(3, HistoryModel::State), u"Damaged"_s);
        QCOMPARE(text(3, HistoryModel::RoundTrip), u"–"_s);
        QCOMPARE(
            model.index(3, HistoryModel::Name).data(Qt::ToolTipRole).toString(), u"run.json is damaged."_s);
    }

    void whatStaysKeepsItsSelection()
    {
        HistoryModel model;
        model.replace(sample());
        QItemSelectionModel selection(&model);
        selection.select(model.index(2, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
        QList<RunListing> runs = sample();
        runs.removeAt(1);
        runs.prepend(run(u"new"_s, 9));
        runs[1].notes.note = u"changed"_s;
        model.replace(runs);
        QCOMPARE(names(model), (QStringList{u"new"_s, u"slow"_s, u"quick"_s, u"ramp"_s}));
        QCOMPARE(selection.selectedRows().size(), 1);
        QCOMPARE(selection.selectedRows()[0].data(HistoryModel::PathRole).toString(), u"/data/runs/quick"_s);
        QCOMPARE(model.run(1).notes.note, u"changed"_s);
        std::swap(runs[0], runs[1]);
        model.replace(runs);
        QCOMPARE(model.runs(), runs);
    }

    void whatDidNotChangeIsNotTold()
    {
        HistoryModel model;
        model.replace(sample());
        const QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        const QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        model.replace(sample());
        QCOMPARE(changed.size() + reset.size(), 0);
    }

    void runsAreFiltered()
    {
        HistoryModel model;
        model.replace(sample());
        HistoryFilter filter(model);
        filter.setText(u"UPGRADE two"_s);
        QCOMPARE(names(filter), QStringList{u"slow"_s});
        filter.setText(u"damaged"_s);
        QCOMPARE(names(filter), QStringList{u"ramp"_s});
        filter.setText({});
        filter.setTag(u"two replicas"_s);
        QCOMPARE(names(filter), QStringList{u"slow"_s});
        filter.setTag({});
        filter.setHidesSimulated(true);
        QCOMPARE(filter.rowCount(), 3);
        filter.setDeployment(u"coder.example.com"_s);
        QCOMPARE(filter.rowCount(), 2);
        QVERIFY(filter.isFiltering());
    }

    void theBaselineIsWhatOthersAreComparedWith()
    {
        QList<RunListing> runs{run(u"later"_s, 5), run(u"star"_s, 9), run(u"early"_s, 1)};
        runs[1].notes.isBaseline = true;
        QCOMPARE(pathsToCompare(runs),
            (QStringList{u"/data/runs/star"_s, u"/data/runs/early"_s, u"/data/runs/later"_s}));
    }

    void columnsAreSortedByValueNotByText()
    {
        HistoryModel model;
        QList<RunListing> runs = sample();
        runs[0].roundTripP95 = 1200ms; // "1.20 s" comes before "81.0 ms" as text
        model.replace(runs);
        HistoryFilter filter(model);
        filter.sort(HistoryModel::RoundTrip, Qt::DescendingOrder);
        QCOMPARE(names(filter), (QStringList{u"slow"_s, u"demo"_s, u"quick"_s, u"ramp"_s}));
        filter.sort(HistoryModel::Started, Qt::AscendingOrder);
        QCOMPARE(names(filter).mid(1), (QStringList{u"quick"_s, u"demo"_s, u"slow"_s}));
    }
};

QTEST_GUILESS_MAIN(TestHistoryModel)
#include "tst_historymodel.moc"
