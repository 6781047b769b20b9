// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/tlsrecords.h"

#include "core/net/wirebytes.h"

#include <openssl/err.h>
#include <openssl/ssl.h>

#include <algorithm>
#include <array>

namespace plimsoll {

enum class TlsRecords::Alert : std::uint8_t {
    CloseNotify = 0,
    UnexpectedMessage = 10,
    BadRecordMac = 20,
    RecordOverflow = 22,
    IllegalParameter = 47,
    DecodeError = 50,
    InternalError = 80,
    UserCanceled = 90,
};

namespace {

constexpr std::size_t HeaderSize = 5;
constexpr std::size_t TagSize = 16;
constexpr std::size_t MostContent = 16 * 1024;
constexpr std::size_t MostProtected = MostContent + 256;
constexpr std::size_t LeastProtected = 1 + TagSize;
constexpr std::size_t MessageHeaderSize = 4;
constexpr std::size_t MostMessage = 64 * 1024;

enum class Message : std::uint8_t { NewSessionTicket = 4, KeyUpdate = 24 };

// As its header says; 0 when that is not whole.
std::size_t recordSize(std::span<const std::byte> bytes)
{
    return bytes.size() < HeaderSize ? 0 : HeaderSize + bigEndian<std::uint16_t>(bytes.subspan(3));
}

} // namespace

std::unique_ptr<TlsRecords> TlsRecords::create(
    const TlsCiphers &ciphers, const TlsTraffic &traffic, bool isServer)
{
    std::unique_ptr<TlsRecords> made(new TlsRecords(ciphers, traffic, isServer));
    if (made->m_sending.isUsable() && made->m_receiving.isUsable())
        return made;
    ERR_clear_error();
    return nullptr;
}

TlsRecords::TlsRecords(const TlsCiphers &ciphers, const TlsTraffic &traffic, bool isServer)
    : m_sending(ciphers, traffic.suite, traffic.sending, true)
    , m_receiving(ciphers, traffic.suite, traffic.receiving, false)
    , m_isServer(isServer)
{
}

// A whole record, where it lies or in m_partial; empty: there is none yet, and all of the input was used.
std::span<const std::byte> TlsRecords::takeRecord(std::span<const std::byte> &input)
{
    const auto take = [&input](std::size_t size) {
        const std::span<const std::byte> taken = input.first(std::min(size, input.size()));
        input = input.subspan(taken.size());
        return taken;
    };
    if (m_partial.empty()) {
        if (const std::size_t size = recordSize(input); size > 0 && input.size() >= size)
            return take(size);
    } else {
        if (m_partial.size() < HeaderSize)
            append(m_partial, take(HeaderSize - m_partial.size()));
        if (const std::size_t size = recordSize(m_partial); size > 0)
            append(m_partial, take(size - m_partial.size()));
        return m_partial.size() == recordSize(m_partial) ? m_partial : std::span<const std::byte>();
    }
    append(m_partial, take(input.size()));
    return {};
}

TlsStep TlsRecords::read(std::span<const std::byte> &input, std::span<std::byte> into, std::size_t &size,
    std::vector<std::byte> &records)
{
    size = 0;
    while (!m_hasEnded) {
        const std::span<const std::byte> record = takeRecord(input);
        if (std::max(record.size(), recordSize(m_partial)) > HeaderSize + MostProtected)
            return fail(Alert::RecordOverflow, SSL_R_ENCRYPTED_LENGTH_TOO_LONG, records);
        if (record.empty())
            return TlsStep::NeedMore;
        if (record.front() != static_cast<std::byte>(TlsContent::Data))
            return fail(Alert::UnexpectedMessage, SSL_R_BAD_RECORD_TYPE, records);
        if (record.size() < HeaderSize + LeastProtected || !m_receiving.open(record, into))
            return fail(Alert::BadRecordMac, SSL_R_DECRYPTION_FAILED_OR_BAD_RECORD_MAC, records);
        std::span<const std::byte> plain = into.first(record.size() - HeaderSize - TagSize);
        m_partial = {};
        while (!plain.empty() && plain.back() == std::byte{0}) // padding
            plain = plain.first(plain.size() - 1);
        if (plain.empty())
            return fail(Alert::UnexpectedMessage, SSL_R_BAD_RECORD_TYPE, records);
        const auto content = static_cast<TlsContent>(plain.back());
        plain = plain.first(plain.size() - 1);
        if (plain.size() > MostContent)
            return fail(Alert::RecordOverflow, SSL_R_DATA_LENGTH_TOO_LONG, records);
        size = content == TlsContent::Data ? plain.size() : 0;
        const TlsStep step = understand(content, plain, records);
        if (step != TlsStep::Done || size > 0)
            return step;
    }
    return m_failure == 0 ? TlsStep::EndOfStream : TlsStep::Failed;
}

TlsStep TlsRecords::understand(
    TlsContent content, std::span<const std::byte> plain, std::vector<std::byte> &records)
{
    if (content == TlsContent::Handshake)
        return shakenAgain(plain, records);
    if (!m_messages.empty()) // a message is not interrupted
        return fail(Alert::UnexpectedMessage, SSL_R_UNEXPECTED_RECORD, records);
    switch (content) {
    case TlsContent::Data:
        return TlsStep::Done;
    case TlsContent::Alert:
        return alerted(plain, records);
    default:
        return fail(Alert::UnexpectedMessage, SSL_R_UNEXPECTED_RECORD, records);
    }
}

TlsStep TlsRecords::alerted(std::span<const std::byte> alert, std::vector<std::byte> &records)
{
    if (alert.size() != 2)
        return fail(Alert::DecodeError, SSL_R_BAD_LENGTH, records);
    const auto description = std::to_integer<std::uint8_t>(alert[1]);
    if (description == static_cast<std::uint8_t>(Alert::UserCanceled))
        return TlsStep::Done; // the goodbye follows
    m_hasEnded = true;
    if (description == static_cast<std::uint8_t>(Alert::CloseNotify))
        return TlsStep::EndOfStream;
    m_failure = static_cast<unsigned long>(ERR_LIB_SSL) << ERR_LIB_OFFSET
        | static_cast<unsigned long>(SSL_AD_REASON_OFFSET + description);
    return TlsStep::Failed;
}

TlsStep TlsRecords::shakenAgain(std::span<const std::byte> messages, std::vector<std::byte> &records)
{
    if (messages.empty())
        return fail(Alert::UnexpectedMessage, SSL_R_BAD_LENGTH, records);
    append(m_messages, messages);
    std::span<const std::byte> rest = m_messages;
    while (rest.size() >= MessageHeaderSize) {
        const auto message = static_cast<Message>(rest.front());
        const std::size_t size = bigEndian<std::uint32_t>(rest) & 0xffffff;
        const bool isKnown
            = message == Message::KeyUpdate || (message == Message::NewSessionTicket && !m_isServer);
        if (!isKnown)
            return fail(Alert::UnexpectedMessage, SSL_R_UNEXPECTED_MESSAGE, records);
        if (size > MostMessage)
            return fail(Alert::IllegalParameter, SSL_R_EXCESSIVE_MESSAGE_SIZE, records);
        if (rest.size() < MessageHeaderSize + size)
            break;
        const std::span<const std::byte> body = rest.subspan(MessageHeaderSize, size);
        rest = rest.subspan(MessageHeaderSize + size);
        if (message == Message::NewSessionTicket)
            continue;
        if (!rest.empty()) // what follows has another key
            return fail(Alert::UnexpectedMessage, SSL_R_NOT_ON_RECORD_BOUNDARY, records);
        if (const TlsStep step = keyUpdated(body, records); step != TlsStep::Done)
            return step;
    }
    m_messages = std::vector<std::byte>(rest.begin(), rest.end());
    return TlsStep::Done;
}

TlsStep TlsRecords::keyUpdated(std::span<const std::byte> body, std::vector<std::byte> &records)
{
    if (body.size() != 1)
        return fail(Alert::DecodeError, SSL_R_BAD_KEY_UPDATE, records);
    if (body.front() > std::byte{1})
        return fail(Alert::IllegalParameter, SSL_R_BAD_KEY_UPDATE, records);
    const bool isAsked = body.front() == std::byte{1};
    if (!m_receiving.update() || (isAsked && !updateSending(records)))
        return fail(Alert::InternalError, ERR_R_INTERNAL_ERROR, records);
    return TlsStep::Done;
}

bool TlsRecords::updateSending(std::vector<std::byte> &records)
{
    const std::array message{
        static_cast<std::byte>(Message::KeyUpdate), std::byte{0}, std::byte{0}, std::byte{1}, std::byte{0}};
    return m_sending.seal(TlsContent::Handshake, message, records) && m_sending.update();
}

bool TlsRecords::write(std::span<const std::byte> plain, std::vector<std::byte> &records)
{
    bool isSealed = m_failure == 0;
    while (isSealed && !plain.empty()) {
        const std::span<const std::byte> part = plain.first(std::min(plain.size(), MostContent));
        plain = plain.subspan(part.size());
        isSealed = (!m_sending.isWornOut() || updateSending(records))
            && m_sending.seal(TlsContent::Data, part, records);
    }
    return isSealed;
}

void TlsRecords::sayGoodbye(std::vector<std::byte> &records)
{
    if (m_failure != 0)
        return; // an alert was the last word
    const std::array alert{std::byte{1}, static_cast<std::byte>(Alert::CloseNotify)};
    m_sending.seal(TlsContent::Alert, alert, records);
}

TlsStep TlsRecords::fail(Alert alert, int reason, std::vector<std::byte> &records)
{
    m_hasEnded = true;
    m_failure
        = static_cast<unsigned long>(ERR_LIB_SSL) << ERR_LIB_OFFSET | static_cast<unsigned long>(reason);
    const std::array fatal{std::byte{2}, static_cast<std::byte>(alert)};
    m_sending.seal(TlsContent::Alert, fatal, records);
    return TlsStep::Failed;
}

} // namespace plimsoll
