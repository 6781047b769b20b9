// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/deployments/deploymenttexts.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace plimsoll;
using namespace std::chrono_literals;

namespace {

DeploymentFacts owners()
{
    DeploymentFacts facts;
    facts.build.version = u"v2.25.2+abc"_s;
    facts.answerTime = 12ms;
    facts.health = u"It finds itself healthy."_s;
    facts.isHealthy = true;
    facts.caller.username = u"admin"_s;
    facts.caller.email = u"admin@example.test"_s;
    facts.caller.siteRoles = {u"owner"_s};
    facts.config.emplace().apiRateLimit = 512;
    DeploymentStats &stats = facts.stats.emplace();
    stats.runningWorkspaces = 12;
    stats.webTerminals = 3;
    stats.sshSessions = 4;
    Entitlements &entitlements = facts.entitlements.emplace();
    entitlements.hasLicense = true;
    entitlements.seats = 100;
    entitlements.seatsUsed = 37;
    return facts;
}

StateView row(const DeploymentFacts &facts, const QString &name)
{
    const QList<FactRow> rows = factRows(facts);
    for (const FactRow &one : rows) {
        if (one.name == name)
            return one.state;
    }
    return {};
}

} // namespace

class DeploymentTextsTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    }

    void anOwnerIsToldEverything()
    {
        const DeploymentFacts facts = owners();
        QCOMPARE(row(facts, u"version"_s).text, u"Coder v2.25.2+abc, answered in 12.0 ms"_s);
        QCOMPARE(row(facts, u"health"_s).iconName, u"kept"_s);
        QCOMPARE(row(facts, u"caller"_s).text, u"admin, admin@example.test (owner)"_s);
        QVERIFY(row(facts, u"rights"_s).text.startsWith(u"Owner: "_s));
        QVERIFY(row(facts, u"rateLimits"_s).text.startsWith(u"512 requests a minute"_s));
        QCOMPARE(row(facts, u"inUse"_s).text, u"12 workspaces running, 3 web terminals, 4 SSH sessions"_s);
        QCOMPARE(row(facts, u"seats"_s).text, u"37 of 100 taken"_s);
        QCOMPARE(stateOf(facts).text, u"Answers"_s);
    }

    void aMemberIsToldWhatTheyMayNotKnow()
    {
        DeploymentFacts facts = owners();
        facts.caller.siteRoles.clear();
        facts.config.reset();
        facts.stats.reset();
        facts.entitlements.reset();
        QCOMPARE(row(facts, u"rights"_s).iconName, u"warning"_s);
        QVERIFY(row(facts, u"rights"_s).text.contains(u"owners: me"_s));
        QCOMPARE(row(facts, u"rateLimits"_s).text, u"Not known: only owners are told."_s);
        QCOMPARE(row(facts, u"inUse"_s).text, u"Not known: only owners are told."_s);
        QCOMPARE(row(facts, u"seats"_s).text, u"No licence, hence no limit"_s);
    }

    void noLimitIsOff()
    {
        DeploymentFacts facts = owners();
        facts.config->apiRateLimit = -1;
        QCOMPARE(row(facts, u"rateLimits"_s).text, u"Off"_s);
        facts.config->apiRateLimit = 512;
        facts.config->rateLimitsOff = true;
        QCOMPARE(row(facts, u"rateLimits"_s).text, u"Off"_s);
    }

    void aFullLicenceIsAWarning()
    {
        DeploymentFacts facts = owners();
        facts.entitlements->seatsUsed = 100;
        QCOMPARE(row(facts, u"seats"_s).iconName, u"warning"_s);
    }

    void theStateIsTheWorstThatIsKnown()
    {
        DeploymentFacts facts = owners();
        facts.warnings = {u"database: slow"_s};
        QCOMPARE(stateOf(facts).iconName, u"warning"_s);
        facts.isHealthy = false;
        QCOMPARE(stateOf(facts).iconName, u"broken"_s);
    }

    void eachFailureIsASentenceThatNamesTheDeploymentAndWhatToDo_data()
    {
        QTest::addColumn<ErrorKind>("kind");
        QTest::addColumn<QString>("part");
        QTest::newRow("401") << ErrorKind::Unauthorized << u"does not take this token"_s;
        QTest::newRow("unreachable") << ErrorKind::Unreachable << u"cannot be reached. GET /x: raw. Check"_s;
        QTest::newRow("timeout") << ErrorKind::Timeout << u"does not answer"_s;
        QTest::newRow("429") << ErrorKind::RateLimited << u"Check again in a minute"_s;
        QTest::newRow("a page") << ErrorKind::BadReply << u"not as a Coder deployment does"_s;
        QTest::newRow("404") << ErrorKind::NotFound << u"not as a Coder deployment does"_s;
    }

    void eachFailureIsASentenceThatNamesTheDeploymentAndWhatToDo()
    {
        QFETCH(ErrorKind, kind);
        QFETCH(QString, part);
        const Explanation why = explained({kind, u"GET /x: raw."_s}, QUrl(u"https://a.example"_s));
        QVERIFY2(why.sentence.startsWith(u"https://a.example "_s), qPrintable(why.sentence));
        QVERIFY2(why.sentence.contains(part), qPrintable(why.sentence));
        QVERIFY((why.sentence + why.details).contains(u"GET /x: raw."_s));
        QVERIFY(why.sentence.endsWith(u'.'));
    }

    void whatWasEnteredWrongIsSaidAsItIs()
    {
        const Explanation why = explained({ErrorKind::BadInput, u"That is no URL."_s}, QUrl());
        QCOMPARE(why.sentence, u"That is no URL."_s);
        QCOMPARE(why.details, QString());
    }

    void aUrlIsShownAsItWillBeUsed()
    {
        QCOMPARE(urlNote(QString(), false).text, QString());
        QCOMPARE(urlNote(u"coder.example.com"_s, false).text, u"Used as https://coder.example.com"_s);
        QCOMPARE(urlNote(u"https://coder.example.com"_s, false).text, QString());
        QCOMPARE(urlNote(u"https://coder.example.com"_s, false).url, QUrl(u"https://coder.example.com"_s));
        QVERIFY(urlNote(u"ftp://x"_s, false).isWarning);
        QVERIFY(urlNote(u"ftp://x"_s, false).url.isEmpty());
    }

    void plainHttpIsAWarningBeyondThisMachine()
    {
        QVERIFY(!urlNote(u"http://127.0.0.1:3000"_s, false).isWarning);
        QVERIFY(!urlNote(u"http://localhost:3000"_s, false).isWarning);
        QVERIFY(urlNote(u"http://coder.example.com"_s, false).isWarning);
        QVERIFY(urlNote(u"http://coder.example.com"_s, true).text.contains(u"unencrypted"_s));
    }

    void aNameIsSuggestedThatIsFree()
    {
        const QUrl url(u"https://coder.example.com"_s);
        QCOMPARE(suggestedName(url, {}), u"coder.example.com"_s);
        QCOMPARE(suggestedName(url, {u"Coder.example.com"_s}), u"coder.example.com (2)"_s);
        QCOMPARE(suggestedName(QUrl(u"http://127.0.0.1:3000"_s), {}), u"127.0.0.1:3000"_s);
        QCOMPARE(tokenPage(url), QUrl(u"https://coder.example.com/cli-auth"_s));
    }
};

QTEST_GUILESS_MAIN(DeploymentTextsTest)
#include "tst_deploymenttexts.moc"
