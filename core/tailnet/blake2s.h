// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <initializer_list>
#include <span>

namespace plimsoll {

// BLAKE2s with its uses in WireGuard, by OpenSSL. RFC 7693; sections 5.4 of the WireGuard paper.

using Parts = std::initializer_list<std::span<const std::byte>>; // one after the other
using Hash32 = std::array<std::byte, 32>;
using Mac16 = std::array<std::byte, 16>;

Hash32 blake2s(Parts parts);
Hash32 blake2sHmac(std::span<const std::byte> key, Parts parts);
Mac16 blake2sMac(std::span<const std::byte> key, Parts parts); // keyed BLAKE2s of 16 bytes

// HKDF by that HMAC: the first `Count` of its outputs.
template <std::size_t Count>
std::array<Hash32, Count> blake2sKdf(std::span<const std::byte> key, std::span<const std::byte> input)
{
    static_assert(Count >= 1 && Count <= 3);
    const Hash32 secret = blake2sHmac(key, {input});
    std::array<Hash32, Count> outputs{};
    for (std::size_t i = 0; i < Count; ++i) {
        const std::array<std::byte, 1> number{static_cast<std::byte>(i + 1)};
        const std::span<const std::byte> before
            = i == 0 ? std::span<const std::byte>() : std::span<const std::byte>(outputs[i - 1]);
        outputs[i] = blake2sHmac(secret, {before, number});
    }
    return outputs;
}

} // namespace plimsoll
