// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/base/secret.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace plimsoll {

// What goes wrong on purpose. A value; the defaults are a healthy deployment.
struct SimulatorFaults {
    Milliseconds apiLatency{0}; // added to every answer of the API
    Milliseconds echoLatency{0}; // added to everything that terminals send
    bool isStalled = false; // terminals neither read nor write; the API goes on
    bool stopsReading = false; // terminals read nothing more, so that clients meet back pressure
    double dropShare = 0; // of the terminals, open ones when it begins and new ones: lose their connection
    double resetShare = 0; // the same, with a TCP reset
    double tooManyShare = 0; // of the requests: 429
    double serverErrorShare = 0; // of the requests: 500 or 502, the latter with a page of HTML
    double failedBuildShare = 0; // of the start builds
    Milliseconds createDelay{0}; // before a POST that creates something; it happens even if nobody waits
    // How many terminals it carries: at most 10 ms of delay up to here, more than 1 s from 1.02 times as
    // many; 0: any number.
    int capacity = 0;
    double packetLossShare = 0; // of the packets in tunnels
    double packetReorderShare = 0; // of them: the next one overtakes it
    Milliseconds packetDelay{0}; // of them, each way
    bool agentsKeepQuiet = false; // agents never say that they know a client, as those of old servers
    Milliseconds acknowledgeDelay{0}; // before they say so
    bool restartsAgents = false; // when it begins: all have new keys and know nobody
    bool restartsRelay = false; // when it begins: all connections to the relay end
    bool dropsControls = false; // when it begins: all control connections end

    bool operator==(const SimulatorFaults &) const = default;
};

// When a fault is in force.
struct SimulatorFaultWindow {
    enum class Since { Start, FirstTerminal };

    SimulatorFaults faults; // what differs from the defaults is added to what holds otherwise
    Since since = Since::Start;
    Milliseconds after{0};
    Milliseconds lasting{0}; // 0: to the end

    bool operator==(const SimulatorFaultWindow &) const = default;
};

// How a simulated deployment behaves. A value.
struct SimulatorOptions {
    QString listen; // "127.0.0.1:0", "[::1]:8080"; empty: 127.0.0.1 and any free port
    Secret ownerToken; // empty: drawn at the start
    quint64 seed = 1; // of everything that is drawn by chance but tokens

    int provisioners = 3; // builds at once
    Milliseconds buildTime{1000}; // of a start, on average; others take a share of it
    Milliseconds agentDelay{300}; // from the end of the build until its agent has connected, on average

    int requestsPerMinute = 0; // per address and path; 0: no limit
    int loginsPerMinute = 0;
    Milliseconds rateWindow{60'000}; // the "minute" of these two

    Milliseconds terminalStart{5}; // from attaching to the first output of a command
    int terminalFrameBytes = 1024; // at most, of a frame to the client
    qint64 replayBytes = qint64{64} * 1024; // of earlier output, on attaching again
    Milliseconds detachedKeep{300'000};
    Milliseconds pingInterval{15'000}; // also the time to answer one
    bool closesTerminals = false; // end with a close frame where a real server just hangs up

    int foreignScaletest = 0; // users with a running workspace, named scaletest-, that someone else made
    int foreignOther = 0; // the same with other names: a deployment in use

    SimulatorFaults faults;
    std::vector<SimulatorFaultWindow> faultWindows;
};

// What there is, and what there was. A value.
struct SimulatorCounts {
    int users = 0; // without the owner
    int workspaces = 0;
    int tokens = 0; // minted ones and sessions, without the owner's first
    int foreignUsers = 0; // of those that were there at the start
    int foreignWorkspaces = 0;
    int openTerminals = 0;
    int detachedTerminals = 0; // processes that nobody is attached to
    int openTunnels = 0; // of clients that agents know
    qint64 usersCreated = 0;
    qint64 workspacesCreated = 0;
    qint64 tokensCreated = 0;
    qint64 buildsCreated = 0;
    qint64 terminalsOpened = 0;
    qint64 tunnelsOpened = 0;
    qint64 tunnelGoodbyes = 0; // of clients that said so
    qint64 requests = 0;
    qint64 terminalBytesReceived = 0; // data, not frames
    qint64 terminalBytesSent = 0;

    bool operator==(const SimulatorCounts &) const = default;
};

// Reads "latency=20ms", "stall=2s@10s", "drop=5%@terminal+5s+10s": a fault, then when it begins (since the
// start, or since the first terminal opened) and how long it lasts. Errors: BadInput.
Result<SimulatorFaultWindow> parseSimulatorFault(const QString &text);

// The lines of a help text about parseSimulatorFault().
QStringList simulatorFaultHelp();

} // namespace plimsoll
