// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop.h"

namespace plimsoll {

Desktop::Desktop(DesktopParts parts)
    : m_vault(std::move(parts.vault))
    , m_runs(parts.dataDir, parts.program, m_engine)
    , m_servers(m_engine)
    , m_deployments(parts.dataDir, *m_vault)
    , m_cleanup(parts.dataDir, m_engine)
    , m_window(Services{.dataDir = parts.dataDir,
          .runs = m_runs,
          .deployments = m_deployments,
          .servers = m_servers,
          .vault = *m_vault,
          .cleanup = m_cleanup,
          .login = parts.login})
{
}

} // namespace plimsoll
