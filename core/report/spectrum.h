// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/latencyhistogram.h"
#include "core/report/svgchart.h"

namespace plimsoll {

// The latency spectrum: how long the slowest of a hundred, of a thousand, of ten thousand took.
//
// x = −log10(1 − q) for the share q of all ticks that took no longer, so 0, 1, 2, 3 are 0, 90, 99, 99.9 %; y
// in seconds. `worse`: ticks that were skipped or unanswered. The line ends where they begin, and where a
// share is smaller than one value.
QList<QPointF> spectrumPoints(const LatencyHistogram &histogram, std::uint64_t worse);

// x of a percentile in [0, 100).
double spectrumX(double percentile);
// The x at which the skipped and unanswered ticks begin; none without any.
std::optional<double> spectrumEnd(std::uint64_t measured, std::uint64_t worse);
// Labels up to `to`: 0, 50, 90, 99 %, …
QList<ChartTick> spectrumTicks(double to);
// A whole number of nines that shows all points; at least 99 %.
double spectrumTop(const QList<QPointF> &points);

} // namespace plimsoll
