// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace plimsoll {

// What a person's dashboard asks about: the workspace, its latest build and template, as the deployment calls
// them in addresses. Empty where it is not known. A value, read-only once the workers run.
struct DashboardPerson {
    std::string user = {};
    std::string workspace = {};
    std::string name = {};
    std::string agent = {};
    std::string build = {};
    std::string number = {}; // of the build
    std::string templateId = {};
    std::string templateName = {};
    std::string organization = {};
};

} // namespace plimsoll
