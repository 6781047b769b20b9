// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/runnotes.h"

namespace plimsoll {

// A run as its folder tells it.
struct StoredRun {
    RunFolder folder;
    Report report;
    QStringList problems = {}; // sentences: files that are missing, damaged or changed
};
// Errors: Storage or BadInput when there is no usable run.json.
Result<StoredRun> readRun(const QString &path);

enum class StoredState {
    Complete,
    Unfinished, // it runs now, or its process went before it could write the end
    Damaged, // run.json is missing or can not be understood
};

// A folder in the list of runs.
struct RunListing {
    QString path = {};
    StoredState state = StoredState::Damaged;
    QString name = {};
    QDateTime startedAt = {}; // UTC
    bool simulated = false;
    QString deploymentUrl = {};
    QString deploymentVersion = {}; // empty: not known
    RunOutcome outcome = RunOutcome::Running;
    std::optional<GoalState> verdict = {};
    QString sentence = {}; // the verdict's, why the run failed, or what is wrong with the folder
    std::optional<Milliseconds> duration = {}; // none: it has not ended
    std::uint64_t sessions = 0; // that began to connect, of all scenarios
    // Of the scenario that has the longest: percentiles do not add. None: not measured.
    std::optional<Nanoseconds> roundTripP95 = {};
    bool isRoundTripAbove = false; // it falls among skipped and unanswered ticks: it is above that value
    int objectsLeft = 0; // that the run's own clean up could not remove
    RunNotes notes = {};
    QString notesProblem = {}; // a sentence: why its notes can not be read, and so not be changed
    bool operator==(const RunListing &) const = default;
};

// One folder as the list has it, whatever is in it.
RunListing listRun(const QString &path);
// All runs of a data dir, the latest first; damaged ones too. A data dir without runs gives none. Keeps what
// it read of each folder in <data dir>/runs.index and reads a folder again only when something in it changed;
// without that file, or one that can not be written, all are read. Any thread, any number of programs at
// once. `keepGoing` is asked before each folder; when it says no, the rest is left out. ADR-0015
QList<RunListing> listRuns(const QString &dataDir, const std::function<bool()> &keepGoing = {});

} // namespace plimsoll
