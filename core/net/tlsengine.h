// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/tlscontext.h"
#include "core/net/tlsrecords.h"

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <vector>

struct bio_st;
struct ssl_st;

namespace plimsoll {

// The TLS of one Stream, without I/O: cipher text comes in as spans over the worker's shared buffer, records
// to be sent are appended to the worker's shared vector. So a connection keeps no buffers of its own. OpenSSL
// makes the handshake; with TLS 1.3 TlsRecords goes on from there, unless sessions are to be resumed.
class TlsEngine
{
public:
    using Step = TlsStep; // of Failed, error() says why
    using Records = std::vector<std::byte>;

    // `host`: whom the certificate must be for; not used by a server. `ciphers`: the loop's. Errors: Tls.
    static NetResult<std::unique_ptr<TlsEngine>> create(
        const TlsContext &context, const std::string &host, const TlsCiphers &ciphers);
    ~TlsEngine();
    TlsEngine(const TlsEngine &) = delete;
    TlsEngine &operator=(const TlsEngine &) = delete;

    Step handshake(std::span<const std::byte> &input, Records &records);
    // Done: the first `size` bytes of `into`, which has room for a record (TlsRecords::MostPlain), are plain
    // text, and there may be more.
    Step read(
        std::span<const std::byte> &input, std::span<std::byte> into, std::size_t &size, Records &records);
    bool write(std::span<const std::byte> plain, Records &records);
    void sayGoodbye(Records &records);
    // The handshake went on with the session of an earlier connection.
    bool isResumed() const { return m_isResumed; }

    // For OpenSSL's context: a line of a key log, "CLIENT_TRAFFIC_SECRET_0 … …". It stays in memory.
    static void secretMade(const ssl_st *ssl, const char *line);

    // What went wrong, for people; `remote` names the other side.
    NetError error(const std::string &remote) const;

private:
    TlsEngine(ssl_st *ssl, const TlsCiphers &ciphers, bool isServer);
    Step stepAfter(int returned);
    void establish();
    friend struct TlsBio;

    ssl_st *m_ssl; // null once m_established
    const TlsCiphers &m_ciphers;
    std::unique_ptr<TlsTraffic> m_traffic; // during the handshake
    std::unique_ptr<TlsRecords> m_established;
    std::span<const std::byte> m_input; // during a call only
    Records *m_records = nullptr; // during a call only
    unsigned long m_failure = 0;
    bool m_isServer;
    bool m_isResumed = false;
};

} // namespace plimsoll
