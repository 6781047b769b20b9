// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulator/records.h"

namespace plimsoll::simulator {

// The templates of every simulated deployment: "demo" works; "demo-parameters" asks for values;
// "demo-subdomain" works, and its apps have hosts of their own; "demo-fail" fails to build; "demo-no-agent"
// builds, but its agent never connects.
std::vector<TemplateRecord> templateCatalog(WallTime now);

struct ParameterFault {
    QString field;
    QString detail;
};

// What a server finds wrong with the values for a template; unknown names are let through, as it does.
std::vector<ParameterFault> parameterFaults(const TemplateRecord &of, const ParameterValues &values);

} // namespace plimsoll::simulator
