// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/coder/deployment.h"

#include <QProcessEnvironment>

namespace plimsoll {

// Where a URL and a token may be found: a value, so that tests say what the machine looks like.
struct LoginSources {
    QString url; // --url
    QString tokenFile; // --token-file
    QProcessEnvironment environment;
    QString coderConfigDirectory; // the coder CLI's: files "url" and "session"; see coderConfigDirectory()
};

// What was found, and where, for people: "--token-file", "CODER_SESSION_TOKEN", "the coder CLI's login".
struct FoundLogin {
    QUrl url; // normalised
    Secret token;
    QString urlSource;
    QString tokenSource;
};

// URL: --url, else CODER_URL, else the coder CLI's login. Token: --token-file, else CODER_SESSION_TOKEN, else
// the coder CLI's login, but that one only for the URL it was made for.
// Errors: BadInput with what to do; a token file that others can read is refused.
Result<FoundLogin> findLogin(const LoginSources &sources);

// The first line of a file that only its owner can read. Errors: BadInput, Storage.
Result<Secret> readTokenFile(const QString &path);

// Where the coder CLI keeps its login: CODER_CONFIG_DIR, else the folder that is usual on this system.
QString coderConfigDirectory(const QProcessEnvironment &environment, const QString &home);

// The proxy that HTTPS_PROXY, HTTP_PROXY and NO_PROXY (or their lower-case forms) name for this URL; empty:
// none. Loopback is never proxied.
QUrl proxyFromEnvironment(const QUrl &url, const QProcessEnvironment &environment);

} // namespace plimsoll
