// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/samplereport.h"

#include "core/plan/sshphase.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace plimsoll {

namespace {

QDateTime at(int hour, int minute, int second, int ms = 0)
{
    return QDateTime(QDate(2026, 1, 31), QTime(hour, minute, second, ms), Qt::UTC);
}

ScenarioTally quietTally()
{
    ScenarioTally tally;
    tally.dueTicks = tally.sentTicks = tally.echoedTicks = 100;
    tally.sentBytes = tally.echoedBytes = 102'400;
    tally.wireReadBytes = tally.wireWrittenBytes = 102'400;
    tally.sessionsStarted = 10;
    for (int i = 1; i <= 100; ++i) {
        tally.roundTrip.record(std::chrono::microseconds(1000 + 100 * i));
        tally.serviceTime.record(std::chrono::microseconds(900 + 100 * i));
    }
    tally.connectTime.record(12ms, 10);
    tally.attachTime.record(85ms, 10);
    return tally;
}

// A tally of requests: two endpoints, of which the second has every kind of trouble.
ScenarioTally requestTally()
{
    ScenarioTally tally;
    for (int i = 1; i <= 3; ++i) {
        tally.requestSent(0, false);
        tally.requestAnswered(
            0, {.status = 200, .latency = i * 10ms, .serviceTime = i * 9ms, .bodyBytes = 1000});
    }
    tally.requestSkipped(1, true);
    for (const int status : {101, 304, 403, 502}) {
        tally.requestSent(1, status == 304);
        tally.requestAnswered(
            1, {.status = status, .isExpected = status == 101, .latency = 5ms, .serviceTime = 4ms});
    }
    tally.requestSent(1, false);
    tally.requestFailed(1, ErrorClass::AnswerTimeout);
    return tally;
}

ScenarioTally troubledTally()
{
    ScenarioTally tally;
    tally.dueTicks = 100;
    tally.sentTicks = 90;
    tally.lateTicks = 7;
    tally.skippedTicks = 10;
    tally.blockedTicks = 4;
    tally.echoedTicks = 80;
    tally.unansweredTicks = 10;
    tally.sentBytes = 92'160;
    tally.echoedBytes = 81'920;
    tally.replayedBytes = 512;
    tally.wireReadBytes = 82'432;
    tally.wireWrittenBytes = 92'160;
    tally.sessionsEnded = 8;
    tally.disconnects = 2;
    tally.reconnects = 1;
    for (std::size_t i = 0; i < ErrorClassCount; ++i)
        tally.errors[i] = i + 1;
    tally.roundTrip.record(1900ms, 80);
    tally.serviceTime.record(1500ms, 80);
    tally.recoveryTime.record(2500ms);
    tally.phase(static_cast<std::size_t>(SshPhase::ControlUp)).record(12ms, 2);
    tally.phase(static_cast<std::size_t>(SshPhase::KeysExchanged)).record(9ms);
    tally.tunnel = {.retransmits = 3,
        .droppedPackets = 4,
        .handshakeRetries = 5,
        .rekeys = 6,
        .controlLosses = 7,
        .relayLosses = 8};
    return tally;
}

void fillTraffic(Report &report)
{
    ScenarioPlan plan;
    plan.duration = 2s;
    ScenarioTally total;
    IntendedLoad intended;
    for (const std::vector<ScenarioTally> &second : sampleSeconds()) {
        total.add(second[0]);
        intended.add({100, 102'400});
    }
    ScenarioReport terminal = scenarioReport(plan, intended, total);
    terminal.sessions = 10;
    terminal.startedAt = sampleTrafficStart();
    plan.name = u"idle, \"quoted\""_s;
    report.scenarios = {terminal,
        scenarioReport(
            plan, {}, requestTally(), {u"first, \"quoted\""_s, u"second"_s, u"never asked for"_s})};
    for (ScenarioReport &scenario : report.scenarios) { // means that survive being written in microseconds
        for (Quantiles *quantiles : {&scenario.roundTrip, &scenario.serviceTime, &scenario.connectTime,
                 &scenario.attachTime, &scenario.recoveryTime})
            quantiles->meanNs = std::floor(quantiles->meanNs / 1000) * 1000;
        for (EndpointReport &endpoint : scenario.endpoints) {
            for (Quantiles *quantiles : {&endpoint.latency, &endpoint.serviceTime})
                quantiles->meanNs = std::floor(quantiles->meanNs / 1000) * 1000;
        }
        for (ConnectPhaseReport &phase : scenario.phases)
            phase.time.meanNs = std::floor(phase.time.meanNs / 1000) * 1000;
    }
}

void fillVerdict(Report &report)
{
    const Goal roundTrip{.metric = GoalMetric::RoundTrip, .percentile = 99, .limit = 250e6};
    report.verdict = verdictOf({
        {.goal = defaultGoals().constFirst(),
            .state = GoalState::Kept,
            .measured = 0.9,
            .sentence = u"Kept: echoed ≥ 90 % of intended; measured 90 %."_s},
        {.goal = roundTrip,
            .state = GoalState::Broken,
            .measured = 1'900'543'000,
            .worseThanMeasured = true,
            .secondsBeyond = 1,
            .secondsBeyondMarked = 0,
            .firstBeyond = at(12, 0, 11),
            .lastBeyond = at(12, 0, 11),
            .worstSecond = 1'900'543'000,
            .sentence = u"Broken: round trip p99 < 250 ms; measured > 1.90 s."_s},
        {.goal = {.metric = GoalMetric::FailedCreates, .limit = 0.05, .scenario = {}},
            .sentence = u"Not measurable: failed creates < 5 %; no workspace was to be created."_s},
    });
}

void fillLimit(Report &report)
{
    LevelReport level{.level = 20,
        .sessions = 10,
        .ruling = LevelRuling::Broken,
        .startedAt = sampleTrafficStart(),
        .firstSecond = 1,
        .seconds = 1,
        .intended = {100, 102'400},
        .echoed = {80, 81'920},
        .roundTrip = quantilesOf(sampleSeconds().at(1).at(0).roundTrip, 20),
        .errors = 3,
        .disconnects = 2,
        .sentence = u"1 of 3 goals was broken."_s,
        .isEarlier = true};
    level.roundTrip.meanNs = std::floor(level.roundTrip.meanNs / 1000) * 1000;
    report.limit = {.state = {.ending = LimitEnding::Found, .carries = 19, .breaks = 20}, .levels = {level}};
    report.limit.sentence = limitSentence(report.limit);
}

void fillAftermath(Report &report)
{
    report.errors = {{u"web-terminal"_s, u"connection-reset"_s, u"The connection was reset."_s, 7,
                         at(12, 0, 11), at(12, 0, 12), u"scaletest-1: reset after \"hello\",\nline two"_s},
        {u"create"_s, u"rejected"_s, u"POST /api/v2/users: 400, name taken."_s, 1, at(12, 0, 3), at(12, 0, 3),
            u"scaletest-2"_s}};
    report.cleanup = {.wanted = true,
        .workspacesDeleted = 17,
        .usersDeleted = 18,
        .tokensDeleted = 18,
        .left = 1,
        .sentence = u"One workspace could not be deleted."_s};
}

void fillWorkspaces(Report &report)
{
    report.workspaces = {{.name = u"scaletest-1"_s,
                             .id = u"11111111-2222-3333-4444-555555555555"_s,
                             .owner = u"scaletest-1"_s,
                             .scenario = u"web-terminal"_s,
                             .state = WorkspaceState::Deleted,
                             .createDuration = 6s,
                             .sentBytes = 10'240,
                             .echoedBytes = 9'216,
                             .dueTicks = 20,
                             .echoedTicks = 9,
                             .errors = 1,
                             .lastRoundTrip = 12'345'678ns,
                             .maxRoundTrip = 1900ms,
                             .error = u"The connection was reset."_s},
        {.name = u"scaletest-2"_s, .state = WorkspaceState::CreateFailed}};
}

} // namespace

QDateTime sampleTrafficStart()
{
    return at(12, 0, 10);
}

QStringList sampleScenarios()
{
    return {u"web-terminal"_s, u"idle, \"quoted\""_s};
}

std::vector<std::vector<ScenarioTally>> sampleSeconds()
{
    return {{quietTally(), {}}, {troubledTally(), {}}};
}

SecondRow sampleRow(std::int64_t second)
{
    const std::vector<ScenarioTally> merged = sampleSeconds().at(static_cast<std::size_t>(second));
    SecondRow row{.second = second, .scenarios = {}, .workers = {}, .mark = {}};
    for (const ScenarioTally &tally : merged)
        row.scenarios.push_back({
            .intended = row.scenarios.empty() ? IntendedLoad{100, 102'400} : IntendedLoad{},
            .counts = static_cast<const ScenarioCounts &>(tally),
            .gauges = {.planned = 10, .active = 9, .connecting = 1, .failed = static_cast<int>(second)},
            .roundTrip = quantilesOf(tally.roundTrip, tally.worseTicks()),
            .serviceTime = quantilesOf(tally.serviceTime, tally.worseTicks()),
        });
    row.workers = {{0.25, 1ms, false}, {second == 1 ? 0.97 : 0.5, 2345us, false}};
    row.mark = {.busy = second == 1, .undersent = second == 1};
    return row;
}

Report sampleReport()
{
    Report report;
    report.id = u"20260131-120000-abcd"_s;
    report.name = u"ramp 500"_s;
    report.note = u"Vergleich \"neu\", größer"_s;
    report.simulated = true;
    report.deployment = {u"http://127.0.0.1:43210"_s, u"v2.25.1+abc"_s, u"0b0e…"_s};
    report.startedAt = at(12, 0, 0, 123);
    report.endedAt = at(12, 0, 42, 456);
    report.outcome = RunOutcome::Stopped;
    report.sentence = u"Stopped by Ctrl-C."_s;
    report.planDigest = u"sha256:00ff"_s;
    report.phases = {{Phase::Preflight, at(12, 0, 0, 123), 250ms, PhaseOutcome::Done, u"12 checks passed."_s},
        {Phase::Traffic, at(12, 0, 10), 2001ms, PhaseOutcome::Stopped, u"Stopped by Ctrl-C."_s},
        {Phase::CleanUp, at(12, 0, 12), 30s, PhaseOutcome::Failed, u"1 object may be left."_s}};
    report.create = {.planned = 20,
        .created = 18,
        .reused = 3,
        .failed = 2,
        .retries = 1,
        .queue = {18, 120ms, 900ms, 1s},
        .apply = {18, 5s, 8s, 9s},
        .agentConnect = {18, 700ms, 1s, 2s},
        .startScripts = {3, 1s, 1s, 1s},
        .total = {18, 6s, 10s, 12s},
        .sampleBuilds = {{50, 100ms, 4800ms, 700ms, std::nullopt, 6s},
            {95, 900ms, 8s, 800ms, std::nullopt, 10s}, {100, 1s, 8900ms, 1500ms, 600ms, 12s}}};
    fillTraffic(report);
    fillVerdict(report);
    fillLimit(report);
    fillAftermath(report);
    fillWorkspaces(report);
    report.generator = {.program = u"plimsoll-cli 0.1.0"_s,
        .qtVersion = u"6.4.2"_s,
        .operatingSystem = u"Debian GNU/Linux 12 (bookworm)"_s,
        .cpuArchitecture = u"x86_64"_s,
        .cores = 2,
        .workers = 2,
        .openFilesLimit = 20'000,
        .busiestShare = 0.97,
        .worstLoopLagP99 = 2345us,
        .trafficSeconds = 2,
        .markedSeconds = 1,
        .mostOpenFiles = 412,
        .mostLocalPorts = 200,
        .localPortsLimit = 28'232,
        .byWorker = {{0.5, 1ms, 0}, {0.97, 2345us, 7}}};
    report.rateLimit = {.waits = 3, .waited = 4500ms};
    report.warnings = {u"DB metrics are off."_s, u"37 real workspaces are running here."_s};
    return report;
}

} // namespace plimsoll
