// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/nearesttext.h"
#include "core/load/preflightchecks.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

QStringList listOf(const QString &value, bool &isList)
{
    const QJsonDocument document = QJsonDocument::fromJson(value.toUtf8());
    isList = document.isArray();
    QStringList values;
    const QJsonArray entries = document.array();
    for (const auto &entry : entries) {
        isList = isList && entry.isString();
        values.append(entry.toString());
    }
    return values;
}

bool isOption(const RichParameter &parameter, const QString &value)
{
    return std::any_of(parameter.options.cbegin(), parameter.options.cend(),
        [&value](const RichParameterOption &option) { return option.value == value; });
}

QString optionTexts(const RichParameter &parameter)
{
    QStringList values;
    for (const RichParameterOption &option : parameter.options)
        values.append(u"\"%1\""_s.arg(option.value));
    return values.join(u", "_s);
}

QString numberProblem(const RichParameter &parameter, const QString &value)
{
    bool isNumber = false;
    const double number = value.toDouble(&isNumber);
    if (!isNumber)
        return u"\"%1\" is not a number"_s.arg(value);
    if (parameter.validationMin && number < static_cast<double>(*parameter.validationMin))
        return u"%1 is less than %2"_s.arg(value).arg(*parameter.validationMin);
    if (parameter.validationMax && number > static_cast<double>(*parameter.validationMax))
        return u"%1 is more than %2"_s.arg(value).arg(*parameter.validationMax);
    return {};
}

QString regexProblem(const RichParameter &parameter, const QString &value)
{
    const QRegularExpression pattern(parameter.validationRegex);
    if (parameter.validationRegex.isEmpty() || !pattern.isValid() || pattern.match(value).hasMatch())
        return {}; // a pattern that only Coder's own engine understands is left to it
    return parameter.validationError.isEmpty()
        ? u"\"%1\" does not match %2"_s.arg(value, parameter.validationRegex)
        : u"\"%1\" is refused by the template: %2"_s.arg(value, parameter.validationError);
}

QString unknownName(const QString &name, const QStringList &names)
{
    const QString meant = nearestText(name, names);
    return u"the template has no parameter \"%1\"%2"_s.arg(
        name, meant.isEmpty() ? QString() : u" (did you mean \"%1\"?)"_s.arg(meant));
}

} // namespace

QString parameterProblem(const RichParameter &parameter, const QString &value)
{
    if (parameter.type == "list(string)"_L1) {
        bool isList = false;
        const QStringList values = listOf(value, isList);
        if (!isList)
            return u"\"%1\" is not a JSON array of texts"_s.arg(value);
        for (const QString &entry : values) {
            if (!parameter.options.isEmpty() && !isOption(parameter, entry))
                return u"\"%1\" is none of %2"_s.arg(entry, optionTexts(parameter));
        }
        return {};
    }
    if (!parameter.options.isEmpty())
        return isOption(parameter, value) ? QString()
                                          : u"\"%1\" is none of %2"_s.arg(value, optionTexts(parameter));
    if (parameter.type == "bool"_L1)
        return value == "true"_L1 || value == "false"_L1 ? QString()
                                                         : u"\"%1\" is neither true nor false"_s.arg(value);
    if (parameter.type == "number"_L1)
        return numberProblem(parameter, value);
    return regexProblem(parameter, value);
}

PreflightCheck checkParameters(const QList<RichParameter> &asked, const QMap<QString, QString> &values)
{
    QStringList problems;
    QStringList names;
    for (const RichParameter &parameter : asked) {
        names.append(parameter.name);
        const auto value = values.constFind(parameter.name);
        if (value == values.cend()) {
            if (parameter.required && !parameter.ephemeral)
                problems.append(u"\"%1\" needs a value"_s.arg(parameter.name));
            continue;
        }
        if (const QString problem = parameterProblem(parameter, *value); !problem.isEmpty())
            problems.append(u"\"%1\": %2"_s.arg(parameter.name, problem));
    }
    for (auto value = values.cbegin(); value != values.cend(); ++value) {
        if (!names.contains(value.key()))
            problems.append(unknownName(value.key(), names));
    }
    if (problems.isEmpty())
        return {CheckTopic::Parameters, CheckStatus::Ok,
            asked.isEmpty() ? u"The template asks for no parameters."_s
                            : u"All parameters that the template asks for have values."_s,
            {}};
    return {CheckTopic::Parameters, CheckStatus::Failed,
        u"The parameters do not fit the template: %1."_s.arg(problems.join(u"; "_s)),
        u"The template's parameters are: %1."_s.arg(names.isEmpty() ? u"none"_s : names.join(u", "_s))};
}

PreflightCheck checkExternalAuth(const QList<ExternalAuth> &auths, OwnerMode owners)
{
    QStringList needed;
    QStringList missing;
    for (const ExternalAuth &auth : auths) {
        if (auth.optional)
            continue;
        const QString name = auth.displayName.isEmpty() ? auth.id : auth.displayName;
        needed.append(name);
        if (!auth.authenticated)
            missing.append(name);
    }
    if (needed.isEmpty())
        return {CheckTopic::ExternalAuth, CheckStatus::Ok, u"The template needs no sign-in elsewhere."_s, {}};
    if (owners != OwnerMode::Me)
        return {CheckTopic::ExternalAuth, CheckStatus::Warning,
            u"The template wants its users signed in to %1, which new users are not."_s.arg(
                needed.join(u", "_s)),
            u"Builds that use the sign-in will fail; let all workspaces be your own (owners: \"me\"), or use "
            u"a "
            "template without it."_s};
    if (missing.isEmpty())
        return {CheckTopic::ExternalAuth, CheckStatus::Ok,
            u"You are signed in to %1."_s.arg(needed.join(u", "_s)), {}};
    return {CheckTopic::ExternalAuth, CheckStatus::Failed,
        u"The template wants you signed in to %1."_s.arg(missing.join(u", "_s)),
        u"Sign in on the deployment's page for external authentication first."_s};
}

} // namespace plimsoll
