// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace plimsoll::bench {

// What this process has used so far.
struct CpuTime {
    double user = 0; // seconds
    double system = 0;
};
CpuTime cpuTime();
// Resident memory of its own: without the pages of program files, which grow with code that runs and not with
// connections. Linux; elsewhere 0.
long residentKiB();

// As many open files as the system lets us have.
void raiseOpenFileLimit();

std::string readText(const std::string &path);

} // namespace plimsoll::bench
