// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/secondrow.h"
#include "core/report/csvreport.h"

namespace plimsoll {

// latency.hlog: HdrHistogram's interval log, which its usual tools read. One line a second, scenario and
// duration, none for a second without values; tags are "<scenario>.round-trip", ".service-time",
// ".connect-time", ".attach-time", ".recovery-time". Recorded values are microseconds, timestamps seconds
// since the start of the traffic, the maximum in milliseconds.
QByteArray latencyLogHeader(const SeriesContext &context);
QByteArray latencyLogLines(
    const SeriesContext &context, std::int64_t second, const std::vector<ScenarioTally> &merged);

// How the log calls a scenario, and the duration that stands behind such a name; null: none.
QByteArray latencyTag(const QString &scenario);
LatencyHistogram ScenarioTally::*latencyDuration(QLatin1StringView tag);

} // namespace plimsoll
