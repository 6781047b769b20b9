// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/neterror.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace plimsoll {

struct HttpHeader {
    std::string name;
    std::string value;
    bool operator==(const HttpHeader &) const = default;
};

class HttpHeaders
{
public:
    HttpHeaders() = default;
    HttpHeaders(std::initializer_list<HttpHeader> fields)
        : m_fields(fields)
    {
    }

    void add(std::string name, std::string value);
    void set(std::string_view name, std::string value); // replaces all of that name
    // The first of that name whatever its case; null when there is none.
    const std::string *find(std::string_view name) const;
    // Whether a comma-separated field has this word, in any case: hasToken("Connection", "upgrade").
    bool hasToken(std::string_view name, std::string_view token) const;

    static bool isNamed(const HttpHeader &field, std::string_view name); // whatever the case
    const std::vector<HttpHeader> &fields() const { return m_fields; }
    bool operator==(const HttpHeaders &) const = default;

private:
    std::vector<HttpHeader> m_fields;
};

struct HttpRequest {
    std::string method = "GET";
    std::string target = "/"; // path and query, encoded
    HttpHeaders headers{};
    std::string body{};
    bool operator==(const HttpRequest &) const = default;
};

struct HttpReply {
    int status = 0;
    std::string reason{};
    HttpHeaders headers{};
    std::string body{}; // the part that was kept
    std::uint64_t bodyBytes = 0; // as received; more than body.size() when it was cut
    bool operator==(const HttpReply &) const = default;
};

// The bytes of a whole message. Content-Length is written unless the headers bring their own framing or the
// message cannot have a body. Names and values must be free of line breaks: such fields are left out.
std::string wireText(const HttpRequest &request);
std::string wireText(const HttpReply &reply);

struct HttpLimits {
    std::size_t headBytes = std::size_t{64} * 1024;
    std::size_t headerCount = 200;
};

// Reads HTTP/1.0 and 1.1 messages of one connection, one after the other, from bytes that come in any
// portions. Keeps the head only; the body is handed on as it comes. No I/O. One thread.
class HttpReader
{
public:
    enum class Reading : unsigned char { Requests, Replies };
    enum class Step : unsigned char {
        NeedMore, // the input is used up
        Head, // request() or reply() is complete but for its body
        Body, // body() has the next piece of it
        End, // the message is over; next() goes on to the one after
        Upgrade, // a 101: what is left of the input is another protocol's
        Bad, // error() says what; final
    };

    explicit HttpReader(Reading reading, HttpLimits limits = {});

    // Consumes from the front of `input` up to the next thing to tell. Interim replies (100, 103) are
    // skipped.
    Step next(std::span<const std::byte> &input);
    // The connection ended: End when that ends the body, NeedMore between messages, else Bad.
    Step endOfInput();
    // The reply under way answers a HEAD request: call on Head.
    void expectNoBody();

    const HttpRequest &request() const { return m_request; }
    const HttpReply &reply() const { return m_reply; }
    std::span<const std::byte> body() const { return m_piece; }
    // Whether the connection may carry another message after this one.
    bool keepsAlive() const { return m_keepsAlive; }
    const NetError &error() const { return m_error; }

private:
    enum class State : unsigned char {
        StartLine,
        Fields,
        Sized,
        ChunkSize,
        ChunkData,
        ChunkEnd,
        Trailers,
        UntilClose,
        Ended,
        Upgraded,
        Broken,
    };
    enum class Line : unsigned char { Incomplete, Complete, TooLong };

    void startMessage();
    Line readLine(std::span<const std::byte> &input);
    Step lineComplete();
    bool parseRequestLine(const std::string &line);
    bool parseStatusLine(const std::string &line);
    bool parseVersion(std::string_view version);
    bool parseField(const std::string &line);
    Step headComplete();
    bool decideBody();
    bool parseChunkSize(std::string_view line);
    Step takeBody(std::span<const std::byte> &input);
    Step end();
    Step bad(const std::string &why);
    const HttpHeaders &headers() const;

    Reading m_reading;
    HttpLimits m_limits;
    State m_state = State::StartLine;
    bool m_keepsAlive = true;
    bool m_isOld = false; // HTTP/1.0
    std::size_t m_headBytes = 0;
    std::uint64_t m_remaining = 0;
    std::string m_line;
    HttpRequest m_request;
    HttpReply m_reply;
    std::span<const std::byte> m_piece;
    NetError m_error;
};

} // namespace plimsoll
