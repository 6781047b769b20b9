// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/httpserver.h"

#include <utility>

namespace plimsoll {

// How long the other side may take to close after our last answer.
static constexpr Milliseconds LastWait{5'000};

HttpConnection::HttpConnection(
    std::unique_ptr<Stream> stream, HttpConnectionHandler &handler, std::size_t bodyLimit)
    : m_handler(handler)
    , m_stream(std::move(stream))
    , m_loop(m_stream->loop())
    , m_bodyLimit(bodyLimit)
{
    m_stream->setHandler(*this);
}

HttpConnection::~HttpConnection() = default;

void HttpConnection::respond(const HttpReply &reply)
{
    if (m_state != State::Answering)
        return;
    HttpReply full = reply;
    m_closesAfterwards
        = m_closesAfterwards || !m_reader.keepsAlive() || full.headers.hasToken("Connection", "close");
    if (m_closesAfterwards && !full.headers.find("Connection"))
        full.headers.add("Connection", "close");
    m_outgoing = wireText(full);
    if (m_request.method == "HEAD" && m_outgoing.ends_with(full.body))
        m_outgoing.resize(m_outgoing.size() - full.body.size());
    m_state = State::Sending;
    transmit();
}

std::unique_ptr<Stream> HttpConnection::takeStream(std::vector<std::byte> &rest)
{
    if (m_state != State::Answering)
        return nullptr;
    m_state = State::Over;
    rest = std::move(m_heldBack);
    m_stream->resumeReading();
    return std::move(m_stream);
}

void HttpConnection::abort()
{
    m_state = State::Over;
    m_timer.cancel();
    if (m_stream)
        m_stream->abort();
}

void HttpConnection::abortWithReset()
{
    if (m_stream)
        m_stream->abortWithReset();
    abort();
}

void HttpConnection::opened() { }

void HttpConnection::bytes(std::span<std::byte> bytes)
{
    if (m_state == State::Reading)
        read(bytes);
}

void HttpConnection::read(std::span<const std::byte> input)
{
    while (m_state == State::Reading) {
        switch (m_reader.next(input)) {
        case HttpReader::Step::NeedMore:
        case HttpReader::Step::Upgrade:
            return;
        case HttpReader::Step::Head:
            takeHead();
            break;
        case HttpReader::Step::Body:
            takeBody(m_reader.body());
            break;
        case HttpReader::Step::End:
            takeRequest(input);
            return;
        case HttpReader::Step::Bad:
            refuse(400, "Bad Request", m_reader.error().text);
            return;
        }
    }
}

void HttpConnection::takeHead()
{
    m_request = m_reader.request();
    static constexpr std::string_view GoOn = "HTTP/1.1 100 Continue\r\n\r\n";
    if (m_request.headers.hasToken("Expect", "100-continue"))
        m_stream->write(std::as_bytes(std::span(GoOn)));
}

void HttpConnection::takeBody(std::span<const std::byte> piece)
{
    if (m_request.body.size() + piece.size() > m_bodyLimit)
        return refuse(413, "Content Too Large", "The request is larger than this server accepts.");
    m_request.body.append(reinterpret_cast<const char *>(piece.data()), piece.size());
}

void HttpConnection::takeRequest(std::span<const std::byte> rest)
{
    m_state = State::Answering;
    m_stream->pauseReading();
    m_heldBack.assign(rest.begin(), rest.end());
    m_handler.requested(*this, m_request);
}

void HttpConnection::refuse(int status, std::string reason, std::string text)
{
    m_state = State::Answering;
    m_closesAfterwards = true;
    HttpReply reply;
    reply.status = status;
    reply.reason = std::move(reason);
    reply.headers.add("Content-Type", "text/plain; charset=utf-8");
    reply.body = std::move(text);
    respond(reply);
}

void HttpConnection::writable()
{
    if (m_state == State::Sending)
        transmit();
}

void HttpConnection::transmit()
{
    if (m_stream->write(std::as_bytes(std::span(m_outgoing))) == 0)
        return; // writable() comes
    std::string().swap(m_outgoing);
    m_request = {};
    if (m_closesAfterwards) {
        m_state = State::Leaving;
        m_stream->finishSending();
        m_stream->resumeReading();
        return m_loop.armAfter(m_timer, LastWait);
    }
    m_state = State::Reading;
    if (m_heldBack.empty())
        return m_stream->resumeReading();
    m_loop.arm(m_timer, Loop::now()); // not from here: the answer may have been given from inside requested()
}

void HttpConnection::timerFired(Instant)
{
    if (m_state == State::Leaving)
        return finish({NetCause::Timeout, "The client did not close the connection after the last answer."});
    const std::vector<std::byte> input = std::exchange(m_heldBack, {});
    m_stream->resumeReading();
    read(input);
}

void HttpConnection::closed(const NetError &error)
{
    finish(error);
}

void HttpConnection::finish(const NetError &error)
{
    if (m_state == State::Over)
        return;
    abort();
    m_handler.closed(*this, error);
}

} // namespace plimsoll
