// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/errorclass.h"

#include <array>

using namespace Qt::StringLiterals;

namespace plimsoll {

std::span<const EnumText<ErrorClass>> errorClassTexts()
{
    static constexpr std::array<EnumText<ErrorClass>, ErrorClassCount> table{{
        {ErrorClass::ConnectRefused, "connect-refused"_L1},
        {ErrorClass::ConnectTimeout, "connect-timeout"_L1},
        {ErrorClass::Tls, "tls"_L1},
        {ErrorClass::UpgradeRefused, "upgrade-refused"_L1},
        {ErrorClass::AttachTimeout, "attach-timeout"_L1},
        {ErrorClass::ServerClosed, "server-closed"_L1},
        {ErrorClass::ConnectionReset, "connection-reset"_L1},
        {ErrorClass::Stalled, "stalled"_L1},
        {ErrorClass::CorruptEcho, "corrupt-echo"_L1},
        {ErrorClass::Protocol, "protocol"_L1},
        {ErrorClass::CloseTimeout, "close-timeout"_L1},
        {ErrorClass::UnexpectedStatus, "unexpected-status"_L1},
        {ErrorClass::AnswerTimeout, "answer-timeout"_L1},
        {ErrorClass::Local, "local"_L1},
    }};
    return table;
}

QString errorClassText(ErrorClass errorClass)
{
    return QString(textOf(errorClassTexts(), errorClass));
}

QString errorClassTitle(ErrorClass errorClass)
{
    switch (errorClass) {
    case ErrorClass::ConnectRefused:
        return u"connection refused"_s;
    case ErrorClass::ConnectTimeout:
        return u"no connection in time"_s;
    case ErrorClass::Tls:
        return u"TLS failed"_s;
    case ErrorClass::UpgradeRefused:
        return u"WebSocket refused"_s;
    case ErrorClass::AttachTimeout:
        return u"terminal did not start in time"_s;
    case ErrorClass::ServerClosed:
        return u"closed by the server"_s;
    case ErrorClass::ConnectionReset:
        return u"connection reset"_s;
    case ErrorClass::Stalled:
        return u"stalled"_s;
    case ErrorClass::CorruptEcho:
        return u"echo came back changed"_s;
    case ErrorClass::Protocol:
        return u"protocol broken"_s;
    case ErrorClass::CloseTimeout:
        return u"end not confirmed in time"_s;
    case ErrorClass::UnexpectedStatus:
        return u"unexpected status"_s;
    case ErrorClass::AnswerTimeout:
        return u"no answer in time"_s;
    case ErrorClass::Local:
        return u"this machine's own limit"_s;
    }
    return {};
}

} // namespace plimsoll
