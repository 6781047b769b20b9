// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/ids.h"
#include "core/base/result.h"

#include <QDateTime>
#include <QJsonValue>
#include <QList>

#include <optional>

namespace plimsoll {

// One span of a build as the server saw it.
struct TimedStage {
    QString stage; // "init", "plan", "graph", "apply"; "start", "stop", "cron"; "connect"
    QString name; // the resource, the script or the agent
    QDateTime startedAt;
    QDateTime endedAt; // null while it runs
    bool operator==(const TimedStage &) const = default;
};

// Where a build's time went.
struct BuildTimings {
    QList<TimedStage> provisioner;
    QList<TimedStage> scripts;
    QList<TimedStage> agentConnections;

    // From the first start to the last end of the named stage; none when it did not happen or has not ended.
    std::optional<Milliseconds> provisionerStage(QLatin1StringView stage) const;
    std::optional<Milliseconds> agentConnect() const;
    std::optional<Milliseconds> startScripts() const;
    bool operator==(const BuildTimings &) const = default;
};

// Errors: BadReply, naming the field.
Result<BuildTimings> parseTimings(const QJsonValue &json);

} // namespace plimsoll
