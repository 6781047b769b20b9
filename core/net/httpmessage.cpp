// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/httpmessage.h"

#include <algorithm>

namespace plimsoll {

static char lower(char letter)
{
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}

static bool equalsAnyCase(std::string_view left, std::string_view right)
{
    return std::equal(left.begin(), left.end(), right.begin(), right.end(),
        [](char a, char b) { return lower(a) == lower(b); });
}

static std::string_view trimmed(std::string_view text)
{
    const auto first = text.find_first_not_of(" \t");
    return first == std::string_view::npos ? std::string_view()
                                           : text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

void HttpHeaders::add(std::string name, std::string value)
{
    m_fields.push_back({std::move(name), std::move(value)});
}

void HttpHeaders::set(std::string_view name, std::string value)
{
    std::erase_if(m_fields, [name](const HttpHeader &field) { return equalsAnyCase(field.name, name); });
    add(std::string(name), std::move(value));
}

const std::string *HttpHeaders::find(std::string_view name) const
{
    for (const HttpHeader &field : m_fields) {
        if (equalsAnyCase(field.name, name))
            return &field.value;
    }
    return nullptr;
}

bool HttpHeaders::hasToken(std::string_view name, std::string_view token) const
{
    for (const HttpHeader &field : m_fields) {
        if (!equalsAnyCase(field.name, name))
            continue;
        std::string_view rest = field.value;
        while (!rest.empty()) {
            const std::size_t comma = std::min(rest.find(','), rest.size());
            if (equalsAnyCase(trimmed(rest.substr(0, comma)), token))
                return true;
            rest.remove_prefix(std::min(comma + 1, rest.size()));
        }
    }
    return false;
}

bool HttpHeaders::isNamed(const HttpHeader &field, std::string_view name)
{
    return equalsAnyCase(field.name, name);
}

static bool isOneLine(std::string_view text)
{
    return text.find_first_of(std::string_view("\r\n\0", 3)) == std::string_view::npos;
}

static void appendFields(std::string &out, const HttpHeaders &headers)
{
    for (const HttpHeader &field : headers.fields()) {
        if (field.name.empty() || !isOneLine(field.name) || !isOneLine(field.value))
            continue;
        out += field.name;
        out += ": ";
        out += field.value;
        out += "\r\n";
    }
}

static bool bringsFraming(const HttpHeaders &headers)
{
    return headers.find("Content-Length") || headers.find("Transfer-Encoding");
}

static void appendLength(std::string &out, std::size_t size)
{
    out += "Content-Length: " + std::to_string(size) + "\r\n";
}

// Blanks and control letters in a target would end it, so they are written as %XX.
static void appendTarget(std::string &out, std::string_view target)
{
    static constexpr char Digits[] = "0123456789ABCDEF";
    for (const char letter : target) {
        const auto code = static_cast<unsigned char>(letter);
        if (code > ' ' && code != 127) {
            out += letter;
        } else {
            out += '%';
            out += Digits[code >> 4];
            out += Digits[code & 15];
        }
    }
}

std::string wireText(const HttpRequest &request)
{
    std::string out = request.method + ' ';
    appendTarget(out, request.target);
    out += " HTTP/1.1\r\n";
    appendFields(out, request.headers);
    const bool usuallyHasBody = request.method != "GET" && request.method != "HEAD"
        && request.method != "DELETE" && request.method != "OPTIONS";
    if (!bringsFraming(request.headers) && (!request.body.empty() || usuallyHasBody))
        appendLength(out, request.body.size());
    out += "\r\n";
    out += request.body;
    return out;
}

std::string wireText(const HttpReply &reply)
{
    std::string out = "HTTP/1.1 " + std::to_string(reply.status) + ' ' + reply.reason + "\r\n";
    appendFields(out, reply.headers);
    const bool cannotHaveBody = reply.status < 200 || reply.status == 204 || reply.status == 304;
    if (!bringsFraming(reply.headers) && !cannotHaveBody)
        appendLength(out, reply.body.size());
    out += "\r\n";
    if (!cannotHaveBody)
        out += reply.body;
    return out;
}

} // namespace plimsoll
