// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>

namespace plimsoll {

// The colours of one appearance, as 0xRRGGBB; window and report have the same. Text has at least 4.5 : 1
// against window and surface, lines and controls 3 : 1. Series are derived from the palette of Okabe and Ito
// by lightness.
struct Colours {
    std::uint32_t window;
    std::uint32_t surface;
    std::uint32_t rail;
    std::uint32_t line; // between panes and strips
    std::uint32_t grid; // in charts and tables
    std::uint32_t control; // borders and axes
    std::uint32_t text;
    std::uint32_t secondary;
    std::uint32_t accent;
    std::uint32_t onAccent;
    std::uint32_t selection;
    std::uint32_t kept;
    std::uint32_t broken;
    std::uint32_t brokenTint;
    std::uint32_t warning;
    std::uint32_t warningTint;
    std::array<std::uint32_t, 7> series; // 0 is for what is only intended
};

inline constexpr Colours LightColours{.window = 0xF5F6F8,
    .surface = 0xFFFFFF,
    .rail = 0xECEEF2,
    .line = 0xD9DDE3,
    .grid = 0xEDEFF3,
    .control = 0x838C96,
    .text = 0x1B1F24,
    .secondary = 0x5A6472,
    .accent = 0x1F5FBF,
    .onAccent = 0xFFFFFF,
    .selection = 0xDCE6F5,
    .kept = 0x1A7F4B,
    .broken = 0xB3261E,
    .brokenTint = 0xF9DEDC,
    .warning = 0x8A5A00,
    .warningTint = 0xFFF0CC,
    .series = {0x6B747E, 0x0072B2, 0xB87500, 0x00875F, 0xAD4F8A, 0x2C86BD, 0xC24A00}};

inline constexpr Colours DarkColours{.window = 0x16191D,
    .surface = 0x1F242A,
    .rail = 0x1B1F24,
    .line = 0x323A44,
    .grid = 0x2A313A,
    .control = 0x748091,
    .text = 0xE6E9ED,
    .secondary = 0xA3ADBA,
    .accent = 0x5B9BF0,
    .onAccent = 0x0B1A28,
    .selection = 0x27364B,
    .kept = 0x5CC58E,
    .broken = 0xF2877F,
    .brokenTint = 0x4A2522,
    .warning = 0xE8B95A,
    .warningTint = 0x3D3217,
    .series = {0x98A2AD, 0x56B4E9, 0xE69F00, 0x2FB88A, 0xE08BBB, 0xA7D8FF, 0xF07A45}};

} // namespace plimsoll
