// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/dashboardoptions.h"

using namespace Qt::StringLiterals;

namespace plimsoll {

std::span<const EnumText<DashboardPage>> dashboardPageTexts()
{
    static constexpr std::array<EnumText<DashboardPage>, DashboardPageCount> table{{
        {DashboardPage::Workspaces, "workspaces"_L1},
        {DashboardPage::Workspace, "workspace"_L1},
        {DashboardPage::Build, "build"_L1},
        {DashboardPage::Templates, "templates"_L1},
        {DashboardPage::Template, "template"_L1},
        {DashboardPage::Users, "users"_L1},
        {DashboardPage::Health, "health"_L1},
    }};
    return table;
}

std::span<const EnumText<DashboardClient>> dashboardClientTexts()
{
    static constexpr std::array Texts{
        EnumText<DashboardClient>{DashboardClient::Requests, "requests"_L1},
        EnumText<DashboardClient>{DashboardClient::Browser, "browser"_L1},
    };
    return Texts;
}

bool isForAdministrators(DashboardPage page)
{
    return page == DashboardPage::Users || page == DashboardPage::Health;
}

} // namespace plimsoll
