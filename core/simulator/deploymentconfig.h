// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulator/simulatoroptions.h"

#include <QJsonObject>

namespace plimsoll::simulator {

// The answer to deployment/config: everything at its default but what the options say.
QJsonObject deploymentConfigJson(const SimulatorOptions &options, const QString &accessUrl);

} // namespace plimsoll::simulator
