// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/loop.h"

#include "core/net/threadcpu.h"
#include "core/net/tlsprotection.h"

#include <algorithm>

namespace plimsoll {

// Room behind a receive's worth for what TLS still held of the record before: at most one record.
static constexpr std::size_t RecordSlack = std::size_t{32} * 1024;

struct Loop::Posted {
    std::function<void()> call;
    Posted *next = nullptr;
};

NetResult<std::unique_ptr<Loop>> Loop::create(const LoopOptions &options)
{
    NetResult<std::unique_ptr<Poller>> poller = makePoller(options.poller);
    if (!poller)
        return poller.error();
    return std::unique_ptr<Loop>(new Loop(*std::move(poller), options));
}

Loop::Loop(std::unique_ptr<Poller> poller, const LoopOptions &options)
    : m_poller(std::move(poller))
    , m_wheel(Instant::now())
    , m_receiveLimit(options.readBufferBytes)
    , m_readBuffer(options.readBufferBytes + RecordSlack)
    , m_loadSince(Instant::now())
{
}

Loop::~Loop()
{
    sweep();
    std::unique_ptr<Posted> each(m_posted.exchange(nullptr));
    while (each)
        each.reset(each->next);
}

void Loop::post(std::function<void()> call)
{
    Posted *mine = std::make_unique<Posted>(Posted{std::move(call), nullptr}).release();
    Posted *before = m_posted.load(std::memory_order_relaxed);
    do {
        mine->next = before;
    } while (
        !m_posted.compare_exchange_weak(before, mine, std::memory_order_release, std::memory_order_relaxed));
    // Whoever finds the list empty wakes the loop; the others come along. `mine` may be gone by now.
    if (!before)
        m_poller->wake();
}

void Loop::run()
{
    m_stopping = false;
    takeLoad();
    while (!m_stopping) {
        const std::span<PollEvent> events = m_poller->wait(untilNextTimer());
        runTimers();
        dispatch(events);
        runPosted();
        sweep();
    }
}

Nanoseconds Loop::untilNextTimer() const
{
    if (m_wheel.isEmpty())
        return Nanoseconds(-1);
    return std::max(m_wheel.nextDue() - now(), Nanoseconds(0));
}

void Loop::runTimers()
{
    if (m_wheel.isEmpty())
        return;
    m_wheel.beginPass(now());
    while (Timer *timer = m_wheel.takeDue()) {
        const Instant at = now();
        m_lag.record(at - timer->due());
        timer->fire(at);
    }
}

void Loop::dispatch(std::span<PollEvent> events)
{
    for (const PollEvent &event : events) {
        if (event.target)
            event.target->ready(event.readiness);
    }
}

void Loop::runPosted()
{
    if (!m_posted.load(std::memory_order_relaxed))
        return;
    // The list is last in, first out; people expect the order in which they posted.
    std::unique_ptr<Posted> ordered;
    Posted *each = m_posted.exchange(nullptr, std::memory_order_acquire);
    while (each) {
        Posted *next = std::exchange(each->next, ordered.release());
        ordered.reset(each);
        each = next;
    }
    while (ordered) {
        ordered->call();
        ordered.reset(ordered->next);
    }
}

void Loop::retire(std::unique_ptr<Retirable> object)
{
    if (!object)
        return;
    object->fallSilent();
    m_retired.push_back(std::move(object));
}

void Loop::sweep()
{
    // A dying owner may retire what it owns.
    while (!m_retired.empty()) {
        m_sweeping.swap(m_retired);
        m_sweeping.clear();
    }
}

const TlsCiphers &Loop::tlsCiphers()
{
    if (!m_tlsCiphers) // only with TLS
        m_tlsCiphers = std::make_unique<TlsCiphers>();
    return *m_tlsCiphers;
}

std::span<std::byte> Loop::cipherBuffer()
{
    if (m_cipherBuffer.empty()) // only with TLS
        m_cipherBuffer.resize(m_receiveLimit);
    return m_cipherBuffer;
}

std::span<std::byte> Loop::frameBuffer(std::size_t size)
{
    if (m_frameBuffer.size() < size)
        m_frameBuffer.resize(size);
    return m_frameBuffer;
}

LoopLoad Loop::takeLoad()
{
    const Instant at = now();
    const Nanoseconds cpu = threadCpuTime();
    LoopLoad load;
    if (at > m_loadSince) {
        load.busyShare = static_cast<double>((cpu - m_cpuAtLoad).count())
            / static_cast<double>((at - m_loadSince).count());
    }
    load.lagP99 = m_lag.percentile(99);
    load.lagMax = m_lag.max();
    m_loadSince = at;
    m_cpuAtLoad = cpu;
    m_lag.clear();
    return load;
}

} // namespace plimsoll
