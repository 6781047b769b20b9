// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/plan/dashboardoptions.h"

#include <optional>

namespace plimsoll {

// A page and how long one stays on it.
struct PageVisit {
    DashboardPage page = DashboardPage::Workspaces;
    Instant at;
    Instant until; // when the next page is opened, or the journey ends
};

// Which pages one person opens, and when: drawn from the plan's seed and the person's number alone, whatever
// the deployment does, so that the intended load is known before and the same each time. A value.
class DashboardJourney
{
public:
    DashboardJourney(const DashboardOptions &options, std::uint32_t person, bool isAdministrator,
        Instant start, Instant end);

    bool isAdministrator() const { return m_isAdministrator; }
    // The first page is the list of workspaces. None when the time is over.
    std::optional<PageVisit> next();
    // It ends then instead; a page that was to stay until the end is left at the returned instant.
    Instant endAt(Instant end);

private:
    std::uint64_t draw();
    DashboardPage drawPage();
    Nanoseconds drawStay();

    DashboardOptions m_options;
    bool m_isAdministrator;
    std::uint64_t m_random;
    Instant m_next; // page, were the end not before it
    Instant m_end;
    bool m_hasBegun = false;
};

} // namespace plimsoll
