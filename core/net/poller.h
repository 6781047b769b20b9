// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/net/socket.h"

#include <memory>
#include <span>

namespace plimsoll {

struct Readiness {
    bool readable = false;
    bool writable = false;
    bool failed = false; // error or hang-up: reported whatever was asked for
    bool operator==(const Readiness &) const = default;
};

// Something that wants to hear about its descriptor.
class PollTarget
{
public:
    virtual void ready(Readiness readiness) = 0;

protected:
    ~PollTarget() = default;
};

struct PollEvent {
    PollTarget *target = nullptr; // null when it was removed after the wait
    Readiness readiness;
};

enum class Interest : unsigned char { None, Read, Write, ReadWrite };

// Waits for many descriptors at once, level-triggered. All calls on the loop's thread, but for wake().
class Poller
{
public:
    virtual ~Poller() = default;

    // Errors: Local.
    virtual NetResult<> add(Descriptor descriptor, PollTarget &target, Interest interest) = 0;
    virtual void change(Descriptor descriptor, PollTarget &target, Interest interest) = 0;
    // Also blanks what the last wait() found for this target, so that it may die right away.
    virtual void remove(Descriptor descriptor, PollTarget &target) = 0;

    // Returns when something is ready, after wake(), or after `timeout` (negative: none; some
    // systems round it up to milliseconds). The events stay valid until the next wait().
    virtual std::span<PollEvent> wait(Nanoseconds timeout) = 0;

    // Ends the present wait(), or the next one. Any thread.
    virtual void wake() = 0;
};

enum class PollerKind : unsigned char {
    Native, // the best of this system: epoll, kqueue, WSAPoll
    Epoll,
    Kqueue,
    Poll, // poll(2), WSAPoll: everywhere, slow with many descriptors
};

// Errors: Local; also for a kind that this system lacks.
NetResult<std::unique_ptr<Poller>> makePoller(PollerKind kind);

} // namespace plimsoll
