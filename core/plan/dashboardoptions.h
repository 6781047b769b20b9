// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/enumtext.h"

#include <array>
#include <span>

namespace plimsoll {

// What a person of a dashboard scenario looks at.
enum class DashboardPage : std::uint8_t {
    Workspaces, // the list of one's own
    Workspace, // one of them, with what it streams
    Build, // its latest build, with the log
    Templates,
    Template, // one of them
    Users, // administrators only, as the next
    Health,
};
inline constexpr std::size_t DashboardPageCount = 7;
std::span<const EnumText<DashboardPage>> dashboardPageTexts(); // "workspaces", "workspace", …

// Pages that members do not have in their menus: simulated members never open them.
bool isForAdministrators(DashboardPage page);

// What makes a person's requests.
enum class DashboardClient : std::uint8_t {
    Requests, // Plimsoll itself, those that a browser was seen to make: thousands of people
    Browser, // a Chromium for each person, which loads the pages for real: a few dozen
};
std::span<const EnumText<DashboardClient>> dashboardClientTexts(); // "requests", "browser"

struct DashboardOptions {
    DashboardClient client = DashboardClient::Requests;
    bool isHeadless = true; // browsers show no window
    // By page: how often it is chosen, in proportion to the others; 0: never.
    std::array<int, DashboardPageCount> weights{40, 30, 10, 8, 6, 4, 2};
    Milliseconds interval{10'000}; // from one page to the next
    Milliseconds jitter{5'000}; // so much more or less, evenly
    int administrators = 0; // so many of the people, the first ones, work with the caller's own token
    Milliseconds answerTimeout{30'000}; // for one request; of a browser, for the page's content to be there
    int seed = 0; // the same seed, the same pages at the same times
    bool operator==(const DashboardOptions &) const = default;

    int weight(DashboardPage page) const { return weights[static_cast<std::size_t>(page)]; }
};

} // namespace plimsoll
