// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/run/stopmenu.h"

#include "ui/look/icons.h"
#include "ui/look/parts.h"

#include <QMenu>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

void add(
    QMenu *menu, RunHost &host, const QString &name, const QString &text, const QString &help, StopHow how)
{
    QAction *action = menu->addAction(text);
    action->setObjectName(name);
    action->setToolTip(help);
    QObject::connect(action, &QAction::triggered, &host, [&host, how] { host.stop(how); });
}

} // namespace

QToolButton *makeStopButton(RunHost &host, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    setPart(button, Part::Danger);
    button->setText(RunHost::tr("Stop…"));
    button->setIcon(icon(u"stop"_s, &Theme::broken));
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setPopupMode(QToolButton::InstantPopup);
    auto *menu = new QMenu(button);
    menu->setToolTipsVisible(true);
    add(menu, host, u"stopAndCleanUp"_s, RunHost::tr("Stop and clean up"),
        RunHost::tr("Ends the traffic and deletes everything that the run created."), StopHow::CleanUp);
    add(menu, host, u"stopAndKeep"_s, RunHost::tr("Stop, keep workspaces"),
        RunHost::tr("Ends the traffic; what was created stays, and is listed in the ledger."), StopHow::Keep);
    add(menu, host, u"abortNow"_s, RunHost::tr("Abort now"),
        RunHost::tr("Ends at once without cleaning up; the ledger tells what is left."), StopHow::Now);
    button->setMenu(menu);
    button->setEnabled(host.isRunning());
    QObject::connect(&host, &RunHost::starting, button, [button] { button->setEnabled(true); });
    QObject::connect(&host, &RunHost::ended, button, [button] { button->setEnabled(false); });
    return button;
}

} // namespace plimsoll
