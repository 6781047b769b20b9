// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QJsonValue>
#include <QStringList>

namespace plimsoll {

// What the server found when it looked at itself: its database, access URL, relays and so on.
struct HealthReport {
    bool isHealthy = false;
    QStringList unhealthy; // the parts that are not, in words: "database"
    QStringList warnings; // the server's own words, each with its part: "database: …"
    bool operator==(const HealthReport &) const = default;
};

// Errors: BadReply, naming the field.
Result<HealthReport> parseHealthReport(const QJsonValue &json);

} // namespace plimsoll
