// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/run/runhost.h"

class QToolButton;

namespace plimsoll {

// "Stop" with its menu: stop and clean up, stop and keep, abort now. Enabled while a run goes on.
QToolButton *makeStopButton(RunHost &host, QWidget *parent);

} // namespace plimsoll
