// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/stream.h"

namespace plimsoll {

// What a Stream needs until it is open, and not a byte longer.
struct Stream::Dialling {
    StreamOptions options;
    Instant deadline;
    std::size_t attempts = 0; // addresses tried so far
    NetError lastFailure{NetCause::Unreachable, "No address is known."};
};

} // namespace plimsoll
