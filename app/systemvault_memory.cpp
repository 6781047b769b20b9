// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/systemvault.h"

namespace plimsoll {

std::unique_ptr<TokenVault> makeSystemVault()
{
    return std::make_unique<MemoryVault>(MemoryVault::tr("this program was built without QtKeychain"));
}

} // namespace plimsoll
