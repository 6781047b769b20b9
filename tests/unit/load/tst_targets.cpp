// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/provisioned.h"
#include "core/load/targets.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace plimsoll;

namespace {

const UserId me{QUuid::createUuid()};
const TemplateId small{QUuid::createUuid()};
const TemplateId large{QUuid::createUuid()};

Workspace running(const QString &owner, const QString &name, TemplateId of = small)
{
    Workspace workspace;
    workspace.id = {QUuid::createUuid()};
    workspace.ownerName = owner;
    workspace.name = name;
    workspace.templateId = of;
    workspace.latestBuild.status = BuildStatus::Running;
    return workspace;
}

QStringList namesOf(const TargetChoice &choice)
{
    QStringList names;
    for (const Workspace &workspace : choice.reused)
        names.append(workspace.name);
    return names;
}

WorkspaceAgent agentNamed(const QString &name, bool isChild = false)
{
    WorkspaceAgent agent;
    agent.id = {QUuid::createUuid()};
    agent.name = name;
    agent.isChild = isChild;
    return agent;
}

} // namespace

class TestTargets : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void aPlainPlanCreatesAllAndLooksAtNothing();
    void topUpCreatesOnlyWhatIsMissing();
    void topUpTakesNoMoreThanTheCount();
    void reuseAddsWhatIsThere();
    void foreignStoppedAndOtherTemplatesAreLeftOut();
    void asMyselfOnlyMyOwnTakePart();
    void theOrderIsByOwnerAndName();
    void theAgentIsTheFirstOfTheLastResourceThatHasOne();
    void timesComeFromTheServersClock();
};

void TestTargets::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
}

void TestTargets::aPlainPlanCreatesAllAndLooksAtNothing()
{
    CreatePlan plan;
    plan.count = 3;
    QVERIFY(!needsPresentWorkspaces(plan));
    const auto choice = chooseTargets(plan, small, me, {running(u"scaletest-a"_s, u"scaletest-a"_s)});
    QCOMPARE(choice.toCreate, 3);
    QVERIFY(choice.reused.isEmpty());
}

void TestTargets::topUpCreatesOnlyWhatIsMissing()
{
    CreatePlan plan;
    plan.count = 3;
    plan.topUp = true;
    QVERIFY(needsPresentWorkspaces(plan));
    const auto choice = chooseTargets(plan, small, me, {running(u"scaletest-a"_s, u"scaletest-a"_s)});
    QCOMPARE(choice.toCreate, 2);
    QCOMPARE(choice.reused.size(), 1);
}

void TestTargets::topUpTakesNoMoreThanTheCount()
{
    CreatePlan plan;
    plan.count = 1;
    plan.topUp = true;
    const auto choice = chooseTargets(
        plan, small, me, {running(u"scaletest-b"_s, u"two"_s), running(u"scaletest-a"_s, u"one"_s)});
    QCOMPARE(choice.toCreate, 0);
    QCOMPARE(namesOf(choice), QStringList{u"one"_s});
}

void TestTargets::reuseAddsWhatIsThere()
{
    CreatePlan plan;
    plan.count = 2;
    plan.reuse = true;
    const auto choice = chooseTargets(plan, small, me, {running(u"scaletest-a"_s, u"scaletest-a"_s)});
    QCOMPARE(choice.toCreate, 2);
    QCOMPARE(choice.reused.size(), 1);
}

void TestTargets::foreignStoppedAndOtherTemplatesAreLeftOut()
{
    CreatePlan plan;
    plan.count = 0;
    Workspace stopped = running(u"scaletest-a"_s, u"stopped"_s);
    stopped.latestBuild.status = BuildStatus::Stopped;
    const auto choice = chooseTargets(plan, small, me,
        {stopped, running(u"anna"_s, u"work"_s), running(u"scaletest-a"_s, u"large"_s, large),
            running(u"anna"_s, u"scaletest-hers"_s)});
    QCOMPARE(namesOf(choice), QStringList{u"scaletest-hers"_s});
    const auto anyTemplate
        = chooseTargets(plan, std::nullopt, me, {running(u"scaletest-a"_s, u"large"_s, large)});
    QCOMPARE(namesOf(anyTemplate), QStringList{u"large"_s});
}

void TestTargets::asMyselfOnlyMyOwnTakePart()
{
    CreatePlan plan;
    plan.count = 0;
    plan.owners = OwnerMode::Me;
    Workspace mine = running(u"admin"_s, u"scaletest-mine"_s);
    mine.owner = me;
    const auto choice = chooseTargets(plan, small, me, {running(u"scaletest-a"_s, u"x"_s), mine});
    QCOMPARE(namesOf(choice), QStringList{u"scaletest-mine"_s});
}

void TestTargets::theOrderIsByOwnerAndName()
{
    CreatePlan plan;
    plan.count = 0;
    const auto choice = chooseTargets(plan, small, me,
        {running(u"scaletest-b"_s, u"x"_s), running(u"scaletest-a"_s, u"z"_s),
            running(u"scaletest-a"_s, u"y"_s)});
    QCOMPARE(namesOf(choice), (QStringList{u"y"_s, u"z"_s, u"x"_s}));
}

void TestTargets::theAgentIsTheFirstOfTheLastResourceThatHasOne()
{
    const WorkspaceAgent wanted = agentNamed(u"main"_s);
    const QList<WorkspaceResource> resources{{u"t"_s, u"early"_s, {agentNamed(u"other"_s)}},
        {u"t"_s, u"late"_s, {agentNamed(u"inner"_s, true), wanted, agentNamed(u"second"_s)}},
        {u"t"_s, u"disk"_s, {}}, {u"t"_s, u"container"_s, {agentNamed(u"child"_s, true)}}};
    const auto agent = trafficAgent(resources);
    QVERIFY(agent.has_value());
    QCOMPARE(agent->id, wanted.id);
    QVERIFY(!trafficAgent({{u"t"_s, u"disk"_s, {}}}).has_value());
}

void TestTargets::timesComeFromTheServersClock()
{
    const QDateTime start({2026, 1, 1}, {12, 0}, Qt::UTC);
    ProvisionerJob job;
    job.createdAt = start;
    job.startedAt = start.addMSecs(100);
    job.completedAt = start.addMSecs(1100);
    WorkspaceAgent agent;
    agent.firstConnectedAt = start.addMSecs(1600);
    agent.startedAt = start.addMSecs(1700);
    const ProvisionTimings timings = timingsOf(job, agent);
    QCOMPARE(timings.queue, Milliseconds(100));
    QCOMPARE(timings.build, Milliseconds(1000));
    QCOMPARE(timings.agentConnect, Milliseconds(500));
    QVERIFY(!timings.startScripts.has_value());
    agent.firstConnectedAt = start.addMSecs(1000); // while the build was still finishing
    QCOMPARE(timingsOf(job, agent).agentConnect, Milliseconds(0));
}

QTEST_GUILESS_MAIN(TestTargets)
#include "tst_targets.moc"
