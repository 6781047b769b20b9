// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/look/theme.h"

#include <QIcon>

namespace plimsoll {

// An icon of resources/icons by its name, "play". It is drawn in the colour that `tint` picks from the theme
// of the moment, so it follows a change of appearance.
QIcon icon(const QString &name, QColor Theme::*tint = &Theme::text);

} // namespace plimsoll
