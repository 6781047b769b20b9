// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tailnet/yamux.h"

#include "core/net/wirebytes.h"

#include <algorithm>

namespace plimsoll {

namespace {

constexpr std::uint32_t CreditStep = Yamux::Window / 2; // given back at once
constexpr std::uint32_t LargestFrame = 64 * 1024; // of ours

NetError violation(const std::string &what)
{
    return {NetCause::Protocol, "The control connection broke the rules of yamux: " + what + '.'};
}

} // namespace

Yamux::Yamux(YamuxHandler &handler, const YamuxTimes &times, Instant now)
    : m_handler(handler)
    , m_times(times)
    , m_deadline(now + times.pingInterval)
{
}

void Yamux::put(const Header &header, std::vector<std::byte> &out)
{
    out.push_back(std::byte{0}); // the version
    out.push_back(static_cast<std::byte>(header.type));
    appendBigEndian(out, header.flags);
    appendBigEndian(out, header.stream);
    appendBigEndian(out, header.length);
}

std::uint32_t Yamux::open(std::vector<std::byte> &out)
{
    const std::uint32_t id = m_nextStream;
    m_nextStream += 2;
    m_streams.emplace(id, Stream());
    put({.type = Type::WindowUpdate, .flags = Syn, .stream = id}, out);
    return id;
}

void Yamux::send(std::uint32_t stream, std::span<const std::byte> bytes, std::vector<std::byte> &out)
{
    const auto found = m_streams.find(stream);
    if (found == m_streams.end() || found->second.isClosing)
        return;
    append(found->second.waiting, bytes);
    flush(stream, found->second, out);
}

void Yamux::close(std::uint32_t stream, std::vector<std::byte> &out)
{
    const auto found = m_streams.find(stream);
    if (found == m_streams.end() || found->second.isClosing)
        return;
    found->second.isClosing = true;
    flush(stream, found->second, out);
    forgetIfOver(stream);
}

void Yamux::goAway(std::vector<std::byte> &out)
{
    put({.type = Type::GoAway}, out);
}

void Yamux::flush(std::uint32_t id, Stream &stream, std::vector<std::byte> &out)
{
    std::span<const std::byte> rest = stream.waiting;
    while (!rest.empty() && stream.maySend > 0) {
        const std::size_t size
            = std::min({rest.size(), std::size_t{stream.maySend}, std::size_t{LargestFrame}});
        const auto length = static_cast<std::uint32_t>(size);
        put({.type = Type::Data, .stream = id, .length = length}, out);
        append(out, rest.first(size));
        rest = rest.subspan(size);
        stream.maySend -= length;
    }
    stream.waiting = std::vector<std::byte>(rest.begin(), rest.end());
    if (!stream.isClosing || stream.hasClosed || !stream.waiting.empty())
        return;
    put({.type = Type::WindowUpdate, .flags = Fin, .stream = id}, out);
    stream.hasClosed = true;
}

void Yamux::forgetIfOver(std::uint32_t id)
{
    const auto found = m_streams.find(id);
    if (found != m_streams.end() && found->second.hasClosed && found->second.hasEnded)
        m_streams.erase(found);
}

NetResult<> Yamux::receive(std::span<const std::byte> bytes, std::vector<std::byte> &out)
{
    while (!bytes.empty()) {
        if (m_bodyRest > 0) {
            const std::span<const std::byte> body
                = bytes.first(std::min<std::size_t>(bytes.size(), m_bodyRest));
            bytes = bytes.subspan(body.size());
            dataTaken(body, out);
            continue;
        }
        const std::size_t size = std::min(bytes.size(), HeaderSize - m_headerFill);
        std::copy_n(bytes.begin(), size, m_header.begin() + static_cast<std::ptrdiff_t>(m_headerFill));
        m_headerFill += size;
        bytes = bytes.subspan(size);
        if (m_headerFill < HeaderSize)
            break;
        m_headerFill = 0;
        const std::span<const std::byte> header = m_header;
        if (header[0] != std::byte{0})
            return violation("it has version " + std::to_string(std::to_integer<int>(header[0])));
        if (header[1] > static_cast<std::byte>(Type::GoAway))
            return violation("a frame of type " + std::to_string(std::to_integer<int>(header[1])));
        const NetResult<> read = headerRead({.type = static_cast<Type>(header[1]),
                                                .flags = bigEndian<std::uint16_t>(header.subspan(2)),
                                                .stream = bigEndian<std::uint32_t>(header.subspan(4)),
                                                .length = bigEndian<std::uint32_t>(header.subspan(8))},
            out);
        if (!read)
            return read;
    }
    return {};
}

NetResult<> Yamux::headerRead(const Header &header, std::vector<std::byte> &out)
{
    switch (header.type) {
    case Type::Data:
        return dataBegins(header);
    case Type::WindowUpdate:
        return windowUpdated(header, out);
    case Type::Ping:
        return pinged(header, out);
    case Type::GoAway:
        break;
    }
    if (header.length == 0)
        return NetError{NetCause::EndOfStream, "The server ended the control connection."};
    return NetError{NetCause::Protocol,
        "The server ended the control connection with error " + std::to_string(header.length) + " of yamux."};
}

// A stream that is not there any more: its bytes are passed over.
NetResult<> Yamux::dataBegins(const Header &header)
{
    const auto found = m_streams.find(header.stream);
    if (found != m_streams.end()) {
        if (header.length > found->second.mayReceive)
            return violation("more than the window of a stream");
        found->second.mayReceive -= header.length;
    }
    m_bodyStream = header.stream;
    m_bodyFlags = header.flags;
    m_bodyRest = header.length;
    if (m_bodyRest == 0)
        flagsSeen(header.stream, header.flags);
    return {};
}

void Yamux::dataTaken(std::span<const std::byte> bytes, std::vector<std::byte> &out)
{
    m_bodyRest -= static_cast<std::uint32_t>(bytes.size());
    if (const auto found = m_streams.find(m_bodyStream);
        found != m_streams.end() && !found->second.hasEnded) {
        Stream &stream = found->second;
        stream.taken += static_cast<std::uint32_t>(bytes.size());
        if (stream.taken >= CreditStep) {
            put({.type = Type::WindowUpdate, .stream = m_bodyStream, .length = stream.taken}, out);
            stream.mayReceive += std::exchange(stream.taken, 0);
        }
        m_handler.streamReceived(m_bodyStream, bytes);
    }
    if (m_bodyRest == 0)
        flagsSeen(m_bodyStream, m_bodyFlags);
}

NetResult<> Yamux::windowUpdated(const Header &header, std::vector<std::byte> &out)
{
    if (const auto found = m_streams.find(header.stream); found != m_streams.end()) {
        Stream &stream = found->second;
        if (header.length > UINT32_MAX - stream.maySend)
            return violation("a window of more than 4 GiB");
        stream.maySend += header.length;
        flush(header.stream, stream, out);
    }
    flagsSeen(header.stream, header.flags);
    return {};
}

NetResult<> Yamux::pinged(const Header &header, std::vector<std::byte> &out)
{
    if ((header.flags & Syn) != 0) {
        put({.type = Type::Ping, .flags = Ack, .length = header.length}, out);
    } else if (m_pinged == header.length) {
        m_pinged.reset();
        m_deadline = m_deadline + (m_times.pingInterval - m_times.pingTimeout);
    }
    return {};
}

void Yamux::flagsSeen(std::uint32_t stream, std::uint16_t flags)
{
    const auto found = m_streams.find(stream);
    if (found == m_streams.end() || (flags & (Fin | Rst)) == 0)
        return;
    const bool isReset = (flags & Rst) != 0;
    const bool isNews = !found->second.hasEnded;
    found->second.hasEnded = true;
    found->second.hasClosed = found->second.hasClosed || isReset;
    forgetIfOver(stream);
    if (isNews)
        m_handler.streamEnded(stream, isReset);
}

NetResult<> Yamux::timePassed(Instant now, std::vector<std::byte> &out)
{
    if (now < m_deadline)
        return {};
    if (m_pinged)
        return NetError{NetCause::Timeout, "The control connection did not answer a ping in time."};
    m_pinged = m_nextPing++;
    put({.type = Type::Ping, .flags = Syn, .length = *m_pinged}, out);
    m_deadline = now + m_times.pingTimeout;
    return {};
}

} // namespace plimsoll
