// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/loop.h"

#include <functional>

namespace plimsoll::test {

// Runs `loop` on this thread until `done` says so, looking every millisecond. False: it did not in time.
bool runUntil(Loop &loop, const std::function<bool()> &done, Milliseconds limit = Milliseconds(10'000));

// Runs `loop` for that long, to see that something does not happen.
void runFor(Loop &loop, Milliseconds time);

} // namespace plimsoll::test
