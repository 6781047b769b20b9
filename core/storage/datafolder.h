// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

namespace plimsoll {

// Makes the data folder where it is missing, for its owner only (0700), and tries whether files can be kept
// there. Errors: Storage, what is wrong with it and what to do.
Result<> prepareDataFolder(const QString &path);

} // namespace plimsoll
