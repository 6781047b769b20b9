// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/logfollower.h"

#include "core/simulator/wirejson.h"

#include <QJsonDocument>

namespace plimsoll::simulator {

// A real server hears of new lines by a message; looking this often is as good.
static constexpr Milliseconds LookEvery{25};

LogFollower::LogFollower(Loop &loop, State &state, QUuid job, qint64 after, Clock clock, Gone gone)
    : m_loop(loop)
    , m_state(state)
    , m_socket(loop, *this)
    , m_job(job)
    , m_last(after)
    , m_clock(std::move(clock))
    , m_gone(std::move(gone))
{
    loop.arm(m_timer, Loop::now());
}

void LogFollower::look(Instant)
{
    if (m_isDone || m_socket.isCongested())
        return; // writable() comes
    m_state.advance(m_clock());
    const JobRecord *job = m_state.provisioning().job(m_job);
    for (const JobLogLine &line : jobLog(*job, m_state.now(), m_last)) {
        const QByteArray text = QJsonDocument(logLineJson(line)).toJson(QJsonDocument::Compact) + '\n';
        m_socket.sendText(std::string_view(text.constData(), std::size_t(text.size())));
        m_last = line.id;
    }
    if (!isActive(job->status)) {
        m_isDone = true;
        return m_socket.close(closecode::Normal, "done");
    }
    m_loop.armAfter(m_timer, LookEvery);
}

void LogFollower::gone()
{
    m_timer.cancel();
    m_gone(*this);
}

} // namespace plimsoll::simulator
