// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preflight/preflightpresenter.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace plimsoll;
using namespace std::chrono_literals;

namespace {

KnownDeployment staging(bool isTestSystem = false)
{
    KnownDeployment known;
    known.name = u"staging"_s;
    known.deployment.url = QUrl(u"https://coder.staging.example"_s);
    known.isTestSystem = isTestSystem;
    return known;
}

Plan plan()
{
    Plan made;
    made.name = u"ramp-500"_s;
    made.create.templateName = u"small"_s;
    made.create.count = 500;
    made.scenarios = {ScenarioPlan{}};
    return made;
}

PreflightReport report(const QList<PreflightCheck> &more = {})
{
    PreflightReport made;
    made.checks
        = QList<PreflightCheck>{{CheckTopic::Reachable, CheckStatus::Ok, u"It answered."_s, {}}} + more;
    return made;
}

const PreflightCheck InUse{CheckTopic::Production, CheckStatus::Warning, u"37 workspaces run."_s, {}};
const PreflightCheck NoTemplate{
    CheckTopic::Template, CheckStatus::Failed, u"There is no small."_s, u"Name one."_s};

PreflightPresenter holding(const PreflightReport &report, bool isTestSystem = false)
{
    PreflightPresenter presenter;
    presenter.begin(staging(isTestSystem), plan());
    presenter.logIn();
    presenter.take(report, QDateTime::currentDateTimeUtc());
    presenter.hold();
    return presenter;
}

CheckView viewOf(const PreflightPresenter &presenter, CheckTopic topic)
{
    const QList<CheckGroup> groups = presenter.groups();
    for (const CheckGroup &group : groups) {
        for (const CheckView &check : group.checks) {
            if (check.topic == topic)
                return check;
        }
    }
    return {};
}

} // namespace

class PreflightPresenterTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void checksAreExpectedBeforeTheyAreThere()
    {
        PreflightPresenter presenter;
        presenter.begin(staging(), plan());
        QVERIFY(!presenter.canStart());
        QVERIFY(presenter.isUnderWay());
        presenter.logIn();
        QCOMPARE(viewOf(presenter, CheckTopic::DryRun).word, u"Checking"_s);
        QVERIFY(!viewOf(presenter, CheckTopic::DryRun).status);
        QCOMPARE(viewOf(presenter, CheckTopic::Quota).word, QString()); // not every deployment has one
        presenter.take(PreflightCheck{CheckTopic::Quota, CheckStatus::Ok, u"Enough."_s, {}});
        QCOMPARE(viewOf(presenter, CheckTopic::Quota).word, u"Passed"_s);
        QCOMPARE(presenter.startRefusal(), u"The checks go on."_s);
    }

    void aLongDryRunIsTold()
    {
        PreflightPresenter presenter;
        presenter.begin(staging(), plan());
        presenter.logIn();
        QVERIFY(presenter.verdictText().contains(u"nothing is created"_s));
        presenter.takeElapsed(12'400ms);
        QVERIFY2(
            presenter.verdictText().contains(u"dry run, for 12.0 s"_s), qPrintable(presenter.verdictText()));
    }

    void aGoodReportMayStart()
    {
        const PreflightPresenter presenter = holding(report());
        QVERIFY(presenter.canStart());
        QCOMPARE(presenter.verdictLead(), u"Ready."_s);
        QCOMPARE(presenter.verdictText(), u"Nothing has been created."_s);
        QVERIFY(presenter.subtitle().startsWith(u"ramp-500 on staging · checked "_s));
    }

    void whatLooksUsedAsksForItsName()
    {
        PreflightPresenter presenter = holding(report({InUse}));
        QVERIFY(presenter.asksForName());
        QVERIFY(!presenter.canStart());
        QCOMPARE(presenter.guardLead(), u"staging is not marked as a test system."_s);
        for (const QString &wrong : {u""_s, u"stag"_s, u"production"_s}) {
            presenter.setTypedName(wrong);
            QVERIFY(!presenter.canStart());
        }
        presenter.setTypedName(u" Staging "_s);
        QVERIFY(presenter.canStart());
        QCOMPARE(presenter.verdict(), CheckStatus::Warning);
    }

    void aTestSystemDoesNotAsk()
    {
        const PreflightPresenter presenter = holding(report({InUse}), true);
        QVERIFY(!presenter.asksForName());
        QVERIFY(presenter.canStart());
    }

    void aFailedCheckBlocks()
    {
        PreflightPresenter presenter;
        presenter.begin(staging(), plan());
        presenter.logIn();
        presenter.take(report({NoTemplate}), QDateTime::currentDateTimeUtc());
        FinishedRun run;
        run.report.outcome = RunOutcome::Failed;
        run.report.sentence = NoTemplate.sentence;
        presenter.end(run);
        QCOMPARE(presenter.state(), PreflightState::Blocked);
        QVERIFY(!presenter.canStart());
        QVERIFY(!presenter.isUnderWay());
        QCOMPARE(presenter.verdict(), CheckStatus::Failed);
        QCOMPARE(presenter.error(), QString()); // the row says it
        QCOMPARE(viewOf(presenter, CheckTopic::Template).word, u"Failed"_s);
        QCOMPARE(viewOf(presenter, CheckTopic::Template).help, u"Name one."_s);
        QCOMPARE(viewOf(presenter, CheckTopic::DryRun).word, u"Not checked"_s);
    }

    void aCancelledOneSaysSoAndNoMore()
    {
        PreflightPresenter presenter = holding(report());
        FinishedRun run;
        run.report.outcome = RunOutcome::Stopped;
        run.report.sentence = u"The run was stopped during: Preflight."_s;
        presenter.end(run);
        QCOMPARE(presenter.state(), PreflightState::Ended);
        QCOMPARE(presenter.error(), QString());
        QCOMPARE(presenter.verdictLead(), u"Cancelled."_s);
        run.recorded = Error{ErrorKind::Stopped, u"It was stopped before it began."_s};
        presenter.end(run);
        QCOMPARE(presenter.error(), QString());
    }

    void whatCannotBeWrittenIsToldBesideTheChecks()
    {
        PreflightPresenter presenter;
        presenter.begin(staging(), plan());
        presenter.logIn();
        FinishedRun run;
        run.recorded = Error{ErrorKind::Storage, u"The folder cannot be made."_s};
        presenter.end(run);
        QCOMPARE(presenter.error(), u"The folder cannot be made."_s);
        QCOMPARE(presenter.verdict(), CheckStatus::Failed);
    }

    void whatWillBeCreatedIsCounted()
    {
        PreflightPresenter presenter = holding(report());
        QStringList rows;
        for (const auto &[name, value] : presenter.creations())
            rows.append(name + u"="_s + value);
        QVERIFY(rows.contains(u"Users scaletest-…=500"_s));
        QVERIFY(rows.contains(u"Workspaces scaletest-…=500"_s));
        QVERIFY(rows.contains(u"Tokens=500"_s));
        QVERIFY2(rows.contains(u"Connections at once=500"_s), qPrintable(rows.join(u';')));
        presenter.takeFolder(u"/data/runs/x"_s);
        QVERIFY(presenter.cleanupText().startsWith(u"All of it is deleted at the end"_s));
        QVERIFY(presenter.cleanupText().endsWith(u"/data/runs/x/ledger.ndjson"_s));
        Plan kept = plan();
        kept.create.owners = OwnerMode::Me;
        kept.cleanup.when = CleanupWhen::Never;
        presenter.begin(staging(), kept);
        QVERIFY(presenter.creations().first().first.startsWith(u"Workspaces"_s));
        QVERIFY(presenter.cleanupText().startsWith(u"The plan deletes nothing"_s));
    }
};

QTEST_GUILESS_MAIN(PreflightPresenterTest)
#include "tst_preflightpresenter.moc"
