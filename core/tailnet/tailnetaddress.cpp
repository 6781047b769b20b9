// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tailnet/tailnetaddress.h"

#include <algorithm>
#include <charconv>

namespace plimsoll {

TailnetAddress tailnetAddress(std::span<const std::byte, 10> rest)
{
    TailnetAddress address{
        std::byte{0xfd}, std::byte{0x7a}, std::byte{0x11}, std::byte{0x5c}, std::byte{0xa1}, std::byte{0xe0}};
    std::ranges::copy(rest, address.begin() + 6);
    return address;
}

std::string textOf(const TailnetAddress &address)
{
    std::string text;
    for (std::size_t i = 0; i < address.size(); i += 2) {
        const unsigned group
            = std::to_integer<unsigned>(address[i]) << 8 | std::to_integer<unsigned>(address[i + 1]);
        std::array<char, 4> digits{};
        const auto written = std::to_chars(digits.data(), digits.data() + digits.size(), group, 16);
        if (!text.empty())
            text += ':';
        text.append(digits.data(), written.ptr);
    }
    return text;
}

} // namespace plimsoll
