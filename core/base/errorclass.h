// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/enumtext.h"

#include <QString>

#include <cstdint>

namespace plimsoll {

// What can end or spoil a session. Written in files by name, never by number.
enum class ErrorClass : std::uint8_t {
    ConnectRefused,
    ConnectTimeout,
    Tls,
    UpgradeRefused, // the server answered the upgrade with another status
    AttachTimeout, // upgraded, but the command never spoke
    ServerClosed, // close frame or end of stream before the planned end
    ConnectionReset,
    Stalled, // no byte for too many ticks
    CorruptEcho, // a byte came back changed
    Protocol, // the other side broke WebSocket's or HTTP's rules
    CloseTimeout, // the planned end was not confirmed in time
    UnexpectedStatus, // a request was answered with a status that it does not expect
    AnswerTimeout, // a request was not answered in time
    Local, // this machine: descriptors, ports, memory
};
inline constexpr std::size_t ErrorClassCount = 14;
// As files carry it: "connect-refused", "connect-timeout", …
std::span<const EnumText<ErrorClass>> errorClassTexts();
QString errorClassText(ErrorClass errorClass);
// As people read it: "connection refused", "no answer to the connect in time", …
QString errorClassTitle(ErrorClass errorClass);

} // namespace plimsoll
