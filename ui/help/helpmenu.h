// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/services.h"

class QMenu;
class QWidget;

namespace plimsoll {

// Shortcuts, logs, about. Its keys work in the whole window.
QMenu *makeHelpMenu(const Services &services, QWidget *window);

// Shows a folder in the system's file manager, and makes it first where it is missing.
void openFolder(const QString &path);

} // namespace plimsoll
