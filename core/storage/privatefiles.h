// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

namespace plimsoll {

// `name` as any file system takes it and nobody has to quote: lower case, digits, single hyphens, at most 48
// characters; `fallback` when nothing of it is left.
QString plainFileName(const QString &name, const QString &fallback);

// Makes the folder and those above it where they are missing; it is for its owner only (0700). Errors:
// Storage.
Result<> makePrivateFolder(const QString &path);

} // namespace plimsoll
