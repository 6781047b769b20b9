// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/secondrow.h"
#include "core/report/chartspec.h"

#include <QPointF>

namespace plimsoll {

// Stretches of seconds: [from, to).
using Stretches = QList<std::pair<double, double>>;
void extendStretches(Stretches &stretches, double second); // seconds come in their order

// The lines of a run's charts, in the order of stripSpecs() and their series. x: seconds of traffic.
struct StripSeries {
    QList<QList<QPointF>> throughput = QList<QList<QPointF>>(3); // bytes/s: intended, sent, echoed
    QList<QList<QPointF>> roundTrip = QList<QList<QPointF>>(3); // seconds: p99, p95, p50
    QList<QList<QPointF>> connections = QList<QList<QPointF>>(3); // active, connecting, failed
    QList<QList<QPointF>> failures
        = QList<QList<QPointF>>(4); // a second: connecting, lost, wrong answer, ours
    QList<QList<QPointF>> lag = QList<QList<QPointF>>(1); // seconds: the worst worker's p99
    // Requests a second: intended, sent, answered as expected. Empty until there are any.
    QList<QList<QPointF>> requests = QList<QList<QPointF>>(3);

    void append(const SecondRow &row);
    QList<const QList<QList<QPointF>> *> all() const;
};

// The charts of a run: throughput, round trip, connections, failures, generator, requests. Their words are
// marked for translation in the context "Strips".
QList<ChartSpec> stripSpecs();

inline constexpr qsizetype ThroughputStrip = 0;
inline constexpr qsizetype RequestStrip = 5;
// From top to bottom, those that say something: bytes only where some were intended, requests likewise.
QList<qsizetype> shownStrips(const QList<const QList<QList<QPointF>> *> &charts);

// Of all scenarios in a second, the worst, since percentiles of several do not add up; at least the largest
// measured where the percentile falls among the unanswered.
std::optional<Nanoseconds> worstTime(const SecondRow &row, Quantiles ScenarioSecond::*times,
    std::optional<Nanoseconds> Quantiles::*percentile);
std::optional<Nanoseconds> worstRoundTrip(
    const SecondRow &row, std::optional<Nanoseconds> Quantiles::*percentile);

// "1.21 MiB/s", "38.2 ms" and "1 200", as the axes of these charts have them.
QString rateText(double bytesPerSecond);
QString secondsText(double seconds);
QString countText(double count);

} // namespace plimsoll
