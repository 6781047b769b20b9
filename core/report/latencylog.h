// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/secondrow.h"
#include "core/report/csvreport.h"

namespace plimsoll {

// latency.hlog: HdrHistogram's interval log, which its usual tools read. One line a second, scenario and
// duration, none for a second without values; tags are "<scenario>.round-trip", ".service-time",
// ".connect-time", ".attach-time", ".recovery-time", and of SSH ".phase-control-up" and so on. Recorded
// values are microseconds, timestamps seconds since the start of the traffic, the maximum in milliseconds.
QByteArray latencyLogHeader(const SeriesContext &context);
QByteArray latencyLogLines(
    const SeriesContext &context, std::int64_t second, const std::vector<ScenarioTally> &merged);

// Which of a tally's durations.
using LatencyDuration = std::size_t;
LatencyHistogram &histogramOf(ScenarioTally &tally, LatencyDuration duration);

// How the log calls a scenario, and the duration that stands behind such a name.
QByteArray latencyTag(const QString &scenario);
std::optional<LatencyDuration> latencyDuration(const QByteArray &tag);

} // namespace plimsoll
