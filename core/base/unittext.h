// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"

namespace plimsoll {

// Durations as people write them, Go's syntax: "40ms", "1m30s", "1.5h", "250us"; "0" needs no unit.
// Errors: BadInput.
Result<Nanoseconds> parseDuration(QStringView text);

// The shortest text that parseDuration reads back exactly: "1m30s", "40ms", "0s".
QString durationText(Nanoseconds duration);

// Sizes: "512", "4KiB", "25MiB", "1GB" (decimal). Errors: BadInput.
Result<qint64> parseSize(QStringView text);

// Exact: "25MiB" when it divides evenly, else plain bytes.
QString sizeText(qint64 bytes);

// Rounded for people, three significant digits: "1.25 s", "38.2 ms", "417 µs".
QString humanDuration(Nanoseconds duration);

// Rounded for people: "1.21 MiB", "800 B".
QString humanSize(double bytes);

} // namespace plimsoll
