// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/httpclient.h"

#include <algorithm>
#include <utility>

namespace plimsoll {

HttpClient::HttpClient(Loop &loop, HttpClientHandler &handler)
    : m_loop(loop)
    , m_handler(handler)
{
}

HttpClient::~HttpClient() = default;

void HttpClient::connect(std::shared_ptr<const Endpoint> endpoint, const HttpClientOptions &options)
{
    m_state = State::Ready;
    m_endpoint = std::move(endpoint);
    m_options = options;
    m_stream = std::make_unique<Stream>(m_loop);
    m_stream->setHandler(*this);
    m_stream->connect(m_endpoint, options.stream);
}

bool HttpClient::canSend() const
{
    return m_state == State::Ready;
}

bool HttpClient::send(HttpRequest request)
{
    return take(std::move(request), false);
}

bool HttpClient::upgrade(HttpRequest request)
{
    return take(std::move(request), true);
}

void HttpClient::abort()
{
    m_state = State::Over;
    m_deadline.cancel();
    if (m_stream)
        m_stream->abort();
}

bool HttpClient::take(HttpRequest request, bool isUpgrade)
{
    if (!canSend())
        return false;
    if (!request.headers.find("Host"))
        request.headers.add("Host", m_endpoint->authority());
    m_state = State::Awaiting;
    m_isUpgrade = isUpgrade;
    m_isHead = request.method == "HEAD";
    m_reply = {};
    m_outgoing = wireText(request);
    if (m_stream->isOpen())
        transmit();
    return true;
}

void HttpClient::transmit()
{
    m_loop.armAfter(m_deadline, m_options.answerTimeout);
    if (m_stream->write(std::as_bytes(std::span(m_outgoing))) > 0)
        std::string().swap(m_outgoing);
}

void HttpClient::opened()
{
    m_handler.connected();
    if (m_state == State::Awaiting && !m_outgoing.empty())
        transmit();
}

void HttpClient::writable()
{
    if (!m_outgoing.empty())
        transmit();
}

void HttpClient::bytes(std::span<std::byte> bytes)
{
    if (m_state != State::Awaiting) {
        return fail({NetCause::Protocol,
            m_endpoint->host + " answered although nothing was asked, and that ended the connection."});
    }
    std::span<const std::byte> input = bytes;
    HttpReader::Step step = m_reader.next(input);
    while (takeStep(step, bytes.last(input.size())))
        step = m_reader.next(input);
}

bool HttpClient::takeStep(HttpReader::Step step, std::span<std::byte> rest)
{
    switch (step) {
    case HttpReader::Step::NeedMore:
        return false;
    case HttpReader::Step::Head:
        m_reply = m_reader.reply();
        if (m_isHead)
            m_reader.expectNoBody();
        return true;
    case HttpReader::Step::Body:
        keepBody(m_reader.body());
        return true;
    case HttpReader::Step::End:
        finishAnswer();
        if (m_state != State::Over && !rest.empty()) {
            fail({NetCause::Protocol,
                m_endpoint->host + " sent more than its answer, and that ended the connection."});
        }
        return false;
    case HttpReader::Step::Upgrade:
        if (!m_isUpgrade) {
            fail({NetCause::Protocol, m_endpoint->host + " switched protocols although nobody asked it to."});
            return false;
        }
        m_state = State::Over;
        m_deadline.cancel();
        m_handler.upgraded(m_reply, std::move(m_stream), rest);
        return false;
    case HttpReader::Step::Bad:
        fail(NetError(m_reader.error()));
        return false;
    }
    return false;
}

void HttpClient::keepBody(std::span<const std::byte> piece)
{
    m_reply.bodyBytes += piece.size();
    const std::size_t room = m_options.keptBodyBytes - std::min(m_options.keptBodyBytes, m_reply.body.size());
    const std::span<const std::byte> kept = piece.first(std::min(room, piece.size()));
    m_reply.body.append(reinterpret_cast<const char *>(kept.data()), kept.size());
}

void HttpClient::finishAnswer()
{
    m_deadline.cancel();
    m_state = m_reader.keepsAlive() ? State::Ready : State::Ending;
    const HttpReply reply = std::exchange(m_reply, {});
    m_handler.answered(reply);
    if (m_state == State::Ending)
        fail({NetCause::EndOfStream, m_endpoint->host + " keeps no connection after its answer."});
}

void HttpClient::closed(const NetError &error)
{
    const bool endsAnswer = m_state == State::Awaiting && error.cause == NetCause::EndOfStream
        && m_reader.endOfInput() == HttpReader::Step::End;
    if (endsAnswer)
        return finishAnswer();
    if (m_state == State::Awaiting && error.cause == NetCause::EndOfStream)
        return fail(
            {error.cause, m_endpoint->host + " closed the connection before its answer was complete."});
    fail(error);
}

void HttpClient::answerOverdue(Instant)
{
    fail({NetCause::Timeout, m_endpoint->host + " did not answer in the time allowed."});
}

void HttpClient::fail(const NetError &error)
{
    if (std::exchange(m_state, State::Over) == State::Over)
        return;
    m_deadline.cancel();
    m_stream->abort();
    m_handler.closed(error);
}

} // namespace plimsoll
