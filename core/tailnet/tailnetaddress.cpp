// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tailnet/tailnetaddress.h"

#include "core/net/wirebytes.h"

#include <algorithm>
#include <charconv>

namespace plimsoll {

namespace {

constexpr std::size_t PrefixSize = 6;
constexpr std::size_t RestSize = 10;
constexpr std::size_t BalanceAt = 14;

// The sum of RFC 1071, over whole 16-bit words.
std::uint32_t folded(std::uint32_t sum)
{
    while (sum > 0xffff)
        sum = (sum & 0xffff) + (sum >> 16);
    return sum;
}

std::uint32_t sumOf(std::span<const std::byte> bytes)
{
    std::uint32_t sum = 0;
    for (; bytes.size() >= 2; bytes = bytes.subspan(2))
        sum += bigEndian<std::uint16_t>(bytes);
    return folded(sum);
}

} // namespace

TailnetAddress tailnetAddress(std::span<const std::byte, RestSize> rest)
{
    TailnetAddress address{
        std::byte{0xfd}, std::byte{0x7a}, std::byte{0x11}, std::byte{0x5c}, std::byte{0xa1}, std::byte{0xe0}};
    std::ranges::copy(rest, address.begin() + PrefixSize);
    return address;
}

TailnetAddress neutralAddress(std::uint64_t number, const TailnetAddress &self, const TailnetAddress &other,
    const TailnetAddress &seenAsSelf)
{
    std::vector<std::byte> rest;
    appendBigEndian(rest, number);
    rest.resize(RestSize);
    TailnetAddress address = tailnetAddress(std::span<const std::byte>(rest).first<RestSize>());
    // Twice all ones are nothing, and keep it above that.
    const std::uint32_t balance
        = folded(sumOf(self) + sumOf(other) + 2 * 0xffff - sumOf(seenAsSelf) - sumOf(address));
    address[BalanceAt] = static_cast<std::byte>(balance >> 8);
    address[BalanceAt + 1] = static_cast<std::byte>(balance & 0xff);
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
