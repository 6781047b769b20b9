// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/ids.h"
#include "core/base/result.h"
#include "core/coder/provisionerjob.h"

#include <QJsonValue>
#include <QStringList>

#include <optional>

namespace plimsoll {

struct Template {
    TemplateId id;
    QString name;
    OrganizationId organization;
    QString organizationName; // empty on servers that do not say
    TemplateVersionId activeVersion;
    bool deprecated = false;
    Milliseconds defaultTtl{0}; // 0: workspaces are not stopped by themselves
    std::optional<Milliseconds> startBuildP50; // over earlier builds; none before the first
    std::optional<Milliseconds> startBuildP95;
    bool operator==(const Template &) const = default;
};

struct TemplateVersion {
    TemplateVersionId id;
    QString name;
    ProvisionerJob job;
    bool operator==(const TemplateVersion &) const = default;
};

struct RichParameterOption {
    QString name;
    QString value;
    bool operator==(const RichParameterOption &) const = default;
};

// A question that the template asks for each workspace. All values are text on the wire; a "list(string)"
// is a JSON array inside that text.
struct RichParameter {
    QString name;
    QString displayName;
    QString description; // plain text
    QString type; // "string", "number", "bool", "list(string)"
    QString defaultValue;
    bool required = false;
    bool ephemeral = false;
    bool isMutable = false;
    QList<RichParameterOption> options;
    QString validationRegex;
    QString validationError;
    std::optional<qint64> validationMin;
    std::optional<qint64> validationMax;
    bool operator==(const RichParameter &) const = default;
};

// A service that the creating user must have signed in to.
struct ExternalAuth {
    QString id;
    QString displayName;
    bool authenticated = false;
    bool optional = false;
    bool operator==(const ExternalAuth &) const = default;
};

// Errors: BadReply, naming the field.
Result<Template> parseTemplate(const QJsonValue &json);
Result<QList<Template>> parseTemplates(const QJsonValue &json);
Result<TemplateVersion> parseTemplateVersion(const QJsonValue &json);
Result<QList<RichParameter>> parseRichParameters(const QJsonValue &json);
Result<QList<ExternalAuth>> parseExternalAuths(const QJsonValue &json);

} // namespace plimsoll
