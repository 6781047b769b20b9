// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

struct evp_cipher_ctx_st;
struct evp_mac_ctx_st;

namespace plimsoll {

// A traffic secret of TLS 1.3, or a key that is made of it: 16 to 48 bytes, wiped when it goes.
class TlsSecret
{
public:
    TlsSecret() = default;
    explicit TlsSecret(std::span<const std::byte> bytes); // at most 48 are taken
    ~TlsSecret();
    TlsSecret(const TlsSecret &) = default;
    TlsSecret &operator=(const TlsSecret &) = default;

    std::span<const std::byte> bytes() const { return std::span(m_bytes).first(m_size); }

private:
    std::array<std::byte, 48> m_bytes{};
    std::size_t m_size = 0;
};

enum class TlsContent : std::uint8_t { ChangeCipherSpec = 20, Alert = 21, Handshake = 22, Data = 23 };

// OpenSSL's ciphers and MACs for the suites 0x1301 to 0x1303, which all connections of a loop share: to set
// another key costs no more than to keep a cipher for each, and a connection is smaller. One thread.
class TlsCiphers
{
public:
    TlsCiphers();
    ~TlsCiphers(); // wipes the last keys
    TlsCiphers(const TlsCiphers &) = delete;
    TlsCiphers &operator=(const TlsCiphers &) = delete;

private:
    friend class TlsProtection;
    struct Suite {
        std::uint16_t number;
        const char *cipher;
        const char *digest;
        std::size_t keySize;
        std::size_t secretSize;
    };
    struct Kit { // each is null where OpenSSL has none
        evp_cipher_ctx_st *sealing = nullptr;
        evp_cipher_ctx_st *opening = nullptr;
        evp_mac_ctx_st *mac = nullptr;
    };
    static const std::array<Suite, 3> Suites;
    static std::size_t indexOf(std::uint16_t suite); // Suites.size(): none of them

    std::array<Kit, 3> m_kits{};
};

// What protects the records of one direction of a TLS 1.3 connection: RFC 8446, sections 5.2, 5.3, 7.2
// and 7.3. All cryptography is OpenSSL's. One thread.
class TlsProtection
{
public:
    // `ciphers` must outlive it.
    TlsProtection(const TlsCiphers &ciphers, std::uint16_t suite, const TlsSecret &secret, bool isSealing);

    // False when the suite is not of 0x1301 to 0x1303, or the secret has not its size.
    bool isUsable() const { return m_isUsable; }
    // Appends one record of at most 16 KiB.
    bool seal(TlsContent content, std::span<const std::byte> plain, std::vector<std::byte> &records);
    // `record` is whole, with its header. What it says and then its content and padding are in `into`.
    bool open(std::span<const std::byte> record, std::span<std::byte> into);
    bool update(); // to the next secret
    bool isWornOut() const; // no more should be sealed with this key

private:
    const TlsCiphers::Suite &suite() const { return TlsCiphers::Suites[m_suite]; }
    bool expand(std::string_view label, std::span<std::byte> into) const;
    bool setKey();
    evp_cipher_ctx_st *cipherForNext();

    const TlsCiphers &m_ciphers;
    TlsSecret m_secret;
    TlsSecret m_key;
    std::array<std::byte, 12> m_iv{};
    std::uint64_t m_sequence = 0;
    std::size_t m_suite; // index
    bool m_isSealing;
    bool m_isUsable;
};

} // namespace plimsoll
