// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/report.h"

namespace plimsoll {

// Words and numbers as every report for people has them: in English, whatever the locale.

QString bytesText(std::uint64_t bytes);
// A scenario's load: "1.21 MiB", or "1204 requests" where its sessions make requests.
QString loadText(const ScenarioReport &scenario, std::uint64_t bytes, std::uint64_t ticks);
// "98.4 %", "–" for none.
QString shareText(const std::optional<double> &share);
// "38.2 ms"; "> 1.9 s" where it falls among what did not come back, "never" where nothing did, "–" for none.
QString percentileText(const Quantiles &quantiles, const std::optional<Nanoseconds> &percentile);
QString largestText(const Quantiles &quantiles);
// "finished in 42.3 s".
QString outcomeText(const Report &report);
// ✓, ✗ or –, beside the word.
QString goalMark(GoalState state);

} // namespace plimsoll
