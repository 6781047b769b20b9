// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulator/serversocket.h"
#include "core/simulator/terminalinput.h"

#include <deque>

namespace plimsoll::simulator {

class TerminalHub;
class TerminalProcess;

// One client's connection to a terminal: what comes in is typed there, what the terminal says goes out, at
// once or as late as a fault wants it. Loop thread only; the hub owns it.
class TerminalSession final : public Retirable, private ServerSocketHandler, private TerminalInputHandler
{
public:
    explicit TerminalSession(TerminalHub &hub);
    ~TerminalSession() override;

    ServerSocket &socket() { return m_socket; }
    void attachTo(TerminalProcess &process);
    // Says why it cannot be had, and closes.
    void refuse(std::string_view reason);

    void send(std::span<const std::byte> output);
    void processEnded();

    enum class Fate : unsigned char { None, Drop, Reset };
    void strike(Fate fate, Nanoseconds after);
    void faultsChanged(); // stalls, reading

private:
    enum PauseReason : unsigned char { Congested = 1, Stalled = 2, Unread = 4, Behind = 8 };

    void received(Opcode opcode, std::span<const std::byte> piece) override;
    void readDone() override;
    void ponged() override { m_awaitsPong = false; }
    void writable() override;
    void gone() override;
    void typed(std::span<const std::byte> bytes) override;

    void pause(PauseReason reason);
    void resume(PauseReason reason);
    void sendNow(std::span<const std::byte> output);
    void sendLater(std::span<const std::byte> output, Nanoseconds delay);
    void sendDue(Instant now);
    void armNextDue();
    void pingDue(Instant now);
    void fateDue(Instant now);
    void leave(); // the process, if any
    void bury();

    struct Delayed {
        Instant due;
        std::vector<std::byte> bytes;
    };
    struct Delay {
        std::deque<Delayed> queue;
        std::size_t bytes = 0;
        Instant lastDue;
    };

    TerminalHub &m_hub;
    ServerSocket m_socket;
    TerminalInput m_input;
    TerminalProcess *m_process = nullptr;
    std::unique_ptr<Delay> m_delay; // made when first needed
    unsigned char m_pauses = 0;
    Fate m_fate = Fate::None;
    bool m_awaitsPong = false;
    bool m_endsWhenSent = false;
    bool m_isBuried = false;
    MemberTimer<TerminalSession, &TerminalSession::sendDue> m_due{*this};
    MemberTimer<TerminalSession, &TerminalSession::pingDue> m_ping{*this};
    MemberTimer<TerminalSession, &TerminalSession::fateDue> m_fateTimer{*this};
};

} // namespace plimsoll::simulator
