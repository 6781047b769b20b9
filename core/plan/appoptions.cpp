// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/appoptions.h"

#include <array>

using namespace Qt::StringLiterals;

namespace plimsoll {

std::span<const EnumText<AppMode>> appModeTexts()
{
    static constexpr std::array Texts{
        EnumText<AppMode>{AppMode::Echo, "echo"_L1},
        EnumText<AppMode>{AppMode::Read, "read"_L1},
        EnumText<AppMode>{AppMode::Discard, "discard"_L1},
        EnumText<AppMode>{AppMode::Http, "http"_L1},
    };
    return Texts;
}

std::span<const EnumText<AppAddress>> appAddressTexts()
{
    static constexpr std::array Texts{
        EnumText<AppAddress>{AppAddress::Stated, "stated"_L1},
        EnumText<AppAddress>{AppAddress::Path, "path"_L1},
        EnumText<AppAddress>{AppAddress::Subdomain, "subdomain"_L1},
    };
    return Texts;
}

std::span<const EnumText<AppMethod>> appMethodTexts()
{
    static constexpr std::array Texts{
        EnumText<AppMethod>{AppMethod::Get, "get"_L1},
        EnumText<AppMethod>{AppMethod::Post, "post"_L1},
    };
    return Texts;
}

} // namespace plimsoll
