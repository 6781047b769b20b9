// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/tlscontext.h"

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <vector>

struct bio_st;
struct ssl_st;

namespace plimsoll {

// The TLS of one Stream, without I/O: cipher text comes in as spans over the worker's shared buffer, records
// to be sent are appended to the worker's shared vector. So a connection keeps no buffers of its own.
class TlsEngine
{
public:
    enum class Step : unsigned char {
        Done,
        NeedMore, // all of the input was used
        EndOfStream, // the other side said goodbye
        Failed, // error() says why; records may hold an alert to be sent
    };
    using Records = std::vector<std::byte>;

    // `host`: whom the certificate must be for; not used by a server. Errors: Tls.
    static NetResult<std::unique_ptr<TlsEngine>> create(const TlsContext &context, const std::string &host);
    ~TlsEngine();
    TlsEngine(const TlsEngine &) = delete;
    TlsEngine &operator=(const TlsEngine &) = delete;

    Step handshake(std::span<const std::byte> &input, Records &records);
    // Done: the first `size` bytes of `into` are plain text, and there may be more.
    Step read(
        std::span<const std::byte> &input, std::span<std::byte> into, std::size_t &size, Records &records);
    bool write(std::span<const std::byte> plain, Records &records);
    void sayGoodbye(Records &records);
    // The handshake went on with the session of an earlier connection.
    bool isResumed() const;

    // What went wrong, for people; `remote` names the other side.
    NetError error(const std::string &remote) const;

private:
    explicit TlsEngine(ssl_st *ssl);
    Step stepAfter(int returned);
    friend struct TlsBio;

    ssl_st *m_ssl;
    std::span<const std::byte> m_input; // during a call only
    Records *m_records = nullptr; // during a call only
    unsigned long m_failure = 0;
};

} // namespace plimsoll
