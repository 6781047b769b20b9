// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulator/faults.h"
#include "core/simulator/terminalprocess.h"
#include "core/simulator/terminalsession.h"

#include <QRandomGenerator>

#include <map>
#include <unordered_map>

namespace plimsoll::simulator {

// All terminals of the deployment: the processes on its agents and the clients that are connected to them.
// This is the data plane: per echo nothing is allocated and nothing looked up. Loop thread only.
class TerminalHub
{
public:
    TerminalHub(Loop &loop, const SimulatorOptions &options);
    ~TerminalHub();

    struct Request {
        QUuid reconnect;
        QUuid agent;
        QByteArray command;
        bool isReachable = true;
    };
    // Takes over a connection whose upgrade is granted.
    void open(const Request &request, std::unique_ptr<Stream> stream, const HttpRequest &http,
        const HttpHeaders &extra, std::vector<std::byte> rest);
    // The workspace stopped or went.
    void endAgent(QUuid agent);
    void setFaults(const SimulatorFaults &faults);
    void addCounts(SimulatorCounts &counts) const;

    // For sessions and processes.
    Loop &loop() { return m_loop; }
    const SimulatorOptions &options() const { return m_options; }
    std::size_t frameBytes() const { return m_frameBytes; }
    // What a process says in the present callback; shared by all.
    std::vector<std::byte> &output() { return m_output; }
    Nanoseconds echoDelay()
    {
        return m_faults.capacity > 0 || m_faults.echoLatency.count() > 0 ? computedDelay() : Nanoseconds(0);
    }
    bool isStalled() const { return m_faults.isStalled; }
    bool stopsReading() const { return m_faults.stopsReading; }
    void countReceived(std::size_t bytes) { m_bytesReceived += bytes; }
    void countSent(std::size_t bytes) { m_bytesSent += bytes; }
    void forget(TerminalProcess &process);
    void bury(TerminalSession &session);

private:
    struct Grave;
    Nanoseconds computedDelay();
    void rollFate(TerminalSession &session, Milliseconds within);

    Loop &m_loop;
    const SimulatorOptions &m_options;
    std::size_t m_frameBytes;
    SimulatorFaults m_faults;
    CapacityModel m_capacity;
    QRandomGenerator m_chance;
    std::map<QUuid, std::unique_ptr<TerminalProcess>> m_processes;
    std::unordered_map<TerminalSession *, std::unique_ptr<TerminalSession>> m_sessions;
    std::vector<std::byte> m_output;
    std::uint64_t m_bytesReceived = 0;
    std::uint64_t m_bytesSent = 0;
    qint64 m_opened = 0;
};

} // namespace plimsoll::simulator
