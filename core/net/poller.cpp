// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/poller.h"

#include "core/net/pollpoller.h"
#ifdef __linux__
#include "core/net/epollpoller.h"
#endif
#ifdef __APPLE__
#include "core/net/kqueuepoller.h"
#endif

namespace plimsoll {

#if defined(__linux__)
static constexpr PollerKind NativeKind = PollerKind::Epoll;
#elif defined(__APPLE__)
static constexpr PollerKind NativeKind = PollerKind::Kqueue;
#else
static constexpr PollerKind NativeKind = PollerKind::Poll;
#endif

NetResult<std::unique_ptr<Poller>> makePoller(PollerKind kind)
{
    switch (kind == PollerKind::Native ? NativeKind : kind) {
#ifdef __linux__
    case PollerKind::Epoll:
        return makeEpollPoller();
#endif
#ifdef __APPLE__
    case PollerKind::Kqueue:
        return makeKqueuePoller();
#endif
    case PollerKind::Poll:
        return makePollPoller();
    default:
        return NetError{NetCause::Local, "This system does not have that kind of poller."};
    }
}

} // namespace plimsoll
