// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/run/failureseries.h"

namespace plimsoll {

qsizetype FailureSeries::placeOf(ErrorClass errorClass)
{
    const qsizetype known = m_classes.indexOf(errorClass);
    if (known >= 0)
        return known;
    if (m_classes.size() < Count - 1) {
        m_classes.append(errorClass);
        return m_classes.size() - 1;
    }
    m_hasOthers = true;
    return Count - 1;
}

void FailureSeries::append(const SecondRow &row)
{
    std::array<double, Count> sums{};
    for (const ScenarioSecond &scenario : row.scenarios) {
        for (std::size_t i = 0; i < ErrorClassCount; ++i) {
            if (const std::uint64_t count = scenario.counts.errors[i]; count > 0)
                sums[static_cast<std::size_t>(placeOf(static_cast<ErrorClass>(i)))]
                    += static_cast<double>(count);
        }
    }
    for (qsizetype i = 0; i < Count; ++i)
        m_points[i].append({static_cast<double>(row.second), sums[static_cast<std::size_t>(i)]});
}

QStringList FailureSeries::names() const
{
    QStringList names;
    for (const ErrorClass errorClass : m_classes)
        names.append(errorClassTitle(errorClass));
    names.resize(Count);
    if (m_hasOthers)
        names.last() = tr("others");
    return names;
}

} // namespace plimsoll
