// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/preflightchecks.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace plimsoll;

namespace {

RichParameter parameter(const QString &name, const QString &type = u"string"_s)
{
    RichParameter asked;
    asked.name = name;
    asked.type = type;
    return asked;
}

PreflightCheck checkOne(const RichParameter &asked, const QString &value)
{
    return checkParameters({asked}, {{asked.name, value}});
}

User ownerUser()
{
    User user;
    user.id = {QUuid::createUuid()};
    user.username = u"admin"_s;
    user.siteRoles = {u"owner"_s};
    return user;
}

Workspace running(const QString &owner)
{
    Workspace workspace;
    workspace.owner = {QUuid::createUuid()};
    workspace.ownerName = owner;
    workspace.name = u"dev"_s;
    workspace.latestBuild.status = BuildStatus::Running;
    return workspace;
}

ProvisionerDaemon daemonThatIs(const QString &status, const QDateTime &seen)
{
    return {u"d"_s, seen, status};
}

} // namespace

class TestPreflightChecks : public QObject
{
    Q_OBJECT
private slots:
    void browsersNeedRoom()
    {
        ScenarioPlan people;
        people.kind = TrafficKind::Dashboard;
        people.dashboard.client = DashboardClient::Browser;
        people.dashboard.interval = 10s;
        const BrowserNeed need = browserNeed({people, ScenarioPlan()}, 10);
        QCOMPARE(need.browsers, 10);
        QCOMPARE(need.memory, qint64{6000} * 1024 * 1024);
        QCOMPARE(qRound(need.cores * 10), 20); // a page every ten seconds costs less
        const BrowserLaunch launch{.program = u"/opt/chromium"_s};
        const auto check = [&](std::optional<qint64> memory, int cores) {
            return checkBrowsers(launch, need, {.memory = memory, .cores = cores}, false);
        };
        QCOMPARE(check(qint64{16} << 30, 8).status, CheckStatus::Ok);
        QCOMPARE(check(std::nullopt, 4).status, CheckStatus::Ok);
        QCOMPARE(check(qint64{4} << 30, 8).sentence,
            u"10 browsers need some 5.86 GiB of memory; this machine has 4.00 GiB."_s);
        QCOMPARE(check(qint64{16} << 30, 2).sentence,
            u"10 browsers keep some 2.0 cores busy with their pages; this machine has 2."_s);
        const Error none{ErrorKind::NotFound, u"No Chromium was found."_s};
        QCOMPARE(checkBrowsers(none, need, {.memory = {}, .cores = 8}, false).status, CheckStatus::Failed);
    }

    void init();
    void everyTopicHasAName();
    void aRequiredParameterWithoutValueFails();
    void anUnknownParameterFailsWithAGuess();
    void optionsAreMatchedByValue();
    void aPatternIsMatched();
    void numbersKeepTheirBounds();
    void listsAreJsonArrays();
    void booleansAreTrueOrFalse();
    void onlyOwnersMayActForOthers();
    void aDeprecatedTemplateFails();
    void aWorkspaceProxyIsNotTheDeployment();
    void manyLoginsWarn();
    void moreCreatesThanTheLimitAMinuteWarn();
    void noProvisionerFails();
    void busyProvisionersWarn();
    void tooFewSeatsWarn();
    void aTokenThatEndsBeforeTheRunFails();
    void tooFewOpenFilesFail();
    void tooFewPortsFail();
    void anAutostopWithinTheRunWarns();
    void leftoversWarnUnlessTheyAreWanted();
    void runningWorkspacesOfOthersLookLikeProduction();
    void ownAndScaletestWorkspacesDoNot();
    void missingSignInsFailForMeAndWarnForNewUsers();
    void appsNeedAHostThatIsKnown();
};

void TestPreflightChecks::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
}

void TestPreflightChecks::everyTopicHasAName()
{
    for (int topic = 0; topic <= static_cast<int>(CheckTopic::Production); ++topic)
        QVERIFY(!checkTopicText(static_cast<CheckTopic>(topic)).isEmpty());
}

