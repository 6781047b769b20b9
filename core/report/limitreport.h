// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/secondrow.h"
#include "core/plan/limitsearch.h"
#include "core/report/verdict.h"

namespace plimsoll {

// One level of a search for the limit, as it was judged: its figures are those of the seconds that it was
// held.
struct LevelReport {
    int level = 0; // workspaces
    int sessions = 0;
    LevelRuling ruling = LevelRuling::Unclear;
    QDateTime startedAt = {}; // UTC
    std::int64_t firstSecond = 0; // of the series, that was judged
    std::int64_t seconds = 0; // judged
    IntendedLoad intended = {};
    IntendedLoad echoed = {};
    Quantiles roundTrip = {};
    std::uint64_t errors = 0;
    std::uint64_t disconnects = 0;
    QString sentence = {}; // how its goals stood
    bool isEarlier = false; // of the stopped search that this one goes on with
    bool operator==(const LevelReport &) const = default;
};

// What a search for the limit found. Without levels there was none.
struct LimitReport {
    LimitState state = {};
    QList<LevelReport> levels = {}; // in the order of their trials
    QString sentence = {}; // for people
    bool operator==(const LimitReport &) const = default;
};

// What came back in a second, for people: "1.56 MiB/s", or "31.2 requests/s" where nothing else was made.
QString levelRateText(const LevelReport &level);

// The last trial at that level; null: there was none.
const LevelReport *trialAt(const LimitReport &limit, int level);

// "Carries 400 workspaces (400 sessions, 1.56 MiB/s, round trip p95 12.1 ms), breaks at 416 because …"
QString limitSentence(const LimitReport &limit);

// The same of a calibrationPlan(): "This machine drives 3200 connections (…), beyond that it is late itself
// …"
QString calibrationSentence(const LimitReport &limit);

// The verdict of a run that searched: kept when it found what the deployment carries. `goals`: how they stood
// at that level, or at the last one when none was kept.
Verdict limitVerdict(const LimitReport &limit, const QList<GoalResult> &goals);

} // namespace plimsoll
