// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocale>

namespace plimsoll {

// Texts of the window, and Qt's own, in the first language of the locale that there is a translation for;
// English otherwise. Once, before the first window. Files do not depend on it: ADR-0014.
void installLanguage(const QLocale &locale);

} // namespace plimsoll