void TestPreflightChecks::aRequiredParameterWithoutValueFails()
{
    RichParameter asked = parameter(u"region"_s);
    QCOMPARE(checkParameters({asked}, {}).status, CheckStatus::Ok); // it has a default
    asked.required = true;
    const PreflightCheck check = checkParameters({asked}, {});
    QCOMPARE(check.status, CheckStatus::Failed);
    QVERIFY(check.sentence.contains(u"\"region\" needs a value"_s));
}

void TestPreflightChecks::anUnknownParameterFailsWithAGuess()
{
    const PreflightCheck check = checkParameters({parameter(u"region"_s)}, {{u"regoin"_s, u"eu"_s}});
    QCOMPARE(check.status, CheckStatus::Failed);
    QVERIFY2(check.sentence.contains(u"did you mean \"region\""_s), qPrintable(check.sentence));
}

void TestPreflightChecks::optionsAreMatchedByValue()
{
    RichParameter asked = parameter(u"size"_s);
    asked.options = {{u"Small"_s, u"s"_s}, {u"Large"_s, u"l"_s}};
    QCOMPARE(checkOne(asked, u"s"_s).status, CheckStatus::Ok);
    QCOMPARE(checkOne(asked, u"Small"_s).status, CheckStatus::Failed);
}

void TestPreflightChecks::aPatternIsMatched()
{
    RichParameter asked = parameter(u"name"_s);
    asked.validationRegex = u"^[a-z]+$"_s;
    asked.validationError = u"Only small letters."_s;
    QCOMPARE(checkOne(asked, u"abc"_s).status, CheckStatus::Ok);
    const PreflightCheck check = checkOne(asked, u"ABC"_s);
    QCOMPARE(check.status, CheckStatus::Failed);
    QVERIFY(check.sentence.contains(u"Only small letters."_s));
}

void TestPreflightChecks::numbersKeepTheirBounds()
{
    RichParameter asked = parameter(u"cores"_s, u"number"_s);
    asked.validationMin = 1;
    asked.validationMax = 8;
    QCOMPARE(checkOne(asked, u"8"_s).status, CheckStatus::Ok);
    QCOMPARE(checkOne(asked, u"9"_s).status, CheckStatus::Failed);
    QCOMPARE(checkOne(asked, u"0"_s).status, CheckStatus::Failed);
    QCOMPARE(checkOne(asked, u"many"_s).status, CheckStatus::Failed);
}

void TestPreflightChecks::listsAreJsonArrays()
{
    RichParameter asked = parameter(u"tools"_s, u"list(string)"_s);
    QCOMPARE(checkOne(asked, u"[\"vim\",\"git\"]"_s).status, CheckStatus::Ok);
    QCOMPARE(checkOne(asked, u"vim,git"_s).status, CheckStatus::Failed);
    asked.options = {{u"Vim"_s, u"vim"_s}};
    QCOMPARE(checkOne(asked, u"[\"vim\",\"git\"]"_s).status, CheckStatus::Failed);
}

void TestPreflightChecks::booleansAreTrueOrFalse()
{
    const RichParameter asked = parameter(u"gpu"_s, u"bool"_s);
    QCOMPARE(checkOne(asked, u"true"_s).status, CheckStatus::Ok);
    QCOMPARE(checkOne(asked, u"yes"_s).status, CheckStatus::Failed);
}

void TestPreflightChecks::onlyOwnersMayActForOthers()
{
    CreatePlan plan;
    QCOMPARE(checkRights(ownerUser(), plan).status, CheckStatus::Ok);
    User member = ownerUser();
    member.siteRoles.clear();
    QCOMPARE(checkRights(member, plan).status, CheckStatus::Failed);
    plan.owners = OwnerMode::Me;
    QCOMPARE(checkRights(member, plan).status, CheckStatus::Ok);
}

void TestPreflightChecks::aDeprecatedTemplateFails()
{
    Template used;
    used.name = u"old"_s;
    QCOMPARE(checkTemplate(used).status, CheckStatus::Ok);
    used.deprecated = true;
    QCOMPARE(checkTemplate(used).status, CheckStatus::Failed);
}

