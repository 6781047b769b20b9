// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/traffic/dashboard/dashboardjourney.h"

#include <algorithm>

using namespace std::chrono_literals;

namespace plimsoll {

DashboardJourney::DashboardJourney(
    const DashboardOptions &options, std::uint32_t person, bool isAdministrator, Instant start, Instant end)
    : m_options(options)
    , m_isAdministrator(isAdministrator)
    , m_random((static_cast<std::uint64_t>(options.seed) << 32) + person)
    , m_next(start)
    , m_end(end)
{
    for (std::size_t i = 0; i < DashboardPageCount; ++i) {
        if (!m_isAdministrator && isForAdministrators(static_cast<DashboardPage>(i)))
            m_options.weights[i] = 0;
    }
}

// SplitMix64: the same on every machine.
std::uint64_t DashboardJourney::draw()
{
    std::uint64_t z = (m_random += 0x9E3779B97F4A7C15ULL);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
    return z ^ (z >> 31);
}

DashboardPage DashboardJourney::drawPage()
{
    std::uint64_t sum = 0;
    for (const int weight : m_options.weights)
        sum += static_cast<std::uint64_t>(weight);
    if (sum == 0)
        return DashboardPage::Workspaces;
    std::uint64_t left = draw() % sum;
    for (std::size_t i = 0; i < DashboardPageCount; ++i) {
        const auto weight = static_cast<std::uint64_t>(m_options.weights[i]);
        if (left < weight)
            return static_cast<DashboardPage>(i);
        left -= weight;
    }
    return DashboardPage::Workspaces;
}

// In whole milliseconds, which is what timers keep.
Nanoseconds DashboardJourney::drawStay()
{
    const auto jitter = static_cast<std::uint64_t>(std::max<std::int64_t>(m_options.jitter.count(), 0));
    const Milliseconds more(static_cast<std::int64_t>(draw() % (2 * jitter + 1)));
    return std::max<Milliseconds>(m_options.interval - m_options.jitter + more, 1ms);
}

std::optional<PageVisit> DashboardJourney::next()
{
    if (m_next >= m_end)
        return std::nullopt;
    PageVisit visit{.page = m_hasBegun ? drawPage() : DashboardPage::Workspaces, .at = m_next, .until = {}};
    m_hasBegun = true;
    m_next = m_next + drawStay();
    visit.until = std::min(m_next, m_end);
    return visit;
}

Instant DashboardJourney::endAt(Instant end)
{
    m_end = end;
    return std::min(m_next, m_end);
}

} // namespace plimsoll
