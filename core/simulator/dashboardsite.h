// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulator/apicall.h"

namespace plimsoll::simulator {

// What is answered wherever no API is: one page for all addresses of the dashboard, which asks the API for
// its content as the person whose cookie comes along, and marks it as Coder 2.25 marks the same.
Answer dashboardSite();

} // namespace plimsoll::simulator
