// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/websocketframe.h"

#include <algorithm>
#include <bit>
#include <cstring>

// Several versions of one function, the best for the processor chosen when the program starts. The
// sanitizers' start-up does not bear that.
#if defined(__x86_64__) && defined(__ELF__) && defined(__GNUC__) && !defined(__SANITIZE_ADDRESS__)           \
    && !defined(__SANITIZE_THREAD__)
#define PLIMSOLL_BEST_FOR_CPU __attribute__((target_clones("default", "avx2")))
#else
#define PLIMSOLL_BEST_FOR_CPU
#endif

namespace plimsoll {

bool closecode::isValid(std::uint16_t code)
{
    return (code >= 1000 && code <= 1003) || (code >= 1007 && code <= 1014) || (code >= 3000 && code <= 4999);
}

// The mask of eight bytes that begin with byte `phase` of the key.
static std::uint64_t wideMask(std::uint32_t key, std::uint64_t phase)
{
    const int bits = static_cast<int>(phase % 4) * 8;
    const std::uint32_t turned
        = std::endian::native == std::endian::little ? std::rotr(key, bits) : std::rotl(key, bits);
    return std::uint64_t(turned) << 32 | turned;
}

static void maskTail(std::byte *target, const std::byte *source, std::size_t size, std::uint64_t mask)
{
    std::byte maskBytes[sizeof mask];
    std::memcpy(maskBytes, &mask, sizeof mask);
    for (std::size_t i = 0; i < size; ++i)
        target[i] = source[i] ^ maskBytes[i];
}

// Two loops that look alike: only where the compiler knows that nothing overlaps does it use wide registers.
PLIMSOLL_BEST_FOR_CPU
static void maskApart(
    std::byte *__restrict target, const std::byte *__restrict source, std::size_t words, std::uint64_t mask)
{
    for (std::size_t i = 0; i < words; ++i) {
        std::uint64_t word = 0;
        std::memcpy(&word, source + i * 8, sizeof word);
        word ^= mask;
        std::memcpy(target + i * 8, &word, sizeof word);
    }
}

PLIMSOLL_BEST_FOR_CPU
static void maskInPlace(std::byte *bytes, std::size_t words, std::uint64_t mask)
{
    for (std::size_t i = 0; i < words; ++i) {
        std::uint64_t word = 0;
        std::memcpy(&word, bytes + i * 8, sizeof word);
        word ^= mask;
        std::memcpy(bytes + i * 8, &word, sizeof word);
    }
}

void maskCopy(
    std::byte *target, const std::byte *source, std::size_t size, std::uint32_t key, std::uint64_t phase)
{
    const std::uint64_t mask = wideMask(key, phase);
    const std::size_t words = size / 8;
    if (target == source)
        maskInPlace(target, words, mask);
    else
        maskApart(target, source, words, mask);
    maskTail(target + words * 8, source + words * 8, size % 8, mask);
}

FrameReader::Step FrameReader::next(std::span<std::byte> &input)
{
    if (m_state == State::Header) {
        if (!collectHeader(input))
            return Step::NeedMore;
        parseHeader();
        if (m_state == State::Data)
            return Step::Header;
    }
    switch (m_state) {
    case State::Data:
        return takeData(input);
    case State::Control:
        return takeControl(input);
    case State::Header:
    case State::Broken:
        break;
    }
    return Step::Violation;
}

std::size_t FrameReader::headerSize() const
{
    if (m_headerFill < 2)
        return 2;
    const auto second = std::to_integer<unsigned>(m_headerBytes[1]);
    const unsigned length = second & 127u;
    const std::size_t lengthBytes = length == 126 ? 2 : length == 127 ? 8 : 0;
    return 2 + lengthBytes + ((second & 128u) != 0 ? 4 : 0);
}

bool FrameReader::collectHeader(std::span<std::byte> &input)
{
    while (true) {
        const std::size_t wanted = headerSize() - m_headerFill;
        if (wanted == 0)
            return true;
        if (input.empty())
            return false;
        const std::size_t taken = std::min(wanted, input.size());
        std::memcpy(m_headerBytes.data() + m_headerFill, input.data(), taken);
        m_headerFill = static_cast<std::uint8_t>(m_headerFill + taken);
        input = input.subspan(taken);
    }
}

void FrameReader::parseHeader()
{
    const auto at = [this](std::size_t i) { return std::to_integer<std::uint64_t>(m_headerBytes[i]); };
    const std::uint64_t shortLength = at(1) & 127u;
    const std::size_t lengthBytes = shortLength == 126 ? 2 : shortLength == 127 ? 8 : 0;
    std::uint64_t length = lengthBytes == 0 ? shortLength : 0;
    for (std::size_t i = 0; i < lengthBytes; ++i)
        length = length << 8 | at(2 + i);

    m_header = {static_cast<Opcode>(at(0) & 15u), (at(0) & 128u) != 0, length};
    if (!fault().empty()) {
        m_state = State::Broken;
        return;
    }
    if ((at(1) & 128u) != 0)
        std::memcpy(&m_key, m_headerBytes.data() + 2 + lengthBytes, sizeof m_key);
    m_headerFill = 0;
    m_taken = 0;
    m_payload = {};
    if (isControl(m_header.opcode)) {
        m_state = State::Control;
        return;
    }
    if (m_header.opcode != Opcode::Continuation)
        m_messageOpcode = m_header.opcode;
    m_isFragmented = !m_header.isFinal;
    m_state = State::Data;
}

std::string_view FrameReader::fault() const
{
    const auto first = std::to_integer<unsigned>(m_headerBytes[0]);
    const bool isMasked = (std::to_integer<unsigned>(m_headerBytes[1]) & 128u) != 0;
    if ((first & 0x70u) != 0)
        return "a frame has a reserved bit set";
    if (isMasked != (m_role == WebSocketRole::Server))
        return isMasked ? "a server's frame is masked" : "a client's frame is not masked";
    if ((m_header.length >> 63) != 0)
        return "a frame's length is negative";
    switch (m_header.opcode) {
    case Opcode::Continuation:
        return m_isFragmented ? "" : "a continuation frame has no message to continue";
    case Opcode::Text:
    case Opcode::Binary:
        return m_isFragmented ? "a new message begins inside another one" : "";
    case Opcode::Close:
    case Opcode::Ping:
    case Opcode::Pong:
        if (!m_header.isFinal)
            return "a control frame is fragmented";
        return m_header.length > 125 ? "a control frame is longer than 125 bytes" : "";
    }
    return "a frame has an unknown opcode";
}

FrameReader::Step FrameReader::takeData(std::span<std::byte> &input)
{
    if (m_taken == m_header.length) {
        m_state = State::Header;
        return Step::FrameEnd;
    }
    if (input.empty())
        return Step::NeedMore;
    const auto size
        = static_cast<std::size_t>(std::min<std::uint64_t>(input.size(), m_header.length - m_taken));
    const std::span<std::byte> piece = input.first(size);
    if (m_role == WebSocketRole::Server)
        maskCopy(piece.data(), piece.data(), size, m_key, m_taken);
    m_taken += size;
    m_payload = piece;
    input = input.subspan(size);
    return Step::Payload;
}

FrameReader::Step FrameReader::takeControl(std::span<std::byte> &input)
{
    const auto length = static_cast<std::size_t>(m_header.length);
    const auto done = static_cast<std::size_t>(m_taken);
    const std::size_t size = std::min(input.size(), length - done);
    const std::span<std::byte> piece = input.first(size);
    if (m_role == WebSocketRole::Server)
        maskCopy(piece.data(), piece.data(), size, m_key, m_taken);
    input = input.subspan(size);
    m_taken += size;
    if (size == length) {
        m_payload = piece;
    } else {
        if (!m_control)
            m_control = std::make_unique<ControlPayload>();
        std::copy(piece.begin(), piece.end(), m_control->begin() + std::ptrdiff_t(done));
        if (m_taken < m_header.length)
            return Step::NeedMore;
        m_payload = std::span(*m_control).first(length);
    }
    m_state = State::Header;
    return Step::Control;
}

std::size_t FrameWriter::headerSize(std::uint64_t length) const
{
    const std::size_t lengthBytes = length < 126 ? 0 : length < 65536 ? 2 : 8;
    return 2 + lengthBytes + (m_role == WebSocketRole::Client ? 4 : 0);
}

std::size_t FrameWriter::writeHeader(
    std::span<std::byte> into, const FrameHeader &header, std::uint32_t key) const
{
    const unsigned first = (header.isFinal ? 128u : 0u) | static_cast<unsigned>(header.opcode);
    const unsigned maskBit = m_role == WebSocketRole::Client ? 128u : 0u;
    const std::size_t lengthBytes = header.length < 126 ? 0 : header.length < 65536 ? 2 : 8;
    const unsigned shortLength = lengthBytes == 0 ? static_cast<unsigned>(header.length)
        : lengthBytes == 2                        ? 126u
                                                  : 127u;
    into[0] = static_cast<std::byte>(first);
    into[1] = static_cast<std::byte>(maskBit | shortLength);
    for (std::size_t i = 0; i < lengthBytes; ++i)
        into[2 + i] = static_cast<std::byte>(header.length >> (8 * (lengthBytes - 1 - i)) & 255u);
    if (maskBit != 0)
        std::memcpy(into.data() + 2 + lengthBytes, &key, sizeof key);
    return headerSize(header.length);
}

std::size_t FrameWriter::write(std::span<std::byte> into, Opcode opcode, bool isFinal,
    std::span<const std::span<const std::byte>> parts, std::uint32_t key) const
{
    std::uint64_t length = 0;
    for (const std::span<const std::byte> &part : parts)
        length += part.size();
    std::size_t at = writeHeader(into, {opcode, isFinal, length}, key);
    std::uint64_t phase = 0;
    for (const std::span<const std::byte> &part : parts) {
        if (m_role == WebSocketRole::Client)
            maskCopy(into.data() + at, part.data(), part.size(), key, phase);
        else if (!part.empty())
            std::memcpy(into.data() + at, part.data(), part.size());
        at += part.size();
        phase += part.size();
    }
    return at;
}

} // namespace plimsoll
