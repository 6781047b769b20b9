// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/tlsprotection.h"

#include "core/net/wirebytes.h"

#include <openssl/crypto.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/params.h>

#include <algorithm>
#include <string>
#include <string_view>

namespace plimsoll {

namespace {

constexpr std::size_t HeaderSize = 5;
constexpr std::size_t TagSize = 16;
constexpr std::uint64_t MostSealed = 1 << 24; // records with one key; RFC 8446, section 5.5, has 2^24.5

evp_cipher_ctx_st *makeCipher(const char *name, bool isSealing)
{
    EVP_CIPHER *cipher = EVP_CIPHER_fetch(nullptr, name, nullptr);
    EVP_CIPHER_CTX *made = EVP_CIPHER_CTX_new();
    if (!cipher || !made
        || EVP_CipherInit_ex2(made, cipher, nullptr, nullptr, isSealing ? 1 : 0, nullptr) != 1) {
        EVP_CIPHER_CTX_free(made);
        made = nullptr;
    }
    EVP_CIPHER_free(cipher); // what was made has a reference
    return made;
}

evp_mac_ctx_st *makeMac(std::string digest)
{
    EVP_MAC *hmac = EVP_MAC_fetch(nullptr, "HMAC", nullptr);
    EVP_MAC_CTX *made = hmac ? EVP_MAC_CTX_new(hmac) : nullptr;
    const std::array parameters{
        OSSL_PARAM_construct_utf8_string("digest", digest.data(), 0), OSSL_PARAM_construct_end()};
    if (made && EVP_MAC_CTX_set_params(made, parameters.data()) != 1) {
        EVP_MAC_CTX_free(made);
        made = nullptr;
    }
    EVP_MAC_free(hmac);
    return made;
}

const unsigned char *octets(const std::byte *bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes);
}
unsigned char *octets(std::byte *bytes)
{
    return reinterpret_cast<unsigned char *>(bytes);
}

std::array<std::byte, HeaderSize> headerFor(std::size_t size)
{
    return {std::byte{23}, std::byte{3}, std::byte{3}, static_cast<std::byte>(size >> 8),
        static_cast<std::byte>(size & 0xff)};
}

} // namespace

TlsSecret::TlsSecret(std::span<const std::byte> bytes)
    : m_size(std::min(bytes.size(), m_bytes.size()))
{
    std::copy_n(bytes.begin(), m_size, m_bytes.begin());
}

TlsSecret::~TlsSecret()
{
    OPENSSL_cleanse(m_bytes.data(), m_bytes.size());
}

constexpr std::array<TlsCiphers::Suite, 3> TlsCiphers::Suites{{
    {0x1301, "AES-128-GCM", "SHA256", 16, 32},
    {0x1302, "AES-256-GCM", "SHA384", 32, 48},
    {0x1303, "ChaCha20-Poly1305", "SHA256", 32, 32},
}};

std::size_t TlsCiphers::indexOf(std::uint16_t suite)
{
    return static_cast<std::size_t>(std::ranges::find(Suites, suite, &Suite::number) - Suites.begin());
}

TlsCiphers::TlsCiphers()
{
    for (std::size_t i = 0; i < Suites.size(); ++i) {
        m_kits[i] = {.sealing = makeCipher(Suites[i].cipher, true),
            .opening = makeCipher(Suites[i].cipher, false),
            .mac = makeMac(Suites[i].digest)};
    }
    ERR_clear_error();
}

TlsCiphers::~TlsCiphers()
{
    for (const Kit &kit : m_kits) {
        EVP_CIPHER_CTX_free(kit.sealing);
        EVP_CIPHER_CTX_free(kit.opening);
        EVP_MAC_CTX_free(kit.mac);
    }
}

TlsProtection::TlsProtection(
    const TlsCiphers &ciphers, std::uint16_t suite, const TlsSecret &secret, bool isSealing)
    : m_ciphers(ciphers)
    , m_secret(secret)
    , m_suite(TlsCiphers::indexOf(suite))
    , m_isSealing(isSealing)
    , m_isUsable(setKey())
{
}

