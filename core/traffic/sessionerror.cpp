// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/traffic/sessionerror.h"

#include <algorithm>

namespace plimsoll {

namespace {

constexpr std::size_t LongestQuote = 300;

// The start of what the server answered, on one line and printable.
std::string quoted(const std::string &body)
{
    std::string text = body.substr(0, LongestQuote);
    std::replace_if(text.begin(), text.end(), [](char letter) { return letter >= 0 && letter < ' '; }, ' ');
    text.erase(text.find_last_not_of(' ') + 1);
    return text;
}

ErrorClass classOf(NetCause cause)
{
    switch (cause) {
    case NetCause::Refused:
    case NetCause::Unreachable:
        return ErrorClass::ConnectRefused;
    case NetCause::Timeout:
        return ErrorClass::ConnectTimeout;
    case NetCause::Reset:
        return ErrorClass::ConnectionReset;
    case NetCause::EndOfStream:
        return ErrorClass::ServerClosed;
    case NetCause::Tls:
        return ErrorClass::Tls;
    case NetCause::Local:
        return ErrorClass::Local;
    case NetCause::Protocol:
        return ErrorClass::Protocol;
    }
    return ErrorClass::Protocol;
}

ErrorClass classOf(const WebSocketEnd &end)
{
    if (end.how == WebSocketEnd::How::Refused)
        return end.reply ? ErrorClass::UpgradeRefused : ErrorClass::Protocol;
    if (end.how == WebSocketEnd::How::CloseFrame || end.how == WebSocketEnd::How::Dropped)
        return ErrorClass::ServerClosed;
    return classOf(end.error.cause);
}

} // namespace

SessionError sessionErrorOf(const NetError &error)
{
    return {.errorClass = classOf(error.cause), .text = error.text};
}

SessionError unexpectedStatus(const HttpReply &reply)
{
    std::string text = "The answer was " + std::to_string(reply.status) + '.';
    if (!reply.body.empty())
        text += " It said: " + quoted(reply.body);
    return {.errorClass = ErrorClass::UnexpectedStatus, .text = std::move(text)};
}

SessionError sessionErrorOf(const WebSocketEnd &end)
{
    std::string text = end.error.text;
    if (end.reply && !end.reply->body.empty())
        text += " It said: " + quoted(end.reply->body);
    return {.errorClass = classOf(end), .text = std::move(text)};
}

} // namespace plimsoll