void TestPreflightChecks::aWorkspaceProxyIsNotTheDeployment()
{
    BuildInfo info;
    info.version = u"v2.25.2"_s;
    QVERIFY(checkVersion(info, false).sentence.contains(u"v2.25.2"_s));
    QVERIFY(checkVersion(info, true).sentence.contains(u"simulated"_s));
    info.isWorkspaceProxy = true;
    QCOMPARE(checkVersion(info, false).status, CheckStatus::Failed);
}

void TestPreflightChecks::manyLoginsWarn()
{
    CreatePlan plan;
    plan.owners = OwnerMode::PasswordLogin;
    plan.count = 200;
    const PreflightCheck check = checkRateLimits({}, plan);
    QCOMPARE(check.status, CheckStatus::Warning);
    QVERIFY2(check.sentence.contains(u"60 times a minute"_s), qPrintable(check.sentence));
    plan.count = 60;
    QCOMPARE(checkRateLimits({}, plan).status, CheckStatus::Ok);
    DeploymentConfig config;
    config.passwordAuthDisabled = true;
    QCOMPARE(checkRateLimits(config, plan).status, CheckStatus::Failed);
}

void TestPreflightChecks::moreCreatesThanTheLimitAMinuteWarn()
{
    CreatePlan plan;
    DeploymentConfig config;
    config.apiRateLimit = 512;
    plan.count = 512;
    QCOMPARE(checkRateLimits(config, plan).status, CheckStatus::Ok);
    plan.count = 1200;
    const PreflightCheck check = checkRateLimits(config, plan);
    QCOMPARE(check.status, CheckStatus::Warning);
    QVERIFY2(check.sentence.contains(u"at least 2 minutes."_s), qPrintable(check.sentence));
    plan.count = 600;
    QVERIFY(checkRateLimits(config, plan).sentence.contains(u"at least 1 minute."_s));
    config.rateLimitsOff = true;
    QCOMPARE(checkRateLimits(config, plan).status, CheckStatus::Ok);
}

void TestPreflightChecks::noProvisionerFails()
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    QCOMPARE(checkProvisioners({}, {}, {}, now).status, CheckStatus::Failed);
    QCOMPARE(checkProvisioners({daemonThatIs(u"idle"_s, now.addSecs(-3600))}, {}, {}, now).status,
        CheckStatus::Failed);
    QCOMPARE(checkProvisioners({daemonThatIs(u"idle"_s, now)}, {}, {}, now).status, CheckStatus::Ok);
}

void TestPreflightChecks::busyProvisionersWarn()
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    Template used;
    used.name = u"small"_s;
    used.startBuildP50 = 3s;
    CreatePlan plan;
    plan.count = 20;
    const PreflightCheck check = checkProvisioners(
        {daemonThatIs(u"busy"_s, now), daemonThatIs(u"busy"_s, now), daemonThatIs(u"busy"_s, now)}, used,
        plan, now);
    QCOMPARE(check.status, CheckStatus::Warning);
    QVERIFY2(check.sentence.contains(u"20 workspaces take about 21.0 s"_s), qPrintable(check.sentence));
}

void TestPreflightChecks::tooFewSeatsWarn()
{
    CreatePlan plan;
    plan.count = 20;
    QCOMPARE(checkSeats(std::nullopt, plan).status, CheckStatus::Ok);
    Entitlements licence;
    licence.hasLicense = true;
    licence.seats = 100;
    licence.seatsUsed = 90;
    QCOMPARE(checkSeats(licence, plan).status, CheckStatus::Warning);
    plan.owners = OwnerMode::Me;
    QCOMPARE(checkSeats(licence, plan).status, CheckStatus::Ok);
}

void TestPreflightChecks::aTokenThatEndsBeforeTheRunFails()
{
    PreflightRequest request;
    request.runLength = 2h;
    request.lifetime = 3h;
    QCOMPARE(checkTokens(std::nullopt, request).status, CheckStatus::Ok);
    QCOMPARE(checkTokens(Nanoseconds(2h), request).status, CheckStatus::Ok);
    QCOMPARE(checkTokens(Nanoseconds(1h), request).status, CheckStatus::Failed);
}

void TestPreflightChecks::tooFewOpenFilesFail()
{
    QCOMPARE(checkOpenFiles(OpenFileLimit{1024, 1024}, 500).status, CheckStatus::Ok);
    QCOMPARE(checkOpenFiles(OpenFileLimit{1024, 1024}, 1000).status, CheckStatus::Failed);
    QVERIFY(raiseOpenFileLimit().has_value());
}

