// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/neterror.h"

#include <memory>
#include <string>

struct ssl_ctx_st;
struct ssl_session_st;
struct ssl_st;

namespace plimsoll {

struct TlsClientOptions {
    std::string caPem; // certificates trusted besides the system's
    bool systemStore = true;
    std::string certificatePem; // client certificate with its chain; empty: none
    std::string keyPem;
    bool insecure = false; // accept any certificate
    bool resumes = false; // a connection goes on with the session of an earlier one to the same host
};

struct TlsServerOptions {
    std::string certificatePem; // with its chain
    std::string keyPem;
    std::string clientCaPem; // clients must show a certificate of one of these; empty: none asked for
    bool resumes = false; // hands out tickets for it
};

// What all TLS connections of one side of a deployment share: trust, keys, versions (1.2 and later), ALPN
// "http/1.1". Made once, then read-only but for the sessions to go on with, which have a lock: any thread.
class TlsContext
{
public:
    // Errors: Tls (PEM that cannot be read, a key that does not fit).
    static NetResult<std::shared_ptr<const TlsContext>> client(const TlsClientOptions &options);
    static NetResult<std::shared_ptr<const TlsContext>> server(const TlsServerOptions &options);

    ~TlsContext();
    TlsContext(const TlsContext &) = delete;
    TlsContext &operator=(const TlsContext &) = delete;

    bool isServer() const { return m_isServer; }
    bool isInsecure() const { return m_isInsecure; }
    ssl_ctx_st *native() const { return m_context; }

    // Lets a connection to `host` that is about to begin go on with an earlier one's session, if there is
    // one.
    void offerSession(ssl_st *ssl, const std::string &host) const;

private:
    class Sessions;
    TlsContext(ssl_ctx_st *context, bool isServer, bool isInsecure);
    static int keepSession(ssl_st *ssl, ssl_session_st *session);

    ssl_ctx_st *m_context;
    bool m_isServer;
    bool m_isInsecure;
    std::unique_ptr<Sessions> m_sessions; // none: every connection pays its handshake
};

} // namespace plimsoll
