// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/httpserver.h"
#include "core/net/listener.h"
#include "core/net/websocket.h"
#include "core/traffic/trafficsetup.h"

#include <map>
#include <string>

namespace plimsoll::test {

// What a ScriptedTerminal does otherwise than a healthy one.
struct TerminalScript {
    int refuseStatus = 0; // answer the upgrade with this
    bool isMute = false; // the command never prints its mark
    bool isDeaf = false; // takes what is typed and echoes nothing
    bool ignoresInterrupt = false;
    bool dropsFirst = false; // begins the process and hangs up, once
    std::size_t corruptAt = 0; // change this byte of the echo, counted from 1; 0: none
    std::size_t dropAt = 0; // once so many bytes were echoed, hang up without a close frame, once; 0: never
    std::size_t loseAfterDrop = 0; // of what is typed after dropAt, so much never reaches the process
};

// A web terminal of a Coder server on a loop, for one command that echoes; its process lives on when the
// connection goes and replays its output to who attaches again.
class ScriptedTerminal final : private ListenerHandler, private HttpConnectionHandler
{
public:
    ScriptedTerminal(Loop &loop, TerminalScript script);
    ~ScriptedTerminal();

    std::shared_ptr<const Endpoint> endpoint() const;
    std::size_t running() const { return m_processes.size(); } // processes nobody has ended yet
    int attachments() const { return m_attachments; }
    int refusals() const { return m_refusals; }

private:
    class Connection;
    struct Process {
        std::string output; // mark and echo
        std::size_t echoed = 0;
    };

    void accepted(std::unique_ptr<Stream> stream) override;
    void requested(HttpConnection &connection, const HttpRequest &request) override;
    void closed(HttpConnection &connection, const NetError &error) override;

    Loop &m_loop;
    TerminalScript m_script;
    Listener m_listener;
    std::vector<std::unique_ptr<HttpConnection>> m_waiting;
    std::vector<std::unique_ptr<Connection>> m_connections;
    std::map<std::string, Process> m_processes; // by reconnect id
    int m_attachments = 0;
    int m_refusals = 0;
    bool m_hasDropped = false;
};

} // namespace plimsoll::test
