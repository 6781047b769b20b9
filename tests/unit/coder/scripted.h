// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/asked.h"
#include "tests/support/scriptedserver.h"

namespace plimsoll {

// Patience in milliseconds instead of seconds.
inline ClientSettings impatient()
{
    ClientSettings settings;
    settings.timeout = Milliseconds(2000);
    settings.createTimeout = Milliseconds(2000);
    settings.tries = 3;
    settings.firstBackoff = Milliseconds(2);
    settings.maxBackoff = Milliseconds(8);
    settings.maxRateLimitWait = Milliseconds(30);
    settings.rateLimitWaits = 3;
    return settings;
}

inline Deployment deploymentOf(const ScriptedServer &server)
{
    Deployment deployment;
    deployment.url = server.url();
    deployment.token = Secret("abcdefghij-0123456789012345678901");
    return deployment;
}

inline ScriptedAnswer refused(int status, const QByteArray &message)
{
    return {.status = status, .body = R"({"message":")" + message + R"("})"};
}

} // namespace plimsoll
