// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tailnet/tailnetkey.h"

#include <sodium.h>

#include <algorithm>
#include <cstdlib>

namespace plimsoll {

namespace {

unsigned char *room(std::span<std::byte> bytes)
{
    return reinterpret_cast<unsigned char *>(bytes.data());
}
const unsigned char *octets(std::span<const std::byte> bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes.data());
}

} // namespace

KeyPair KeyPair::generate()
{
    std::array<std::byte, 32> secret{};
    if (sodium_init() < 0)
        std::abort(); // no randomness: nothing made from here on would be secret
    randombytes_buf(secret.data(), secret.size());
    const KeyPair made(secret);
    sodium_memzero(secret.data(), secret.size());
    return made;
}

KeyPair::KeyPair(std::span<const std::byte, 32> secret)
{
    std::ranges::copy(secret, m_secret.begin());
    m_secret.front() &= std::byte{0xf8};
    m_secret.back() = (m_secret.back() & std::byte{0x7f}) | std::byte{0x40};
    crypto_scalarmult_base(room(m_public), octets(m_secret));
}

KeyPair::~KeyPair()
{
    sodium_memzero(m_secret.data(), m_secret.size());
}

std::optional<Hash32> KeyPair::agreeWith(const PublicKey &other) const
{
    Hash32 shared{};
    if (crypto_scalarmult(room(shared), octets(m_secret), octets(other)) != 0)
        return std::nullopt;
    return shared;
}

std::vector<std::byte> KeyPair::seal(const PublicKey &other, std::span<const std::byte> plain) const
{
    std::vector<std::byte> box(crypto_box_NONCEBYTES + crypto_box_MACBYTES + plain.size());
    const std::span<std::byte> nonce = std::span(box).first(crypto_box_NONCEBYTES);
    const std::span<std::byte> sealed = std::span(box).subspan(crypto_box_NONCEBYTES);
    randombytes_buf(nonce.data(), nonce.size());
    if (crypto_box_easy(
            room(sealed), octets(plain), plain.size(), octets(nonce), octets(other), octets(m_secret))
        != 0)
        return {}; // `other` is of low order: nobody can open it
    return box;
}

std::optional<std::vector<std::byte>> KeyPair::open(
    const PublicKey &other, std::span<const std::byte> box) const
{
    constexpr std::size_t overhead = crypto_box_NONCEBYTES + crypto_box_MACBYTES;
    if (box.size() < overhead)
        return std::nullopt;
    std::vector<std::byte> plain(box.size() - overhead);
    const std::span<const std::byte> sealed = box.subspan(crypto_box_NONCEBYTES);
    if (crypto_box_open_easy(
            room(plain), octets(sealed), sealed.size(), octets(box), octets(other), octets(m_secret))
        != 0)
        return std::nullopt;
    return plain;
}

} // namespace plimsoll
