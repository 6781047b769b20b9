// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/secondrow.h"
#include "core/plan/scenario.h"

#include <QDateTime>

namespace plimsoll {

// The requests to one endpoint of a scenario over the whole run.
struct EndpointReport {
    QString name = {};
    RequestCounts counts = {};
    Quantiles latency = {}; // from the intended time; what is worse than expected counts as such
    Quantiles serviceTime = {}; // from the real send
    bool operator==(const EndpointReport &) const = default;
};

// What its connections went through on their way: one phase, from the end of the one before.
struct ConnectPhaseReport {
    QString name = {};
    Quantiles time = {};
    bool operator==(const ConnectPhaseReport &) const = default;
};

// One scenario over the whole run.
struct ScenarioReport {
    QString name = {};
    TrafficKind kind = TrafficKind::WebTerminal;
    TrafficRate rate = {};
    Milliseconds duration{0}; // planned
    int sessions = 0; // planned
    QDateTime startedAt = {}; // UTC; of its traffic
    bool echoes = true; // what it sends is to come back
    IntendedLoad intended = {};
    ScenarioCounts counts = {};
    // Percentiles are at most 0.1 % or half a microsecond off.
    Quantiles roundTrip = {}; // from the intended time
    Quantiles serviceTime = {}; // from the real send
    Quantiles connectTime = {}; // from dialling to the upgrade
    Quantiles attachTime = {}; // from the upgrade to the command's mark
    Quantiles recoveryTime = {}; // from a loss to the mark after the reconnect
    QList<EndpointReport> endpoints = {}; // empty where sessions type bytes
    QList<ConnectPhaseReport> phases = {}; // those that were reached; empty where connecting has only one
    bool operator==(const ScenarioReport &) const = default;
};

// Fills what was counted: intended, counts, the five durations, the phases and the endpoints, of which
// `endpoints` are the names. Skipped and unanswered ticks count as worse for the two clocks of an echo only.
ScenarioReport scenarioReport(const ScenarioPlan &plan, const IntendedLoad &intended,
    const ScenarioTally &total, const QStringList &endpoints = {});

QList<ConnectPhaseReport> phaseReports(const ScenarioTally &total);

// Echoed ÷ intended bytes, of requests those answered as expected ÷ intended; none when nothing was intended.
std::optional<double> echoedShare(const ScenarioReport &report);
// Disconnects ÷ sessions started; none when none was started.
std::optional<double> disconnectRate(const ScenarioReport &report);

} // namespace plimsoll
