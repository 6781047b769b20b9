// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulator/apicall.h"
#include "core/simulator/serversocket.h"

#include <functional>

namespace plimsoll::simulator {

// One WebSocket to an app of a workspace: it echoes, sends without end, or takes everything, as UseApp says.
// Loop thread only.
class AppSocket final : public Retirable, private ServerSocketHandler
{
public:
    using Gone = std::function<void(AppSocket &)>;

    // `gone` is called when the connection is over.
    AppSocket(Loop &loop, UseApp::What what, Gone gone);

    ServerSocket &socket() { return m_socket; }

private:
    void received(Opcode opcode, std::span<const std::byte> piece) override;
    void readDone() override;
    void writable() override;
    void gone() override;
    void sendOn(Instant now);

    Loop &m_loop;
    ServerSocket m_socket;
    UseApp::What m_what;
    Gone m_gone;
    std::vector<std::byte> m_output;
    MemberTimer<AppSocket, &AppSocket::sendOn> m_timer{*this};
};

} // namespace plimsoll::simulator
