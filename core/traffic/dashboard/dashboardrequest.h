// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/httpmessage.h"
#include "core/plan/dashboardpages.h"
#include "core/traffic/dashboard/dashboardperson.h"

#include <optional>

namespace plimsoll {

// The target of an endpoint for that person, of whose template `version` is the active one. None when
// something is not known that stands in it.
std::optional<std::string> targetOf(const EndpointSpec &spec, const std::string &basePath,
    const DashboardPerson &person, const std::string &version);

// The same for any text with such places, without a base path.
std::optional<std::string> filledIn(
    std::string_view text, const DashboardPerson &person, const std::string &version = {});

// The request as a browser makes it. `shared`: headers of all requests, the token among them.
HttpRequest requestOf(const EndpointSpec &spec, std::string target, const HttpHeaders &shared);

// The active version's id from the start of a template's JSON; empty where it is not in there.
std::string activeVersionIn(std::string_view body);

} // namespace plimsoll
