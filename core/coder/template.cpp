// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/coder/template.h"

#include "core/coder/replyreader.h"

namespace plimsoll {

using namespace Qt::StringLiterals;

namespace {

std::optional<Milliseconds> milliseconds(std::optional<qint64> count)
{
    if (!count)
        return std::nullopt;
    return Milliseconds(*count);
}

Template readTemplate(const ReplyReader &in)
{
    const ReplyReader startTimes = in.objectIfAny("build_time_stats"_L1).objectIfAny("start"_L1);
    return {
        .id = in.id<TemplateId>("id"_L1),
        .name = in.text("name"_L1),
        .organization = in.id<OrganizationId>("organization_id"_L1),
        .organizationName = in.textIfAny("organization_name"_L1),
        .activeVersion = in.id<TemplateVersionId>("active_version_id"_L1),
        .deprecated = in.flagIfAny("deprecated"_L1),
        .defaultTtl = Milliseconds(in.numberIfAny("default_ttl_ms"_L1).value_or(0)),
        .startBuildP50 = milliseconds(startTimes.numberIfAny("P50"_L1)),
        .startBuildP95 = milliseconds(startTimes.numberIfAny("P95"_L1)),
    };
}

TemplateVersion readTemplateVersion(const ReplyReader &in)
{
    return {
        .id = in.id<TemplateVersionId>("id"_L1),
        .name = in.text("name"_L1),
        .job = readProvisionerJob(in.object("job"_L1)),
    };
}

RichParameterOption readOption(const ReplyReader &in)
{
    return {in.text("name"_L1), in.text("value"_L1)};
}

RichParameter readRichParameter(const ReplyReader &in)
{
    const QString plain = in.textIfAny("description_plaintext"_L1);
    return {
        .name = in.text("name"_L1),
        .displayName = in.textIfAny("display_name"_L1),
        .description = plain.isEmpty() ? in.textIfAny("description"_L1) : plain,
        .type = in.text("type"_L1),
        .defaultValue = in.textIfAny("default_value"_L1),
        .required = in.flagIfAny("required"_L1),
        .ephemeral = in.flagIfAny("ephemeral"_L1),
        .isMutable = in.flagIfAny("mutable"_L1),
        .options = in.listIfAny("options"_L1, readOption),
        .validationRegex = in.textIfAny("validation_regex"_L1),
        .validationError = in.textIfAny("validation_error"_L1),
        .validationMin = in.numberIfAny("validation_min"_L1),
        .validationMax = in.numberIfAny("validation_max"_L1),
    };
}

ExternalAuth readExternalAuth(const ReplyReader &in)
{
    return {
        .id = in.text("id"_L1),
        .displayName = in.textIfAny("display_name"_L1),
        .authenticated = in.flagIfAny("authenticated"_L1),
        .optional = in.flagIfAny("optional"_L1),
    };
}

} // namespace

Result<Template> parseTemplate(const QJsonValue &json)
{
    return parseReply(json, readTemplate);
}

Result<QList<Template>> parseTemplates(const QJsonValue &json)
{
    return parseReplyList(json, readTemplate);
}

Result<TemplateVersion> parseTemplateVersion(const QJsonValue &json)
{
    return parseReply(json, readTemplateVersion);
}

Result<QList<RichParameter>> parseRichParameters(const QJsonValue &json)
{
    return parseReplyList(json, readRichParameter);
}

Result<QList<ExternalAuth>> parseExternalAuths(const QJsonValue &json)
{
    return parseReplyList(json, readExternalAuth);
}

} // namespace plimsoll
