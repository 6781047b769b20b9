// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/buildinfo.h"
#include "app/desktop.h"
#include "app/desktopoptions.h"
#include "app/language.h"
#include "app/logfile.h"
#include "app/stopsignals.h"
#include "app/systemvault.h"
#include "core/storage/runfolder.h"
#include "ui/look/style.h"

#include <QApplication>
#include <QDir>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace plimsoll;

namespace {

int endWith(ExitCode code, const QString &text)
{
    std::fputs(text.toLocal8Bit().constData(), code == ExitCode::Done ? stdout : stderr);
    return static_cast<int>(code);
}

QString dataDirOf(const DesktopOptions &options)
{
    if (!options.dataDir.isEmpty())
        return options.dataDir;
    const QString chosen = PreferenceStore().preferences().dataDir;
    return chosen.isEmpty() ? defaultDataDir() : chosen;
}

QIcon windowIcon()
{
    QIcon icon(u":/icons/app-icon.svg"_s);
    icon.addFile(u":/icons/app-icon-small.svg"_s, QSize(16, 16));
    icon.addFile(u":/icons/app-icon-small.svg"_s, QSize(32, 32));
    return icon;
}

} // namespace

int main(int argc, char **argv)
{
    hardenProcess();
    const QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    QStringList given;
    for (int i = 1; i < argc; ++i)
        given.append(QString::fromLocal8Bit(argv[i]));
    if (const DesktopOptions early = parseDesktopOptions(given, environment, true); early.end)
        return endWith(*early.end, early.text);
    if (const QString problem = displayProblem(given, environment); !problem.isEmpty())
        return endWith(ExitCode::Failed, problem);
    QApplication application(argc, argv);
    QApplication::setApplicationName(u"plimsoll"_s);
    QApplication::setOrganizationName(u"plimsoll"_s);
    QApplication::setApplicationVersion(programVersion());
    QApplication::setWindowIcon(windowIcon());
    QGuiApplication::setDesktopFileName(u"plimsoll"_s);
    const DesktopOptions options = parseDesktopOptions(QApplication::arguments().mid(1), environment, false);
    if (options.end)
        return endWith(*options.end, options.text);
    installLanguage(QLocale::system());
    QApplication::setStyle(new Style);
    DesktopParts parts{.dataDir = dataDirOf(options),
        .program = u"plimsoll "_s + programVersion(),
        .vault = makeSystemVault(),
        .login = {.url = {},
            .tokenFile = {},
            .environment = environment,
            .coderConfigDirectory = coderConfigDirectory(environment, QDir::homePath())}};
    parts.about = aboutText(u"plimsoll"_s);
    Result<std::unique_ptr<LogFile>> log = LogFile::open(parts.dataDir);
    if (!log)
        parts.notices.append(log.error().message);
    Desktop desktop(std::move(parts));
    desktop.window().show();
    if (options.demo)
        desktop.runs().startDemo();
    return QApplication::exec();
}
