// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktopcalls.h"
#include "app/desktopcleanup.h"
#include "app/desktopruns.h"
#include "app/enginethread.h"
#include "ui/deployments/keptdeployments.h"
#include "ui/deployments/tokenvault.h"
#include "ui/history/runlibrary.h"
#include "ui/look/themefollower.h"
#include "ui/settings/preferences.h"
#include "ui/shell/mainwindow.h"

#include <QLockFile>
#include <QThreadPool>

namespace plimsoll {

// What a desktop program is made of that differs between people and tests.
struct DesktopParts {
    QString dataDir;
    QString program; // as reports name it
    std::unique_ptr<TokenVault> vault;
    LoginSources login; // where a login of the coder CLI is looked for
    QStringList notices = {}; // sentences about the start
    QString about = {}; // versions and licence
};

// The desktop program without its main(): what lives long, built in one place, and the window over it.
class Desktop
{
public:
    explicit Desktop(DesktopParts parts);

    DesktopRuns &runs() { return m_runs; }
    DeploymentBook &deployments() { return m_deployments; }
    MainWindow &window() { return m_window; }

private:
    static QStringList noticesOf(const DesktopParts &parts, QLockFile &lock);
    void follow(const Preferences &preferences);

    QLocale m_systemLocale;
    PreferenceStore m_preferences;
    ThemeFollower m_theme;
    QLockFile m_windowLock; // says only that another window has this data folder
    std::unique_ptr<TokenVault> m_vault;
    EngineThread m_engine; // outlives those who work on it
    DesktopRuns m_runs;
    RunLibrary m_library;
    DesktopCalls m_servers;
    KeptDeployments m_deployments;
    DesktopCleanup m_cleanup;
    MainWindow m_window;
    QThreadPool m_retiring; // old runs go to the trash meanwhile
};

} // namespace plimsoll
