// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/pollpoller.h"

#include <algorithm>
#include <array>
#include <climits>
#include <unordered_map>
#include <vector>

#ifdef _WIN32
#include <winsock2.h>
#else
#include <poll.h>
#endif

namespace plimsoll {

namespace {

#ifdef _WIN32
using NativePoll = WSAPOLLFD;
int pollNow(NativePoll *entries, std::size_t count, int timeout)
{
    return WSAPoll(entries, static_cast<ULONG>(count), timeout);
}
#else
using NativePoll = pollfd;
int pollNow(NativePoll *entries, std::size_t count, int timeout)
{
    return ::poll(entries, static_cast<nfds_t>(count), timeout);
}
#endif

int pollTimeout(Nanoseconds timeout)
{
    const auto whole = std::chrono::ceil<Milliseconds>(timeout).count();
    return timeout.count() < 0 ? -1 : static_cast<int>(std::min<Milliseconds::rep>(whole, INT_MAX));
}

class PollPoller final : public Poller
{
public:
    explicit PollPoller(std::pair<Socket, Socket> wakeup)
        : m_wakeup(std::move(wakeup))
    {
        m_native.push_back({m_wakeup.first.descriptor(), POLLIN, 0});
        m_targets.push_back(nullptr);
    }

    NetResult<> add(Descriptor descriptor, PollTarget &target, Interest interest) override
    {
        m_index[descriptor] = m_native.size();
        m_native.push_back({descriptor, nativeEvents(interest), 0});
        m_targets.push_back(&target);
        return {};
    }

    void change(Descriptor descriptor, PollTarget &, Interest interest) override
    {
        if (const auto found = m_index.find(descriptor); found != m_index.end())
            m_native[found->second].events = nativeEvents(interest);
    }

    void remove(Descriptor descriptor, PollTarget &target) override
    {
        for (PollEvent &event : m_events) {
            if (event.target == &target)
                event.target = nullptr;
        }
        const auto found = m_index.find(descriptor);
        if (found == m_index.end())
            return;
        const std::size_t hole = found->second;
        m_index.erase(found);
        if (hole + 1 != m_native.size()) {
            m_native[hole] = m_native.back();
            m_targets[hole] = m_targets.back();
            m_index[m_native[hole].fd] = hole;
        }
        m_native.pop_back();
        m_targets.pop_back();
    }

    std::span<PollEvent> wait(Nanoseconds timeout) override
    {
        const int count = pollNow(m_native.data(), m_native.size(), pollTimeout(timeout));
        m_events.clear();
        if (count <= 0)
            return m_events;
        if (m_native[0].revents != 0)
            quietWakeup();
        for (std::size_t i = 1; i < m_native.size(); ++i) {
            const int found = m_native[i].revents;
            if (found == 0)
                continue;
            m_events.push_back({m_targets[i],
                {(found & POLLIN) != 0, (found & POLLOUT) != 0,
                    (found & (POLLERR | POLLHUP | POLLNVAL)) != 0}});
        }
        return m_events;
    }

    void wake() override
    {
        const std::byte one{1};
        // Refused only when the pair is full, and then the wait ends anyway.
        m_wakeup.second.send({&one, 1});
    }

private:
    static short nativeEvents(Interest interest)
    {
        switch (interest) {
        case Interest::None:
            return 0;
        case Interest::Read:
            return POLLIN;
        case Interest::Write:
            return POLLOUT;
        case Interest::ReadWrite:
            break;
        }
        return POLLIN | POLLOUT;
    }

    void quietWakeup()
    {
        std::array<std::byte, 256> scrap;
        while (m_wakeup.first.receive(scrap).state == Transfer::State::Moved) { }
    }

    std::pair<Socket, Socket> m_wakeup;
    std::vector<NativePoll> m_native; // the wakeup is the first
    std::vector<PollTarget *> m_targets; // beside m_native
    std::unordered_map<Descriptor, std::size_t> m_index;
    std::vector<PollEvent> m_events;
};

} // namespace

NetResult<std::unique_ptr<Poller>> makePollPoller()
{
    NetResult<std::pair<Socket, Socket>> wakeup = Socket::pair();
    if (!wakeup)
        return wakeup.error();
    return std::unique_ptr<Poller>(std::make_unique<PollPoller>(*std::move(wakeup)));
}

} // namespace plimsoll
