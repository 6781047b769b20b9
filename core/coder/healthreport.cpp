// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/coder/healthreport.h"

#include <QJsonArray>
#include <QJsonObject>

#include <array>

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

struct Part {
    QLatin1StringView key;
    QLatin1StringView words;
};

constexpr std::array Parts{
    Part{"access_url"_L1, "access URL"_L1},
    Part{"database"_L1, "database"_L1},
    Part{"derp"_L1, "relays (DERP)"_L1},
    Part{"websocket"_L1, "WebSockets"_L1},
    Part{"workspace_proxy"_L1, "workspace proxies"_L1},
    Part{"provisioner_daemons"_L1, "provisioners"_L1},
};

void readPart(const Part &part, const QJsonObject &json, HealthReport &report)
{
    const QString error = json.value("error"_L1).toString();
    // The provisioners have a severity alone; a part that an administrator dismissed is not to be told.
    const bool isBad = json.contains("healthy"_L1) ? !json.value("healthy"_L1).toBool()
                                                   : json.value("severity"_L1).toString() == "error"_L1;
    if (json.isEmpty() || json.value("dismissed"_L1).toBool())
        return;
    if (isBad)
        report.unhealthy.append(part.words);
    if (!error.isEmpty())
        report.warnings.append(u"%1: %2"_s.arg(part.words, error));
    const QJsonArray warnings = json.value("warnings"_L1).toArray();
    for (const auto &warning : warnings) {
        // Before 2.8 a warning was its text alone.
        const QString text = warning.isString() ? warning.toString() : warning["message"_L1].toString();
        if (!text.isEmpty())
            report.warnings.append(u"%1: %2"_s.arg(part.words, text));
    }
}

} // namespace

Result<HealthReport> parseHealthReport(const QJsonValue &json)
{
    if (!json["healthy"_L1].isBool())
        return Error{ErrorKind::BadReply, u"\"healthy\" is missing."_s};
    HealthReport report;
    report.isHealthy = json["healthy"_L1].toBool();
    for (const Part &part : Parts)
        readPart(part, json[part.key].toObject(), report);
    return report;
}

} // namespace plimsoll