// HKDF-Expand-Label of RFC 8446, section 7.1, without a context, and for no more than one hash: so HKDF's
// expansion is a single HMAC.
bool TlsProtection::expand(std::string_view label, std::span<std::byte> into) const
{
    constexpr std::string_view prefix = "tls13 ";
    std::array<std::byte, 32> info{};
    std::size_t size = 0;
    const auto put = [&](std::size_t octet) { info[size++] = static_cast<std::byte>(octet); };
    put(into.size() >> 8);
    put(into.size() & 0xff);
    put(prefix.size() + label.size());
    for (const std::string_view part : {prefix, label}) {
        for (const char c : part)
            put(static_cast<unsigned char>(c));
    }
    put(0);
    put(1); // the only block
    std::array<std::byte, EVP_MAX_MD_SIZE> block{};
    std::size_t made = 0;
    EVP_MAC_CTX *mac = m_ciphers.m_kits[m_suite].mac;
    const std::span<const std::byte> secret = m_secret.bytes();
    if (!mac || EVP_MAC_init(mac, octets(secret.data()), secret.size(), nullptr) != 1
        || EVP_MAC_update(mac, octets(info.data()), size) != 1
        || EVP_MAC_final(mac, octets(block.data()), &made, block.size()) != 1 || made < into.size())
        return false;
    std::copy_n(block.begin(), into.size(), into.begin());
    OPENSSL_cleanse(block.data(), block.size());
    return true;
}

bool TlsProtection::setKey()
{
    if (m_suite == TlsCiphers::Suites.size() || m_secret.bytes().size() != suite().secretSize)
        return false;
    std::array<std::byte, 32> bytes{};
    const std::span<std::byte> key = std::span(bytes).first(suite().keySize);
    const bool isMade = expand("key", key) && expand("iv", m_iv);
    m_key = TlsSecret(key);
    OPENSSL_cleanse(bytes.data(), bytes.size());
    m_sequence = 0;
    return isMade;
}

// The loop's cipher, with the key and the nonce of the next record; null when OpenSSL refuses.
evp_cipher_ctx_st *TlsProtection::cipherForNext()
{
    const TlsCiphers::Kit &kit = m_ciphers.m_kits[m_suite];
    evp_cipher_ctx_st *cipher = m_isSealing ? kit.sealing : kit.opening;
    std::array<std::byte, 12> nonce = m_iv;
    for (std::size_t i = 0; i < sizeof m_sequence; ++i)
        nonce[nonce.size() - 1 - i] ^= static_cast<std::byte>(m_sequence >> (8 * i) & 0xff);
    ++m_sequence;
    const bool isSet = cipher
        && EVP_CipherInit_ex2(cipher, nullptr, octets(m_key.bytes().data()), octets(nonce.data()),
               m_isSealing ? 1 : 0, nullptr)
            == 1;
    return isSet ? cipher : nullptr;
}

bool TlsProtection::update()
{
    std::array<std::byte, 48> bytes{};
    const std::span<std::byte> next = std::span(bytes).first(suite().secretSize);
    if (!expand("traffic upd", next))
        return false;
    m_secret = TlsSecret(next);
    OPENSSL_cleanse(bytes.data(), bytes.size());
    return setKey();
}

bool TlsProtection::isWornOut() const
{
    return m_sequence >= MostSealed;
}

bool TlsProtection::seal(
    TlsContent content, std::span<const std::byte> plain, std::vector<std::byte> &records)
{
    const auto header = headerFor(plain.size() + 1 + TagSize);
    append(records, header);
    const std::size_t begin = records.size();
    append(records, plain);
    records.push_back(static_cast<std::byte>(content));
    const std::size_t end = records.size();
    records.resize(end + TagSize);
    unsigned char *body = octets(records.data() + begin);
    unsigned char *tag = octets(records.data() + end);
    int size = 0;
    EVP_CIPHER_CTX *cipher = cipherForNext();
    return cipher && EVP_EncryptUpdate(cipher, nullptr, &size, octets(header.data()), int{HeaderSize}) == 1
        && EVP_EncryptUpdate(cipher, body, &size, body, static_cast<int>(end - begin)) == 1
        && EVP_EncryptFinal_ex(cipher, tag, &size) == 1
        && EVP_CIPHER_CTX_ctrl(cipher, EVP_CTRL_AEAD_GET_TAG, int{TagSize}, tag) == 1;
}

bool TlsProtection::open(std::span<const std::byte> record, std::span<std::byte> into)
{
    const std::span<const std::byte> body = record.subspan(HeaderSize, record.size() - HeaderSize - TagSize);
    std::array<std::byte, TagSize> tag{};
    std::ranges::copy(record.last(TagSize), tag.begin());
    int size = 0;
    EVP_CIPHER_CTX *cipher = cipherForNext();
    const bool isGenuine = cipher
        && EVP_CIPHER_CTX_ctrl(cipher, EVP_CTRL_AEAD_SET_TAG, int{TagSize}, tag.data()) == 1
        && EVP_DecryptUpdate(cipher, nullptr, &size, octets(record.data()), int{HeaderSize}) == 1
        && EVP_DecryptUpdate(
               cipher, octets(into.data()), &size, octets(body.data()), static_cast<int>(body.size()))
            == 1
        && EVP_DecryptFinal_ex(cipher, octets(tag.data()), &size) == 1;
    if (!isGenuine)
        ERR_clear_error();
    return isGenuine;
}

} // namespace plimsoll
