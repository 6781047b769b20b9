// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/httpmessage.h"
#include "core/net/stream.h"

#include <memory>
#include <span>
#include <vector>

namespace plimsoll {

class HttpConnection;

class HttpConnectionHandler
{
public:
    // A whole request with its body. Answer it with respond(), now or later, or take the stream over with
    // takeStream(); the next request is read only after that.
    virtual void requested(HttpConnection &connection, const HttpRequest &request) = 0;
    // The end, exactly once, unless the user ended it or took the stream.
    virtual void closed(HttpConnection &connection, const NetError &error) = 0;

protected:
    ~HttpConnectionHandler() = default;
};

// The server's side of one HTTP/1.1 connection, over a Stream that a Listener accepted. Malformed requests
// are answered with 400, bodies over the limit with 413. Loop thread only; dies like a Stream.
class HttpConnection final : public Retirable, private StreamHandler
{
public:
    HttpConnection(std::unique_ptr<Stream> stream, HttpConnectionHandler &handler,
        std::size_t bodyLimit = std::size_t{1024} * 1024);
    ~HttpConnection() override;

    // Answers the request under way; keeps the connection if both sides want to, else closes it when the
    // answer has gone. A HEAD request gets no body. Ignored when no request is under way.
    void respond(const HttpReply &reply);
    // For an upgrade, from inside requested(): the stream and the bytes that followed the request.
    std::unique_ptr<Stream> takeStream(std::vector<std::byte> &rest);
    void abort();
    void abortWithReset();
    void fallSilent() override { abort(); }

    Stream *stream() const { return m_stream.get(); }

private:
    enum class State : unsigned char {
        Reading,
        Answering, // a request is with the handler
        Sending,
        Leaving, // the last answer has gone: waiting for the client's end
        Over,
    };

    void opened() override;
    void bytes(std::span<std::byte> bytes) override;
    void writable() override;
    void closed(const NetError &error) override;

    void read(std::span<const std::byte> input);
    void takeHead();
    void takeBody(std::span<const std::byte> piece);
    void takeRequest(std::span<const std::byte> rest);
    void refuse(int status, std::string reason, std::string text);
    void transmit();
    void timerFired(Instant now);
    void finish(const NetError &error);

    HttpConnectionHandler &m_handler;
    std::unique_ptr<Stream> m_stream;
    Loop &m_loop;
    HttpReader m_reader{HttpReader::Reading::Requests};
    std::size_t m_bodyLimit;
    HttpRequest m_request;
    std::vector<std::byte> m_heldBack; // came after the request under way
    std::string m_outgoing;
    State m_state = State::Reading;
    bool m_closesAfterwards = false;
    MemberTimer<HttpConnection, &HttpConnection::timerFired> m_timer{*this}; // next request, or last wait
};

} // namespace plimsoll
