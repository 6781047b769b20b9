// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline.h"
#include "app/stopsignals.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;
using namespace plimsoll;

int main(int argc, char **argv)
{
    hardenProcess();
    const QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"plimsoll-cli"_s);
    const QList<Command> commands{demoCommand(), runCommand(), findLimitCommand(), calibrateCommand(),
        validateCommand(), planCommand(), cleanupCommand(), reportCommand(), exportCommand(),
        compareCommand(), simulateCommand(), createWorkspacesCommand(), workspaceTrafficCommand(),
        dashboardCommand()};
    return static_cast<int>(runCommandLine(
        commands, QCoreApplication::arguments().mid(1), QProcessEnvironment::systemEnvironment()));
}
