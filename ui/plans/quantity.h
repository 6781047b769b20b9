// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"

#include <QCoreApplication>

#include <functional>

namespace plimsoll {

// How a figure of the plan is typed, shown and stepped. Values are counts, nanoseconds, bytes or shares, all
// of which a double holds exactly in the ranges of a plan.
struct Quantity {
    double least = 0;
    double most = 0;
    QString zeroText; // shown and read for 0, where that means something of its own: "no limit"
    // Errors: BadInput, saying how it is written. `shown`: the present value, whose unit a bare number takes.
    std::function<Result<double>(const QString &text, double shown)> read;
    std::function<QString(double value)> write; // what `read` takes back exactly
    // The next value that people use, `steps` up or down from `value`.
    std::function<double(double value, int steps)> stepped;

    Q_DECLARE_TR_FUNCTIONS(Quantity)
};

Quantity countQuantity(int least, int most, const QString &zeroText = {});
// "40 ms", "5 min", "1 h 30 min"; read in every way that plans and people write it.
Quantity durationQuantity(Nanoseconds least, Nanoseconds most, const QString &zeroText = {});
Quantity sizeQuantity(qint64 least, qint64 most, const QString &zeroText = {}); // "4 KiB"
Quantity shareQuantity(double least, const QString &zeroText = {}); // up to 1, shown in percent: "40 %"
Quantity percentileQuantity(); // above 0, up to 100: "99.9"
Quantity numberQuantity(double least, double most); // of a template's parameter

// The value that `text` means, in its range. Errors: BadInput, a sentence.
Result<double> readQuantity(const Quantity &quantity, const QString &text, double shown);
QString writeQuantity(const Quantity &quantity, double value);

// For people: "1 h 30 min"; exact, unlike humanDuration().
QString spacedDuration(Nanoseconds duration);

} // namespace plimsoll
