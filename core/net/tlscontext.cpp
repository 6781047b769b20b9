// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/tlscontext.h"

#include "core/net/tlsengine.h"

#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>

#include <array>
#include <climits>
#include <cstring>
#include <map>
#include <mutex>

namespace plimsoll {

namespace {

template <auto Free> struct FreeWith {
    template <typename T> void operator()(T *object) const { Free(object); }
};
using Bio = std::unique_ptr<BIO, FreeWith<BIO_free>>;
using Certificate = std::unique_ptr<X509, FreeWith<X509_free>>;
using Key = std::unique_ptr<EVP_PKEY, FreeWith<EVP_PKEY_free>>;

// Its length byte and its name, as TLS lists it.
constexpr std::array<unsigned char, 9> AlpnHttp11 = {8, 'h', 't', 't', 'p', '/', '1', '.', '1'};

// Of TLS 1.3, in the order in which browsers and Go ask for them; OpenSSL would begin with the slower
// AES-256.
constexpr const char *CipherSuites
    = "TLS_AES_128_GCM_SHA256:TLS_AES_256_GCM_SHA384:TLS_CHACHA20_POLY1305_SHA256";

Bio bioOver(const std::string &text)
{
    return Bio(BIO_new_mem_buf(text.data(), static_cast<int>(text.size())));
}

// A key that asks for a password must fail, not wait at a terminal.
int noPassword(char *, int, int, void *)
{
    return -1;
}

NetError tlsError(const std::string &what)
{
    ERR_clear_error();
    return {NetCause::Tls, what};
}

Certificate readCertificate(BIO *bio)
{
    return Certificate(PEM_read_bio_X509(bio, nullptr, noPassword, nullptr));
}

NetResult<> trust(SSL_CTX *context, const std::string &caPem)
{
    const Bio bio = bioOver(caPem);
    int count = 0;
    while (const Certificate certificate = readCertificate(bio.get())) {
        X509_STORE_add_cert(SSL_CTX_get_cert_store(context), certificate.get());
        ++count;
    }
    ERR_clear_error(); // the end of the text counts as an error
    if (count == 0)
        return tlsError("The CA file has no certificate in PEM form.");
    return {};
}

NetResult<> identify(SSL_CTX *context, const std::string &certificatePem, const std::string &keyPem)
{
    const Bio certificates = bioOver(certificatePem);
    const Certificate own = readCertificate(certificates.get());
    if (!own || SSL_CTX_use_certificate(context, own.get()) != 1)
        return tlsError("The certificate file has no usable certificate in PEM form.");
    while (const Certificate next = readCertificate(certificates.get()))
        SSL_CTX_add1_chain_cert(context, next.get());
    ERR_clear_error();

    const Bio keys = bioOver(keyPem);
    const Key key(PEM_read_bio_PrivateKey(keys.get(), nullptr, noPassword, nullptr));
    if (!key)
        return tlsError("The key file has no private key in PEM form without a password.");
    if (SSL_CTX_use_PrivateKey(context, key.get()) != 1 || SSL_CTX_check_private_key(context) != 1)
        return tlsError("The private key does not belong to the certificate.");
    return {};
}

bool trustSystem(SSL_CTX *context)
{
#if defined(_WIN32) && OPENSSL_VERSION_NUMBER >= 0x30200000L
    if (SSL_CTX_load_verify_store(context, "org.openssl.winstore://") == 1)
        return true;
#endif
    return SSL_CTX_set_default_verify_paths(context) == 1;
}

void setCommon(SSL_CTX *context)
{
    SSL_CTX_set_min_proto_version(context, TLS1_2_VERSION);
    SSL_CTX_set_mode(context, SSL_MODE_RELEASE_BUFFERS);
    SSL_CTX_set_options(context, SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION);
    SSL_CTX_set_session_cache_mode(context, SSL_SESS_CACHE_OFF);
}

int selectHttp11(SSL *, const unsigned char **out, unsigned char *outLength, const unsigned char *offered,
    unsigned offeredLength, void *)
{
    unsigned char *selected = nullptr;
    if (SSL_select_next_proto(
            &selected, outLength, AlpnHttp11.data(), AlpnHttp11.size(), offered, offeredLength)
        != OPENSSL_NPN_NEGOTIATED)
        return SSL_TLSEXT_ERR_NOACK;
    *out = selected;
    return SSL_TLSEXT_ERR_OK;
}

} // namespace

// The latest session of each host. A ticket may be used more than once: servers that mind refuse it, and the
// handshake is a whole one then.
class TlsContext::Sessions
{
public:
    void keep(const std::string &host, SSL_SESSION *session)
    {
        const std::lock_guard lock(m_mutex);
        m_byHost[host].reset(session);
    }

