// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/terminalhub.h"

namespace plimsoll::simulator {

// When a fault begins, those it hits are hit within this time, not all in the same instant.
static constexpr Milliseconds StrikeTime{200};
// A new connection that is to be lost works for a while first.
static constexpr Milliseconds GraceTime{2'000};

// A process dies at the end of the turn, since it may have ended in its own call.
struct TerminalHub::Grave final : Retirable {
    explicit Grave(std::unique_ptr<TerminalProcess> dead)
        : process(std::move(dead))
    {
    }
    std::unique_ptr<TerminalProcess> process;
};

TerminalHub::TerminalHub(Loop &loop, const SimulatorOptions &options)
    : m_loop(loop)
    , m_options(options)
    , m_frameBytes(std::size_t(std::max(1, options.terminalFrameBytes)))
    , m_chance(quint32(options.seed + 1))
{
}

TerminalHub::~TerminalHub() = default;

void TerminalHub::open(const Request &request, std::unique_ptr<Stream> stream, const HttpRequest &http,
    const HttpHeaders &extra, std::vector<std::byte> rest)
{
    ++m_opened;
    auto owned = std::make_unique<TerminalSession>(*this);
    TerminalSession &session = *owned;
    m_sessions.emplace(&session, std::move(owned));
    session.socket().accept(std::move(stream), http, extra, std::move(rest));
    if (!request.isReachable)
        return session.refuse("dial workspace agent: the agent is not connected");
    std::unique_ptr<TerminalProcess> &process = m_processes[request.reconnect];
    if (!process)
        process = std::make_unique<TerminalProcess>(*this, request.reconnect, request.agent, request.command);
    session.attachTo(*process);
    rollFate(session, GraceTime);
}

void TerminalHub::endAgent(QUuid agent)
{
    std::vector<TerminalProcess *> ended;
    for (const auto &[id, process] : m_processes) {
        if (process->agent() == agent)
            ended.push_back(process.get());
    }
    for (TerminalProcess *process : ended)
        process->end();
}

void TerminalHub::setFaults(const SimulatorFaults &faults)
{
    const SimulatorFaults before = std::exchange(m_faults, faults);
    const bool strikesAnew = faults.dropShare > before.dropShare || faults.resetShare > before.resetShare;
    for (const auto &[session, owned] : m_sessions) {
        session->faultsChanged();
        if (strikesAnew)
            rollFate(*session, StrikeTime);
    }
}

void TerminalHub::rollFate(TerminalSession &session, Milliseconds within)
{
    if (m_faults.dropShare <= 0 && m_faults.resetShare <= 0)
        return;
    const double roll = m_chance.generateDouble();
    const Nanoseconds after(qint64(m_chance.generateDouble() * double(Nanoseconds(within).count())));
    if (roll < m_faults.dropShare)
        session.strike(TerminalSession::Fate::Drop, after);
    else if (roll < m_faults.dropShare + m_faults.resetShare)
        session.strike(TerminalSession::Fate::Reset, after);
}

Nanoseconds TerminalHub::computedDelay()
{
    Nanoseconds delay = m_faults.echoLatency;
    if (m_faults.capacity > 0)
        delay += m_capacity.delay(Loop::now(), int(m_sessions.size()), m_faults.capacity);
    return delay;
}

void TerminalHub::addCounts(SimulatorCounts &counts) const
{
    for (const auto &[session, owned] : m_sessions)
        counts.openTerminals += session->socket().isOpen();
    counts.terminalsOpened = m_opened;
    counts.terminalBytesReceived = qint64(m_bytesReceived);
    counts.terminalBytesSent = qint64(m_bytesSent);
    for (const auto &[id, process] : m_processes)
        counts.detachedTerminals += process->isDetached();
}

void TerminalHub::forget(TerminalProcess &process)
{
    const auto found = m_processes.find(process.id());
    if (found == m_processes.end() || found->second.get() != &process)
        return;
    m_loop.retire(std::make_unique<Grave>(std::move(found->second)));
    m_processes.erase(found);
}

void TerminalHub::bury(TerminalSession &session)
{
    const auto found = m_sessions.find(&session);
    if (found == m_sessions.end())
        return;
    m_loop.retire(std::move(found->second));
    m_sessions.erase(found);
}

} // namespace plimsoll::simulator
