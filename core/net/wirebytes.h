// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <concepts>
#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

namespace plimsoll {

// What protocols put together and take apart. Writers append, readers get whole spans.

inline void append(std::vector<std::byte> &to, std::span<const std::byte> bytes)
{
    to.insert(to.end(), bytes.begin(), bytes.end());
}

inline void append(std::vector<std::byte> &to, std::string_view text)
{
    append(to, std::as_bytes(std::span(text)));
}

// After `rest` of what came was not understood yet: it is kept, which costs nothing when it lies in
// `partial`.
inline void keepRest(std::vector<std::byte> &partial, std::span<const std::byte> rest, bool isFresh)
{
    if (isFresh)
        partial.assign(rest.begin(), rest.end());
    else
        partial.erase(partial.begin(), partial.end() - static_cast<std::ptrdiff_t>(rest.size()));
}

template <std::unsigned_integral Number> void appendBigEndian(std::vector<std::byte> &to, Number number)
{
    for (std::size_t i = sizeof number; i-- > 0;)
        to.push_back(static_cast<std::byte>(number >> (8 * i) & 0xff));
}

// `bytes` has at least the size of the number.
template <std::unsigned_integral Number> Number bigEndian(std::span<const std::byte> bytes)
{
    Number number = 0;
    for (const std::byte byte : bytes.first(sizeof number))
        number = static_cast<Number>(number << 8 | std::to_integer<Number>(byte));
    return number;
}

} // namespace plimsoll
