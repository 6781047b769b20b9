// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

namespace plimsoll::planlimits {

// The largest and smallest values of a plan: what the reader takes and the schema says.
inline constexpr int MostTargets = 100'000;
inline constexpr int MostScenarios = 64;
inline constexpr int MostGoals = 100;
inline constexpr int MostRetries = 100;
inline constexpr int MostStallTicks = 1'000'000;
inline constexpr int MostBrowsers = 48; // at once: each takes some 600 MiB and much of a core
inline constexpr int MostWeight = 1'000'000;
inline constexpr int MostSeed = 2'147'483'647;
inline constexpr int MostStages = 100; // of a load shape
inline constexpr double HighestLevel = 10; // of a stage, in shares of the full load
inline constexpr double MostSessionsPerSecond = 10'000;
inline constexpr double LargestFactor = 100; // from one level of a search to the next
inline constexpr double FinestPrecision = 0.005; // of a search
inline constexpr double CoarsestPrecision = 0.5;
inline constexpr qint64 MostBytesPerTick = qint64{256} * 1024 * 1024;
inline constexpr qsizetype LongestName = 200; // characters
inline constexpr qsizetype LongestPath = 4096;
inline constexpr qsizetype LongestText = 10'000;
inline constexpr Milliseconds ShortestTime{1};
inline constexpr Milliseconds ShortestRun = std::chrono::minutes(1);
inline constexpr Milliseconds LongestWait = std::chrono::hours(1); // for one answer
inline constexpr Milliseconds LongestPhase = std::chrono::hours(480); // a QTimer counts 596 hours at most
inline constexpr Nanoseconds ShortestLatency = std::chrono::microseconds(1);
inline constexpr Nanoseconds LongestLatency = std::chrono::hours(1);
inline constexpr Milliseconds LongestWindow = std::chrono::minutes(10); // of a goal: its seconds are kept

} // namespace plimsoll::planlimits
