// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/secondrow.h"
#include "core/plan/scenario.h"

#include <QDateTime>

namespace plimsoll {

// One scenario over the whole run.
struct ScenarioReport {
    QString name = {};
    TrafficKind kind = TrafficKind::WebTerminal;
    TrafficRate rate = {};
    Milliseconds duration{0}; // planned
    int sessions = 0; // planned
    QDateTime startedAt = {}; // UTC; of its traffic
    IntendedLoad intended = {};
    ScenarioCounts counts = {};
    // Percentiles are at most 0.1 % or half a microsecond off.
    Quantiles roundTrip = {}; // from the intended time
    Quantiles serviceTime = {}; // from the real send
    Quantiles connectTime = {}; // from dialling to the upgrade
    Quantiles attachTime = {}; // from the upgrade to the command's mark
    Quantiles recoveryTime = {}; // from a loss to the mark after the reconnect
    bool operator==(const ScenarioReport &) const = default;
};

// Fills what was counted: intended, counts and the five durations. Skipped and unanswered ticks count as
// worse for the two clocks of an echo only.
ScenarioReport scenarioReport(
    const ScenarioPlan &plan, const IntendedLoad &intended, const ScenarioTally &total);

// Echoed ÷ intended bytes; none when nothing was intended.
std::optional<double> echoedShare(const ScenarioReport &report);
// Disconnects ÷ sessions started; none when none was started.
std::optional<double> disconnectRate(const ScenarioReport &report);

} // namespace plimsoll
