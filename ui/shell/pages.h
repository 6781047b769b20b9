// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace plimsoll {

// The pages of the rail, from its top. Ctrl+1, Ctrl+2, … choose them.
enum class Page { Home, Deployments, Plans, Run, History, Compare, Cleanup, Settings };

} // namespace plimsoll
