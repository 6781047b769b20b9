// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktopcalls.h"
#include "tests/unit/coder/recorded.h"
#include "tests/unit/coder/scripted.h"

#include <QRegularExpression>
#include <QTest>
#include <QThread>

using namespace Qt::StringLiterals;
using namespace plimsoll;

namespace {

template <typename T> struct Got {
    std::optional<Result<T>> answer;
    QThread *thread = nullptr; // that it came on
    int times = 0;
    Answer<T> done()
    {
        return [this](Result<T> result) {
            answer = std::move(result);
            thread = QThread::currentThread();
            ++times;
        };
    }
};

ScriptedAnswer recorded(const QString &name)
{
    return {.body = recordedBytes(name)};
}

} // namespace

class DesktopCallsTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        m_server = std::make_unique<ScriptedServer>();
        m_server->on("GET", "/api/v2/buildinfo", {recorded(u"get-buildinfo-200"_s)});
        m_server->on("GET", "/api/v2/users/me", {recorded(u"get-users-me-200"_s)});
    }

    void anOwnerIsToldAll()
    {
        m_server->on("GET", "/api/v2/debug/health", {recorded(u"get-debug-health-200"_s)});
        m_server->on("GET", "/api/v2/deployment/config", {recorded(u"get-deployment-config-200"_s)});
        m_server->on("GET", "/api/v2/deployment/stats", {recorded(u"get-deployment-stats-200"_s)});
        Got<DeploymentFacts> got;
        m_calls.check(deploymentOf(*m_server), this, got.done());
        QTRY_VERIFY(got.answer);
        QVERIFY(*got.answer);
        QCOMPARE(got.thread, thread());
        const DeploymentFacts &facts = **got.answer;
        QVERIFY(!facts.build.version.isEmpty());
        QVERIFY(facts.caller.isOwner());
        QVERIFY(facts.isHealthy);
        QCOMPARE(facts.health, u"It finds itself healthy."_s);
        QVERIFY(facts.config && facts.stats);
        QVERIFY(!facts.entitlements); // 404 here
    }

    void amongOthersWhatIsRefusedIsLeftOut()
    {
        for (const char *path : {"debug/health", "deployment/config", "deployment/stats"})
            m_server->on("GET", QByteArray("/api/v2/") + path, {refused(403, "Forbidden.")});
        Got<DeploymentFacts> got;
        m_calls.check(deploymentOf(*m_server), this, got.done());
        QTRY_VERIFY(got.answer);
        QVERIFY(*got.answer);
        QVERIFY(!(*got.answer)->config && !(*got.answer)->stats);
        QVERIFY((*got.answer)->isHealthy);
        QVERIFY((*got.answer)->health.contains(u"only owners"_s));
    }

    void aRefusedTokenEndsTheCheck()
    {
        m_server->on("GET", "/api/v2/users/me", {refused(401, "No.")});
        Got<DeploymentFacts> got;
        m_calls.check(deploymentOf(*m_server), this, got.done());
        QTRY_VERIFY(got.answer);
        QCOMPARE(got.answer->error().kind, ErrorKind::Unauthorized);
        QCOMPARE(m_server->count("GET", "/api/v2/deployment/stats"), 0);
        QCOMPARE(got.times, 1);
    }

    void withoutATokenNothingIsAsked()
    {
        Deployment deployment = deploymentOf(*m_server);
        deployment.token = {};
        Got<DeploymentFacts> got;
        m_calls.check(deployment, this, got.done());
        QVERIFY(!got.answer); // later
        QTRY_VERIFY(got.answer);
        QCOMPARE(got.answer->error().kind, ErrorKind::BadInput);
        QVERIFY(m_server->seen().isEmpty());
    }

    void whoIsGoneIsNotAnswered()
    {
        Got<DeploymentFacts> dropped;
        auto context = std::make_unique<QObject>();
        m_calls.check(deploymentOf(*m_server), context.get(), dropped.done());
        context.reset();
        Got<DeploymentFacts> got;
        m_calls.check(deploymentOf(*m_server), this, got.done());
        QTRY_VERIFY(got.answer);
        QCOMPARE(dropped.times, 0);
    }

    void theEngineMayEndWhileSomethingIsAsked()
    {
        Got<DeploymentFacts> got;
        {
            EngineThread engine;
            DesktopCalls calls(engine);
            calls.check(deploymentOf(*m_server), this, got.done());
        }
        QCOMPARE(got.times, 0);
    }

    void templatesAndTheirParametersAreAsked()
    {
        const QString organization = u"fd7d6e17-24ce-4ff8-a139-7c0bcdc60c1e"_s;
        m_server->on("GET", "/api/v2/organizations", {recorded(u"get-organizations-200"_s)});
        m_server->on("GET", "/api/v2/organizations/" + organization.toLatin1() + "/templates",
            {{.body = '[' + recordedBytes(u"get-organizations-id-templates-name-200"_s) + ']'}});
        Got<QList<Template>> templates;
        m_calls.templates(deploymentOf(*m_server), this, templates.done());
        QTRY_VERIFY(templates.answer);
        QVERIFY(*templates.answer);
        const TemplateVersionId version = (*templates.answer)->first().activeVersion;
        m_server->on("GET", "/api/v2/templateversions/" + version.toString().toLatin1() + "/rich-parameters",
            {recorded(u"get-templateversions-id-rich-parameters-200-three"_s)});
        Got<QList<RichParameter>> parameters;
        m_calls.richParameters(deploymentOf(*m_server), version, this, parameters.done());
        QTRY_VERIFY(parameters.answer);
        QVERIFY(*parameters.answer);
        QCOMPARE((*parameters.answer)->size(), 3);
    }

private:
    std::unique_ptr<ScriptedServer> m_server;
    EngineThread m_engine;
    DesktopCalls m_calls{m_engine};
};

QTEST_GUILESS_MAIN(DesktopCallsTest)
#include "tst_desktopcalls.moc"