void TestPreflightChecks::tooFewPortsFail()
{
    QCOMPARE(checkPorts(28'232, 1, 10'000).status, CheckStatus::Ok);
    QCOMPARE(checkPorts(28'232, 1, 30'000).status, CheckStatus::Failed);
    QCOMPARE(checkPorts(28'232, 2, 30'000).status, CheckStatus::Ok);
}

void TestPreflightChecks::anAutostopWithinTheRunWarns()
{
    Template used;
    QCOMPARE(checkAutostop(used, 10h).status, CheckStatus::Ok);
    used.defaultTtl = 8h;
    QCOMPARE(checkAutostop(used, 10h).status, CheckStatus::Warning);
    QCOMPARE(checkAutostop(used, 1h).status, CheckStatus::Ok);
}

void TestPreflightChecks::leftoversWarnUnlessTheyAreWanted()
{
    PreflightRequest request;
    QCOMPARE(checkLeftovers({running(u"anna"_s)}, {}, request).status, CheckStatus::Ok);
    QCOMPARE(checkLeftovers({running(u"scaletest-a"_s)}, {}, request).status, CheckStatus::Warning);
    request.cleansBefore = true;
    QCOMPARE(checkLeftovers({running(u"scaletest-a"_s)}, {}, request).status, CheckStatus::Ok);
}

void TestPreflightChecks::runningWorkspacesOfOthersLookLikeProduction()
{
    const PreflightCheck check
        = checkProduction({running(u"anna"_s), running(u"anna"_s), running(u"ben"_s)}, ownerUser());
    QCOMPARE(check.status, CheckStatus::Warning);
    QVERIFY2(check.sentence.contains(u"3 workspaces of 2 other users"_s), qPrintable(check.sentence));
}

void TestPreflightChecks::ownAndScaletestWorkspacesDoNot()
{
    const User me = ownerUser();
    Workspace mine = running(me.username);
    mine.owner = me.id;
    Workspace stopped = running(u"anna"_s);
    stopped.latestBuild.status = BuildStatus::Stopped;
    QCOMPARE(checkProduction({mine, stopped, running(u"scaletest-a"_s)}, me).status, CheckStatus::Ok);
}

void TestPreflightChecks::missingSignInsFailForMeAndWarnForNewUsers()
{
    ExternalAuth auth{u"github"_s, u"GitHub"_s, false, false};
    QCOMPARE(checkExternalAuth({auth}, OwnerMode::Me).status, CheckStatus::Failed);
    QCOMPARE(checkExternalAuth({auth}, OwnerMode::UserEach).status, CheckStatus::Warning);
    auth.authenticated = true;
    QCOMPARE(checkExternalAuth({auth}, OwnerMode::Me).status, CheckStatus::Ok);
    auth.optional = true;
    QCOMPARE(checkExternalAuth({auth}, OwnerMode::UserEach).status, CheckStatus::Ok);
}

void TestPreflightChecks::appsNeedAHostThatIsKnown()
{
    const auto check = [](AppAddress address, const QString &host, bool isFound) {
        ScenarioPlan scenario;
        scenario.app.address = address;
        return checkApps({scenario}, host, isFound);
    };
    const QString host = u"*.apps.example.test:7080"_s;
    QCOMPARE(check(AppAddress::Path, {}, false).status, CheckStatus::Ok);
    QCOMPARE(check(AppAddress::Subdomain, host, true).status, CheckStatus::Ok);
    QCOMPARE(check(AppAddress::Subdomain, {}, false).status, CheckStatus::Failed);
    QCOMPARE(check(AppAddress::Stated, {}, false).status, CheckStatus::Warning);
    const PreflightCheck lost = check(AppAddress::Subdomain, host, false);
    QCOMPARE(lost.status, CheckStatus::Failed);
    QVERIFY2(lost.help.contains(u"--resolve \"*.apps.example.test=ADDRESS\""_s), qPrintable(lost.help));
}

QTEST_GUILESS_MAIN(TestPreflightChecks)
#include "tst_preflightchecks.moc"
