// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/intendedload.h"
#include "core/load/provisioned.h"
#include "core/metrics/secondrow.h"
#include "core/traffic/dashboard/dashboardperson.h"

#include <functional>
#include <memory>

namespace plimsoll {

// The requests that a dashboard scenario plans in each second after `begin`: those of the pages that its
// people open, with what they ask again. To be asked for one second after the other.
std::function<IntendedLoad(std::int64_t second)> intendedRequests(
    const DashboardOptions &options, const std::vector<SessionSchedule> &sessions, Instant begin);

// What one person makes on average, once the first page is there.
double requestsPerSecond(const DashboardOptions &options);

// Whose dashboard is looked at.
std::shared_ptr<const DashboardPerson> dashboardPerson(const ProvisionedWorkspace &workspace);

} // namespace plimsoll
