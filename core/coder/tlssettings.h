// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/coder/deployment.h"

#include <QNetworkProxy>
#include <QSslConfiguration>

namespace plimsoll {

// The deployment's authorities (the system's and its own) and client certificate. Errors: BadInput, naming
// the file.
Result<QSslConfiguration> tlsConfiguration(const Deployment &deployment);

// The deployment's proxy; NoProxy when it has none. Errors: BadInput.
Result<QNetworkProxy> networkProxy(const Deployment &deployment);

} // namespace plimsoll
