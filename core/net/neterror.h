// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <string>

namespace plimsoll {

// Why a connection did not come about or ended. Code asks for the cause, people read the text.
enum class NetCause : unsigned char {
    Refused, // nobody listens there
    Timeout, // a deadline passed: connecting, TLS, an answer, the close handshake
    Reset, // the other side (or something between) tore the connection down
    EndOfStream, // the other side closed in an orderly way: FIN, or TLS close_notify
    Tls, // the certificate or the TLS handshake was not acceptable
    Unreachable, // no route, no such name
    Local, // this machine: descriptors, ports, memory, a bad source address
    Protocol, // the other side broke the rules of HTTP or WebSocket
};

struct NetError {
    NetCause cause = NetCause::Reset;
    std::string text; // a whole sentence, shown to people as it is
    bool operator==(const NetError &) const = default;
};

template <typename T = void> using NetResult = Result<T, NetError>;

} // namespace plimsoll
