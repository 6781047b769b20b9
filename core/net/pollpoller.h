// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/poller.h"

#include <memory>

namespace plimsoll {

// Errors: Local.
NetResult<std::unique_ptr<Poller>> makePollPoller();

} // namespace plimsoll
