// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/terminalsession.h"

#include "core/simulator/terminalhub.h"

namespace plimsoll::simulator {

// With more than this still to be sent late, nothing more is read.
static constexpr std::size_t MostDelayed = std::size_t{4} * 1024 * 1024;

TerminalSession::TerminalSession(TerminalHub &hub)
    : m_hub(hub)
    , m_socket(hub.loop(), *this)
    , m_input(*this)
{
    hub.loop().armAfter(m_ping, hub.options().pingInterval);
}

TerminalSession::~TerminalSession() = default;

void TerminalSession::attachTo(TerminalProcess &process)
{
    m_process = &process;
    faultsChanged();
    process.attach(*this);
}

void TerminalSession::refuse(std::string_view reason)
{
    m_socket.close(closecode::InternalError, reason);
}

void TerminalSession::received(Opcode opcode, std::span<const std::byte> piece)
{
    if (!m_process)
        return;
    if (opcode != Opcode::Binary)
        return m_socket.close(1003, "unexpected frame type");
    if (!m_input.feed(piece))
        m_socket.close(closecode::InternalError, "not a stream of JSON objects");
}

void TerminalSession::typed(std::span<const std::byte> bytes)
{
    m_hub.countReceived(bytes.size());
    if (m_process)
        m_process->type(bytes);
}

void TerminalSession::readDone()
{
    if (m_process)
        m_process->flush();
}

void TerminalSession::send(std::span<const std::byte> output)
{
    m_hub.countSent(output.size());
    const Nanoseconds delay = m_hub.echoDelay();
    if (delay.count() > 0 || m_hub.isStalled() || (m_delay && !m_delay->queue.empty()))
        return sendLater(output, delay);
    sendNow(output);
}

void TerminalSession::sendNow(std::span<const std::byte> output)
{
    m_socket.sendBinary(output, m_hub.frameBytes());
    if (m_socket.isCongested())
        pause(Congested);
}

void TerminalSession::sendLater(std::span<const std::byte> output, Nanoseconds delay)
{
    if (!m_delay)
        m_delay = std::make_unique<Delay>();
    m_delay->lastDue = std::max(m_delay->lastDue, Loop::now() + delay);
    m_delay->queue.push_back({m_delay->lastDue, {output.begin(), output.end()}});
    m_delay->bytes += output.size();
    if (m_delay->bytes > MostDelayed)
        pause(Behind);
    armNextDue();
}

void TerminalSession::armNextDue()
{
    if (!m_delay->queue.empty() && !m_due.isArmed() && !m_hub.isStalled())
        m_hub.loop().arm(m_due, m_delay->queue.front().due);
}

void TerminalSession::sendDue(Instant now)
{
    if (m_hub.isStalled())
        return; // faultsChanged() comes back here
    while (!m_delay->queue.empty() && m_delay->queue.front().due <= now && !m_socket.isCongested()) {
        const Delayed front = std::move(m_delay->queue.front());
        m_delay->queue.pop_front();
        m_delay->bytes -= front.bytes.size();
        sendNow(front.bytes);
    }
    if (m_delay->bytes <= MostDelayed)
        resume(Behind);
    if (!m_delay->queue.empty()) {
        if (!m_socket.isCongested()) // else writable() comes
            armNextDue();
        return;
    }
    if (m_endsWhenSent)
        m_hub.options().closesTerminals ? m_socket.close(closecode::Normal, {}) : m_socket.hangUp();
}

void TerminalSession::writable()
{
    resume(Congested);
    if (m_delay && !m_delay->queue.empty())
        armNextDue();
}

void TerminalSession::processEnded()
{
    m_process = nullptr;
    m_endsWhenSent = true;
    if (m_delay && !m_delay->queue.empty())
        return;
    m_hub.options().closesTerminals ? m_socket.close(closecode::Normal, {}) : m_socket.hangUp();
}

void TerminalSession::strike(Fate fate, Nanoseconds after)
{
    m_fate = fate;
    m_hub.loop().armAfter(m_fateTimer, after);
}

void TerminalSession::fateDue(Instant)
{
    leave();
    if (m_fate == Fate::Drop)
        return m_socket.hangUp();
    m_socket.reset();
    bury();
}

void TerminalSession::faultsChanged()
{
    m_hub.isStalled() ? pause(Stalled) : resume(Stalled);
    m_hub.stopsReading() ? pause(Unread) : resume(Unread);
    if (m_delay && !m_hub.isStalled())
        armNextDue();
}

void TerminalSession::pingDue(Instant)
{
    m_hub.loop().armAfter(m_ping, m_hub.options().pingInterval);
    if (m_pauses != 0) {
        m_awaitsPong = false; // it could not be read
        return;
    }
    if (m_awaitsPong) {
        leave();
        return m_socket.close(closecode::GoingAway, "Ping failed");
    }
    m_awaitsPong = true;
    m_socket.ping();
}

void TerminalSession::pause(PauseReason reason)
{
    if (m_pauses == 0)
        m_socket.pauseReading();
    m_pauses = static_cast<unsigned char>(m_pauses | reason);
}

void TerminalSession::resume(PauseReason reason)
{
    if ((m_pauses & reason) == 0)
        return;
    m_pauses = static_cast<unsigned char>(m_pauses & ~reason);
    if (m_pauses == 0)
        m_socket.resumeReading();
}

void TerminalSession::leave()
{
    if (TerminalProcess *process = std::exchange(m_process, nullptr))
        process->detach(*this);
}

void TerminalSession::gone()
{
    leave();
    bury();
}

void TerminalSession::bury()
{
    if (std::exchange(m_isBuried, true))
        return;
    m_due.cancel();
    m_ping.cancel();
    m_fateTimer.cancel();
    m_hub.bury(*this);
}

} // namespace plimsoll::simulator
