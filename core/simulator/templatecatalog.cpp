// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/templatecatalog.h"

#include <algorithm>

namespace plimsoll::simulator {

using namespace Qt::StringLiterals;

static TemplateRecord newTemplate(
    const QString &name, const QString &description, TemplateRecord::Outcome outcome, WallTime now)
{
    TemplateRecord record;
    record.id = QUuid::createUuid();
    record.version = QUuid::createUuid();
    record.importJob = QUuid::createUuid();
    record.file = QUuid::createUuid();
    record.name = name;
    record.versionName = u"simulated_1"_s;
    record.description = description;
    record.outcome = outcome;
    record.created = now;
    return record;
}

std::vector<TemplateRecord> templateCatalog(WallTime now)
{
    using Outcome = TemplateRecord::Outcome;
    TemplateRecord withParameters
        = newTemplate(u"demo-parameters"_s, u"Asks for an owner's tag."_s, Outcome::Works, now);
    withParameters.parameters = {
        {.name = u"owner_tag"_s,
            .description = u"Who pays for it."_s,
            .type = u"string"_s,
            .defaultValue = {},
            .isRequired = true,
            .options = {},
            .least = {},
            .most = {}},
        {.name = u"jobs"_s,
            .description = u"Parallel jobs."_s,
            .type = u"number"_s,
            .defaultValue = u"2"_s,
            .isRequired = false,
            .options = {},
            .least = 1,
            .most = 10},
        {.name = u"size"_s,
            .description = u"How large the machine is."_s,
            .type = u"string"_s,
            .defaultValue = u"small"_s,
            .isRequired = false,
            .options = {u"small"_s, u"medium"_s, u"large"_s},
            .least = {},
            .most = {}},
        {.name = u"dotfiles"_s,
            .description = u"Install dotfiles."_s,
            .type = u"bool"_s,
            .defaultValue = u"false"_s,
            .isRequired = false,
            .options = {},
            .least = {},
            .most = {}},
    };
    TemplateRecord withNamedApps
        = newTemplate(u"demo-subdomain"_s, u"Its apps have names of their own."_s, Outcome::Works, now);
    withNamedApps.hasNamedApps = true;
    return {
        newTemplate(u"demo"_s, u"A workspace that echoes."_s, Outcome::Works, now),
        std::move(withParameters),
        std::move(withNamedApps),
        newTemplate(u"demo-fail"_s, u"Its builds fail."_s, Outcome::BuildFails, now),
        newTemplate(u"demo-no-agent"_s, u"Its agent never connects."_s, Outcome::AgentNeverConnects, now),
    };
}

static QString valueFault(const ParameterRecord &parameter, const QString &value)
{
    if (!parameter.options.isEmpty() && !parameter.options.contains(value)) {
        return u"Value must be a valid option; the value \"%1\" must be defined as one of options"_s.arg(
            value);
    }
    if (parameter.type == u"bool"_s && value != "true"_L1 && value != "false"_L1)
        return u"Parameter value is not of type bool; \"%1\" must be \"true\" or \"false\""_s.arg(value);
    if (parameter.type != u"number"_s)
        return {};
    bool isNumber = false;
    const qint64 number = value.toLongLong(&isNumber);
    if (!isNumber)
        return u"Parameter value is not of type number; \"%1\" is not a number"_s.arg(value);
    static const QString outOfRange
        = u"Invalid parameter value according to 'validation' block; value %1 is %2 %3"_s;
    if (parameter.most && number > *parameter.most)
        return outOfRange.arg(number).arg(u"more than the maximum"_s).arg(*parameter.most);
    if (parameter.least && number < *parameter.least)
        return outOfRange.arg(number).arg(u"less than the minimum"_s).arg(*parameter.least);
    return {};
}

std::vector<ParameterFault> parameterFaults(const TemplateRecord &of, const ParameterValues &values)
{
    std::vector<ParameterFault> faults;
    for (const ParameterRecord &parameter : of.parameters) {
        const auto given = std::find_if(values.begin(), values.end(),
            [&parameter](const auto &value) { return value.first == parameter.name; });
        if (given == values.end()) {
            if (parameter.isRequired) {
                faults.push_back(
                    {parameter.name, u"Required parameter not provided; parameter value is null"_s});
            }
            continue;
        }
        if (const QString detail = valueFault(parameter, given->second); !detail.isEmpty())
            faults.push_back({parameter.name, detail});
    }
    return faults;
}

} // namespace plimsoll::simulator
