// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop.h"

#include "app/desktoplog.h"
#include "app/logfile.h"
#include "core/load/ledgerhold.h"
#include "core/storage/datafolder.h"
#include "core/storage/runfolder.h"

#include <QLoggingCategory>

using namespace Qt::StringLiterals;

namespace plimsoll {

Desktop::Desktop(DesktopParts parts)
    : m_windowLock(parts.dataDir + u"/window.lock"_s)
    , m_vault(std::move(parts.vault))
    , m_runs(parts.dataDir, parts.program, m_engine)
    , m_library(parts.dataDir, m_runs)
    , m_servers(m_engine)
    , m_deployments(parts.dataDir, *m_vault)
    , m_cleanup(parts.dataDir, m_engine)
    , m_window(Services{.dataDir = parts.dataDir,
          .runs = m_runs,
          .library = m_library,
          .deployments = m_deployments,
          .servers = m_servers,
          .vault = *m_vault,
          .cleanup = m_cleanup,
          .preferences = m_preferences,
          .login = parts.login,
          .usualDataDir = defaultDataDir(),
          .logFolder = logFolderOf(parts.dataDir),
          .notices = noticesOf(parts, m_windowLock),
          .about = parts.about})
{
    logRuns(m_runs);
    logCleanups(m_cleanup);
    m_theme.watch(&m_window);
    QObject::connect(&m_preferences, &PreferenceStore::changed, &m_theme,
        [this](const Preferences &preferences) { follow(preferences); });
    follow(m_preferences.preferences());
    logStart(parts.program, parts.dataDir);
    m_retiring.start([dataDir = parts.dataDir, days = m_preferences.preferences().keptDays] {
        if (days > 0)
            logRetired(retireRuns(dataDir, days, QDateTime::currentDateTimeUtc(),
                [](const RunFolder &folder) { return whyLedgerHolds(folder.ledgerPath()); }));
    });
}

QStringList Desktop::noticesOf(const DesktopParts &parts, QLockFile &lock)
{
    QStringList notices = parts.notices;
    if (const Result<> usable = prepareDataFolder(parts.dataDir); !usable)
        notices = QStringList{usable.error().message}; // what else failed, failed for it
    lock.setStaleLockTime(0); // a window may be open for days
    if (!lock.tryLock(0) && lock.error() == QLockFile::LockFailedError)
        notices.append(MainWindow::tr("Another window of Plimsoll uses this data folder. Both may be used; "
                                      "what one of them keeps shows in the other when it looks again."));
    return notices;
}

void Desktop::follow(const Preferences &preferences)
{
    QLocale::setDefault(localeOf(preferences.numbers, m_systemLocale));
    QLoggingCategory::setFilterRules(logRulesOf(preferences.logLevel));
    switch (preferences.theme) {
    case ThemeChoice::System:
        return m_theme.choose(std::nullopt);
    case ThemeChoice::Light:
        return m_theme.choose(Appearance::Light);
    case ThemeChoice::Dark:
        return m_theme.choose(Appearance::Dark);
    }
}

} // namespace plimsoll
