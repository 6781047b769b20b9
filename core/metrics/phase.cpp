// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/phase.h"

#include <array>

using namespace Qt::StringLiterals;

namespace plimsoll {

std::span<const EnumText<Phase>> phaseTexts()
{
    static constexpr std::array table{
        EnumText{Phase::Preflight, "preflight"_L1},
        EnumText{Phase::CleanBefore, "clean-before"_L1},
        EnumText{Phase::Create, "create"_L1},
        EnumText{Phase::Baseline, "baseline"_L1},
        EnumText{Phase::Traffic, "traffic"_L1},
        EnumText{Phase::CleanUp, "clean-up"_L1},
        EnumText{Phase::Report, "report"_L1},
    };
    return table;
}

QString phaseTitle(Phase phase)
{
    switch (phase) {
    case Phase::Preflight:
        return u"Preflight"_s;
    case Phase::CleanBefore:
        return u"Clean before"_s;
    case Phase::Create:
        return u"Create workspaces"_s;
    case Phase::Baseline:
        return u"Baseline"_s;
    case Phase::Traffic:
        return u"Traffic"_s;
    case Phase::CleanUp:
        return u"Clean up"_s;
    case Phase::Report:
        return u"Report"_s;
    }
    return {};
}

} // namespace plimsoll
