// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/epollpoller.h"

#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <climits>

namespace plimsoll {

namespace {

// A batch holds the events of one wait: with more ready than that, the rest comes with the next.
constexpr int BatchSize = 512;

class EpollPoller final : public Poller
{
public:
    EpollPoller(Socket epoll, Socket wakeup)
        : m_epoll(std::move(epoll))
        , m_wakeup(std::move(wakeup))
    {
    }

    NetResult<> start()
    {
        epoll_event event{};
        event.events = EPOLLIN;
        event.data.ptr = nullptr; // the wakeup
        if (::epoll_ctl(m_epoll.descriptor(), EPOLL_CTL_ADD, m_wakeup.descriptor(), &event) != 0)
            return netErrorOf(errno, "Setting up epoll");
        return {};
    }

    NetResult<> add(Descriptor descriptor, PollTarget &target, Interest interest) override
    {
        epoll_event event = eventFor(target, interest);
        if (::epoll_ctl(m_epoll.descriptor(), EPOLL_CTL_ADD, descriptor, &event) != 0)
            return netErrorOf(errno, "Watching a connection");
        return {};
    }

    void change(Descriptor descriptor, PollTarget &target, Interest interest) override
    {
        epoll_event event = eventFor(target, interest);
        ::epoll_ctl(m_epoll.descriptor(), EPOLL_CTL_MOD, descriptor, &event);
    }

    void remove(Descriptor descriptor, PollTarget &target) override
    {
        epoll_event ignored{};
        ::epoll_ctl(m_epoll.descriptor(), EPOLL_CTL_DEL, descriptor, &ignored);
        for (PollEvent &event : std::span(m_events.data(), m_eventCount)) {
            if (event.target == &target)
                event.target = nullptr;
        }
    }

    std::span<PollEvent> wait(Nanoseconds timeout) override
    {
        const int count = waitNative(timeout);
        m_eventCount = 0;
        for (int i = 0; i < count; ++i) {
            const epoll_event &native = m_native[static_cast<std::size_t>(i)];
            if (!native.data.ptr) {
                quietWakeup();
                continue;
            }
            m_events[m_eventCount++] = {static_cast<PollTarget *>(native.data.ptr),
                {(native.events & EPOLLIN) != 0, (native.events & EPOLLOUT) != 0,
                    (native.events & (EPOLLERR | EPOLLHUP)) != 0}};
        }
        return {m_events.data(), m_eventCount};
    }

    void wake() override
    {
        const std::uint64_t one = 1;
        // Fails only when the counter is full, and then the wait ends anyway.
        [[maybe_unused]] const ssize_t written = ::write(m_wakeup.descriptor(), &one, sizeof one);
    }

private:
    static epoll_event eventFor(PollTarget &target, Interest interest)
    {
        epoll_event event{};
        event.data.ptr = &target;
        if (interest == Interest::Read || interest == Interest::ReadWrite)
            event.events |= EPOLLIN;
        if (interest == Interest::Write || interest == Interest::ReadWrite)
            event.events |= EPOLLOUT;
        return event;
    }

    int waitNative(Nanoseconds timeout)
    {
        if (!m_lacksFineWait) {
            const timespec limit{static_cast<time_t>(timeout.count() / 1'000'000'000),
                static_cast<long>(timeout.count() % 1'000'000'000)};
            const int count = ::epoll_pwait2(m_epoll.descriptor(), m_native.data(), BatchSize,
                timeout.count() < 0 ? nullptr : &limit, nullptr);
            if (count >= 0 || errno != ENOSYS)
                return count;
            m_lacksFineWait = true; // Linux before 5.11
        }
        const auto whole = std::chrono::ceil<Milliseconds>(timeout).count();
        const int limit
            = timeout.count() < 0 ? -1 : static_cast<int>(std::min<Milliseconds::rep>(whole, INT_MAX));
        return ::epoll_wait(m_epoll.descriptor(), m_native.data(), BatchSize, limit);
    }

    void quietWakeup()
    {
        std::uint64_t count = 0;
        [[maybe_unused]] const ssize_t size = ::read(m_wakeup.descriptor(), &count, sizeof count);
    }

    Socket m_epoll; // not a socket, but closed like one
    Socket m_wakeup;
    std::array<epoll_event, BatchSize> m_native{};
    std::array<PollEvent, BatchSize> m_events{};
    std::size_t m_eventCount = 0;
    bool m_lacksFineWait = false;
};

} // namespace

NetResult<std::unique_ptr<Poller>> makeEpollPoller()
{
    Socket epoll(::epoll_create1(EPOLL_CLOEXEC));
    if (!epoll.isOpen())
        return netErrorOf(errno, "Setting up epoll");
    Socket wakeup(::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC));
    if (!wakeup.isOpen())
        return netErrorOf(errno, "Setting up epoll");

    auto poller = std::make_unique<EpollPoller>(std::move(epoll), std::move(wakeup));
    if (NetResult<> started = poller->start(); !started)
        return started.error();
    return std::unique_ptr<Poller>(std::move(poller));
}

} // namespace plimsoll
