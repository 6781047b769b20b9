// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/serversocket.h"

#include "core/net/websocket.h"

#include <algorithm>
#include <array>
#include <utility>

namespace plimsoll::simulator {

// How long the client may take to say goodbye, or to hang up as well.
static constexpr Milliseconds LastWait{5'000};

ServerSocket::ServerSocket(Loop &loop, ServerSocketHandler &handler)
    : m_loop(loop)
    , m_handler(handler)
{
}

void ServerSocket::accept(std::unique_ptr<Stream> stream, const HttpRequest &request,
    const HttpHeaders &extra, std::vector<std::byte> rest)
{
    m_stream = std::move(stream);
    m_stream->setHandler(*this);
    HttpReply reply;
    reply.status = 101;
    reply.reason = "Switching Protocols";
    reply.headers = extra;
    reply.headers.add("Connection", "Upgrade");
    reply.headers.add("Upgrade", "websocket");
    const std::string *key = request.headers.find("Sec-WebSocket-Key");
    reply.headers.add("Sec-Websocket-Accept", acceptKeyFor(key ? *key : std::string()));
    m_state = State::Open;
    const std::string text = wireText(reply);
    write(std::as_bytes(std::span(text)));
    m_rest = std::move(rest);
    if (!m_rest.empty())
        m_loop.arm(m_restTimer, Loop::now());
}

void ServerSocket::takeRest(Instant)
{
    std::vector<std::byte> rest = std::exchange(m_rest, {});
    bytes(rest);
}

void ServerSocket::bytes(std::span<std::byte> bytes)
{
    if (m_state != State::Open)
        return; // a last word of the client's
    while (m_state == State::Open) {
        const FrameReader::Step step = m_reader.next(bytes);
        if (!take(step))
            break;
    }
    if (m_state == State::Open)
        m_handler.readDone();
}

bool ServerSocket::take(FrameReader::Step step)
{
    switch (step) {
    case FrameReader::Step::NeedMore:
        return false;
    case FrameReader::Step::Header:
    case FrameReader::Step::FrameEnd:
        return true;
    case FrameReader::Step::Payload:
        m_handler.received(m_reader.messageOpcode(), m_reader.payload());
        return true;
    case FrameReader::Step::Control:
        takeControl();
        return true;
    case FrameReader::Step::Violation:
        close(closecode::ProtocolError, m_reader.violation());
        return false;
    }
    return false;
}

void ServerSocket::takeControl()
{
    const std::span<const std::byte> payload = m_reader.payload();
    switch (m_reader.header().opcode) {
    case Opcode::Ping:
        return sendControl(Opcode::Pong, payload);
    case Opcode::Pong:
        return m_handler.ponged();
    case Opcode::Close:
        if (!std::exchange(m_saidClose, true))
            sendControl(Opcode::Close, payload.first(std::min<std::size_t>(payload.size(), 2)));
        return hangUp();
    default:
        return;
    }
}

void ServerSocket::sendBinary(std::span<const std::byte> bytes, std::size_t most)
{
    if (m_state != State::Open || bytes.empty())
        return;
    const FrameWriter writer(WebSocketRole::Server);
    const std::size_t frames = (bytes.size() + most - 1) / most;
    const std::span<std::byte> buffer = m_loop.frameBuffer(bytes.size() + frames * FrameWriter::MaxHeader);
    std::size_t filled = 0;
    while (!bytes.empty()) {
        const std::span<const std::byte> piece = bytes.first(std::min(most, bytes.size()));
        filled += writer.write(buffer.subspan(filled), Opcode::Binary, true, std::span(&piece, 1), 0);
        bytes = bytes.subspan(piece.size());
    }
    write(buffer.first(filled));
}

void ServerSocket::sendText(std::string_view text)
{
    if (m_state != State::Open)
        return;
    std::vector<std::byte> frames;
    appendFrame(frames, Opcode::Text, false, std::as_bytes(std::span(text)));
    appendFrame(frames, Opcode::Continuation, true, {});
    write(frames);
}

void ServerSocket::ping()
{
    sendControl(Opcode::Ping, {});
}

void ServerSocket::appendFrame(
    std::vector<std::byte> &to, Opcode opcode, bool isFinal, std::span<const std::byte> payload)
{
    const FrameWriter writer(WebSocketRole::Server);
    const std::size_t before = to.size();
    to.resize(before + writer.frameSize(payload.size()));
    writer.write(std::span(to).subspan(before), opcode, isFinal, std::span(&payload, 1), 0);
}

void ServerSocket::sendControl(Opcode opcode, std::span<const std::byte> payload)
{
    if (m_state != State::Open)
        return;
    std::vector<std::byte> frame;
    appendFrame(frame, opcode, true, payload);
    write(frame);
}

void ServerSocket::write(std::span<const std::byte> bytes)
{
    if (m_waiting.empty() && m_stream->write(bytes) != 0)
        return;
    m_waiting.insert(m_waiting.end(), bytes.begin(), bytes.end());
}

void ServerSocket::writable()
{
    if (!m_waiting.empty()) {
        if (m_stream->write(m_waiting) == 0)
            return;
        std::vector<std::byte>().swap(m_waiting);
        if (m_stream->hasPending())
            return;
    }
    if (m_isLeavingSoon)
        return leave();
    if (m_state == State::Open)
        m_handler.writable();
}

void ServerSocket::close(std::uint16_t code, std::string_view reason)
{
    if (m_state != State::Open || std::exchange(m_saidClose, true))
        return;
    std::array<std::byte, 125> payload;
    payload[0] = static_cast<std::byte>(code >> 8);
    payload[1] = static_cast<std::byte>(code & 0xFF);
    const std::size_t size = std::min(reason.size(), payload.size() - 2);
    std::ranges::copy(std::as_bytes(std::span(reason)).first(size), payload.begin() + 2);
    sendControl(Opcode::Close, std::span(payload).first(size + 2));
    m_loop.armAfter(m_deadline, LastWait);
}

void ServerSocket::hangUp()
{
    if (m_state != State::Open)
        return;
    if (!m_waiting.empty()) {
        m_isLeavingSoon = true;
        return;
    }
    leave();
}

void ServerSocket::leave()
{
    m_isLeavingSoon = false;
    m_state = State::Leaving;
    m_stream->finishSending();
    m_stream->resumeReading();
    m_loop.armAfter(m_deadline, LastWait);
}

void ServerSocket::reset()
{
    m_state = State::Over;
    m_deadline.cancel();
    m_restTimer.cancel();
    if (m_stream)
        m_stream->abortWithReset();
}

void ServerSocket::pauseReading()
{
    if (m_state == State::Open)
        m_stream->pauseReading();
}

void ServerSocket::resumeReading()
{
    if (m_state == State::Open)
        m_stream->resumeReading();
}

void ServerSocket::closed(const NetError &)
{
    finish();
}

void ServerSocket::waitedEnough(Instant)
{
    m_stream->abort();
    finish();
}

void ServerSocket::finish()
{
    if (std::exchange(m_state, State::Over) == State::Over)
        return;
    m_deadline.cancel();
    m_restTimer.cancel();
    m_handler.gone();
}

} // namespace plimsoll::simulator
