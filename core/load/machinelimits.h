// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <optional>

namespace plimsoll {

// How many descriptors this process may have open; none where the system does not say.
struct OpenFileLimit {
    qint64 soft = 0;
    qint64 hard = 0;
    bool operator==(const OpenFileLimit &) const = default;
};

// Raises the soft limit to the hard one and returns what holds then.
std::optional<OpenFileLimit> raiseOpenFileLimit();

// How many this process has open; none where the system does not say. Goes through them all: once a second is
// often enough.
std::optional<qint64> openDescriptors();

// How many connections this machine can have open to one address at once; none where the system does not say.
std::optional<qint64> ephemeralPorts();

// Bytes of memory that programs can still take without swapping; none where the system does not say.
std::optional<qint64> availableMemory();

// How busy the cores of this machine are, by whatever runs on it.
class CoreUse
{
public:
    // Since the last call, 0 to 1; none at the first one, and where the system does not say.
    std::optional<double> share();

private:
    quint64 m_idle = 0; // in the system's units, since it started
    quint64 m_all = 0;
};

// How many connections this process can have open to a server within itself, both ends its own; at least 1.
int mostLocalConnections();

} // namespace plimsoll
