// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulator/records.h"

namespace plimsoll::simulator {

// Ids that a job keeps for its lines.
inline constexpr qint64 MaxJobLogLines = 64;

struct JobLogLine {
    qint64 id = 0;
    WallTime created;
    QString source; // provisioner_daemon, provisioner
    QString level;
    QString stage;
    QString output;
};

// What a job has said until `now`, the lines after the id `after`. Nothing is stored: the lines follow from
// the job, and so do their ids and times.
std::vector<JobLogLine> jobLog(const JobRecord &job, WallTime now, qint64 after = 0);

} // namespace plimsoll::simulator
