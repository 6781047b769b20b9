// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/tlsprotection.h"

#include <memory>

namespace plimsoll {

enum class TlsStep : unsigned char {
    Done,
    NeedMore, // all of the input was used
    EndOfStream, // the other side said goodbye
    Failed, // there may be an alert to be sent
};

// What comes of a handshake, in the words of RFC 8446, section 7: cipher suite 0x1301 to 0x1303, and the
// application_traffic_secret_0 of each side.
struct TlsTraffic {
    std::uint16_t suite = 0;
    TlsSecret sending;
    TlsSecret receiving;
};

// The records of a TLS 1.3 connection after its handshake, without I/O: RFC 8446, sections 4.6 (new tickets,
// which are passed over, and key updates, which are followed), 5 and 6. All cryptography is OpenSSL's; its
// own record layer keeps some 20 KB for a connection and takes more of the processor: ADR-0022. One thread.
class TlsRecords
{
public:
    static constexpr std::size_t MostPlain = 16 * 1024 + 256; // of one record, with its padding

    // Null when the suite is another one, or the secrets have not its size.
    // `ciphers` must outlive it.
    static std::unique_ptr<TlsRecords> create(
        const TlsCiphers &ciphers, const TlsTraffic &traffic, bool isServer);

    // Done: the first `size` bytes of `into`, which has room for MostPlain, are plain text, and there may be
    // more. What is to be sent in answer is appended to `records`.
    TlsStep read(std::span<const std::byte> &input, std::span<std::byte> into, std::size_t &size,
        std::vector<std::byte> &records);
    bool write(std::span<const std::byte> plain, std::vector<std::byte> &records);
    void sayGoodbye(std::vector<std::byte> &records);

    // Why a step failed, as OpenSSL's errors are numbered.
    unsigned long failure() const { return m_failure; }

private:
    enum class Alert : std::uint8_t;

    TlsRecords(const TlsCiphers &ciphers, const TlsTraffic &traffic, bool isServer);
    std::span<const std::byte> takeRecord(std::span<const std::byte> &input);
    TlsStep understand(TlsContent content, std::span<const std::byte> plain, std::vector<std::byte> &records);
    TlsStep alerted(std::span<const std::byte> alert, std::vector<std::byte> &records);
    TlsStep shakenAgain(std::span<const std::byte> messages, std::vector<std::byte> &records);
    TlsStep keyUpdated(std::span<const std::byte> body, std::vector<std::byte> &records);
    bool updateSending(std::vector<std::byte> &records);
    TlsStep fail(Alert alert, int reason, std::vector<std::byte> &records);

    TlsProtection m_sending;
    TlsProtection m_receiving;
    std::vector<std::byte> m_partial; // the beginning of a record
    std::vector<std::byte> m_messages; // the beginning of a handshake message
    unsigned long m_failure = 0;
    bool m_isServer;
    bool m_hasEnded = false; // the other side has said goodbye, or it failed
};

} // namespace plimsoll
