// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/report.h"

namespace plimsoll {

enum class FigureUnit {
    Share, // in [0, 1]
    Duration, // nanoseconds
    Count,
};

enum class BetterWhen {
    Higher,
    Lower,
    Neither, // of this machine, not of the deployment: it tells how far to trust the others
};

// How often something happened, of how often it could have.
struct Occurrences {
    std::uint64_t count = 0;
    std::uint64_t of = 0;
    bool operator==(const Occurrences &) const = default;
};

struct FigureValue {
    std::optional<double> value = {}; // in the figure's unit; none: not measured
    bool isAbove = false; // the percentile falls among skipped and unanswered ticks: it is above `value`
    std::optional<Occurrences> occurrences = {}; // where the value counts occurrences, or is their share
    bool operator==(const FigureValue &) const = default;
};

// One figure of several runs.
struct Figure {
    QString id = {}; // "web-terminal/round-trip/p95"
    QString title = {}; // for people; without the scenario
    QString scenario = {}; // empty: of the whole run
    FigureUnit unit = FigureUnit::Count;
    BetterWhen better = BetterWhen::Lower;
    double leastDifference = 0; // in the unit: smaller ones are the measuring's own steps
    bool isOfTraffic = false; // it may have been the generator's doing
    bool isOneValue = false; // a maximum: a single tick decides it
    QList<FigureValue> values = {}; // by run
    bool operator==(const Figure &) const = default;
};

// The figures of which at least one of the runs has a value. Scenarios are told apart by their names.
QList<Figure> figuresOf(const QList<Report> &runs);

// "742 ms", "98.4 %", "3", "> 1.91 s"; "–" where there is none.
QString figureText(const Figure &figure, const FigureValue &value);
// "+611 ms", "−2.40 ms", "+1.3 pp": U+2212 for minus. "0" when there is none.
QString differenceText(FigureUnit unit, double difference);
// "+466 %", "−2.4 %".
QString ratioText(double ratio);

} // namespace plimsoll
