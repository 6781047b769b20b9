// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandoptions.h"

#include "core/base/nearesttext.h"
#include "core/base/unittext.h"

#include <QCommandLineParser>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

const QString TokenRefusal
    = u"A token is not taken from the command line, where every process of this machine can read it: put it "
      u"into "
      "a file that only you can read (chmod 600) and name that with --token-file, or set CODER_SESSION_TOKEN."_s;

std::optional<bool> truth(const QString &text)
{
    const QString word = text.toLower();
    if (word == "1"_L1 || word == "t"_L1 || word == "true"_L1)
        return true;
    if (word == "0"_L1 || word == "f"_L1 || word == "false"_L1 || word.isEmpty())
        return false;
    return std::nullopt;
}

QCommandLineOption optionOf(const OptionSpec &spec)
{
    QCommandLineOption option(spec.names);
    option.setValueName(spec.valueName);
    return option;
}

} // namespace

CommandOptions::CommandOptions(const QProcessEnvironment &environment)
    : m_environment(environment)
{
}

void CommandOptions::add(const OptionSpec &spec)
{
    m_specs.append(spec);
}

void CommandOptions::add(const QList<OptionSpec> &specs)
{
    m_specs.append(specs);
}

Result<> CommandOptions::parse(const QStringList &arguments)
{
    QStringList words{u"plimsoll-cli"_s};
    bool isOver = false; // behind "--"
    for (const QString &argument : arguments) {
        isOver = isOver || argument == "--"_L1;
        const QString name = argument.section(u'=', 0, 0);
        if (!isOver && (name == "--token"_L1 || name == "-token"_L1))
            return Error{ErrorKind::BadInput, TokenRefusal};
        const auto flag = std::find_if(m_specs.cbegin(), m_specs.cend(), [&](const OptionSpec &spec) {
            return spec.valueName.isEmpty() && name == u"--"_s + spec.names.first();
        });
        const bool hasValue = !isOver && flag != m_specs.cend() && argument.contains(u'=');
        const std::optional<bool> value
            = hasValue ? truth(argument.section(u'=', 1)) : std::optional<bool>(true);
        if (!value)
            return Error{ErrorKind::BadInput, u"%1 is a flag: true or false, not more."_s.arg(name)};
        if (*value)
            words.append(hasValue ? name : argument);
    }

    QCommandLineParser parser;
    parser.setSingleDashWordOptionMode(QCommandLineParser::ParseAsCompactedShortOptions);
    QStringList known;
    for (const OptionSpec &spec : std::as_const(m_specs)) {
        parser.addOption(optionOf(spec));
        known.append(spec.names.first());
    }
    if (!parser.parse(words)) {
        const QStringList unknown = parser.unknownOptionNames();
        const QString near = unknown.isEmpty() ? QString() : nearestText(unknown.first(), known);
        const QString help = near.isEmpty() ? QString() : u" Did you mean \"--%1\"?"_s.arg(near);
        return Error{ErrorKind::BadInput, parser.errorText() + help};
    }
    m_operands = parser.positionalArguments();
    for (const OptionSpec &spec : std::as_const(m_specs)) {
        if (!parser.isSet(spec.names.first()))
            continue;
        m_given.insert(spec.names.first(),
            spec.valueName.isEmpty() ? QStringList{u"true"_s} : parser.values(spec.names.first()));
    }
    return {};
}

const OptionSpec &CommandOptions::spec(const QString &name) const
{
    const auto found = std::find_if(m_specs.cbegin(), m_specs.cend(),
        [&](const OptionSpec &candidate) { return candidate.names.first() == name; });
    Q_ASSERT_X(found != m_specs.cend(), "CommandOptions", "a command reads an option that it does not have");
    return *found;
}

QString CommandOptions::where(const QString &name) const
{
    return m_given.contains(name) || spec(name).environment.isEmpty() ? u"--"_s + name
                                                                      : spec(name).environment;
}

bool CommandOptions::isGiven(const QString &name) const
{
    const QString &variable = spec(name).environment;
    return m_given.contains(name) || (!variable.isEmpty() && !m_environment.value(variable).isEmpty());
}

bool CommandOptions::flag(const QString &name) const
{
    return truth(text(name)).value_or(true);
}

QString CommandOptions::text(const QString &name) const
{
    if (m_given.contains(name))
        return m_given[name].constLast();
    const QString &variable = spec(name).environment;
    const QString value = variable.isEmpty() ? QString() : m_environment.value(variable);
    return value.isEmpty() ? spec(name).fallback : value;
}

QStringList CommandOptions::texts(const QString &name) const
{
    if (m_given.contains(name))
        return m_given[name];
    const QString all = text(name);
    return all.isEmpty() ? QStringList() : all.split(u',');
}

int CommandOptions::integer(const QString &name, int least, int most)
{
    bool isNumber = false;
    const int value = text(name).toInt(&isNumber);
    if (isNumber && value >= least && value <= most)
        return value;
    refuse(u"%1 must be a whole number from %2 to %3, not \"%4\"."_s.arg(
        where(name), QString::number(least), QString::number(most), text(name)));
    return spec(name).fallback.toInt();
}

qint64 CommandOptions::size(const QString &name, qint64 least, qint64 most)
{
    const Result<qint64> value = parseSize(text(name));
    if (value && *value >= least && *value <= most)
        return *value;
    refuse(u"%1 must be a size from %2 to %3, as in 1024 or 4KiB, not \"%4\"."_s.arg(
        where(name), sizeText(least), sizeText(most), text(name)));
    return least;
}

Milliseconds CommandOptions::duration(const QString &name)
{
    const Result<Nanoseconds> value = parseDuration(text(name));
    if (value && (value->count() == 0 || *value >= Milliseconds(1)))
        return std::chrono::duration_cast<Milliseconds>(*value);
    refuse(u"%1 must be a duration, as in 30s or 1m30s, not \"%2\"."_s.arg(where(name), text(name)));
    return Milliseconds(0);
}

} // namespace plimsoll
