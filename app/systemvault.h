// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/deployments/tokenvault.h"

#include <memory>

namespace plimsoll {

// The keychain of this system; memory where this build has no QtKeychain.
std::unique_ptr<TokenVault> makeSystemVault();

} // namespace plimsoll
