// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

namespace plimsoll::simulator {

// A point on the wall clock, in microseconds since 1970: what a server stores. Zero means "never".
struct WallTime {
    qint64 us = 0;

    bool isSet() const { return us != 0; }
    static WallTime now();

    friend WallTime operator+(WallTime at, Milliseconds by) { return {at.us + by.count() * 1000}; }
    auto operator<=>(const WallTime &) const = default;
};

inline Milliseconds between(WallTime earlier, WallTime later)
{
    return Milliseconds((later.us - earlier.us) / 1000);
}

// RFC 3339 in UTC with as many digits of the second as it takes, as a server writes it; a time that is not
// set is the year one.
QString timeText(WallTime at);

} // namespace plimsoll::simulator
