// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/enumtext.h"
#include "core/base/result.h"

#include <QString>

namespace plimsoll {

enum class SteerAction {
    Scale, // the present level times `value`, and the shape goes on from there, scaled alike
    SetLevel, // `value`, a share of the full load; it stays
    Hold, // the present level stays
    Continue, // ends a pause, else goes back to the shape
    NextStage, // the shape's next stage begins now
    Pause, // connections stay, and nothing is sent
};
std::span<const EnumText<SteerAction>> steerActionTexts();

// A person's hand on a running load.
struct Steering {
    SteerAction action = SteerAction::Hold;
    double value = 0;
    bool operator==(const Steering &) const = default;
};

// As people type it: "+" and "-" (a tenth more or less), "level 50%", "hold", "continue", "next", "pause".
// Errors: BadInput.
Result<Steering> parseSteering(const QString &text);

// "10 % more", "level 50 %", "hold" …: what was asked for, in a report.
QString steeringText(const Steering &steering);

} // namespace plimsoll
