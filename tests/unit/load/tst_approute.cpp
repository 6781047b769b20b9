// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/approute.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace plimsoll;

namespace {

Deployment deploymentAt(const QString &url)
{
    Deployment deployment;
    deployment.url = QUrl(url);
    deployment.resolve.insert(u"*.apps.example.com"_s, {u"127.0.0.9"_s});
    return deployment;
}

TrafficRoute routeOf(bool isTls)
{
    auto endpoint = std::make_shared<Endpoint>();
    endpoint->host = "coder.example.com";
    endpoint->port = isTls ? 443 : 80;
    return {.endpoint = endpoint, .basePath = "/base", .extraHeaders = {}};
}

ProvisionedWorkspace workspaceOf(bool isNamed)
{
    ProvisionedWorkspace workspace;
    workspace.name = u"dev box"_s;
    workspace.ownerName = u"ann"_s;
    workspace.agentName = u"main"_s;
    for (const QString &slug : {u"code"_s, u"wsec"_s}) {
        WorkspaceApp app;
        app.slug = slug;
        workspace.apps.append(app);
    }
    if (isNamed) {
        workspace.apps.last().subdomain = true;
        workspace.apps.last().subdomainName = u"wsec--main--dev--ann"_s;
    }
    return workspace;
}

ScenarioPlan scenarioOf(AppAddress address)
{
    ScenarioPlan scenario;
    scenario.kind = TrafficKind::WorkspaceApp;
    scenario.app.address = address;
    scenario.app.path = u"/echo?x=1"_s;
    return scenario;
}

} // namespace

class tst_AppRoute : public QObject
{
    Q_OBJECT
private slots:
    void byPath()
    {
        for (const AppAddress address : {AppAddress::Path, AppAddress::Stated}) {
            const Result<AppTargets> targets = appTargets(deploymentAt(u"http://127.0.0.1"_s),
                scenarioOf(address), routeOf(false), {}, {workspaceOf(false)});
            QVERIFY2(targets, targets ? "" : qPrintable(targets.error().message));
            QCOMPARE(targets->at(0)->target, std::string("/base/@ann/dev%20box.main/apps/wsec/echo?x=1"));
            QVERIFY(!targets->at(0)->endpoint);
        }
    }

    void byAName()
    {
        for (const AppAddress address : {AppAddress::Subdomain, AppAddress::Stated}) {
            const Result<AppTargets> targets = appTargets(deploymentAt(u"http://127.0.0.1"_s),
                scenarioOf(address), routeOf(false), u"*.apps.example.com:7080"_s, {workspaceOf(true)});
            QVERIFY2(targets, targets ? "" : qPrintable(targets.error().message));
            const AppTarget &target = *targets->at(0);
            QCOMPARE(target.target, std::string("/echo?x=1"));
            QCOMPARE(target.endpoint->authority(), std::string("wsec--main--dev--ann.apps.example.com:7080"));
            QCOMPARE(target.endpoint->addresses.size(), std::size_t(1));
            QCOMPARE(target.endpoint->addresses.front().text(), std::string("127.0.0.9:7080"));
        }
    }

    void saysWhatIsMissing()
    {
        const Deployment deployment = deploymentAt(u"http://127.0.0.1"_s);
        ScenarioPlan scenario = scenarioOf(AppAddress::Subdomain);
        Result<AppTargets> targets
            = appTargets(deployment, scenario, routeOf(false), {}, {workspaceOf(true)});
        QVERIFY(!targets && targets.error().message.contains(u"no wildcard address"_s));
        targets
            = appTargets(deployment, scenario, routeOf(false), u"*.apps.example.com"_s, {workspaceOf(false)});
        QVERIFY(!targets && targets.error().message.contains(u"has no name of its own"_s));
        scenario.app.slug = u"jupyter"_s;
        targets = appTargets(deployment, scenario, routeOf(false), {}, {workspaceOf(false)});
        QVERIFY(!targets);
        QCOMPARE(
            targets.error().message, u"The workspace dev box has no app \"jupyter\"; it has: code, wsec."_s);
    }

    void aTokenDoesNotGoToAHostInTheClear()
    {
        Deployment deployment = deploymentAt(u"http://127.0.0.1"_s);
        deployment.resolve[u"*.apps.example.com"_s] = QStringList{u"127.0.0.9"_s, u"192.0.2.7"_s};
        const auto targets = [&deployment] {
            return appTargets(deployment, scenarioOf(AppAddress::Subdomain), routeOf(false),
                u"*.apps.example.com"_s, {workspaceOf(true)});
        };
        QVERIFY(!targets() && targets().error().message.contains(u"in the clear"_s));
        deployment.allowPlainHttp = true;
        QVERIFY(targets());
    }

    void mappingsAreRead()
    {
        QMap<QString, QStringList> resolve;
        QVERIFY(addMapping(resolve, u"*.Apps.example.com = 127.0.0.1"_s));
        QVERIFY(addMapping(resolve, u"one.apps.example.com=::1"_s));
        QVERIFY(addMapping(resolve, u"one.apps.example.com=127.0.0.2"_s));
        QVERIFY(addMapping(resolve, u"one.apps.example.com=::1"_s)); // said before
        QCOMPARE(
            mappedAddresses(resolve, u"ONE.apps.example.com"_s), QStringList({u"::1"_s, u"127.0.0.2"_s}));
        QCOMPARE(mappedAddresses(resolve, u"two.apps.example.com"_s), QStringList(u"127.0.0.1"_s));
        QCOMPARE(mappedAddresses(resolve, u"apps.example.com"_s), QStringList());
        QCOMPARE(mappingTexts(resolve),
            QStringList({u"*.apps.example.com=127.0.0.1"_s, u"one.apps.example.com=::1"_s,
                u"one.apps.example.com=127.0.0.2"_s}));
        for (const QString &bad : {u"host"_s, u"=127.0.0.1"_s, u"host=elsewhere"_s, u"host="_s})
            QVERIFY2(!addMapping(resolve, bad), qPrintable(bad));
    }
};

QTEST_APPLESS_MAIN(tst_AppRoute)
#include "tst_approute.moc"
