// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

namespace plimsoll {

// RFC 6455 framing: pure, no I/O.

enum class Opcode : std::uint8_t { Continuation = 0, Text = 1, Binary = 2, Close = 8, Ping = 9, Pong = 10 };
inline bool isControl(Opcode opcode)
{
    return (static_cast<unsigned>(opcode) & 8u) != 0;
}

enum class WebSocketRole : std::uint8_t { Client, Server };

namespace closecode {
inline constexpr std::uint16_t Normal = 1000;
inline constexpr std::uint16_t GoingAway = 1001;
inline constexpr std::uint16_t ProtocolError = 1002;
inline constexpr std::uint16_t NoStatus = 1005; // never on the wire: the close frame had no code
inline constexpr std::uint16_t TooBig = 1009;
inline constexpr std::uint16_t InternalError = 1011;
// Whether the code may stand in a close frame.
bool isValid(std::uint16_t code);
} // namespace closecode

// XORs the mask over `size` bytes from `source` to `target` (which may be the same place, else must not
// overlap). `key` is as in memory of the frame; the first byte is masked with byte `phase` mod 4 of it.
void maskCopy(
    std::byte *target, const std::byte *source, std::size_t size, std::uint32_t key, std::uint64_t phase = 0);

struct FrameHeader {
    Opcode opcode = Opcode::Binary;
    bool isFinal = true;
    std::uint64_t length = 0; // of the payload
    bool operator==(const FrameHeader &) const = default;
};

// Takes frames apart as bytes come in, whatever the portions. `role` is one's own: a Server insists on masked
// frames and unmasks them in place, a Client insists on unmasked ones. Pieces of payload are spans into the
// input; only a control frame that is cut in two is put together, in memory of its own.
class FrameReader
{
public:
    enum class Step : std::uint8_t {
        NeedMore, // the input is used up
        Header, // a data frame begins: header()
        Payload, // payload() at offset() of the data frame; never empty
        FrameEnd, // the data frame is complete
        Control, // a whole ping, pong or close: header(), payload()
        Violation, // violation() says what; final
    };

    explicit FrameReader(WebSocketRole role)
        : m_role(role)
    {
    }

    // Consumes from the front of `input` up to the next thing to tell.
    Step next(std::span<std::byte> &input);

    WebSocketRole role() const { return m_role; }
    const FrameHeader &header() const { return m_header; }
    // Text or Binary: what the message began with, for continuation frames too.
    Opcode messageOpcode() const { return m_messageOpcode; }
    std::span<const std::byte> payload() const { return m_payload; }
    std::uint64_t offset() const { return m_taken - m_payload.size(); }
    std::string_view violation() const { return m_state == State::Broken ? fault() : std::string_view(); }

private:
    enum class State : std::uint8_t { Header, Data, Control, Broken };

    bool collectHeader(std::span<std::byte> &input);
    std::size_t headerSize() const; // as far as it can be known yet
    void parseHeader();
    std::string_view fault() const; // of the header; empty: none
    Step takeData(std::span<std::byte> &input);
    Step takeControl(std::span<std::byte> &input);

    FrameHeader m_header;
    std::uint64_t m_taken = 0; // of the frame's payload
    std::span<const std::byte> m_payload;
    std::uint32_t m_key = 0;
    WebSocketRole m_role;
    State m_state = State::Header;
    Opcode m_messageOpcode = Opcode::Binary;
    bool m_isFragmented = false;
    std::uint8_t m_headerFill = 0;
    std::array<std::byte, 14> m_headerBytes{};
    using ControlPayload = std::array<std::byte, 125>;
    std::unique_ptr<ControlPayload> m_control; // of one that came in pieces
};

// Puts frames together, masked for a Client with a key that the caller must draw fresh for each frame.
class FrameWriter
{
public:
    static constexpr std::size_t MaxHeader = 14;

    explicit FrameWriter(WebSocketRole role)
        : m_role(role)
    {
    }

    std::size_t headerSize(std::uint64_t length) const;
    std::size_t frameSize(std::uint64_t length) const { return headerSize(length) + std::size_t(length); }
    // Only the header, for payloads that are written piece by piece: returns its size.
    std::size_t writeHeader(std::span<std::byte> into, const FrameHeader &header, std::uint32_t key) const;
    // A whole frame whose payload is `parts` one after the other: returns its size. `into` must hold it.
    std::size_t write(std::span<std::byte> into, Opcode opcode, bool isFinal,
        std::span<const std::span<const std::byte>> parts, std::uint32_t key) const;

private:
    WebSocketRole m_role;
};

} // namespace plimsoll
