// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/tlsengine.h"

#include "core/net/socketaddress.h"

#include <openssl/bio.h>
#include <openssl/crypto.h>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>
#include <string_view>
#include <utility>

namespace plimsoll {

// A BIO that reads from and writes to the spans of the call under way.
struct TlsBio {
    static int read(BIO *bio, char *into, int size)
    {
        BIO_clear_retry_flags(bio);
        TlsEngine &engine = *static_cast<TlsEngine *>(BIO_get_data(bio));
        const std::size_t taken = std::min(static_cast<std::size_t>(size), engine.m_input.size());
        if (taken == 0) {
            BIO_set_retry_read(bio);
            return -1;
        }
        std::memcpy(into, engine.m_input.data(), taken);
        engine.m_input = engine.m_input.subspan(taken);
        return static_cast<int>(taken);
    }

    static int write(BIO *bio, const char *from, int size)
    {
        BIO_clear_retry_flags(bio);
        TlsEngine &engine = *static_cast<TlsEngine *>(BIO_get_data(bio));
        if (!engine.m_records)
            return -1;
        const auto bytes = std::as_bytes(std::span(from, static_cast<std::size_t>(size)));
        engine.m_records->insert(engine.m_records->end(), bytes.begin(), bytes.end());
        return size;
    }

    static long control(BIO *, int command, long, void *) { return command == BIO_CTRL_FLUSH ? 1 : 0; }

    static int create(BIO *bio)
    {
        BIO_set_init(bio, 1);
        return 1;
    }

