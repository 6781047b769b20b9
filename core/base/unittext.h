// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"

namespace plimsoll {

// Durations as people write them, Go's syntax: "40ms", "1m30s", "1.5h", "250us"; "0" needs no unit. Never
// negative; exact to the nanosecond. Errors: BadInput.
Result<Nanoseconds> parseDuration(QStringView text);

// The short text that parseDuration reads back exactly: "1m30s", "40ms", "1.5s", "0s". A negative one gets a
// sign.
QString durationText(Nanoseconds duration);

// Sizes of at least 0: "512", "4KiB", "1.5MiB", "1GB" (decimal); a part of a byte is rounded. Errors:
// BadInput.
Result<qint64> parseSize(QStringView text);

// The short text that parseSize reads back exactly: "25MiB" when it divides evenly, else plain bytes,
// "1000B".
QString sizeText(qint64 bytes);

// Rounded for people, three significant digits: "1.25 s", "38.2 ms", "417 µs".
QString humanDuration(Nanoseconds duration);

// Rounded for people: "1.21 MiB", "800 B".
QString humanSize(double bytes);

// "1 workspace", "3 workspaces"; with `things` where an s does not make it: "2 retries". In English, as all
// that the core says.
QString counted(qint64 count, const QString &thing, const QString &things = {});

} // namespace plimsoll
