// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Distances and sizes in device-independent pixels.
namespace plimsoll::spacing {

inline constexpr int Tight = 4;
inline constexpr int Small = 8;
inline constexpr int Medium = 12;
inline constexpr int Large = 16;
inline constexpr int Huge = 20;
inline constexpr int RailWidth = 168;
inline constexpr int RowHeight = 26;
inline constexpr int ControlHeight = 28;
inline constexpr int IconSize = 20;

} // namespace plimsoll::spacing
