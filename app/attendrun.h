// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console.h"
#include "app/exitcode.h"
#include "app/recordedrun.h"

namespace plimsoll {

// How a run is told about while it goes on.
enum class Telling {
    Lines, // for people, on stderr
    Json, // for programs, on stdout
};

// May the running load be steered by lines on stdin?
enum class Steerable { No, Yes };

struct Attended {
    bool lacksConfirmation = false; // the deployment looks like production, and nobody said yes
};

// Starts `recorded` and returns when it has ended: tells how it goes, keeps the machine awake, and obeys
// signals, of which the first stops it and cleans up and the second stops it at once. Main thread, with an
// event loop of its own.
Attended attendRun(
    RecordedRun &recorded, Console &console, Telling telling, Steerable steerable = Steerable::No);

// What a run of a plan ends with: what may be left behind weighs most, then a stop, a failure, the goals.
ExitCode exitCodeOf(const RecordedRun &recorded, const Attended &attended);

// Why, and what to do, in sentences on stderr; nothing when all went well.
void tellEnd(const RecordedRun &recorded, const Attended &attended, Console &console);

} // namespace plimsoll
