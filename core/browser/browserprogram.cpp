// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/browser/browserprogram.h"

#include <QFileInfo>
#include <QStandardPaths>

#ifndef Q_OS_WIN
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

QStringList namesOfBrowsers()
{
    return {u"chromium"_s, u"chromium-browser"_s, u"google-chrome"_s, u"google-chrome-stable"_s, u"chrome"_s,
        u"microsoft-edge"_s, u"msedge"_s};
}

// Where installers put them without a word in PATH.
QStringList usualPlaces()
{
#if defined(Q_OS_MACOS)
    return {u"/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"_s,
        u"/Applications/Chromium.app/Contents/MacOS/Chromium"_s,
        u"/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge"_s};
#elif defined(Q_OS_WIN)
    QStringList places;
    for (const char *root : {"ProgramFiles", "ProgramFiles(x86)", "LOCALAPPDATA"}) {
        const QString folder = qEnvironmentVariable(root);
        if (folder.isEmpty())
            continue;
        places += {folder + u"/Google/Chrome/Application/chrome.exe"_s,
            folder + u"/Chromium/Application/chrome.exe"_s,
            folder + u"/Microsoft/Edge/Application/msedge.exe"_s};
    }
    return places;
#else
    return {};
#endif
}

} // namespace

Result<QString> findBrowser()
{
    if (const QString named = qEnvironmentVariable("PLIMSOLL_BROWSER"); !named.isEmpty()) {
        const QString found = QStandardPaths::findExecutable(named);
        if (!found.isEmpty())
            return found;
        return Error{ErrorKind::NotFound,
            u"PLIMSOLL_BROWSER names \"%1\", which is no program that can be started."_s.arg(named)};
    }
    for (const QString &name : namesOfBrowsers()) {
        const QString found = QStandardPaths::findExecutable(name);
        if (!found.isEmpty())
            return found;
    }
    for (const QString &place : usualPlaces()) {
        if (QFileInfo(place).isExecutable())
            return place;
    }
    return Error{ErrorKind::NotFound,
        u"There is no Chromium, Chrome or Edge on this machine (looked for %1). Install one, or name it in "
        u"PLIMSOLL_BROWSER."_s.arg(namesOfBrowsers().join(u", "_s))};
}

bool runsWithoutSandbox()
{
#ifdef Q_OS_WIN
    return false;
#else
    return ::geteuid() == 0;
#endif
}

QStringList browserArguments(const BrowserLaunch &launch, bool isHeadless, const QString &profile)
{
    QStringList arguments{
        u"--remote-debugging-pipe"_s,
        u"--user-data-dir=%1"_s.arg(profile),
        u"--window-size=1280,800"_s,
        u"--no-first-run"_s,
        u"--no-default-browser-check"_s,
        u"--no-proxy-server"_s,
        u"--no-service-autorun"_s,
        u"--disable-background-networking"_s,
        u"--disable-breakpad"_s,
        u"--disable-client-side-phishing-detection"_s,
        u"--disable-component-update"_s,
        u"--disable-default-apps"_s,
        u"--disable-domain-reliability"_s,
        u"--disable-extensions"_s,
        u"--disable-features=MediaRouter,OptimizationHints,Translate"_s,
        u"--disable-sync"_s,
        // A person looks at the window, whether it is in front or not.
        u"--disable-background-timer-throttling"_s,
        u"--disable-backgrounding-occluded-windows"_s,
        u"--disable-renderer-backgrounding"_s,
        u"--metrics-recording-only"_s,
        u"--mute-audio"_s,
        u"--password-store=basic"_s,
        u"--use-mock-keychain"_s,
    };
    if (isHeadless)
        arguments.append(u"--headless=new"_s);
    if (runsWithoutSandbox())
        arguments.append(u"--no-sandbox"_s);
    QStringList rules;
    for (auto mapping = launch.resolve.cbegin(); mapping != launch.resolve.cend(); ++mapping) {
        const QString address = mapping.value().constFirst();
        rules.append(
            u"MAP %1 %2"_s.arg(mapping.key(), address.contains(u':') ? u'[' + address + u']' : address));
    }
    if (!rules.isEmpty())
        arguments.append(u"--host-resolver-rules="_s + rules.join(u','));
    arguments.append(u"about:blank"_s);
    return arguments;
}

} // namespace plimsoll
