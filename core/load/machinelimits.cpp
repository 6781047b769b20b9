// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/machinelimits.h"

#include "core/plan/planlimits.h"

#include <QFile>

#include <algorithm>
#include <utility>

#ifndef Q_OS_WIN
#include <dirent.h>
#include <limits.h>
#include <sys/resource.h>
#endif

using namespace Qt::StringLiterals;

namespace plimsoll {

// For what else the process has open, and for connections that were just closed.
static constexpr qint64 ReservedFiles = 500;
static constexpr qint64 ReservedPorts = 2000;

#ifdef Q_OS_WIN

std::optional<OpenFileLimit> raiseOpenFileLimit()
{
    return std::nullopt; // sockets are not limited by number there
}

std::optional<qint64> openDescriptors()
{
    return std::nullopt;
}

#else

std::optional<OpenFileLimit> raiseOpenFileLimit()
{
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0)
        return std::nullopt;
    rlimit raised = limit;
    raised.rlim_cur = limit.rlim_max;
#ifdef Q_OS_MACOS
    raised.rlim_cur = std::min<rlim_t>(OPEN_MAX, limit.rlim_max); // the system refuses more
#endif
    if (raised.rlim_cur > limit.rlim_cur && ::setrlimit(RLIMIT_NOFILE, &raised) == 0)
        limit = raised;
    const auto count = [](rlim_t value) {
        constexpr rlim_t most = rlim_t(1) << 40; // "unlimited" on some systems
        return static_cast<qint64>(std::min(value, most));
    };
    return OpenFileLimit{count(limit.rlim_cur), count(limit.rlim_max)};
}

std::optional<qint64> openDescriptors()
{
#ifdef Q_OS_LINUX
    const char *const folder = "/proc/self/fd";
#else
    const char *const folder = "/dev/fd";
#endif
    DIR *const entries = ::opendir(folder);
    if (!entries)
        return std::nullopt;
    qint64 count = 0;
    while (const dirent *entry = ::readdir(entries))
        count += entry->d_name[0] != '.' ? 1 : 0;
    ::closedir(entries);
    return count - 1; // without the folder's own
}

#endif

std::optional<qint64> ephemeralPorts()
{
    QFile file(u"/proc/sys/net/ipv4/ip_local_port_range"_s); // IPv6 uses the same
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    const QList<QByteArray> ends = file.readAll().simplified().split(' ');
    if (ends.size() != 2)
        return std::nullopt;
    return ends[1].toLongLong() - ends[0].toLongLong() + 1;
}

std::optional<qint64> availableMemory()
{
    QFile file(u"/proc/meminfo"_s);
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    const QList<QByteArray> lines = file.readAll().split('\n');
    for (const QByteArray &line : lines) {
        if (line.startsWith("MemAvailable:"))
            return line.simplified().split(' ').value(1).toLongLong() * 1024;
    }
    return std::nullopt;
}

// proc(5): user, nice, system, idle, iowait, irq, softirq, steal; what follows is part of the first two.
std::optional<double> CoreUse::share()
{
    QFile file(u"/proc/stat"_s);
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    const QList<QByteArray> fields = file.readLine().simplified().split(' ');
    if (fields.size() < 9 || fields[0] != "cpu")
        return std::nullopt;
    quint64 all = 0;
    for (int i = 1; i <= 8; ++i)
        all += fields[i].toULongLong();
    const quint64 idle = fields[4].toULongLong() + fields[5].toULongLong();
    const quint64 passed = all - std::exchange(m_all, all);
    const quint64 rested = idle - std::exchange(m_idle, idle);
    if (passed == all || passed == 0)
        return std::nullopt;
    return 1 - static_cast<double>(std::min(rested, passed)) / static_cast<double>(passed);
}

int mostLocalConnections()
{
    const std::optional<OpenFileLimit> files = raiseOpenFileLimit();
    const qint64 byFiles = files ? (files->soft - ReservedFiles) / 2 : planlimits::MostTargets;
    const qint64 byPorts = ephemeralPorts().value_or(planlimits::MostTargets) - ReservedPorts;
    return static_cast<int>(std::clamp<qint64>(std::min(byFiles, byPorts), 1, planlimits::MostTargets));
}

} // namespace plimsoll
