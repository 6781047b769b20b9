// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/looplag.h"
#include "core/net/poller.h"
#include "core/net/timerwheel.h"
#include "core/net/wirerandom.h"

#include <atomic>
#include <cstddef>
#include <functional>
#include <memory>
#include <span>
#include <vector>

namespace plimsoll {

class TlsCiphers;

// Something that Loop::retire() can bury.
class Retirable
{
public:
    virtual ~Retirable() = default;
    // Called by retire(): from here on it must call nobody.
    virtual void fallSilent() { }
};

struct LoopOptions {
    PollerKind poller = PollerKind::Native;
    std::size_t readBufferBytes = std::size_t{64} * 1024; // 256 KiB pays when few connections carry much
};

// How a loop fared since it was last asked.
struct LoopLoad {
    double busyShare = 0; // CPU time of the thread ÷ wall time, 0…1
    Nanoseconds lagP99{0}; // how late timers fired, 99th percentile; 0 when none did
    Nanoseconds lagMax{0};
};

// The heart of one worker thread: its poller, its timers, and the buffers that all its connections share.
// Made on any thread; run() belongs to one thread and every other call to that same thread, except post().
// Callbacks must not throw. Nothing is allocated per event.
class Loop
{
public:
    // Errors: Local (no descriptors left, no such poller here).
    static NetResult<std::unique_ptr<Loop>> create(const LoopOptions &options = {});
    ~Loop(); // posted calls that did not run are dropped; retired objects die
    Loop(const Loop &) = delete;
    Loop &operator=(const Loop &) = delete;

    // Any thread: `call` runs on the loop's thread, after those posted before it.
    void post(std::function<void()> call);

    // Serves until stop(). May be run again after that.
    void run();
    // From a callback: the present turn is finished, then run() returns.
    void stop() { m_stopping = true; }

    static Instant now() { return Instant::now(); }

    void arm(Timer &timer, Instant due) { m_wheel.arm(timer, due); }
    void armAfter(Timer &timer, Nanoseconds delay) { m_wheel.arm(timer, now() + delay); }

    // The end of an object: it falls silent now and dies when the present turn is over, so it may be retired
    // from its own callback. Null is harmless.
    void retire(std::unique_ptr<Retirable> object);

    // Load since the last call (or since run() began).
    LoopLoad takeLoad();

    // For the classes of core/net.
    Poller &poller() { return *m_poller; }
    WireRandom &random() { return m_random; }
    // Where a receive goes and where TLS decrypts to; nobody may count on its content after a callback.
    std::span<std::byte> readBuffer() { return m_readBuffer; }
    std::span<std::byte> cipherBuffer();
    const TlsCiphers &tlsCiphers();
    std::size_t receiveLimit() const { return m_receiveLimit; }
    // Where a frame is put together: at least `size` bytes, valid until the next call.
    std::span<std::byte> frameBuffer(std::size_t size);
    // Where TLS puts its records before they are sent; kept for its capacity.
    std::vector<std::byte> &recordBuffer() { return m_recordBuffer; }

private:
    struct Posted;
    Loop(std::unique_ptr<Poller> poller, const LoopOptions &options);
    void runTimers();
    void dispatch(std::span<PollEvent> events);
    void runPosted();
    void sweep();
    Nanoseconds untilNextTimer() const;

    std::unique_ptr<Poller> m_poller;
    TimerWheel m_wheel;
    WireRandom m_random;
    LoopLag m_lag;
    std::atomic<Posted *> m_posted = nullptr;
    std::vector<std::unique_ptr<Retirable>> m_retired;
    std::vector<std::unique_ptr<Retirable>> m_sweeping;
    std::size_t m_receiveLimit;
    std::vector<std::byte> m_readBuffer;
    std::vector<std::byte> m_cipherBuffer;
    std::unique_ptr<TlsCiphers> m_tlsCiphers;
    std::vector<std::byte> m_frameBuffer;
    std::vector<std::byte> m_recordBuffer;
    Instant m_loadSince;
    Nanoseconds m_cpuAtLoad{0};
    bool m_stopping = false;
};

} // namespace plimsoll
