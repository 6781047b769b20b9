// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulator/serversocket.h"
#include "core/simulator/walltime.h"

#include <QUuid>

#include <functional>

namespace plimsoll::simulator {

class State;

// One client that follows the log of a job to its end. Loop thread only.
class LogFollower final : public Retirable, private ServerSocketHandler
{
public:
    using Clock = std::function<WallTime()>;
    using Gone = std::function<void(LogFollower &)>;

    // Lines with an id above `after`. `gone` is called when the connection is over.
    LogFollower(Loop &loop, State &state, QUuid job, qint64 after, Clock clock, Gone gone);

    ServerSocket &socket() { return m_socket; }

private:
    void received(Opcode, std::span<const std::byte>) override { }
    void writable() override { look(Loop::now()); }
    void gone() override;
    void look(Instant now);

    Loop &m_loop;
    State &m_state;
    ServerSocket m_socket;
    QUuid m_job;
    qint64 m_last;
    Clock m_clock;
    Gone m_gone;
    bool m_isDone = false;
    MemberTimer<LogFollower, &LogFollower::look> m_timer{*this};
};

} // namespace plimsoll::simulator
