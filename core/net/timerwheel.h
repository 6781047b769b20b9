// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

#include <array>
#include <cstdint>

namespace plimsoll {

class TimerWheel;

// A place in a ring of timers.
struct TimerLink {
    TimerLink *previous = this;
    TimerLink *next = this;
};

// One deadline of its owner. A member, never allocated by itself: arming links it into the wheel and costs
// no memory. Leaves the wheel when destroyed. Loop thread only.
class Timer : private TimerLink
{
public:
    Timer() = default;
    Timer(const Timer &) = delete;
    Timer &operator=(const Timer &) = delete;

    bool isArmed() const { return m_wheel != nullptr; }
    // When it is, or was last, to fire.
    Instant due() const { return m_due; }
    void cancel();

    // Called by the loop, once per arming and already unlinked, so it may arm itself again. `now` is fresh.
    virtual void fire(Instant now) = 0;

protected:
    ~Timer() { cancel(); }

private:
    friend class TimerWheel;

    TimerWheel *m_wheel = nullptr;
    Instant m_due;
    std::int64_t m_tick = 0;
};

// A Timer that calls a member function: MemberTimer<Session, &Session::tick> m_tick{*this};
template <typename Owner, void (Owner::*Method)(Instant)> class MemberTimer final : public Timer
{
public:
    explicit MemberTimer(Owner &owner)
        : m_owner(owner)
    {
    }
    void fire(Instant now) override { (m_owner.*Method)(now); }

private:
    Owner &m_owner;
};

// Hashed wheel of 1 ms slots with intrusive lists: arming and cancelling are O(1) whatever the number.
// A timer fires never early and, by the wheel's own doing, at most 1 ms late. Loop thread only.
class TimerWheel
{
public:
    explicit TimerWheel(Instant start);
    ~TimerWheel();
    TimerWheel(const TimerWheel &) = delete;
    TimerWheel &operator=(const TimerWheel &) = delete;

    // Arms, or moves, the timer. A due time in the past fires in the next pass, not in the present one.
    void arm(Timer &timer, Instant due);

    // One pass: beginPass(now), then takeDue() until null. Timers come out by slot, those of one slot in
    // the order in which they were armed; each at most once in a pass.
    void beginPass(Instant now);
    Timer *takeDue();

    bool isEmpty() const { return m_armed == 0; }
    std::size_t armed() const { return m_armed; }
    // No armed timer is due before this. May be early for timers more than 4 s away, never late.
    // Call only when not empty.
    Instant nextDue() const;

    static constexpr int Slots = 4096;
    static constexpr std::int64_t TickNs = 1'000'000;
    // The first instant from `at` on that is a slot's own: a timer due then is not late by the wheel's doing.
    static Instant onGrid(Instant at);

private:
    friend class Timer;
    void link(Timer &timer);
    void release(Timer &timer);
    void markIfEmpty(std::size_t slot);
    bool openNextSlot();

    std::array<TimerLink, Slots> m_slots;
    std::array<std::uint64_t, Slots / 64> m_occupied{};
    TimerLink m_current; // what is left of the slot that the pass is in
    std::int64_t m_tick; // last tick whose slot was opened
    std::int64_t m_passEnd; // ticks up to here belong to the pass under way
    std::size_t m_armed = 0;
};

} // namespace plimsoll
