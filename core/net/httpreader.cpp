// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/httpmessage.h"

#include <algorithm>
#include <charconv>
#include <cstring>
#include <optional>

namespace plimsoll {

static bool isTokenLetter(char letter)
{
    const bool isAlphanumeric = (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z')
        || (letter >= '0' && letter <= '9');
    return isAlphanumeric || std::string_view("!#$%&'*+-.^_`|~").find(letter) != std::string_view::npos;
}

static bool isToken(std::string_view text)
{
    return !text.empty() && std::all_of(text.begin(), text.end(), isTokenLetter);
}

// Digits only: no sign, no blanks, no overflow.
static std::optional<std::uint64_t> parseNumber(std::string_view text, int base)
{
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, base);
    if (text.empty() || error != std::errc() || end != text.data() + text.size() || text.front() == '-')
        return std::nullopt;
    return value;
}

static std::string_view withoutBlanks(std::string_view text)
{
    const std::size_t first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

HttpReader::HttpReader(Reading reading, HttpLimits limits)
    : m_reading(reading)
    , m_limits(limits)
{
}

HttpReader::Step HttpReader::next(std::span<const std::byte> &input)
{
    while (true) {
        switch (m_state) {
        case State::Ended:
            startMessage();
            break;
        case State::StartLine:
        case State::Fields:
        case State::ChunkSize:
        case State::ChunkEnd:
        case State::Trailers:
            switch (readLine(input)) {
            case Line::Incomplete:
                return Step::NeedMore;
            case Line::TooLong:
                return bad("its head is larger than " + std::to_string(m_limits.headBytes) + " bytes");
            case Line::Complete:
                break;
            }
            if (const Step step = lineComplete(); step != Step::NeedMore)
                return step;
            break;
        case State::Sized:
            if (m_remaining == 0)
                return end();
            return takeBody(input);
        case State::ChunkData:
            if (m_remaining == 0) {
                m_state = State::ChunkEnd;
                break;
            }
            return takeBody(input);
        case State::UntilClose:
            m_remaining = input.size();
            return takeBody(input);
        case State::Upgraded:
            return Step::Upgrade;
        case State::Broken:
            return Step::Bad;
        }
    }
}

HttpReader::Step HttpReader::endOfInput()
{
    switch (m_state) {
    case State::UntilClose:
        return end();
    case State::Ended:
    case State::Upgraded:
        return Step::NeedMore;
    case State::StartLine:
        if (m_line.empty())
            return Step::NeedMore;
        break;
    case State::Broken:
        return Step::Bad;
    default:
        break;
    }
    return bad("it was cut off");
}

void HttpReader::expectNoBody()
{
    m_state = State::Sized;
    m_remaining = 0;
}

void HttpReader::startMessage()
{
    m_state = State::StartLine;
    m_headBytes = 0;
    m_request = {};
    m_reply = {};
    m_line.clear();
}

HttpReader::Line HttpReader::readLine(std::span<const std::byte> &input)
{
    const void *found = input.empty() ? nullptr : std::memchr(input.data(), '\n', input.size());
    const std::size_t size = found
        ? static_cast<std::size_t>(static_cast<const std::byte *>(found) - input.data()) + 1
        : input.size();
    m_headBytes += size;
    if (m_headBytes > m_limits.headBytes)
        return Line::TooLong;
    m_line.append(reinterpret_cast<const char *>(input.data()), size);
    input = input.subspan(size);
    if (!found)
        return Line::Incomplete;
    m_line.pop_back();
    if (!m_line.empty() && m_line.back() == '\r')
        m_line.pop_back();
    return Line::Complete;
}

HttpReader::Step HttpReader::lineComplete()
{
    const std::string line = std::exchange(m_line, {});
    // Others might take it for the end of the line: how messages are smuggled.
    if ((m_state == State::StartLine || m_state == State::Fields) && line.find('\r') != std::string::npos)
        return bad("its head has a carriage return within a line");
    switch (m_state) {
    case State::StartLine:
        if (line.empty() && m_reading == Reading::Requests)
            return Step::NeedMore; // some clients send a line break too many
        if (!(m_reading == Reading::Requests ? parseRequestLine(line) : parseStatusLine(line)))
            return bad("its first line is not HTTP/1.1");
        m_state = State::Fields;
        return Step::NeedMore;
    case State::Fields:
        if (line.empty())
            return headComplete();
        if (!parseField(line))
            return bad("it has a malformed header line, or too many of them");
        return Step::NeedMore;
    case State::ChunkSize:
        return parseChunkSize(line) ? Step::NeedMore : bad("a chunk of its body has no proper size");
    case State::ChunkEnd:
        if (!line.empty())
            return bad("a chunk of its body is longer than it said");
        m_state = State::ChunkSize;
        m_headBytes = 0;
        return Step::NeedMore;
    default: // Trailers: read over
        return line.empty() ? end() : Step::NeedMore;
    }
}

bool HttpReader::parseRequestLine(const std::string &line)
{
    const std::size_t first = line.find(' ');
    const std::size_t second = line.rfind(' ');
    if (first == std::string::npos || second <= first + 1)
        return false;
    m_request.method = line.substr(0, first);
    m_request.target = line.substr(first + 1, second - first - 1);
    return isToken(m_request.method) && m_request.target.find(' ') == std::string::npos
        && parseVersion(std::string_view(line).substr(second + 1));
}

bool HttpReader::parseStatusLine(const std::string &line)
{
    const std::string_view text = line;
    if (text.size() < 12 || text[8] != ' ' || !parseVersion(text.substr(0, 8)))
        return false;
    const auto status = parseNumber(text.substr(9, 3), 10);
    if (!status || *status < 100 || (text.size() > 12 && text[12] != ' '))
        return false;
    m_reply.status = static_cast<int>(*status);
    m_reply.reason = text.size() > 13 ? std::string(text.substr(13)) : std::string();
    return true;
}

bool HttpReader::parseVersion(std::string_view version)
{
    m_isOld = version == "HTTP/1.0";
    return m_isOld || version == "HTTP/1.1";
}

bool HttpReader::parseField(const std::string &line)
{
    const std::size_t colon = line.find(':');
    if (colon == std::string::npos || headers().fields().size() >= m_limits.headerCount)
        return false;
    std::string name = line.substr(0, colon);
    const std::string_view value = withoutBlanks(std::string_view(line).substr(colon + 1));
    if (!isToken(name) || value.find('\0') != std::string_view::npos)
        return false;
    (m_reading == Reading::Requests ? m_request.headers : m_reply.headers)
        .add(std::move(name), std::string(value));
    return true;
}

HttpReader::Step HttpReader::headComplete()
{
    const bool isReply = m_reading == Reading::Replies;
    if (isReply && m_reply.status == 101) {
        m_state = State::Upgraded;
        return Step::Head;
    }
    if (isReply && m_reply.status < 200) { // interim: the real one follows
        startMessage();
        return Step::NeedMore;
    }
    m_keepsAlive = m_isOld ? headers().hasToken("Connection", "keep-alive")
                           : !headers().hasToken("Connection", "close");
    return decideBody() ? Step::Head : bad("its Content-Length or Transfer-Encoding makes no sense");
}

bool HttpReader::decideBody()
{
    const bool isReply = m_reading == Reading::Replies;
    m_remaining = 0;
    m_state = State::Sized;
    if (isReply && (m_reply.status == 204 || m_reply.status == 304))
        return true;
    if (const std::string *encoding = headers().find("Transfer-Encoding")) {
        // Both at once is how requests are smuggled past a proxy.
        if (!headers().hasToken("Transfer-Encoding", "chunked")
            || (!isReply && headers().find("Content-Length")) || encoding->find(',') != std::string::npos)
            return false;
        m_state = State::ChunkSize;
        m_headBytes = 0;
        return true;
    }
    std::optional<std::uint64_t> length;
    for (const HttpHeader &field : headers().fields()) {
        if (!headers().isNamed(field, "Content-Length"))
            continue;
        const auto each = parseNumber(field.value, 10);
        if (!each || (length && *length != *each))
            return false;
        length = each;
    }
    if (length) {
        m_remaining = *length;
    } else if (isReply) {
        m_state = State::UntilClose;
        m_keepsAlive = false;
    }
    return true;
}

bool HttpReader::parseChunkSize(std::string_view line)
{
    const auto size = parseNumber(withoutBlanks(line.substr(0, line.find(';'))), 16);
    if (!size)
        return false;
    m_remaining = *size;
    m_headBytes = 0;
    m_state = m_remaining == 0 ? State::Trailers : State::ChunkData;
    return true;
}

HttpReader::Step HttpReader::takeBody(std::span<const std::byte> &input)
{
    if (input.empty())
        return Step::NeedMore;
    const auto size = static_cast<std::size_t>(std::min<std::uint64_t>(m_remaining, input.size()));
    m_piece = input.first(size);
    input = input.subspan(size);
    m_remaining -= size;
    return Step::Body;
}

HttpReader::Step HttpReader::end()
{
    m_state = State::Ended;
    return Step::End;
}

HttpReader::Step HttpReader::bad(const std::string &why)
{
    m_state = State::Broken;
    m_keepsAlive = false;
    const char *what = m_reading == Reading::Requests ? "The request" : "The answer";
    m_error = {NetCause::Protocol, std::string(what) + " cannot be understood: " + why + '.'};
    return Step::Bad;
}

const HttpHeaders &HttpReader::headers() const
{
    return m_reading == Reading::Requests ? m_request.headers : m_reply.headers;
}

} // namespace plimsoll
