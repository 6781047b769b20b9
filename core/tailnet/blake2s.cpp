// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tailnet/blake2s.h"

#include <openssl/evp.h>
#include <openssl/params.h>

#include <memory>
#include <new>
#include <string>

namespace plimsoll {

namespace {

template <auto Free> struct FreeWith {
    template <typename T> void operator()(T *object) const { Free(object); }
};
using MacContext = std::unique_ptr<EVP_MAC_CTX, FreeWith<EVP_MAC_CTX_free>>;

// OpenSSL always has these; where it has not, there is no memory either.
MacContext makeMac(const char *name)
{
    const std::unique_ptr<EVP_MAC, FreeWith<EVP_MAC_free>> mac(EVP_MAC_fetch(nullptr, name, nullptr));
    MacContext context(mac ? EVP_MAC_CTX_new(mac.get()) : nullptr);
    if (!context)
        std::abort();
    return context;
}

const unsigned char *octets(std::span<const std::byte> bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes.data());
}

template <std::size_t Size>
std::array<std::byte, Size> macOf(
    EVP_MAC_CTX *context, std::span<const std::byte> key, const OSSL_PARAM *parameters, Parts parts)
{
    std::array<std::byte, Size> made{};
    std::size_t size = 0;
    bool isDone = EVP_MAC_init(context, octets(key), key.size(), parameters) == 1;
    for (const std::span<const std::byte> part : parts)
        isDone = isDone && EVP_MAC_update(context, octets(part), part.size()) == 1;
    isDone = isDone
        && EVP_MAC_final(context, reinterpret_cast<unsigned char *>(made.data()), &size, made.size()) == 1;
    if (!isDone)
        std::abort();
    return made;
}

} // namespace

Hash32 blake2s(Parts parts)
{
    const std::unique_ptr<EVP_MD_CTX, FreeWith<EVP_MD_CTX_free>> context(EVP_MD_CTX_new());
    Hash32 made{};
    bool isDone = context && EVP_DigestInit_ex2(context.get(), EVP_blake2s256(), nullptr) == 1;
    for (const std::span<const std::byte> part : parts)
        isDone = isDone && EVP_DigestUpdate(context.get(), part.data(), part.size()) == 1;
    unsigned size = 0;
    isDone = isDone
        && EVP_DigestFinal_ex(context.get(), reinterpret_cast<unsigned char *>(made.data()), &size) == 1;
    if (!isDone)
        std::abort();
    return made;
}

Hash32 blake2sHmac(std::span<const std::byte> key, Parts parts)
{
    const MacContext context = makeMac("HMAC");
    std::string digest = "BLAKE2S-256";
    const std::array parameters{
        OSSL_PARAM_construct_utf8_string("digest", digest.data(), 0), OSSL_PARAM_construct_end()};
    return macOf<32>(context.get(), key, parameters.data(), parts);
}

Mac16 blake2sMac(std::span<const std::byte> key, Parts parts)
{
    const MacContext context = makeMac("BLAKE2SMAC");
    std::size_t size = 16;
    const std::array parameters{OSSL_PARAM_construct_size_t("size", &size), OSSL_PARAM_construct_end()};
    return macOf<16>(context.get(), key, parameters.data(), parts);
}

} // namespace plimsoll
