// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/buildinfo.h"
#include "app/desktop.h"
#include "app/language.h"
#include "app/stopsignals.h"
#include "app/systemvault.h"
#include "core/storage/runfolder.h"
#include "ui/look/style.h"
#include "ui/look/theme.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>

using namespace Qt::StringLiterals;
using namespace plimsoll;

int main(int argc, char **argv)
{
    hardenProcess();
    QApplication application(argc, argv);
    QApplication::setApplicationName(u"plimsoll"_s);
    QApplication::setOrganizationName(u"plimsoll"_s);
    QApplication::setApplicationVersion(programVersion());
    installLanguage(QLocale::system());
    QCommandLineParser parser;
    parser.setApplicationDescription(u"Finds the load line of a Coder deployment."_s);
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption demo(u"demo"_s, u"Start the demo at once."_s);
    const QCommandLineOption dataDir(u"data-dir"_s, u"Where runs are kept."_s, u"DIR"_s, defaultDataDir());
    parser.addOptions({demo, dataDir});
    parser.process(application);
    const Appearance appearance = appearanceOf(QApplication::palette());
    QApplication::setStyle(new Style);
    QApplication::setPalette(paletteOf(themeOf(appearance)));
    const QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    Desktop desktop({.dataDir = parser.value(dataDir),
        .program = u"plimsoll "_s + programVersion(),
        .vault = makeSystemVault(),
        .login = {.url = {},
            .tokenFile = {},
            .environment = environment,
            .coderConfigDirectory = coderConfigDirectory(environment, QDir::homePath())}});
    desktop.window().show();
    if (parser.isSet(demo))
        desktop.runs().startDemo();
    return QApplication::exec();
}
