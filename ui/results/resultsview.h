// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/rundata.h"
#include "ui/look/verdictbar.h"
#include "ui/run/runpresenter.h"

namespace plimsoll {

// What the top of a run's page says.
struct ResultsView {
    QString title = {};
    QString subtitle = {}; // deployment, version, when, how long
    bool isSimulated = false;
    Tone tone = Tone::Neutral;
    QString verdict = {}; // one sentence
    QString reason = {}; // how it ended, where that is not as planned, and what moved in its bad seconds
    QString problems = {}; // what is missing, damaged or unfinished; empty: nothing
    QList<GoalView> goals = {};
    int left = 0; // objects that may still be on the deployment
};

ResultsView resultsViewOf(const RunData &run);

} // namespace plimsoll
