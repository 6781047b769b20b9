// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/traffic/dashboard/dashboardrequest.h"

namespace plimsoll {

namespace {

// Null: no such place.
const std::string *valueOf(std::string_view place, const DashboardPerson &person, const std::string &version)
{
    struct Place {
        std::string_view name;
        const std::string *value;
    };
    for (const Place &known :
        {Place{"user", &person.user}, Place{"workspace", &person.workspace}, Place{"name", &person.name},
            Place{"agent", &person.agent}, Place{"build", &person.build}, Place{"number", &person.number},
            Place{"template", &person.templateId}, Place{"templateName", &person.templateName},
            Place{"organization", &person.organization}, Place{"version", &version}}) {
        if (known.name == place)
            return known.value;
    }
    return nullptr;
}

} // namespace

std::optional<std::string> targetOf(const EndpointSpec &spec, const std::string &basePath,
    const DashboardPerson &person, const std::string &version)
{
    std::optional<std::string> target = filledIn(spec.target, person, version);
    if (target)
        target->insert(0, basePath);
    return target;
}

std::optional<std::string> filledIn(
    std::string_view text, const DashboardPerson &person, const std::string &version)
{
    std::string filled;
    std::string_view rest = text;
    while (!rest.empty()) {
        const std::size_t open = rest.find('{');
        filled += rest.substr(0, open);
        if (open == std::string_view::npos)
            break;
        const std::size_t close = rest.find('}', open);
        const std::string *value = valueOf(rest.substr(open + 1, close - open - 1), person, version);
        if (!value || value->empty())
            return std::nullopt;
        filled += *value;
        rest.remove_prefix(close + 1);
    }
    return filled;
}

HttpRequest requestOf(const EndpointSpec &spec, std::string target, const HttpHeaders &shared)
{
    HttpRequest request{
        .method = std::string(spec.method), .target = std::move(target), .headers = shared, .body = {}};
    if (spec.endpoint == DashboardEndpoint::Site) {
        request.headers.add("Accept", "text/html,application/xhtml+xml");
        return request;
    }
    request.headers.add("Accept", "application/json, text/plain, */*");
    if (spec.method == "POST") {
        request.headers.add("Content-Type", "application/json");
        request.body = permissionsBody();
    }
    return request;
}

std::string activeVersionIn(std::string_view body)
{
    constexpr std::string_view key = "\"active_version_id\":\"";
    constexpr std::size_t idLength = 36;
    const std::size_t at = body.find(key);
    if (at == std::string_view::npos || body.size() < at + key.size() + idLength)
        return {};
    return std::string(body.substr(at + key.size(), idLength));
}

} // namespace plimsoll
