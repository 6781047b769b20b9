// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/run/sessionmodel.h"

#include <QAbstractItemModelTester>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace plimsoll;
using namespace std::chrono_literals;

namespace {

SessionRow row(std::uint32_t session, const QString &name, std::uint64_t echoed, std::uint32_t errors)
{
    SessionRow made;
    made.session = session;
    made.workspaceName = name;
    made.state = SessionState::Active;
    made.dueTicks = 10;
    made.echoedTicks = echoed;
    made.errors = errors;
    made.lastRoundTrip = 1ms * (session + 1);
    return made;
}

QStringList names(const SessionModel &model)
{
    QStringList found;
    for (int i = 0; i < model.rowCount(); ++i)
        found.append(model.index(i, SessionModel::Workspace).data().toString());
    return found;
}

} // namespace

class SessionModelTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void itKeepsTheContractOfModels()
    {
        SessionModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.replace({row(0, u"b"_s, 5, 0), row(1, u"a"_s, 9, 2)});
        model.replace({row(0, u"b"_s, 6, 0), row(1, u"a"_s, 10, 2)});
        model.sort(SessionModel::Workspace, Qt::AscendingOrder);
        model.setFilter(u"a"_s);
        model.replace({});
        QCOMPARE(model.rowCount(), 0);
    }

    void whatIsSelectedStaysSelectedWhenItIsSorted()
    {
        SessionModel model;
        model.replace({row(0, u"b"_s, 9, 0), row(1, u"a"_s, 10, 2), row(2, u"c"_s, 2, 1)});
        const QPersistentModelIndex selected(model.index(2, SessionModel::Workspace));
        model.sort(SessionModel::Echoed, Qt::AscendingOrder);
        QCOMPARE(selected.row(), 0);
        QCOMPARE(selected.data().toString(), u"c"_s);
        model.sort(SessionModel::Workspace, Qt::AscendingOrder);
        QCOMPARE(selected.data().toString(), u"c"_s);
    }

    void rowsAreSortedByValueNotByText()
    {
        SessionModel model;
        model.replace({row(0, u"b"_s, 9, 0), row(1, u"a"_s, 10, 2), row(2, u"c"_s, 2, 1)});
        QCOMPARE(names(model), (QStringList{u"b"_s, u"a"_s, u"c"_s}));
        model.sort(SessionModel::Echoed, Qt::DescendingOrder);
        QCOMPARE(names(model), (QStringList{u"a"_s, u"b"_s, u"c"_s}));
        model.sort(SessionModel::LastRoundTrip, Qt::AscendingOrder);
        QCOMPARE(names(model), (QStringList{u"b"_s, u"a"_s, u"c"_s}));
        model.replace({row(0, u"b"_s, 9, 7), row(1, u"a"_s, 10, 2), row(2, u"c"_s, 2, 1)});
        model.sort(SessionModel::Errors, Qt::DescendingOrder);
        QCOMPARE(names(model), (QStringList{u"b"_s, u"a"_s, u"c"_s}));
    }

    void aFilterLooksAtNameAndState()
    {
        SessionModel model;
        SessionRow waiting = row(2, u"other"_s, 0, 0);
        waiting.state = SessionState::Waiting;
        model.replace({row(0, u"scaletest-1"_s, 9, 0), row(1, u"scaletest-2"_s, 9, 0), waiting});
        model.setFilter(u"TEST-2"_s);
        QCOMPARE(names(model), QStringList{u"scaletest-2"_s});
        model.setFilter(u"wait"_s);
        QCOMPARE(names(model), QStringList{u"other"_s});
        model.setFilter({});
        QCOMPARE(model.rowCount(), 3);
    }

    void whatIsNotKnownIsADash()
    {
        SessionModel model;
        SessionRow fresh;
        fresh.workspaceName = u"a"_s;
        model.replace({fresh});
        for (const int column :
            {SessionModel::LastRoundTrip, SessionModel::MaxRoundTrip, SessionModel::Echoed})
            QCOMPARE(model.index(0, column).data().toString(), QString(QChar(0x2013)));
        QCOMPARE(model.index(0, SessionModel::State).data().toString(), u"waiting"_s);
    }

    void theSameNumberOfRowsIsAChangeNotAReset()
    {
        SessionModel model;
        model.replace({row(0, u"a"_s, 1, 0)});
        const QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        const QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
        model.replace({row(0, u"a"_s, 2, 0)});
        QCOMPARE(resets.count(), 0);
        QCOMPARE(changes.count(), 1);
    }
};

QTEST_GUILESS_MAIN(SessionModelTest)
#include "tst_sessionmodel.moc"
