// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/server.h"

#include "core/simulator/wirejson.h"

#include <QJsonDocument>

namespace plimsoll::simulator {

using namespace Qt::StringLiterals;

struct Server::Waiting final : Retirable {
    Waiting(Server &owner, HttpConnection &from, const HttpRequest &asked, const QString &address)
        : server(owner)
        , connection(&from)
        , request(asked)
        , client(address)
    {
    }
    void passed(Instant) { server.delayPassed(*this); }

    Server &server;
    HttpConnection *connection; // null: it went away
    HttpRequest request;
    QString client;
    MemberTimer<Waiting, &Waiting::passed> timer{*this};
};

Server::Server(Loop &loop, const SimulatorOptions &options, const Secret &ownerToken)
    : m_loop(loop)
    , m_options(options)
    , m_ownerToken(ownerToken)
    , m_began(Loop::now())
    , m_beganAt(WallTime::now())
    , m_state(m_options, m_beganAt, ownerToken)
    , m_api(m_state)
    , m_terminals(loop, m_options)
    , m_tailnet(loop, quint32(options.seed + 3))
    , m_listener(loop, *this)
    , m_plan(options.faults, options.faultWindows, m_began)
    , m_chance(quint32(options.seed + 2))
{
    m_state.onAgentGone([this](QUuid agent) {
        m_terminals.endAgent(agent);
        m_tailnet.endAgent(agent);
    });
    applyFaults(m_began);
}

Server::~Server() = default;

NetResult<> Server::listen(const SocketAddress &at)
{
    return m_listener.listen(at);
}

WallTime Server::now() const
{
    return {m_beganAt.us + (Loop::now() - m_began).count() / 1000};
}

void Server::accepted(std::unique_ptr<Stream> stream)
{
    auto connection
        = std::make_unique<HttpConnection>(std::move(stream), static_cast<HttpConnectionHandler &>(*this));
    HttpConnection *key = connection.get();
    m_connections.emplace(key, std::move(connection));
}

void Server::requested(HttpConnection &connection, const HttpRequest &request)
{
    ++m_requests;
    const std::string address = connection.stream()->peerAddress().text();
    const QString client = QString::fromStdString(address.substr(0, address.rfind(':')));
    const Milliseconds delay = delayOf(request);
    if (delay.count() == 0)
        return perform(&connection, request, client);
    auto waiting = std::make_unique<Waiting>(*this, connection, request, client);
    Waiting &kept = *waiting;
    m_waiting.emplace(&kept, std::move(waiting));
    m_loop.armAfter(kept.timer, delay);
}

void Server::closed(HttpConnection &connection, const NetError &)
{
    for (const auto &[waiting, owned] : m_waiting) {
        if (waiting->connection == &connection)
            waiting->connection = nullptr;
    }
    const auto found = m_connections.find(&connection);
    m_loop.retire(std::move(found->second));
    m_connections.erase(found);
}

Milliseconds Server::delayOf(const HttpRequest &request) const
{
    if (!Api::isApi(request))
        return Milliseconds(0);
    return m_faults.apiLatency + (Api::isCreation(request) ? m_faults.createDelay : Milliseconds(0));
}

void Server::delayPassed(Waiting &waiting)
{
    perform(waiting.connection, waiting.request, waiting.client);
    const auto found = m_waiting.find(&waiting);
    m_loop.retire(std::move(found->second));
    m_waiting.erase(found);
}

void Server::perform(HttpConnection *connection, const HttpRequest &request, const QString &client)
{
    if (const std::optional<Answer> answer = injected(request))
        return respond(connection, *answer, request);
    if (const std::optional<Answer> answer = ownAnswer(request))
        return respond(connection, *answer, request);
    const Outcome outcome = m_api.answer(request, now(), client);
    if (const Answer *answer = std::get_if<Answer>(&outcome))
        return respond(connection, *answer, request);
    if (!connection)
        return;
    if (const FollowLog *log = std::get_if<FollowLog>(&outcome))
        return follow(*connection, request, *log);
    if (const WatchNews *watch = std::get_if<WatchNews>(&outcome))
        return tell(*connection, request, *watch);
    if (const UseApp *app = std::get_if<UseApp>(&outcome))
        return use(*connection, request, *app);
    if (const Coordinate *tunnel = std::get_if<Coordinate>(&outcome))
        return coordinate(*connection, request, *tunnel);
    if (std::holds_alternative<UseRelay>(outcome))
        return relay(*connection, request);
    attach(*connection, request, std::get<AttachTerminal>(outcome));
}

std::optional<Answer> Server::injected(const HttpRequest &request)
{
    if (!Api::isApi(request))
        return std::nullopt;
    if (m_faults.tooManyShare > 0 && m_chance.generateDouble() < m_faults.tooManyShare) {
        Answer answer
            = errorAnswer(429, u"You've been rate limited for sending more than 0 requests in 1s."_s);
        answer.headers = {{"Retry-After", "1"}};
        return answer;
    }
    if (m_faults.serverErrorShare > 0 && m_chance.generateDouble() < m_faults.serverErrorShare) {
        if (m_chance.generateDouble() < 0.5)
            return pageAnswer(502, u"502 Bad Gateway"_s, u"The load balancer found nobody to ask."_s);
        return errorAnswer(500, u"An internal server error occurred."_s,
            u"The simulated deployment was told to fail this request."_s);
    }
    return std::nullopt;
}

// What only a simulated deployment answers: its counts, and changes of its faults.
std::optional<Answer> Server::ownAnswer(const HttpRequest &request)
{
    if (request.target == "/simulated/counts" && request.method == "GET")
        return jsonAnswer(200, countsJson(counts()));
    if (request.target == "/simulated/faults" && request.method == "POST")
        return changeFaults(request);
    return std::nullopt;
}

Answer Server::changeFaults(const HttpRequest &request)
{
    const std::string *token = request.headers.find("Coder-Session-Token");
    if (!token || *token != m_ownerToken.reveal().toStdString())
        return forbidden();
    std::vector<SimulatorFaultWindow> added;
    const QStringList lines = QString::fromStdString(request.body).split(u'\n', Qt::SkipEmptyParts);
    for (const QString &line : lines) {
        const Result<SimulatorFaultWindow> window = parseSimulatorFault(line.trimmed());
        if (!window)
            return errorAnswer(400, window.error().message);
        added.push_back(*window);
    }
    if (added.empty()) // all is well again
        setFaults({}, {});
    for (const SimulatorFaultWindow &window : added)
        addFault(window);
    return emptyAnswer(204);
}

void Server::respond(HttpConnection *connection, const Answer &answer, const HttpRequest &request)
{
    if (connection)
        connection->respond(m_api.dress(answer, request, now()));
}

std::unique_ptr<Stream> Server::takeOver(HttpConnection &connection, std::vector<std::byte> &rest)
{
    std::unique_ptr<Stream> stream = connection.takeStream(rest);
    const auto found = m_connections.find(&connection);
    m_loop.retire(std::move(found->second));
    m_connections.erase(found);
    return stream;
}

void Server::follow(HttpConnection &connection, const HttpRequest &request, const FollowLog &log)
{
    auto follower = std::make_unique<LogFollower>(
        m_loop, m_state, log.job, log.after, [this] { return now(); },
        [this](LogFollower &gone) {
            const auto found = m_followers.find(&gone);
            m_loop.retire(std::move(found->second));
            m_followers.erase(found);
        });
    LogFollower &kept = *follower;
    m_followers.emplace(&kept, std::move(follower));
    // Copied, since it dies with the connection.
    const HttpRequest asked = request; // NOLINT(performance-unnecessary-copy-initialization)
    std::vector<std::byte> rest;
    std::unique_ptr<Stream> stream = takeOver(connection, rest);
    kept.socket().accept(std::move(stream), asked, m_api.upgradeHeaders(now()), std::move(rest));
}

void Server::tell(HttpConnection &connection, const HttpRequest &request, const WatchNews &watch)
{
    auto feed = std::make_unique<NewsFeed>(
        m_loop, m_state, watch, [this] { return now(); },
        [this](NewsFeed &gone) {
            const auto found = m_feeds.find(&gone);
            m_loop.retire(std::move(found->second));
            m_feeds.erase(found);
        });
    NewsFeed &kept = *feed;
    m_feeds.emplace(&kept, std::move(feed));
    const HttpRequest asked = request; // NOLINT(performance-unnecessary-copy-initialization): as above
    std::vector<std::byte> rest;
    std::unique_ptr<Stream> stream = takeOver(connection, rest);
    kept.socket().accept(std::move(stream), asked, m_api.upgradeHeaders(now()), std::move(rest));
}

void Server::use(HttpConnection &connection, const HttpRequest &request, const UseApp &app)
{
    auto socket = std::make_unique<AppSocket>(m_loop, app.what, [this](AppSocket &gone) {
        const auto found = m_appSockets.find(&gone);
        m_loop.retire(std::move(found->second));
        m_appSockets.erase(found);
    });
    AppSocket &kept = *socket;
    m_appSockets.emplace(&kept, std::move(socket));
    const HttpRequest asked = request; // NOLINT(performance-unnecessary-copy-initialization): as above
    HttpHeaders headers = m_api.upgradeHeaders(now());
    for (const HttpHeader &header : app.headers)
        headers.add(header.name, header.value);
    std::vector<std::byte> rest;
    std::unique_ptr<Stream> stream = takeOver(connection, rest);
    kept.socket().accept(std::move(stream), asked, headers, std::move(rest));
}

void Server::coordinate(HttpConnection &connection, const HttpRequest &request, const Coordinate &tunnel)
{
    const HttpRequest asked = request; // NOLINT(performance-unnecessary-copy-initialization): as above
    std::vector<std::byte> rest;
    std::unique_ptr<Stream> stream = takeOver(connection, rest);
    m_tailnet.coordinate(tunnel.agent, tunnel.isConnected, std::move(stream), asked,
        m_api.upgradeHeaders(now()), std::move(rest));
}

void Server::relay(HttpConnection &connection, const HttpRequest &request)
{
    const HttpRequest asked = request; // NOLINT(performance-unnecessary-copy-initialization): as above
    std::vector<std::byte> rest;
    std::unique_ptr<Stream> stream = takeOver(connection, rest);
    m_tailnet.relay(std::move(stream), asked, m_api.upgradeHeaders(now()), std::move(rest));
}

void Server::attach(HttpConnection &connection, const HttpRequest &request, const AttachTerminal &terminal)
{
    m_plan.terminalOpened(Loop::now());
    applyFaults(Loop::now());
    const HttpRequest asked = request; // NOLINT(performance-unnecessary-copy-initialization): as above
    std::vector<std::byte> rest;
    std::unique_ptr<Stream> stream = takeOver(connection, rest);
    m_terminals.open({terminal.reconnect, terminal.agent, terminal.command.toUtf8(), terminal.isReachable},
        std::move(stream), asked, m_api.upgradeHeaders(now()), std::move(rest));
}

SimulatorCounts Server::counts()
{
    m_state.advance(now());
    SimulatorCounts counts = m_state.counts();
    m_terminals.addCounts(counts);
    m_tailnet.addCounts(counts);
    counts.requests = m_requests;
    return counts;
}

void Server::setFaults(const SimulatorFaults &always, std::vector<SimulatorFaultWindow> windows)
{
    m_plan = FaultPlan(always, std::move(windows), Loop::now());
    applyFaults(Loop::now());
}

void Server::addFault(const SimulatorFaultWindow &window)
{
    SimulatorFaultWindow later = window;
    later.since = SimulatorFaultWindow::Since::Start;
    later.after += std::chrono::duration_cast<Milliseconds>(Loop::now() - m_plan.start());
    m_plan.add(later);
    applyFaults(Loop::now());
}

void Server::applyFaults(Instant at)
{
    const SimulatorFaults faults = m_plan.at(at);
    if (faults != m_faults) {
        m_faults = faults;
        m_state.provisioning().setFailedShare(faults.failedBuildShare);
        m_terminals.setFaults(faults);
        m_tailnet.setFaults(faults);
    }
    if (const std::optional<Instant> next = m_plan.nextChange(at))
        m_loop.arm(m_faultTimer, *next);
    else
        m_faultTimer.cancel();
}

} // namespace plimsoll::simulator
