// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/machinelimit.h"

#include "core/base/unittext.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

constexpr double SameLoad = 0.985; // of the highest: phases make seconds differ a little

void raise(IntendedLoad &most, const IntendedLoad &load)
{
    most.ticks = std::max(most.ticks, load.ticks);
    most.bytes = std::max(most.bytes, load.bytes);
}

} // namespace

MachineLimit::Load MachineLimit::loadOf(const SecondRow &row)
{
    Load load;
    for (const ScenarioSecond &scenario : row.scenarios) {
        load.intended.add(scenario.intended);
        load.echoed.add({.ticks = std::min(scenario.counts.echoedTicks, scenario.intended.ticks),
            .bytes = std::min(scenario.counts.echoedBytes, scenario.intended.bytes)});
        load.sessions += scenario.gauges.active;
    }
    return load;
}

void MachineLimit::second(const SecondRow &row)
{
    const Load load = loadOf(row);
    if (load.intended == IntendedLoad())
        return;
    ++m_seconds;
    m_hasBytes = m_hasBytes || load.intended.bytes > 0;
    raise(m_most, load.intended);
    Load &best = row.mark.any() ? m_bestMarked : m_best;
    if (figure(load.echoed) > figure(best.echoed))
        best = load;
    if (row.mark.any())
        ++m_marked;
    else
        raise(m_mostUnmarked, load.intended);
}

bool MachineLimit::isLimit() const
{
    return 2 * m_marked > m_seconds
        || static_cast<double>(figure(m_mostUnmarked)) < SameLoad * static_cast<double>(figure(m_most));
}

QString MachineLimit::sentence() const
{
    if (!isLimit())
        return {};
    const Load &best = figure(m_best.echoed) > 0 ? m_best : m_bestMarked;
    const QString rate = m_hasBytes
        ? humanSize(static_cast<double>(best.echoed.bytes)) + u"/s"_s
        : counted(static_cast<qint64>(best.echoed.ticks), u"request"_s) + u" a second"_s;
    return u"At least %1 with %2, limited by this machine."_s.arg(rate, counted(best.sessions, u"session"_s));
}

} // namespace plimsoll
