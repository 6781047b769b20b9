// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tailnet/blake2s.h"

#include <optional>
#include <span>
#include <vector>

namespace plimsoll {

using PublicKey = std::array<std::byte, 32>; // of X25519

// A pair of X25519 keys, by libsodium. The private one is wiped when it goes. RFC 7748.
class KeyPair
{
public:
    static KeyPair generate();
    // `secret` is clamped as RFC 7748 wants it.
    explicit KeyPair(std::span<const std::byte, 32> secret);
    ~KeyPair();
    KeyPair(const KeyPair &) = default;
    KeyPair &operator=(const KeyPair &) = default;

    const PublicKey &publicKey() const { return m_public; }
    // What both sides come to. None: `other` is a point of low order, which no honest side has.
    std::optional<Hash32> agreeWith(const PublicKey &other) const;

    // NaCl's box for `other`: a random nonce of 24 bytes, then what crypto_box_easy() makes.
    std::vector<std::byte> seal(const PublicKey &other, std::span<const std::byte> plain) const;
    // None: it is not from `other` for us.
    std::optional<std::vector<std::byte>> open(const PublicKey &other, std::span<const std::byte> box) const;

private:
    std::array<std::byte, 32> m_secret{};
    PublicKey m_public{};
};

} // namespace plimsoll
