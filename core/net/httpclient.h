// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/httpmessage.h"
#include "core/net/stream.h"

#include <memory>
#include <span>

namespace plimsoll {

// What an HttpClient tells its user, from the loop. The client may be retired from inside.
class HttpClientHandler
{
public:
    // The connection stands; the first request may have been given before.
    virtual void connected() { }
    // The answer is complete. Afterwards the next request may be sent, from here too, if canSend().
    virtual void answered(const HttpReply &reply) = 0;
    // The server switched protocols: the stream is the user's now, with the bytes that already came. Only
    // after upgrade(). The span may be changed and is gone after the return.
    virtual void upgraded(const HttpReply &reply, std::unique_ptr<Stream> stream, std::span<std::byte> rest)
        = 0;
    // The end, exactly once, unless it was upgraded or the user aborted it.
    virtual void closed(const NetError &error) = 0;

protected:
    ~HttpClientHandler() = default;
};

struct HttpClientOptions {
    StreamOptions stream{};
    Milliseconds answerTimeout{30'000}; // from the request to the end of its answer
    std::size_t keptBodyBytes = std::size_t{64} * 1024; // what goes beyond is counted and thrown away
};

// Requests over one kept-alive connection, one at a time, or an upgrade of it. Adds Host when missing;
// follows no redirects, keeps no cookies. Loop thread only; dies like a Stream.
class HttpClient final : public Retirable, private StreamHandler
{
public:
    HttpClient(Loop &loop, HttpClientHandler &handler);
    ~HttpClient() override;

    void connect(std::shared_ptr<const Endpoint> endpoint, const HttpClientOptions &options = {});

    // False when an answer is still awaited or the connection is over. Before connected() the request waits.
    bool send(HttpRequest request);
    // The same, and a 101 hands the stream over. Any other status comes as answered().
    bool upgrade(HttpRequest request);
    bool canSend() const;
    void abort();
    void fallSilent() override { abort(); }

    std::uint64_t bytesSent() const { return m_stream ? m_stream->bytesSent() : 0; }
    std::uint64_t bytesReceived() const { return m_stream ? m_stream->bytesReceived() : 0; }

private:
    enum class State : unsigned char {
        Idle, // connect() was not called
        Ready, // may take a request, connected or not yet
        Awaiting, // an answer
        Ending, // it was the last one
        Over,
    };

    void opened() override;
    void bytes(std::span<std::byte> bytes) override;
    void writable() override;
    void closed(const NetError &error) override;

    bool take(HttpRequest request, bool isUpgrade);
    void transmit();
    // Whether to go on reading.
    bool takeStep(HttpReader::Step step, std::span<std::byte> rest);
    void keepBody(std::span<const std::byte> piece);
    void finishAnswer();
    void answerOverdue(Instant now);
    void fail(const NetError &error); // not a member: this may die in it

    Loop &m_loop;
    HttpClientHandler &m_handler;
    std::shared_ptr<const Endpoint> m_endpoint;
    HttpClientOptions m_options;
    std::unique_ptr<Stream> m_stream;
    HttpReader m_reader{HttpReader::Reading::Replies};
    std::string m_outgoing; // until written
    HttpReply m_reply;
    State m_state = State::Idle;
    bool m_isUpgrade = false;
    bool m_isHead = false;
    MemberTimer<HttpClient, &HttpClient::answerOverdue> m_deadline{*this};
};

} // namespace plimsoll
