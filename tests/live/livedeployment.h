// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/coder/login.h"

namespace plimsoll::live {

// What QSKIP says when PLIMSOLL_LIVE_… names no deployment.
inline constexpr const char *NotGiven
    = "Set PLIMSOLL_LIVE_URL, PLIMSOLL_LIVE_TOKEN_FILE and PLIMSOLL_LIVE_TEMPLATE to a Coder deployment that "
      "may be tested.";

inline QString templateName()
{
    return qEnvironmentVariable("PLIMSOLL_LIVE_TEMPLATE");
}

inline bool isGiven()
{
    return !qEnvironmentVariableIsEmpty("PLIMSOLL_LIVE_URL")
        && !qEnvironmentVariableIsEmpty("PLIMSOLL_LIVE_TOKEN_FILE") && !templateName().isEmpty();
}

// Only when it is given.
inline Result<Deployment> deployment()
{
    LoginSources sources;
    sources.url = qEnvironmentVariable("PLIMSOLL_LIVE_URL");
    sources.tokenFile = qEnvironmentVariable("PLIMSOLL_LIVE_TOKEN_FILE");
    const Result<FoundLogin> login = findLogin(sources);
    if (!login)
        return login.error();
    Deployment deployment;
    deployment.url = login->url;
    deployment.token = login->token;
    const Result<> sound = checkDeployment(deployment);
    if (!sound)
        return sound.error();
    return deployment;
}

} // namespace plimsoll::live
