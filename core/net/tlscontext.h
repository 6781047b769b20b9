// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/neterror.h"

#include <memory>
#include <string>

struct ssl_ctx_st;

namespace plimsoll {

struct TlsClientOptions {
    std::string caPem; // certificates trusted besides the system's
    bool systemStore = true;
    std::string certificatePem; // client certificate with its chain; empty: none
    std::string keyPem;
    bool insecure = false; // accept any certificate
};

struct TlsServerOptions {
    std::string certificatePem; // with its chain
    std::string keyPem;
    std::string clientCaPem; // clients must show a certificate of one of these; empty: none asked for
};

// What all TLS connections of one side of a deployment share: trust, keys, versions (1.2 and later), ALPN
// "http/1.1". Made once, then read-only: any thread.
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

private:
    TlsContext(ssl_ctx_st *context, bool isServer, bool isInsecure);

    ssl_ctx_st *m_context;
    bool m_isServer;
    bool m_isInsecure;
};

} // namespace plimsoll
