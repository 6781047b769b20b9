// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/threadcpu.h"

#ifdef _WIN32
#include <windows.h>
#else
#include <time.h>
#endif

namespace plimsoll {

#ifdef _WIN32
Nanoseconds threadCpuTime()
{
    FILETIME created, ended, kernel, user;
    if (!GetThreadTimes(GetCurrentThread(), &created, &ended, &kernel, &user))
        return Nanoseconds(0);
    const auto ticks = [](const FILETIME &time) {
        return (static_cast<std::int64_t>(time.dwHighDateTime) << 32) | time.dwLowDateTime;
    };
    return Nanoseconds((ticks(kernel) + ticks(user)) * 100);
}
#else
Nanoseconds threadCpuTime()
{
    timespec used{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &used);
    return std::chrono::seconds(used.tv_sec) + Nanoseconds(used.tv_nsec);
}
#endif

} // namespace plimsoll