    static BIO_METHOD *method()
    {
        static BIO_METHOD *const made = [] {
            BIO_METHOD *fresh
                = BIO_meth_new(BIO_get_new_index() | BIO_TYPE_SOURCE_SINK, "plimsoll worker buffers");
            BIO_meth_set_read(fresh, read);
            BIO_meth_set_write(fresh, write);
            BIO_meth_set_ctrl(fresh, control);
            BIO_meth_set_create(fresh, create);
            return fresh;
        }();
        return made;
    }
};

// Of its hexadecimal digits; empty when they are none.
static TlsSecret secretOf(std::string_view digits)
{
    std::array<std::byte, 48> bytes{};
    std::size_t size = 0;
    for (; digits.size() >= 2 && size < bytes.size(); digits.remove_prefix(2)) {
        std::uint8_t octet = 0;
        if (std::from_chars(digits.data(), digits.data() + 2, octet, 16).ptr != digits.data() + 2)
            return {};
        bytes[size++] = std::byte{octet};
    }
    const std::span<const std::byte> read = std::span(bytes).first(size);
    const TlsSecret secret(read);
    OPENSSL_cleanse(bytes.data(), bytes.size());
    return secret;
}

static bool expectHost(SSL *ssl, const std::string &host)
{
    if (SocketAddress::fromLiteral(host, 0))
        return X509_VERIFY_PARAM_set1_ip_asc(SSL_get0_param(ssl), host.c_str()) == 1;
    SSL_set_hostflags(ssl, X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS);
    // What SSL_set_tlsext_host_name() does, without its old-style cast.
    std::string name = host;
    return SSL_ctrl(ssl, SSL_CTRL_SET_TLSEXT_HOSTNAME, TLSEXT_NAMETYPE_host_name, name.data()) == 1
        && SSL_set1_host(ssl, host.c_str()) == 1;
}

NetResult<std::unique_ptr<TlsEngine>> TlsEngine::create(
    const TlsContext &context, const std::string &host, const TlsCiphers &ciphers)
{
    const NetError noMemory{NetCause::Local, "OpenSSL had no memory for another connection."};
    SSL *ssl = SSL_new(context.native());
    if (!ssl)
        return noMemory;
    std::unique_ptr<TlsEngine> engine(new TlsEngine(ssl, ciphers, context.isServer()));
    BIO *bio = BIO_new(TlsBio::method());
    if (!bio)
        return noMemory;
    BIO_set_data(bio, engine.get());
    SSL_set_bio(ssl, bio, bio);
    if (context.isServer()) {
        SSL_set_accept_state(ssl);
        return engine;
    }
    SSL_set_connect_state(ssl);
    if (!expectHost(ssl, host))
        return NetError{NetCause::Tls, "The name " + host + " cannot stand in a certificate."};
    context.offerSession(ssl, host);
    return engine;
}

TlsEngine::TlsEngine(ssl_st *ssl, const TlsCiphers &ciphers, bool isServer)
    : m_ssl(ssl)
    , m_ciphers(ciphers)
    , m_isServer(isServer)
{
    SSL_set_app_data(ssl, this);
}

TlsEngine::~TlsEngine()
{
    SSL_free(m_ssl);
}

TlsEngine::Step TlsEngine::handshake(std::span<const std::byte> &input, Records &records)
{
    m_input = input;
    m_records = &records;
    const Step step = stepAfter(SSL_do_handshake(m_ssl));
    input = std::exchange(m_input, {});
    m_records = nullptr;
    if (step == Step::Done)
        establish();
    return step;
}

void TlsEngine::secretMade(const ssl_st *ssl, const char *line)
{
    auto *engine = static_cast<TlsEngine *>(SSL_get_app_data(ssl));
    const std::string_view text(line);
    const bool isServers = text.starts_with("SERVER_TRAFFIC_SECRET_0 ");
    if (!engine || (!isServers && !text.starts_with("CLIENT_TRAFFIC_SECRET_0 ")))
        return;
    if (!engine->m_traffic)
        engine->m_traffic = std::make_unique<TlsTraffic>();
    const bool isOurs = isServers == engine->m_isServer;
    (isOurs ? engine->m_traffic->sending : engine->m_traffic->receiving)
        = secretOf(text.substr(text.rfind(' ') + 1));
}

void TlsEngine::establish()
{
    m_isResumed = SSL_session_reused(m_ssl) == 1;
    if (!m_traffic)
        return;
    m_traffic->suite = SSL_CIPHER_get_protocol_id(SSL_get_current_cipher(m_ssl));
    m_established = TlsRecords::create(m_ciphers, *m_traffic, m_isServer);
    m_traffic.reset();
    if (m_established)
        SSL_free(std::exchange(m_ssl, nullptr));
}

TlsEngine::Step TlsEngine::read(
    std::span<const std::byte> &input, std::span<std::byte> into, std::size_t &size, Records &records)
{
    if (m_established)
        return m_established->read(input, into, size, records);
    m_input = input;
    m_records = &records;
    const Step step = stepAfter(SSL_read_ex(m_ssl, into.data(), into.size(), &size));
    input = std::exchange(m_input, {});
    m_records = nullptr;
    return step;
}

bool TlsEngine::write(std::span<const std::byte> plain, Records &records)
{
    if (m_established)
        return m_established->write(plain, records);
    m_records = &records;
    std::size_t written = 0;
    const Step step = stepAfter(SSL_write_ex(m_ssl, plain.data(), plain.size(), &written));
    m_records = nullptr;
    return step == Step::Done;
}

void TlsEngine::sayGoodbye(Records &records)
{
    if (m_established)
        return m_established->sayGoodbye(records);
    m_records = &records;
    if (SSL_shutdown(m_ssl) < 0)
        ERR_clear_error();
    m_records = nullptr;
}

TlsEngine::Step TlsEngine::stepAfter(int returned)
{
    if (returned > 0)
        return Step::Done;
    switch (SSL_get_error(m_ssl, returned)) {
    case SSL_ERROR_WANT_READ:
        return Step::NeedMore;
    case SSL_ERROR_ZERO_RETURN:
        return Step::EndOfStream;
    default:
        m_failure = ERR_peek_last_error();
        ERR_clear_error();
        return Step::Failed;
    }
}

NetError TlsEngine::error(const std::string &remote) const
{
    const unsigned long failure = m_established ? m_established->failure() : m_failure;
    const long verified = m_established ? X509_V_OK : SSL_get_verify_result(m_ssl);
    if (ERR_GET_REASON(failure) == SSL_R_CERTIFICATE_VERIFY_FAILED && verified != X509_V_OK) {
        if (verified == X509_V_ERR_HOSTNAME_MISMATCH || verified == X509_V_ERR_IP_ADDRESS_MISMATCH)
            return {NetCause::Tls, "The certificate of " + remote + " is for another name."};
        return {NetCause::Tls,
            "The certificate of " + remote + " is not trusted: " + X509_verify_cert_error_string(verified)
                + ". Give the CA certificate that signed it."};
    }
    const char *reason = ERR_reason_error_string(failure);
    return {NetCause::Tls,
        "TLS with " + remote + " failed: " + (reason ? reason : "it does not speak TLS as we do") + '.'};
}

} // namespace plimsoll
