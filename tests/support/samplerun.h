// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/runfolder.h"

namespace plimsoll {

// A run as it is to be found in its folder: one scenario of 20 sessions, a stall in the middle.
struct SampleRun {
    int seconds = 60;
    int stallSeconds = 3; // the round trip's goal is beyond its limit in them
    bool generatorIsLate = false; // in the stall
    bool simulated = true;
    int workspaces = 20;
    QString name = QStringLiteral("sample");
    QString errorText = QStringLiteral("The connection was reset.");
    int left = 0; // objects that could not be deleted
    QDateTime startedAt = QDateTime(QDate(2026, 1, 31), QTime(12, 0), Qt::UTC);
};

// Judged, recorded and written as a run does, in <data dir>/runs.
RunFolder writeSampleRun(const QString &dataDir, const SampleRun &run);

} // namespace plimsoll
