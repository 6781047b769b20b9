// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop.h"

namespace plimsoll {

Desktop::Desktop(const QString &dataDir, const QString &program)
    : m_runs(dataDir, program)
    , m_window(Services{.dataDir = dataDir, .runs = m_runs})
{
}

} // namespace plimsoll