    void offer(SSL *ssl, const std::string &host)
    {
        const std::lock_guard lock(m_mutex);
        if (const auto found = m_byHost.find(host); found != m_byHost.end())
            SSL_set_session(ssl, found->second.get());
    }

private:
    std::mutex m_mutex;
    std::map<std::string, std::unique_ptr<SSL_SESSION, FreeWith<SSL_SESSION_free>>> m_byHost;
};

int TlsContext::keepSession(SSL *ssl, SSL_SESSION *session)
{
    const auto *context = static_cast<const TlsContext *>(SSL_CTX_get_app_data(SSL_get_SSL_CTX(ssl)));
    const char *host = SSL_get_servername(ssl, TLSEXT_NAMETYPE_host_name);
    if (!host)
        return 0; // an address: it has no name to file it under
    context->m_sessions->keep(host, session);
    return 1; // it is ours now
}

void TlsContext::offerSession(SSL *ssl, const std::string &host) const
{
    if (m_sessions)
        m_sessions->offer(ssl, host);
}

NetResult<std::shared_ptr<const TlsContext>> TlsContext::client(const TlsClientOptions &options)
{
    SSL_CTX *native = SSL_CTX_new(TLS_client_method());
    if (!native)
        return tlsError("OpenSSL could not be set up.");
    const std::shared_ptr<TlsContext> context(new TlsContext(native, false, options.insecure));
    setCommon(native);
    if (!options.resumes) {
        SSL_CTX_set_keylog_callback(native, TlsEngine::secretMade);
    } else {
        context->m_sessions = std::make_unique<Sessions>();
        SSL_CTX_set_app_data(native, context.get());
        SSL_CTX_set_session_cache_mode(native, SSL_SESS_CACHE_CLIENT | SSL_SESS_CACHE_NO_INTERNAL);
        SSL_CTX_sess_set_new_cb(native, keepSession);
    }
    SSL_CTX_set_ciphersuites(native, CipherSuites);
    SSL_CTX_set_alpn_protos(native, AlpnHttp11.data(), AlpnHttp11.size());
    SSL_CTX_set_verify(native, options.insecure ? SSL_VERIFY_NONE : SSL_VERIFY_PEER, nullptr);
    if (options.systemStore && !trustSystem(native))
        return tlsError("The system's certificate store could not be read.");
    if (!options.caPem.empty()) {
        if (NetResult<> trusted = trust(native, options.caPem); !trusted)
            return trusted.error();
    }
    if (!options.certificatePem.empty()) {
        if (NetResult<> identified = identify(native, options.certificatePem, options.keyPem); !identified)
            return identified.error();
    }
    return std::shared_ptr<const TlsContext>(context);
}

NetResult<std::shared_ptr<const TlsContext>> TlsContext::server(const TlsServerOptions &options)
{
    SSL_CTX *native = SSL_CTX_new(TLS_server_method());
    if (!native)
        return tlsError("OpenSSL could not be set up.");
    const std::shared_ptr<const TlsContext> context(new TlsContext(native, true, false));
    setCommon(native);
    if (!options.resumes) {
        SSL_CTX_set_num_tickets(native, 0);
        SSL_CTX_set_keylog_callback(native, TlsEngine::secretMade);
    }
    SSL_CTX_set_alpn_select_cb(native, selectHttp11, nullptr);
    if (NetResult<> identified = identify(native, options.certificatePem, options.keyPem); !identified)
        return identified.error();
    if (!options.clientCaPem.empty()) {
        if (NetResult<> trusted = trust(native, options.clientCaPem); !trusted)
            return trusted.error();
        SSL_CTX_set_verify(native, SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT, nullptr);
    }
    return context;
}

TlsContext::TlsContext(ssl_ctx_st *context, bool isServer, bool isInsecure)
    : m_context(context)
    , m_isServer(isServer)
    , m_isInsecure(isInsecure)
{
}

TlsContext::~TlsContext()
{
    SSL_CTX_free(m_context);
}

} // namespace plimsoll
