// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace plimsoll {

QString programVersion(); // "0.1.0", "0.1.0 (abc1234)"
// What --version prints: program, revision, Qt, compiler, system; some lines.
QString versionText(const QString &program);

// For people who ask what they have there: program, libraries, licence, documentation; lines.
QString aboutText(const QString &program);

} // namespace plimsoll
