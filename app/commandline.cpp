// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline.h"

#include "app/buildinfo.h"
#include "core/base/nearesttext.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

constexpr qsizetype Width = 100;
constexpr qsizetype Indent = 30;

const QString ExitCodes
    = u"Exit codes:\n"
      "  0    done; all goals kept\n"
      "  1    some of it failed\n"
      "  99   a goal was broken, stopped the run or could not be measured; compare: something is worse\n"
      "  104  bad input: the plan, an option, the login\n"
      "  105  stopped by a person or a signal\n"
      "  111  cleaning up is incomplete; \"cleanup --run DIR\" finishes it\n"
      "create-workspaces, workspace-traffic and cleanup without --run know 0, 1 and 104 only.\n"_s;

QString wrapped(const QString &text, qsizetype indent, qsizetype firstColumn)
{
    QString out;
    qsizetype column = firstColumn;
    for (const QString &word : text.split(u' ', Qt::SkipEmptyParts)) {
        if (column + word.size() + 1 > Width && column > indent) {
            out += u'\n' + QString(indent, u' ');
            column = indent;
        } else if (!out.isEmpty()) {
            out += u' ';
            ++column;
        }
        out += word;
        column += word.size();
    }
    return out;
}

QString entry(const QString &name, const QString &text)
{
    QString line = u"  "_s + name;
    if (line.size() + 2 > Indent)
        line += u'\n' + QString(Indent, u' ');
    else
        line = line.leftJustified(Indent);
    return line + wrapped(text, Indent, Indent) + u'\n';
}

QString optionHelp(const OptionSpec &spec)
{
    QStringList names;
    for (const QString &name : spec.names)
        names.append((name.size() == 1 ? u"-"_s : u"--"_s) + name);
    std::reverse(names.begin(), names.end()); // -c, --count
    QString name = names.join(u", "_s);
    if (!spec.valueName.isEmpty())
        name += u' ' + spec.valueName;
    QString text = spec.help;
    QStringList more;
    if (!spec.fallback.isEmpty() && !spec.valueName.isEmpty())
        more.append(u"default %1"_s.arg(spec.fallback));
    if (!spec.environment.isEmpty())
        more.append(u"environment: "_s + spec.environment);
    if (!more.isEmpty())
        text += u" ("_s + more.join(u"; "_s) + u')';
    return entry(name, text);
}

QString usage(const QList<Command> &commands)
{
    QString text
        = u"Usage: plimsoll-cli COMMAND [OPTION...]\n\n"
          "Finds the load line of a Coder deployment: creates workspaces, drives the traffic of developers "
          "at them,\njudges the run against goals and removes everything that it created.\n\nCommands:\n"_s;
    for (const Command &command : commands)
        text += entry((command.name + u' ' + command.operands).trimmed(), command.summary);
    return text + u"\n  --version, --help; COMMAND --help lists the options of a command.\n\n"_s + ExitCodes;
}

QString usage(const Command &command)
{
    const QString operands = command.operands.isEmpty() ? QString() : u' ' + command.operands;
    QString text = u"Usage: plimsoll-cli %1%2 [OPTION...]\n\n"_s.arg(command.name, operands);
    for (const QString &paragraph : command.details.split(u'\n'))
        text += wrapped(paragraph, 0, 0) + u'\n';
    text += u"\nOptions:\n"_s;
    for (const OptionSpec &spec : command.options)
        text += optionHelp(spec);
    return text + u'\n' + ExitCodes;
}

ExitCode refuse(Console &console, const QString &sentence, const QString &command)
{
    console.say(sentence);
    console.say(
        u"\"plimsoll-cli%1 --help\" tells more."_s.arg(command.isEmpty() ? QString() : u' ' + command));
    return ExitCode::BadInput;
}

ExitCode runOne(
    Command command, const QStringList &arguments, const QProcessEnvironment &environment, Console &console)
{
    command.options.append({.names = {u"help"_s, u"h"_s}, .help = u"this text"_s});
    CommandOptions options(environment);
    options.add(command.options);
    if (const auto parsed = options.parse(arguments); !parsed)
        return refuse(console, parsed.error().message, command.name);
    if (options.flag(u"help"_s)) {
        console.out(usage(command).toUtf8());
        return ExitCode::Done;
    }
    const ExitCode code = command.run(options, console);
    if (options.errors().isEmpty())
        return code;
    return refuse(console, options.errors().join(u'\n'), command.name);
}

} // namespace

ExitCode runCommandLine(
    const QList<Command> &commands, const QStringList &arguments, const QProcessEnvironment &environment)
{
    Console console(environment);
    const QString word = arguments.value(0);
    if (word == "--version"_L1 || word == "version"_L1) {
        console.out(versionText(u"plimsoll-cli"_s).toUtf8());
        return ExitCode::Done;
    }
    if (word == "--help"_L1 || word == "-h"_L1 || (word == "help"_L1 && arguments.size() == 1)) {
        console.out(usage(commands).toUtf8());
        return ExitCode::Done;
    }
    const bool wantsHelp = word == "help"_L1;
    const QString name = wantsHelp ? arguments.value(1) : word;
    const auto found = std::find_if(
        commands.cbegin(), commands.cend(), [&](const Command &command) { return command.name == name; });
    if (found != commands.cend())
        return runOne(*found, wantsHelp ? QStringList{u"--help"_s} : arguments.mid(1), environment, console);
    if (word.isEmpty()) {
        console.say(usage(commands));
        return ExitCode::BadInput;
    }
    if (word.startsWith(u'-')) // not repeated: it may be a token
        return refuse(console, u"The first word must be a command; options come behind it."_s, {});
    QStringList names;
    for (const Command &command : commands)
        names.append(command.name);
    return refuse(console, u"There is no command \"%1\".%2"_s.arg(name, didYouMean(name, names)), {});
}

} // namespace plimsoll
