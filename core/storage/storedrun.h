// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/runfolder.h"

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
    RunOutcome outcome = RunOutcome::Running;
    std::optional<GoalState> verdict = {};
    QString sentence = {}; // the verdict's, or what is wrong with the folder
    bool operator==(const RunListing &) const = default;
};
// All runs of a data dir, the latest first; damaged ones too. A data dir without runs gives none.
QList<RunListing> listRuns(const QString &dataDir);

} // namespace plimsoll
