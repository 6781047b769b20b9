// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tailnet/tailnetcontrol.h"

#include "core/net/wirebytes.h"

#include <algorithm>

namespace plimsoll {

namespace {

constexpr std::string_view CoordinateMethod = "/coder.tailnet.v2.Tailnet/Coordinate";
constexpr std::string_view RelaysMethod = "/coder.tailnet.v2.Tailnet/StreamDERPMaps";
constexpr std::string_view TokenMethod = "/coder.tailnet.v2.Tailnet/RefreshResumeToken";
constexpr std::int64_t LongestRefresh = 24 * 60 * 60; // s

NetError senseless(std::string_view what)
{
    return {NetCause::Protocol, "The server's " + std::string(what) + " make no sense."};
}

std::string saying(const DrpcError &error)
{
    return error.text.empty() ? std::string(".") : ": " + error.text;
}

} // namespace

TailnetControl::TailnetControl(Loop &loop, TailnetControlHandler &handler)
    : m_loop(loop)
    , m_handler(handler)
{
}

TailnetControl::~TailnetControl()
{
    abort();
}

void TailnetControl::connect(
    const std::shared_ptr<const Endpoint> &endpoint, const TailnetControlOptions &options)
{
    m_options = options;
    WebSocketOptions socket;
    socket.target = options.basePath + "/api/v2/workspaceagents/" + options.agent + "/coordinate?version=2.0";
    if (!options.resumeToken.empty())
        socket.target += "&resume_token=" + options.resumeToken;
    socket.headers = options.headers;
    socket.stream = options.stream;
    socket.upgradeTimeout = options.upgradeTimeout;
    m_socket = std::make_unique<WebSocketStream>(m_loop, static_cast<WebSocketHandler &>(*this));
    m_socket->connect(endpoint, socket);
}

void TailnetControl::opened()
{
    m_yamux.emplace(static_cast<YamuxHandler &>(*this), m_options.times, Loop::now());
    m_coordinate = begin(CoordinateMethod, false);
    m_relays = begin(RelaysMethod, true);
    askForToken();
    flush();
    armTimer();
    m_handler.controlUp();
}

// `asksOnce`: the request is empty, and nothing follows it.
TailnetControl::Call TailnetControl::begin(std::string_view method, bool asksOnce)
{
    Call call{.stream = m_yamux->open(m_out)};
    put(call, DrpcKind::Invoke, std::as_bytes(std::span(method)));
    if (asksOnce) {
        put(call, DrpcKind::Message, {});
        put(call, DrpcKind::CloseSend, {});
    }
    return call;
}

void TailnetControl::put(Call &call, DrpcKind kind, std::span<const std::byte> body)
{
    std::vector<std::byte> packet;
    call.writer.packet(kind, body, packet);
    m_yamux->send(call.stream, packet, m_out);
}

void TailnetControl::askForToken()
{
    m_tokenDue.reset();
    m_token = begin(TokenMethod, true);
}

void TailnetControl::addTunnel(const PeerId &agent)
{
    put(m_coordinate, DrpcKind::Message, addTunnelRequest(agent));
    flush();
}

void TailnetControl::updateSelf(const TailnetNode &node)
{
    put(m_coordinate, DrpcKind::Message, updateSelfRequest(node));
    flush();
}

void TailnetControl::leave()
{
    if (isOver() || m_leaveBy)
        return;
    m_leaveBy = Loop::now() + m_options.leaveTimeout;
    if (!m_yamux)
        return m_socket->close(closecode::Normal, {}, m_options.leaveTimeout);
    put(m_coordinate, DrpcKind::Message, disconnectRequest());
    flush();
    armTimer();
}

void TailnetControl::abort()
{
    m_timer.cancel();
    if (m_socket)
        m_socket->abort();
    if (m_socket)
        m_loop.retire(std::move(m_socket));
}

void TailnetControl::flush()
{
    if (!m_out.empty() && m_socket && m_socket->send(Opcode::Binary, m_out))
        m_out.clear();
}

// A text message is none of this protocol; its bytes will make no sense.
void TailnetControl::received(const MessagePiece &piece)
{
    const NetResult<> read = m_yamux->receive(piece.bytes, m_out);
    if (!read && !m_failure)
        m_failure = read.error();
    if (isOver()) // aborted by a handler
        return;
    if (m_failure)
        return fail(*m_failure);
    flush();
    armTimer();
}

void TailnetControl::streamReceived(std::uint32_t stream, std::span<const std::byte> bytes)
{
    if (m_failure || isOver())
        return;
    using Came = void (TailnetControl::*)(DrpcKind, std::span<const std::byte>);
    const std::array<std::pair<Call *, Came>, 3> calls{{{&m_coordinate, &TailnetControl::coordinateCame},
        {&m_relays, &TailnetControl::relaysCame}, {&m_token, &TailnetControl::tokenCame}}};
    for (const auto &[call, came] : calls) {
        if (call->stream != stream)
            continue;
        const NetResult<> read
            = call->reader.read(bytes, [this, came](DrpcKind kind, std::span<const std::byte> body) {
                  if (!m_failure && !isOver())
                      (this->*came)(kind, body);
              });
        if (!read && !m_failure)
            m_failure = read.error();
    }
}

void TailnetControl::streamEnded(std::uint32_t stream, bool)
{
    if (stream == m_coordinate.stream && !m_failure && !m_leaveBy)
        m_failure = NetError{NetCause::EndOfStream, "The server ended the coordination."};
}

void TailnetControl::coordinateCame(DrpcKind kind, std::span<const std::byte> body)
{
    if (kind == DrpcKind::Close || kind == DrpcKind::Error) {
        if (m_leaveBy) { // it has taken our goodbye
            m_socket->close(closecode::Normal, {}, m_options.leaveTimeout);
            return;
        }
        m_failure = NetError{NetCause::EndOfStream,
            "The server ended the coordination"
                + saying(kind == DrpcKind::Error ? drpcErrorOf(body) : DrpcError())};
        return;
    }
    if (kind != DrpcKind::Message)
        return;
    const std::optional<CoordinateAnswer> answer = readCoordinateAnswer(body);
    if (!answer) {
        m_failure = senseless("words about the agent");
        return;
    }
    if (!answer->error.empty())
        m_failure = NetError{NetCause::Protocol, "The server refuses the tunnel: " + answer->error};
    for (const PeerUpdate &update : answer->updates) {
        if (!isOver())
            m_handler.otherUpdated(update);
    }
}

void TailnetControl::relaysCame(DrpcKind kind, std::span<const std::byte> body)
{
    if (kind != DrpcKind::Message)
        return;
    if (const std::optional<std::vector<DerpRegion>> regions = readDerpMap(body))
        m_handler.relaysKnown(*regions);
    else
        m_failure = senseless("relays");
}

// Older servers do not know the call and answer with an error, which does not matter.
void TailnetControl::tokenCame(DrpcKind kind, std::span<const std::byte> body)
{
    const std::optional<ResumeToken> token = kind == DrpcKind::Message ? readResumeToken(body) : std::nullopt;
    if (!token)
        return;
    m_tokenDue = Loop::now()
        + std::chrono::seconds(std::clamp<std::int64_t>(token->refreshInSeconds, 1, LongestRefresh));
    m_handler.resumeTokenCame(*token);
}

void TailnetControl::armTimer()
{
    if (!m_yamux || isOver())
        return;
    Instant next = m_yamux->deadline();
    for (const std::optional<Instant> &other : {m_tokenDue, m_leaveBy}) {
        if (other)
            next = std::min(next, *other);
    }
    m_loop.arm(m_timer, next);
}

void TailnetControl::timerFired(Instant now)
{
    if (m_leaveBy && now >= *m_leaveBy)
        return m_socket->close(closecode::Normal, {}, m_options.leaveTimeout);
    if (m_tokenDue && now >= *m_tokenDue)
        askForToken();
    if (const NetResult<> passed = m_yamux->timePassed(now, m_out); !passed)
        return fail(passed.error());
    flush();
    armTimer();
}

void TailnetControl::fail(const NetError &error)
{
    std::vector<std::byte> goodbye;
    m_yamux->goAway(goodbye);
    m_socket->send(Opcode::Binary, goodbye);
    endWith({.how = WebSocketEnd::How::Failed, .error = error});
}

void TailnetControl::closed(const WebSocketEnd &end)
{
    endWith(end);
}

void TailnetControl::endWith(const WebSocketEnd &end)
{
    abort();
    m_handler.controlEnded(end);
}

} // namespace plimsoll
