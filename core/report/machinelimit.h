// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/secondrow.h"

#include <QString>

namespace plimsoll {

// Whether a run was limited by this machine, and what load it made all the same.
//
// It was when more than half of the seconds of planned load are marked, or when no second that is not marked
// had the highest load of the plan: then nobody has seen what the deployment does with it.
class MachineLimit
{
public:
    void second(const SecondRow &row);

    bool isLimit() const;
    // "At least 1.21 MiB/s with 640 sessions, limited by this machine."; empty when it was not the limit.
    QString sentence() const;

private:
    struct Load {
        IntendedLoad intended = {}; // in a second
        IntendedLoad echoed = {}; // of it; catching up does not count
        int sessions = 0;
    };
    static Load loadOf(const SecondRow &row);
    // Bytes as long as any are typed, else requests.
    std::uint64_t figure(const IntendedLoad &load) const { return m_hasBytes ? load.bytes : load.ticks; }

    std::int64_t m_seconds = 0;
    std::int64_t m_marked = 0;
    bool m_hasBytes = false;
    IntendedLoad m_most = {}; // intended in a second, bytes and ticks apart
    IntendedLoad m_mostUnmarked = {}; // in one that is not marked
    Load m_best; // the most that was carried in a second that is not marked
    Load m_bestMarked;
};

} // namespace plimsoll
