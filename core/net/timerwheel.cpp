// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/timerwheel.h"

#include <algorithm>
#include <bit>

namespace plimsoll {

static std::int64_t tickAtOrAfter(Instant at)
{
    return (at.ns + TimerWheel::TickNs - 1) / TimerWheel::TickNs;
}

static std::size_t slotOf(std::int64_t tick)
{
    return static_cast<std::size_t>(tick) % TimerWheel::Slots;
}

static bool isAlone(const TimerLink &link)
{
    return link.next == &link;
}

static void unlink(TimerLink &link)
{
    link.previous->next = link.next;
    link.next->previous = link.previous;
    link.previous = link.next = &link;
}

static void append(TimerLink &ring, TimerLink &link)
{
    link.previous = ring.previous;
    link.next = &ring;
    ring.previous->next = &link;
    ring.previous = &link;
}

static void moveAll(TimerLink &from, TimerLink &to)
{
    to.next = from.next;
    to.previous = from.previous;
    to.next->previous = &to;
    to.previous->next = &to;
    from.previous = from.next = &from;
}

Instant TimerWheel::onGrid(Instant at)
{
    return {tickAtOrAfter(at) * TickNs};
}

void Timer::cancel()
{
    if (m_wheel)
        m_wheel->release(*this);
}

TimerWheel::TimerWheel(Instant start)
    : m_tick(start.ns / TickNs)
    , m_passEnd(m_tick)
{
}

TimerWheel::~TimerWheel()
{
    // Timers may outlive the wheel: they must not find it in their destructors.
    const auto abandon = [this](TimerLink &ring) {
        while (!isAlone(ring))
            release(static_cast<Timer &>(*ring.next));
    };
    abandon(m_current);
    for (TimerLink &slot : m_slots)
        abandon(slot);
}

void TimerWheel::arm(Timer &timer, Instant due)
{
    timer.cancel();
    timer.m_due = due;
    timer.m_tick = std::max(tickAtOrAfter(due), std::max(m_tick, m_passEnd) + 1);
    timer.m_wheel = this;
    link(timer);
    ++m_armed;
}

void TimerWheel::link(Timer &timer)
{
    const std::size_t slot = slotOf(timer.m_tick);
    append(m_slots[slot], timer);
    m_occupied[slot / 64] |= std::uint64_t(1) << (slot % 64);
}

void TimerWheel::release(Timer &timer)
{
    unlink(timer);
    timer.m_wheel = nullptr;
    --m_armed;
    markIfEmpty(slotOf(timer.m_tick));
}

void TimerWheel::markIfEmpty(std::size_t slot)
{
    if (isAlone(m_slots[slot]))
        m_occupied[slot / 64] &= ~(std::uint64_t(1) << (slot % 64));
}

void TimerWheel::beginPass(Instant now)
{
    m_passEnd = std::max(m_passEnd, now.ns / TickNs);
}

Timer *TimerWheel::takeDue()
{
    while (true) {
        while (!isAlone(m_current)) {
            Timer &timer = static_cast<Timer &>(*m_current.next);
            unlink(timer);
            if (timer.m_tick > m_passEnd) {
                link(timer); // of a later round of the wheel
                continue;
            }
            --m_armed;
            timer.m_wheel = nullptr;
            return &timer;
        }
        if (!openNextSlot())
            return nullptr;
    }
}

bool TimerWheel::openNextSlot()
{
    // After a long standstill each slot is visited once: it holds the timers of all the rounds missed.
    m_tick = std::max(m_tick, m_passEnd - Slots);
    while (m_tick < m_passEnd) {
        const std::size_t slot = slotOf(++m_tick);
        if (isAlone(m_slots[slot]))
            continue;
        moveAll(m_slots[slot], m_current);
        markIfEmpty(slot);
        return true;
    }
    return false;
}

Instant TimerWheel::nextDue() const
{
    const std::size_t start = slotOf(m_tick + 1);
    std::size_t word = start / 64;
    std::uint64_t bits = m_occupied[word] & (~std::uint64_t(0) << (start % 64));
    for (std::size_t looked = 0; looked <= m_occupied.size(); ++looked) {
        if (bits != 0) {
            const std::size_t slot = word * 64 + static_cast<std::size_t>(std::countr_zero(bits));
            const std::size_t ahead = (slot + Slots - start) % Slots;
            return {(m_tick + 1 + static_cast<std::int64_t>(ahead)) * TickNs};
        }
        word = (word + 1) % m_occupied.size();
        bits = m_occupied[word];
    }
    return {(m_tick + Slots) * TickNs};
}

} // namespace plimsoll
