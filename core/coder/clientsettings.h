// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

namespace plimsoll {

// How patient a CoderClient is. Tests shrink these; nothing waits longer than they say.
struct ClientSettings {
    Milliseconds timeout = std::chrono::seconds(60); // one try of a call
    Milliseconds createTimeout
        = std::chrono::seconds(120); // one try of a create, which may queue on the server
    int tries = 6; // of a call that can be repeated, the first included
    Milliseconds firstBackoff{250}; // doubles, with jitter
    Milliseconds maxBackoff = std::chrono::seconds(8);
    int rateLimitWaits = 20; // 429 answers that one call sits out before it fails
    Milliseconds maxRateLimitWait = std::chrono::seconds(120); // one wait, whatever the server asks for
    int connections = 24; // at once; Qt opens 6 per host and manager, so there is one manager per six
    int pageSize = 100; // of lists
    bool operator==(const ClientSettings &) const = default;
};

} // namespace plimsoll
