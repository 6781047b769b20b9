// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/loop.h"
#include "core/simulator/terminal.h"

#include <QUuid>

namespace plimsoll::simulator {

class TerminalHub;
class TerminalSession;

// The last bytes of a terminal's output, for those who attach again. Takes memory as it is needed, up to its
// limit. One thread.
class Replay
{
public:
    explicit Replay(std::size_t limit)
        : m_limit(limit)
    {
    }

    void append(std::span<const std::byte> bytes);
    void copyTo(std::vector<std::byte> &out) const;

private:
    std::size_t m_limit;
    std::size_t m_end = 0; // where the next byte goes, once the ring is full
    bool m_isRing = false;
    std::vector<std::byte> m_bytes;
};

// A command in its terminal, on the simulated agent. It lives on when nobody is attached, for a while. Loop
// thread only.
class TerminalProcess
{
public:
    TerminalProcess(TerminalHub &hub, QUuid id, QUuid agent, const QByteArray &command);

    QUuid id() const { return m_id; }
    QUuid agent() const { return m_agent; }
    bool isDetached() const { return m_attached.empty(); }
    void attach(TerminalSession &session); // gets the replay first
    void detach(TerminalSession &session);

    // What was typed; its echo waits in the hub's buffer until flush().
    void type(std::span<const std::byte> bytes);
    void flush();
    // Hangs up on all that are attached; the hub forgets it.
    void end();

private:
    void startUp(Instant now);
    void wakeUp(Instant now);
    void forgotten(Instant now);

    TerminalHub &m_hub;
    QUuid m_id;
    QUuid m_agent;
    Terminal m_terminal;
    Replay m_replay;
    std::vector<TerminalSession *> m_attached;
    std::vector<std::byte> m_typedAhead; // before the command runs
    bool m_isRunning = false;
    bool m_isOver = false;
    MemberTimer<TerminalProcess, &TerminalProcess::startUp> m_start{*this};
    MemberTimer<TerminalProcess, &TerminalProcess::wakeUp> m_sleep{*this};
    MemberTimer<TerminalProcess, &TerminalProcess::forgotten> m_keep{*this};
};

} // namespace plimsoll::simulator
