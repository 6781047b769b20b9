// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/httpserver.h"
#include "core/net/listener.h"
#include "core/simulator/api.h"
#include "core/simulator/appsocket.h"
#include "core/simulator/logfollower.h"
#include "core/simulator/newsfeed.h"
#include "core/simulator/tailnet.h"
#include "core/simulator/terminalhub.h"

#include <unordered_map>

namespace plimsoll::simulator {

// The simulated server on its loop: connections come in, requests go through faults to the API, granted
// upgrades to the terminals and log followers. Made and used on the loop's thread.
class Server final : private ListenerHandler, private HttpConnectionHandler
{
public:
    Server(Loop &loop, const SimulatorOptions &options, const Secret &ownerToken);
    ~Server();

    NetResult<> listen(const SocketAddress &at);
    SocketAddress address() const { return m_listener.address(); }

    SimulatorCounts counts();
    void setFaults(const SimulatorFaults &always, std::vector<SimulatorFaultWindow> windows);
    void addFault(const SimulatorFaultWindow &window); // counted from now

private:
    struct Waiting; // a request that a fault delays

    void accepted(std::unique_ptr<Stream> stream) override;
    void requested(HttpConnection &connection, const HttpRequest &request) override;
    void closed(HttpConnection &connection, const NetError &error) override;

    Milliseconds delayOf(const HttpRequest &request) const;
    void delayPassed(Waiting &waiting);
    // Does what the request asks for; `connection` is null when nobody waits for the answer any more.
    void perform(HttpConnection *connection, const HttpRequest &request, const QString &client);
    std::optional<Answer> injected(const HttpRequest &request);
    std::optional<Answer> ownAnswer(const HttpRequest &request);
    Answer changeFaults(const HttpRequest &request);
    void respond(HttpConnection *connection, const Answer &answer, const HttpRequest &request);
    void follow(HttpConnection &connection, const HttpRequest &request, const FollowLog &log);
    void tell(HttpConnection &connection, const HttpRequest &request, const WatchNews &watch);
    void use(HttpConnection &connection, const HttpRequest &request, const UseApp &app);
    void coordinate(HttpConnection &connection, const HttpRequest &request, const Coordinate &tunnel);
    void relay(HttpConnection &connection, const HttpRequest &request);
    void attach(HttpConnection &connection, const HttpRequest &request, const AttachTerminal &terminal);
    std::unique_ptr<Stream> takeOver(HttpConnection &connection, std::vector<std::byte> &rest);
    void applyFaults(Instant now);
    WallTime now() const;

    Loop &m_loop;
    SimulatorOptions m_options;
    Secret m_ownerToken;
    Instant m_began;
    WallTime m_beganAt;
    State m_state;
    Api m_api;
    TerminalHub m_terminals;
    Tailnet m_tailnet;
    Listener m_listener;
    FaultPlan m_plan;
    SimulatorFaults m_faults;
    QRandomGenerator m_chance;
    std::unordered_map<HttpConnection *, std::unique_ptr<HttpConnection>> m_connections;
    std::unordered_map<Waiting *, std::unique_ptr<Waiting>> m_waiting;
    std::unordered_map<LogFollower *, std::unique_ptr<LogFollower>> m_followers;
    std::unordered_map<NewsFeed *, std::unique_ptr<NewsFeed>> m_feeds;
    std::unordered_map<AppSocket *, std::unique_ptr<AppSocket>> m_appSockets;
    qint64 m_requests = 0;
    MemberTimer<Server, &Server::applyFaults> m_faultTimer{*this};
};

} // namespace plimsoll::simulator
