// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace plimsoll {

// What a program ends with. Scripts depend on the numbers.
enum class ExitCode {
    Done = 0, // all goals kept
    Failed = 1, // some of it failed
    GoalsBroken = 99, // a goal was broken, or could not be measured; the run may have been stopped for it
    BadInput = 104, // the plan, an option, the login
    Stopped = 105, // by a person or a signal
    CleanupIncomplete = 111,
};

} // namespace plimsoll
