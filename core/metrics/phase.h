// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/enumtext.h"

namespace plimsoll {

// What a run is at. In this order; a phase that has nothing to do is left out.
enum class Phase {
    Preflight,
    CleanBefore,
    Create,
    Baseline,
    Traffic,
    CleanUp,
    Report,
};

// As files carry it: "preflight", "clean-before", "create", …
std::span<const EnumText<Phase>> phaseTexts();
// As people read it: "Preflight", "Clean before", "Create workspaces", …
QString phaseTitle(Phase phase);

} // namespace plimsoll
