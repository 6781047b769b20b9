// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

namespace plimsoll {

// How many pieces of work run at once and how long they may take.
struct JobLimits {
    int concurrency = 10; // 0: all at once
    Milliseconds jobTimeout = std::chrono::minutes(5); // one of them, from when it is served; 0: none
    Milliseconds timeout = std::chrono::minutes(30); // all of them; 0: none
    bool operator==(const JobLimits &) const = default;
};

} // namespace plimsoll
