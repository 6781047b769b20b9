// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/terminalprocess.h"

#include "core/simulator/terminalhub.h"
#include "core/simulator/terminalsession.h"

#include <algorithm>
#include <cstring>

namespace plimsoll::simulator {

void Replay::append(std::span<const std::byte> bytes)
{
    if (m_limit == 0)
        return;
    if (bytes.size() > m_limit)
        bytes = bytes.last(m_limit);
    if (!m_isRing) {
        const std::size_t room = m_limit - m_bytes.size();
        const std::span<const std::byte> fits = bytes.first(std::min(room, bytes.size()));
        m_bytes.insert(m_bytes.end(), fits.begin(), fits.end());
        bytes = bytes.subspan(fits.size());
        m_isRing = m_bytes.size() == m_limit;
    }
    while (!bytes.empty()) {
        const std::size_t size = std::min(bytes.size(), m_limit - m_end);
        std::memcpy(m_bytes.data() + m_end, bytes.data(), size);
        m_end = (m_end + size) % m_limit;
        bytes = bytes.subspan(size);
    }
}

void Replay::copyTo(std::vector<std::byte> &out) const
{
    const auto middle = m_bytes.begin() + std::ptrdiff_t(m_end);
    out.insert(out.end(), middle, m_bytes.end());
    out.insert(out.end(), m_bytes.begin(), middle);
}

TerminalProcess::TerminalProcess(TerminalHub &hub, QUuid id, QUuid agent, const QByteArray &command)
    : m_hub(hub)
    , m_id(id)
    , m_agent(agent)
    , m_terminal(command)
    , m_replay(std::size_t(std::max<qint64>(0, hub.options().replayBytes)))
{
    hub.loop().armAfter(m_start, hub.options().terminalStart);
}

void TerminalProcess::attach(TerminalSession &session)
{
    std::vector<std::byte> earlier;
    m_replay.copyTo(earlier);
    if (!earlier.empty())
        session.send(earlier);
    m_attached.push_back(&session);
    m_keep.cancel();
}

void TerminalProcess::detach(TerminalSession &session)
{
    std::erase(m_attached, &session);
    if (m_attached.empty() && !m_isOver)
        m_hub.loop().armAfter(m_keep, m_hub.options().detachedKeep);
}

void TerminalProcess::startUp(Instant)
{
    m_isRunning = true;
    m_terminal.start(m_hub.output());
    m_terminal.type(std::exchange(m_typedAhead, {}), m_hub.output());
    flush();
}

void TerminalProcess::wakeUp(Instant)
{
    m_terminal.wake(m_hub.output());
    flush();
}

void TerminalProcess::forgotten(Instant)
{
    end();
}

void TerminalProcess::type(std::span<const std::byte> bytes)
{
    if (m_isRunning)
        m_terminal.type(bytes, m_hub.output());
    else
        m_typedAhead.insert(m_typedAhead.end(), bytes.begin(), bytes.end());
}

void TerminalProcess::flush()
{
    std::vector<std::byte> &output = m_hub.output();
    if (!output.empty()) {
        m_replay.append(output);
        for (TerminalSession *session : m_attached)
            session->send(output);
        output.clear();
    }
    if (m_terminal.hasEnded())
        end();
    else if (m_terminal.sleeps() && !m_sleep.isArmed())
        m_hub.loop().armAfter(m_sleep, *m_terminal.sleeps());
}

void TerminalProcess::end()
{
    if (std::exchange(m_isOver, true))
        return;
    for (TerminalSession *session : m_attached)
        session->processEnded();
    m_attached.clear();
    m_start.cancel();
    m_sleep.cancel();
    m_keep.cancel();
    m_hub.forget(*this);
}

} // namespace plimsoll::simulator
