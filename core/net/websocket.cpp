// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/websocket.h"

#include <algorithm>
#include <array>
#include <utility>

namespace plimsoll {

// How long the other side may take to end the stream once both have said goodbye.
static constexpr Milliseconds DrainTime{5'000};

// What the client's side needs until it is open.
struct WebSocketStream::Opening final : Retirable {
    Opening(Loop &loop, HttpClientHandler &handler)
        : client(loop, handler)
    {
    }
    void fallSilent() override { client.abort(); }

    HttpClient client;
    std::string expectedAccept;
    std::string subprotocol; // asked for
};

// What few connections need and the many should not pay for.
struct WebSocketStream::Farewell {
    explicit Farewell(WebSocketStream &owner)
        : deadline(owner)
    {
    }

    MemberTimer<WebSocketStream, &WebSocketStream::deadlinePassed> deadline;
    std::uint16_t code = 0; // of the close frame received
    std::string reason;
    Opcode waiting = Opcode::Continuation; // a control frame for when the wire is free; Continuation: none
    std::uint8_t waitingSize = 0;
    std::array<std::byte, 125> waitingPayload{};
    std::vector<std::byte> early; // came behind the upgrade request
};

static WebSocketEnd endOf(WebSocketEnd::How how, NetCause cause, std::string text)
{
    WebSocketEnd end;
    end.how = how;
    end.error.cause = cause;
    end.error.text = std::move(text);
    return end;
}

WebSocketStream::WebSocketStream(Loop &loop, WebSocketHandler &handler)
    : m_loop(loop)
    , m_handler(handler)
{
}

WebSocketStream::~WebSocketStream() = default;

void WebSocketStream::connect(std::shared_ptr<const Endpoint> endpoint, const WebSocketOptions &options)
{
    Q_ASSERT(m_state == State::Idle);
    m_state = State::Upgrading;
    const std::string key = makeUpgradeKey(m_loop.random());
    m_opening = std::make_unique<Opening>(m_loop, static_cast<HttpClientHandler &>(*this));
    m_opening->expectedAccept = acceptKeyFor(key);
    m_opening->subprotocol = options.subprotocol;
    m_opening->client.connect(
        std::move(endpoint), {.stream = options.stream, .answerTimeout = options.upgradeTimeout});
    m_opening->client.upgrade(upgradeRequest(options, key));
}

HttpRequest WebSocketStream::upgradeRequest(const WebSocketOptions &options, const std::string &key)
{
    HttpRequest request;
    request.target = options.target;
    request.headers = options.headers;
    request.headers.set("Connection", "Upgrade");
    request.headers.set("Upgrade", "websocket");
    request.headers.set("Sec-WebSocket-Version", "13");
    request.headers.set("Sec-WebSocket-Key", key);
    if (!options.subprotocol.empty())
        request.headers.set("Sec-WebSocket-Protocol", options.subprotocol);
    return request;
}

void WebSocketStream::upgraded(
    const HttpReply &reply, std::unique_ptr<Stream> stream, std::span<std::byte> rest)
{
    m_stream = std::move(stream);
    m_stream->setHandler(*this);
    const std::string fault = upgradeFault(reply, m_opening->expectedAccept, m_opening->subprotocol);
    m_loop.retire(std::move(m_opening));
    if (!fault.empty()) {
        WebSocketEnd end = endOf(WebSocketEnd::How::Refused, NetCause::Protocol,
            "The server does not speak WebSocket as it should: " + fault + '.');
        end.reply = reply;
        return finish(end);
    }
    becomeOpen();
    if (!rest.empty())
        bytes(rest);
}

void WebSocketStream::answered(const HttpReply &reply)
{
    WebSocketEnd end = endOf(WebSocketEnd::How::Refused, NetCause::Protocol,
        "The server refused the WebSocket with " + std::to_string(reply.status) + ' ' + reply.reason + '.');
    end.reply = reply;
    finish(end);
}

void WebSocketStream::accept(std::unique_ptr<Stream> stream, const HttpRequest &request,
    std::vector<std::byte> rest, const HttpHeaders &extra)
{
    Q_ASSERT(m_state == State::Idle && upgradeFault(request).empty());
    m_reader = FrameReader(WebSocketRole::Server);
    m_writer = FrameWriter(WebSocketRole::Server);
    m_stream = std::move(stream);
    m_stream->setHandler(*this);
    m_stream->pauseReading();

    HttpReply reply{.status = 101, .reason = "Switching Protocols", .headers = extra};
    reply.headers.set("Upgrade", "websocket");
    reply.headers.set("Connection", "Upgrade");
    reply.headers.set("Sec-WebSocket-Accept", acceptKeyFor(*request.headers.find("Sec-WebSocket-Key")));
    const std::string text = wireText(reply);
    m_stream->write(std::as_bytes(std::span(text)));
    if (!rest.empty())
        farewell().early = std::move(rest);
    m_state = State::Accepted;
    m_loop.arm(farewell().deadline, Loop::now());
}

void WebSocketStream::becomeOpen()
{
    m_state = State::Open;
    m_handler.opened();
}

bool WebSocketStream::canSend() const
{
    return m_state == State::Open && !m_stream->hasPending();
}

bool WebSocketStream::send(Opcode opcode, std::span<const std::byte> payload)
{
    return m_state == State::Open && writeFrame(opcode, {&payload, 1});
}

bool WebSocketStream::send(Opcode opcode, std::initializer_list<std::span<const std::byte>> parts)
{
    return m_state == State::Open && writeFrame(opcode, {parts.begin(), parts.size()});
}

bool WebSocketStream::ping(std::span<const std::byte> payload)
{
    return send(Opcode::Ping, payload.first(std::min<std::size_t>(payload.size(), 125)));
}

bool WebSocketStream::writeFrame(Opcode opcode, std::span<const std::span<const std::byte>> parts)
{
    if (m_stream->hasPending())
        return false;
    std::uint64_t length = 0;
    for (const std::span<const std::byte> &part : parts)
        length += part.size();
    const std::span<std::byte> buffer = m_loop.frameBuffer(m_writer.frameSize(length));
    const std::size_t size = m_writer.write(buffer, opcode, true, parts, m_loop.random().next32());
    return m_stream->write(buffer.first(size)) == size;
}

void WebSocketStream::bytes(std::span<std::byte> bytes)
{
    while (m_state == State::Open || m_state == State::Closing) {
        const FrameReader::Step step = m_reader.next(bytes);
        if (!takeStep(step))
            return;
    }
}

bool WebSocketStream::takeStep(FrameReader::Step step)
{
    switch (step) {
    case FrameReader::Step::NeedMore:
        return false;
    case FrameReader::Step::Header:
        return true;
    case FrameReader::Step::Payload:
        takePayload(m_reader.payload(), m_reader.offset());
        return true;
    case FrameReader::Step::FrameEnd:
        if (m_reader.header().length == 0 && m_reader.header().isFinal)
            takePayload({}, 0);
        return true;
    case FrameReader::Step::Control:
        return takeControl();
    case FrameReader::Step::Violation:
        violated(m_reader.violation());
        return false;
    }
    return false;
}

void WebSocketStream::takePayload(std::span<const std::byte> bytes, std::uint64_t offset)
{
    const FrameHeader &frame = m_reader.header();
    const bool isEnd = frame.isFinal && offset + bytes.size() == frame.length;
    m_handler.received({m_reader.messageOpcode(), bytes, offset, isEnd});
}

bool WebSocketStream::takeControl()
{
    switch (m_reader.header().opcode) {
    case Opcode::Ping:
        if (m_state == State::Open)
            sendControl(Opcode::Pong, m_reader.payload());
        return true;
    case Opcode::Pong:
        m_handler.ponged();
        return true;
    default:
        return takeClose(m_reader.payload());
    }
}

bool WebSocketStream::takeClose(std::span<const std::byte> payload)
{
    std::uint16_t code = closecode::NoStatus;
    if (payload.size() >= 2) {
        code = static_cast<std::uint16_t>(
            std::to_integer<unsigned>(payload[0]) << 8 | std::to_integer<unsigned>(payload[1]));
    }
    if (payload.size() == 1 || (payload.size() >= 2 && !closecode::isValid(code))) {
        violated("its close frame has no valid code");
        return false;
    }
    farewell().code = code;
    if (payload.size() > 2)
        farewell().reason.assign(reinterpret_cast<const char *>(payload.data()) + 2, payload.size() - 2);
    if (m_state == State::Open)
        sendControl(Opcode::Close, payload.first(std::min<std::size_t>(payload.size(), 2)));
    drain();
    return false;
}

// A server ends the stream first, and the client waits for that: so the client's port is not left in
// TIME_WAIT. Both give up after a while.
void WebSocketStream::drain()
{
    m_state = State::Draining;
    m_loop.armAfter(farewell().deadline, DrainTime);
    if (m_reader.role() == WebSocketRole::Server && m_farewell->waiting == Opcode::Continuation)
        m_stream->finishSending();
}

void WebSocketStream::violated(std::string_view why)
{
    sendClose(closecode::ProtocolError, why);
    finish(endOf(WebSocketEnd::How::Failed, NetCause::Protocol,
        "The other side broke the rules of WebSocket: " + std::string(why) + '.'));
}

void WebSocketStream::sendControl(Opcode opcode, std::span<const std::byte> payload)
{
    if (writeFrame(opcode, {&payload, 1}))
        return;
    // Only the latest matters: one pong may answer several pings, and after a close nothing follows.
    Farewell &later = farewell();
    later.waiting = opcode;
    later.waitingSize = static_cast<std::uint8_t>(payload.size());
    std::copy(payload.begin(), payload.end(), later.waitingPayload.begin());
}

void WebSocketStream::sendClose(std::uint16_t code, std::string_view reason)
{
    std::array<std::byte, 125> payload;
    payload[0] = static_cast<std::byte>(code >> 8);
    payload[1] = static_cast<std::byte>(code & 255u);
    const std::size_t size = std::min(reason.size(), payload.size() - 2);
    std::copy_n(std::as_bytes(std::span(reason)).begin(), size, payload.begin() + 2);
    sendControl(Opcode::Close, std::span(payload).first(size + 2));
}

void WebSocketStream::writable()
{
    if (m_farewell && m_farewell->waiting != Opcode::Continuation) {
        const Opcode opcode = std::exchange(m_farewell->waiting, Opcode::Continuation);
        sendControl(opcode, std::span(m_farewell->waitingPayload).first(m_farewell->waitingSize));
        if (m_state == State::Draining)
            return drain();
    }
    if (canSend())
        m_handler.writable();
}

void WebSocketStream::close(std::uint16_t code, std::string_view reason, Milliseconds timeout)
{
    switch (m_state) {
    case State::Idle:
    case State::Upgrading:
        m_loop.retire(std::move(m_opening));
        m_state = State::Closing;
        m_loop.arm(farewell().deadline, Loop::now());
        return;
    case State::Accepted:
    case State::Open:
        m_state = State::Closing;
        sendClose(code, reason);
        m_loop.armAfter(farewell().deadline, timeout);
        return;
    case State::Closing:
    case State::Draining:
    case State::Over:
        return;
    }
}

void WebSocketStream::deadlinePassed(Instant)
{
    if (m_state == State::Accepted) {
        std::vector<std::byte> early = std::move(m_farewell->early);
        m_farewell.reset();
        m_stream->resumeReading();
        becomeOpen();
        return bytes(early);
    }
    if (m_state == State::Draining)
        return closed({NetCause::EndOfStream, {}});
    if (m_stream && m_stream->isOpen()) {
        return finish(endOf(WebSocketEnd::How::Failed, NetCause::Timeout,
            "The other side did not answer the close in the time allowed."));
    }
    finish(endOf(WebSocketEnd::How::NotConnected, NetCause::EndOfStream,
        "The WebSocket was closed before it was open."));
}

void WebSocketStream::closed(const NetError &error)
{
    WebSocketEnd end = endOf(WebSocketEnd::How::Failed, error.cause, error.text);
    if (m_state == State::Upgrading) {
        end.how = WebSocketEnd::How::NotConnected;
    } else if (m_state == State::Draining) {
        end.how = WebSocketEnd::How::CloseFrame;
        end.code = m_farewell->code;
        end.reason = m_farewell->reason;
        end.error.cause = NetCause::EndOfStream;
        end.error.text = "The WebSocket was closed with code " + std::to_string(end.code)
            + (end.reason.empty() ? std::string(".") : ": " + end.reason + '.');
    } else if (error.cause == NetCause::EndOfStream) {
        end.how = WebSocketEnd::How::Dropped;
        end.error.text += " No close frame came before.";
    }
    finish(end);
}

void WebSocketStream::finish(const WebSocketEnd &end)
{
    if (m_state == State::Over)
        return;
    abort();
    m_handler.closed(end);
}

void WebSocketStream::abort()
{
    m_state = State::Over;
    if (m_farewell)
        m_farewell->deadline.cancel();
    m_loop.retire(std::move(m_opening));
    if (m_stream)
        m_stream->abort();
}

void WebSocketStream::abortWithReset()
{
    if (m_stream)
        m_stream->abortWithReset();
    abort();
}

void WebSocketStream::pauseReading()
{
    if (m_stream)
        m_stream->pauseReading();
}

void WebSocketStream::resumeReading()
{
    if (m_stream)
        m_stream->resumeReading();
}

std::uint64_t WebSocketStream::bytesSent() const
{
    return m_stream ? m_stream->bytesSent() : m_opening ? m_opening->client.bytesSent() : 0;
}

std::uint64_t WebSocketStream::bytesReceived() const
{
    return m_stream ? m_stream->bytesReceived() : m_opening ? m_opening->client.bytesReceived() : 0;
}

SocketAddress WebSocketStream::localAddress() const
{
    return m_stream ? m_stream->localAddress() : SocketAddress();
}

WebSocketStream::Farewell &WebSocketStream::farewell()
{
    if (!m_farewell)
        m_farewell = std::make_unique<Farewell>(*this);
    return *m_farewell;
}

} // namespace plimsoll
