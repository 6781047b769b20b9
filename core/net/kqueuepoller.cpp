// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/kqueuepoller.h"

#include <sys/event.h>
#include <sys/time.h>
#include <unistd.h>

#include <array>
#include <cerrno>

namespace plimsoll {

namespace {

constexpr int BatchSize = 512;
constexpr uintptr_t WakeupId = 1;

// Reading and writing are two filters here, so one descriptor may come as two events of a batch.
class KqueuePoller final : public Poller
{
public:
    explicit KqueuePoller(Socket queue)
        : m_queue(std::move(queue))
    {
    }

    NetResult<> start()
    {
        struct kevent wakeup;
        EV_SET(&wakeup, WakeupId, EVFILT_USER, EV_ADD | EV_CLEAR, 0, 0, nullptr);
        if (::kevent(m_queue.descriptor(), &wakeup, 1, nullptr, 0, nullptr) != 0)
            return netErrorOf(errno, "Setting up kqueue");
        return {};
    }

    NetResult<> add(Descriptor descriptor, PollTarget &target, Interest interest) override
    {
        if (!apply(descriptor, target, interest, EV_ADD))
            return netErrorOf(errno, "Watching a connection");
        return {};
    }

    void change(Descriptor descriptor, PollTarget &target, Interest interest) override
    {
        apply(descriptor, target, interest, EV_ADD);
    }

    void remove(Descriptor descriptor, PollTarget &target) override
    {
        apply(descriptor, target, Interest::None, EV_DELETE);
        for (PollEvent &event : std::span(m_events.data(), m_eventCount)) {
            if (event.target == &target)
                event.target = nullptr;
        }
    }

    std::span<PollEvent> wait(Nanoseconds timeout) override
    {
        const timespec limit{static_cast<time_t>(timeout.count() / 1'000'000'000),
            static_cast<long>(timeout.count() % 1'000'000'000)};
        const int count = ::kevent(m_queue.descriptor(), nullptr, 0, m_native.data(), BatchSize,
            timeout.count() < 0 ? nullptr : &limit);
        m_eventCount = 0;
        for (int i = 0; i < count; ++i) {
            const struct kevent &native = m_native[static_cast<std::size_t>(i)];
            if (native.filter == EVFILT_USER)
                continue;
            const bool isRead = native.filter == EVFILT_READ;
            const bool failed = (native.flags & EV_ERROR) != 0 || (!isRead && (native.flags & EV_EOF) != 0)
                || (isRead && native.fflags != 0);
            m_events[m_eventCount++] = {static_cast<PollTarget *>(native.udata), {isRead, !isRead, failed}};
        }
        return {m_events.data(), m_eventCount};
    }

    void wake() override
    {
        struct kevent trigger;
        EV_SET(&trigger, WakeupId, EVFILT_USER, 0, NOTE_TRIGGER, 0, nullptr);
        ::kevent(m_queue.descriptor(), &trigger, 1, nullptr, 0, nullptr);
    }

private:
    bool apply(Descriptor descriptor, PollTarget &target, Interest interest, unsigned short action)
    {
        const bool reads = interest == Interest::Read || interest == Interest::ReadWrite;
        const bool writes = interest == Interest::Write || interest == Interest::ReadWrite;
        const auto flags = [action](bool wanted) {
            return static_cast<unsigned short>(action | (wanted ? EV_ENABLE : EV_DISABLE));
        };
        std::array<struct kevent, 2> changes;
        EV_SET(&changes[0], static_cast<uintptr_t>(descriptor), EVFILT_READ, flags(reads), 0, 0, &target);
        EV_SET(&changes[1], static_cast<uintptr_t>(descriptor), EVFILT_WRITE, flags(writes), 0, 0, &target);
        return ::kevent(m_queue.descriptor(), changes.data(), 2, nullptr, 0, nullptr) == 0;
    }

    Socket m_queue; // not a socket, but closed like one
    std::array<struct kevent, BatchSize> m_native{};
    std::array<PollEvent, BatchSize> m_events{};
    std::size_t m_eventCount = 0;
};

} // namespace

NetResult<std::unique_ptr<Poller>> makeKqueuePoller()
{
    Socket queue(::kqueue());
    if (!queue.isOpen())
        return netErrorOf(errno, "Setting up kqueue");
    auto poller = std::make_unique<KqueuePoller>(std::move(queue));
    if (NetResult<> started = poller->start(); !started)
        return started.error();
    return std::unique_ptr<Poller>(std::move(poller));
}

} // namespace plimsoll
