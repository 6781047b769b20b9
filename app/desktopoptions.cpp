// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktopoptions.h"

#include "app/buildinfo.h"
#include "app/commandoptions.h"
#include "app/loginoptions.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

QString usage()
{
    return u"Usage: plimsoll [OPTION...]\n\n"
           "Finds the load line of a Coder deployment, in a window.\n\n"
           "  --demo             start the demo at once\n"
           "  --data-dir DIR     where runs are kept (environment: PLIMSOLL_DATA_DIR)\n"
           "  --version, --help\n\n"
           "plimsoll-cli does the same without a window.\n"_s;
}

// Before Qt has taken its own options, only those that end the program count.
DesktopOptions endingOptions(const QStringList &arguments)
{
    if (arguments.contains(u"--help"_s) || arguments.contains(u"-h"_s))
        return {.demo = false, .dataDir = {}, .end = ExitCode::Done, .text = usage()};
    if (arguments.contains(u"--version"_s))
        return {.demo = false, .dataDir = {}, .end = ExitCode::Done, .text = versionText(u"plimsoll"_s)};
    return {};
}

} // namespace

DesktopOptions parseDesktopOptions(
    const QStringList &arguments, const QProcessEnvironment &environment, bool isBeforeQt)
{
    DesktopOptions options = endingOptions(arguments);
    if (options.end || isBeforeQt)
        return options;
    CommandOptions given(environment);
    given.add(QList<OptionSpec>{{.names = {u"demo"_s}, .help = {}}, dataDirOption()});
    QString problem;
    if (const Result<> parsed = given.parse(arguments); !parsed)
        problem = parsed.error().message;
    else if (!given.operands().isEmpty())
        problem = u"plimsoll takes options only."_s;
    if (!problem.isEmpty()) {
        options.end = ExitCode::BadInput;
        options.text = problem + u"\n\"plimsoll --help\" tells more.\n"_s;
        return options;
    }
    options.demo = given.flag(u"demo"_s);
    if (given.isGiven(u"data-dir"_s))
        options.dataDir = dataDirOf(given);
    return options;
}

QString displayProblem(
    [[maybe_unused]] const QStringList &arguments, [[maybe_unused]] const QProcessEnvironment &environment)
{
#if defined(Q_OS_UNIX) && !defined(Q_OS_MACOS)
    for (const QString &name : {u"DISPLAY"_s, u"WAYLAND_DISPLAY"_s, u"QT_QPA_PLATFORM"_s}) {
        if (!environment.value(name).isEmpty())
            return {};
    }
    const bool isChosen = std::any_of(arguments.cbegin(), arguments.cend(), [](const QString &argument) {
        return argument.startsWith("-platform"_L1) || argument.startsWith("--platform"_L1)
            || argument == "-display"_L1 || argument == "--display"_L1;
    });
    if (!isChosen)
        return u"There is no display to open a window on. plimsoll-cli does the same without one.\n"_s;
#endif
    return {};
}

} // namespace plimsoll
