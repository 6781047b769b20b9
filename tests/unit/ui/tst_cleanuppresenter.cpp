// SPDX-License-Identifier: GPL-3.0-or-later
// What the page of cleaning up lists, asks and orders, without a window.
#include "ui/cleanup/cleanuppresenter.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace plimsoll;

namespace {

const QUrl staging(u"https://staging.example"_s);
const QUrl production(u"https://production.example"_s);

LedgerEntry entry(qint64 intent, LedgerKind kind, LedgerState state = LedgerState::Exists)
{
    LedgerEntry made;
    made.intent = {intent};
    made.object = {kind, u"scaletest-%1"_s.arg(intent), {}, {}};
    made.state = state;
    made.id = u"id-%1"_s.arg(intent);
    return made;
}

RunLeftovers run(const QString &name, const QUrl &url, const QList<LedgerEntry> &left)
{
    RunLeftovers made;
    made.folder = u"/runs/"_s + name;
    made.name = name;
    made.header.deploymentUrl = url.toString();
    made.left = left;
    return made;
}

QList<KnownDeployment> known()
{
    KnownDeployment one;
    one.name = u"staging"_s;
    one.deployment.url = staging;
    return {one};
}

CleanupList found(const QString &id)
{
    CleanupList list;
    list.workspaces = {{LedgerKind::Workspace, id, u"scaletest-x"_s, u"somebody"_s, {}}};
    return list;
}

} // namespace

class CleanupPresenterTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_presenter = {};
        m_presenter.take({run(u"a"_s, staging, {entry(1, LedgerKind::User), entry(2, LedgerKind::Workspace)}),
                             run(u"b"_s, staging, {entry(1, LedgerKind::User, LedgerState::Intended)}),
                             run(u"c"_s, production, {entry(1, LedgerKind::Workspace)})},
            known());
        m_presenter.choose(staging);
    }

    void placesAreTheSavedAndThoseOfLedgers()
    {
        const QList<CleanupPlace> expected{
            {u"staging"_s, staging, true, 3}, {production.toString(), production, false, 1}};
        QCOMPARE(m_presenter.places(), expected);
    }

    void workspacesAreListedBeforeUsers()
    {
        QCOMPARE(kinds(), (QList{LedgerKind::Workspace, LedgerKind::User, LedgerKind::User}));
        QCOMPARE(m_presenter.rows().at(2).state, LeftState::Uncertain);
    }

    void demosAndRunsInUseLeaveNothing()
    {
        RunLeftovers demo = run(u"demo"_s, QUrl(u"http://127.0.0.1:1"_s), {entry(1, LedgerKind::User)});
        demo.simulated = true;
        RunLeftovers busy = run(u"busy"_s, staging, {entry(1, LedgerKind::User)});
        busy.isInUse = true;
        m_presenter.take({demo, busy}, known());
        QVERIFY(m_presenter.rows().isEmpty());
        QCOMPARE(m_presenter.noticeText(), QString());
        QCOMPARE(leftCount({demo, busy}, known()), 0);
    }

    void ordersAreOneForEachRun()
    {
        m_presenter.setChosen(m_presenter.rowOf(u"/runs/a"_s, itemOf(entry(1, LedgerKind::User))), false);
        const QList<CleanupOrder> orders = m_presenter.orders();
        QCOMPARE(orders.size(), 2);
        QCOMPARE(orders.at(0).folder, u"/runs/a"_s);
        QCOMPARE(orders.at(0).intents, QSet<qint64>{2});
        QCOMPARE(orders.at(1).folder, u"/runs/b"_s);
        QCOMPARE(m_presenter.chosenCount(), 2);
    }

    void oneRunIsChosenAlone()
    {
        m_presenter.choose(production);
        m_presenter.chooseRun(u"/runs/a"_s);
        QCOMPARE(m_presenter.place()->url, staging);
        QCOMPARE(m_presenter.orders().size(), 1);
        QCOMPARE(m_presenter.orders().first().intents, (QSet<qint64>{1, 2}));
        m_presenter.chooseRun(u"/runs/none"_s);
        QCOMPARE(m_presenter.chosenCount(), 2);
    }

    void whatIsFoundByNameIsListedOnceAndWarnedOf()
    {
        m_presenter.take(found(u"id-2"_s)); // which the ledger of run a lists
        QCOMPARE(m_presenter.rows().size(), 3);
        QVERIFY(!m_presenter.questionText().contains(u"no ledger"_s));
        m_presenter.take(found(u"foreign"_s));
        QCOMPARE(m_presenter.rows().size(), 4);
        QVERIFY2(m_presenter.questionText().contains(u"no ledger"_s), qPrintable(m_presenter.questionText()));
        m_presenter.chooseAll(false);
        m_presenter.setChosen(0, true); // workspaces come first, those of ledgers before others
        m_presenter.setChosen(1, true);
        QCOMPARE(m_presenter.orders().last().ids, QSet<QString>{u"foreign"_s});
        m_presenter.choose(production);
        QCOMPARE(m_presenter.rows().size(), 1);
    }

    void aFailureStaysUntilItIsTriedAgain()
    {
        m_presenter.noteBegan(0);
        m_presenter.noteEnded(0, Error{ErrorKind::Rejected, u"The template is gone."_s});
        m_presenter.noteEnded(1, {});
        QCOMPARE(m_presenter.chosenCount(), 2); // what is deleted is no longer asked for
        init();
        m_presenter.noteEnded(0, Error{ErrorKind::Rejected, u"The template is gone."_s});
        m_presenter.take(found(u"foreign"_s)); // listed anew
        const int row = m_presenter.rowOf(u"/runs/a"_s, itemOf(entry(2, LedgerKind::Workspace)));
        QCOMPARE(m_presenter.rows().at(row).state, LeftState::Failed);
        QCOMPARE(m_presenter.rows().at(row).sentence, u"The template is gone."_s);
        const QList<CleanupOrder> again = m_presenter.orders({row, row + 1}, Orphan::Yes);
        QCOMPARE(again.size(), 1); // only what failed
        QCOMPARE(again.first().orphan, Orphan::Yes);
        m_presenter.noteBegan(row);
        QCOMPARE(m_presenter.rows().at(row).sentence, QString());
    }

    void whatAStopKeptIsLeft()
    {
        m_presenter.noteBegan(0);
        m_presenter.noteEnded(0, Error{ErrorKind::Stopped, u"Stopped."_s});
        QCOMPARE(m_presenter.rows().first().state, LeftState::Left);
    }

    void agesHaveUnits()
    {
        const QDateTime now = QDateTime::currentDateTimeUtc();
        QCOMPARE(CleanupPresenter::ageText(now.addSecs(-300), now), u"5 min"_s);
        QCOMPARE(CleanupPresenter::ageText(now.addSecs(-3 * 3600 - 300), now), u"3:05 h"_s);
        QVERIFY(CleanupPresenter::ageText(now.addDays(-3), now).startsWith(u'3'));
        QCOMPARE(CleanupPresenter::ageText(now.addSecs(60), now), u"–"_s); // a clock that was set back
        QCOMPARE(CleanupPresenter::ageText({}, now), u"–"_s);
    }

private:
    QList<LedgerKind> kinds() const
    {
        QList<LedgerKind> kinds;
        for (const LeftRow &row : m_presenter.rows())
            kinds.append(row.item.kind);
        return kinds;
    }

    CleanupPresenter m_presenter;
};

QTEST_GUILESS_MAIN(CleanupPresenterTest)
#include "tst_cleanuppresenter.moc"
