// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

namespace plimsoll {

// CPU time that the calling thread has used, user and system.
Nanoseconds threadCpuTime();

} // namespace plimsoll
