// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/help/helpmenu.h"

#include "ui/deployments/tokenvault.h"
#include "ui/help/shortcutsheet.h"

#include <QCoreApplication>
#include <QDesktopServices>
#include <QDialog>
#include <QDir>
#include <QMenu>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

struct Help {
    Q_DECLARE_TR_FUNCTIONS(plimsoll::Help)
};

} // namespace

void openFolder(const QString &path)
{
    QDir().mkpath(path);
    QDesktopServices::openUrl(QUrl::fromLocalFile(path));
}

QMenu *makeHelpMenu(const Services &services, QWidget *window)
{
    auto *menu = new QMenu(Help::tr("Help"), window);
    QAction *keys = menu->addAction(
        Help::tr("Keyboard shortcuts"), window, [window] { makeShortcutSheet(window)->open(); });
    keys->setObjectName(u"helpShortcuts"_s);
    keys->setShortcuts({QKeySequence(Qt::Key_F1), QKeySequence(Qt::CTRL | Qt::Key_Question)});
    QAction *logs = menu->addAction(
        Help::tr("Open log folder"), window, [folder = services.logFolder] { openFolder(folder); });
    logs->setObjectName(u"helpLogs"_s);
    menu->addSeparator();
    QAction *about = menu->addAction(Help::tr("About Plimsoll"), window,
        [services, window] { makeAboutSheet(services.about + services.vault.sentence(), window)->open(); });
    about->setObjectName(u"helpAbout"_s);
    about->setMenuRole(QAction::AboutRole);
    window->addAction(keys); // the menu alone would not hear its keys
    return menu;
}

} // namespace plimsoll
