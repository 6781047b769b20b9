// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/stream.h"

namespace plimsoll {

// What a Stream needs until it is open, and not a byte longer.
struct Stream::Dialling {
    explicit Dialling(Stream &owner)
        : timer(owner)
    {
    }

    MemberTimer<Stream, &Stream::deadlinePassed> timer;
    StreamOptions options;
    Instant deadline;
    std::size_t attempts = 0; // addresses tried so far
    NetError lastFailure{NetCause::Unreachable, "No address is known."};
};

// And what it needs when it has failed: a call of the user's finds it, the loop tells it.
struct Stream::Failure {
    Failure(Stream &owner, NetError found)
        : error(std::move(found))
        , timer(owner)
    {
    }

    NetError error;
    MemberTimer<Stream, &Stream::tellFailure> timer;
};

} // namespace plimsoll
