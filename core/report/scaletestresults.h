// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

#include <QList>

#include <cstdint>

namespace plimsoll {

// One row of what Coder's own scale-test command writes.
struct ScaletestRun {
    QString testName = {}; // "workspacebuild", "workspace-traffic", "cleanup-workspace", "cleanup-users"
    QString id = {}; // the index, as text
    QString logs = {}; // all it said, line by line
    QDateTime startedAt = {}; // UTC; invalid: never served
    Nanoseconds duration{0}; // from service to end
    std::uint64_t bytesRead = 0; // as that command counts them: ScenarioCounts::wireReadBytes
    std::uint64_t bytesWritten = 0;
    QString error = {}; // empty: it passed
    bool operator==(const ScaletestRun &) const = default;

    QString fullId() const { return testName + u'/' + id; }
};

struct ScaletestResults {
    Nanoseconds elapsed{0};
    QList<ScaletestRun> runs = {};
    bool operator==(const ScaletestResults &) const = default;

    qsizetype failed() const;
};

// That command's result file, byte for byte in its layout: one JSON object on one line, and a line end.
QByteArray scaletestJson(const ScaletestResults &results);
// Its text report.
QByteArray scaletestText(const ScaletestResults &results);

// A duration as Go prints it: "1m2.345678901s", "300ms", "1.5µs", "0s".
QString goDurationText(Nanoseconds duration);

} // namespace plimsoll
