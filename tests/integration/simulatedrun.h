// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/cleanup.h"
#include "core/load/provisioning.h"
#include "core/simulator/simulator.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

// A simulator that is quick, a client of it, and the steps of a run, for tests of the load layer.
namespace plimsoll::simulated {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

inline SimulatorOptions quickOptions()
{
    SimulatorOptions options;
    options.buildTime = 40ms;
    options.agentDelay = 20ms;
    options.provisioners = 10;
    return options;
}

inline Deployment deploymentOf(const Simulator &simulator)
{
    Deployment deployment;
    deployment.url = simulator.url();
    deployment.token = simulator.ownerToken();
    return deployment;
}

// Waits for an answer of the client; a test that gets none fails on what it does with the empty value.
template <typename T, typename Ask> std::optional<ApiResult<T>> answerOf(QObject *context, Ask ask)
{
    std::optional<ApiResult<T>> answer;
    ask(context, [&answer](ApiResult<T> got) { answer = std::move(got); });
    [&answer] { QTRY_VERIFY_WITH_TIMEOUT(answer.has_value(), 10'000); }();
    return answer;
}

inline std::unique_ptr<Ledger> newLedger(const QString &path, const RunNames &names, const QUrl &url)
{
    auto ledger
        = Ledger::create(path, {u"a-run"_s, url.toString(), QDateTime::currentDateTimeUtc(), names.prefix()});
    return ledger ? *std::move(ledger) : nullptr;
}

// What is resolved before a run, asked of the simulator.
inline std::optional<ProvisionRequest> requestFor(CoderClient &client, const CreatePlan &plan)
{
    QObject context;
    const auto me = answerOf<User>(&context, [&](QObject *on, auto done) { client.me(on, done); });
    const auto found = answerOf<Template>(
        &context, [&](QObject *on, auto done) { client.findTemplate(plan.templateName, {}, on, done); });
    if (!me || !*me || !found || !*found)
        return std::nullopt;
    return ProvisionRequest{.plan = plan,
        .parameters = plan.parameters,
        .workspaceTemplate = **found,
        .organization = (*found)->organization,
        .caller = **me,
        .names = RunNames::random(),
        .lifetime = 1h,
        .longestToken = {},
        .check = {}};
}

inline CreatePlan planFor(int count, const QString &templateName = u"demo"_s)
{
    CreatePlan plan;
    plan.templateName = templateName;
    plan.count = count;
    plan.limits = {.concurrency = 10, .jobTimeout = 60s, .timeout = 60s};
    return plan;
}

inline CleanupSettings quickCleanup()
{
    CleanupSettings settings;
    settings.limits = {.concurrency = 10, .jobTimeout = 60s, .timeout = 60s};
    settings.deletion.buildWatcher = {.pendingPoll = 20ms, .runningPoll = 20ms, .logs = FollowLogs::No};
    settings.deletion.conflictPause = 20ms;
    settings.lookAgainFor = 0ms;
    settings.lookPause = 50ms;
    return settings;
}

// Runs it to its end.
template <typename Phase> bool runToEnd(Phase &phase)
{
    QSignalSpy ended(&phase, &Phase::ended);
    phase.start();
    return !ended.isEmpty() || ended.wait(60'000);
}

} // namespace plimsoll::simulated
