// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/tailnetrelay.h"

#include "core/net/wirebytes.h"

#include <algorithm>
#include <string_view>

namespace plimsoll::simulator {

using Bytes = std::vector<std::byte>;

// https://pkg.go.dev/tailscale.com/derp: a byte for the type, four for the size, the body.
enum class RelayFrame : std::uint8_t {
    ServerKey = 1,
    ClientInfo = 2,
    ServerInfo = 3,
    SendPacket = 4,
    RecvPacket = 5,
    OtherGone = 8,
    Ping = 12,
    Pong = 13,
};
static constexpr std::size_t HeaderSize = 5;
static constexpr std::size_t KeySize = 32;
static constexpr std::size_t LargestFrame = std::size_t{1} << 20;
static constexpr std::byte NotHere{1};

static void put(RelayFrame type, std::initializer_list<std::span<const std::byte>> parts, Bytes &out)
{
    std::size_t size = 0;
    for (const std::span<const std::byte> part : parts)
        size += part.size();
    out.push_back(static_cast<std::byte>(type));
    appendBigEndian(out, static_cast<std::uint32_t>(size));
    for (const std::span<const std::byte> part : parts)
        append(out, part);
}

static PublicKey keyAt(std::span<const std::byte> bytes)
{
    PublicKey key{};
    std::ranges::copy(bytes.first(KeySize), key.begin());
    return key;
}

// One client's link, over either.
class TailnetRelay::Link final : public Retirable, private StreamHandler, private ServerSocketHandler
{
public:
    explicit Link(TailnetRelay &relay)
        : m_relay(relay)
        , m_socket(relay.m_loop, *this)
    {
    }

    void accept(std::unique_ptr<Stream> stream, const HttpRequest &request, const HttpHeaders &headers,
        std::vector<std::byte> rest)
    {
        Bytes hello;
        if (request.headers.hasToken("Upgrade", "websocket")) {
            HttpHeaders own = headers;
            own.set("Sec-WebSocket-Protocol", "derp");
            m_socket.accept(std::move(stream), request, own, std::move(rest));
        } else {
            m_stream = std::move(stream);
            m_stream->setHandler(static_cast<StreamHandler &>(*this));
            // The first frame comes with the answer.
            append(hello, "HTTP/1.1 101 Switching Protocols\r\nUpgrade: DERP\r\nConnection: Upgrade\r\n\r\n");
        }
        static constexpr std::string_view Magic = "DERP\xf0\x9f\x94\x91";
        put(RelayFrame::ServerKey, {std::as_bytes(std::span(Magic)), m_relay.m_key.publicKey()}, hello);
        write(hello);
    }
    void packet(const PublicKey &source, std::span<const std::byte> packet)
    {
        Bytes out;
        put(RelayFrame::RecvPacket, {source, packet}, out);
        write(out);
    }
    const PublicKey &client() const { return m_client; }
    void fallSilent() override
    {
        if (m_stream)
            m_stream->abort();
        m_socket.reset();
    }

private:
    void opened() override { }
    void bytes(std::span<std::byte> bytes) override { take(bytes); }
    void received(Opcode, std::span<const std::byte> piece) override { take(piece); }
    void writable() override
    {
        if (m_stream && !m_waiting.empty())
            write({});
    }
    void closed(const NetError &) override { gone(); }
    void gone() override { m_relay.gone(*this); }

    // Keeps what does not go out at once, up to what a real relay queues.
    void write(std::span<const std::byte> bytes)
    {
        static constexpr std::size_t MostWaiting = std::size_t{512} * 1300;
        if (!m_stream) {
            if (!m_socket.isCongested())
                m_socket.sendBinary(bytes, std::max<std::size_t>(bytes.size(), 1));
            return;
        }
        if (m_waiting.size() + bytes.size() <= MostWaiting)
            append(m_waiting, bytes);
        const std::size_t taken = m_stream->write(m_waiting);
        m_waiting.erase(m_waiting.begin(), m_waiting.begin() + static_cast<std::ptrdiff_t>(taken));
    }
    void take(std::span<const std::byte> bytes)
    {
        append(m_input, bytes);
        std::size_t done = 0;
        while (m_input.size() - done >= HeaderSize) {
            const std::span<const std::byte> rest = std::span(m_input).subspan(done);
            const std::size_t size = bigEndian<std::uint32_t>(rest.subspan(1));
            if (size > LargestFrame)
                return m_relay.gone(*this);
            if (rest.size() < HeaderSize + size)
                break;
            const Bytes body(
                rest.begin() + HeaderSize, rest.begin() + static_cast<std::ptrdiff_t>(HeaderSize + size));
            const auto type = static_cast<RelayFrame>(rest[0]);
            done += HeaderSize + size;
            frameCame(type, body);
        }
        m_input.erase(m_input.begin(), m_input.begin() + static_cast<std::ptrdiff_t>(done));
    }
    void frameCame(RelayFrame type, std::span<const std::byte> body)
    {
        Bytes out;
        if (type == RelayFrame::ClientInfo && body.size() > KeySize) {
            m_client = keyAt(body);
            if (!m_relay.m_key.open(m_client, body.subspan(KeySize)))
                return m_relay.gone(*this);
            m_relay.m_clients[m_client] = this; // of one key the latest counts
            static constexpr std::string_view Info = R"({"version":2})";
            put(RelayFrame::ServerInfo, {m_relay.m_key.seal(m_client, std::as_bytes(std::span(Info)))}, out);
            return write(out);
        }
        if (type == RelayFrame::Ping) {
            put(RelayFrame::Pong, {body}, out);
            return write(out);
        }
        if (type == RelayFrame::SendPacket && body.size() >= KeySize)
            m_relay.carry(m_client, keyAt(body), body.subspan(KeySize));
    }

    TailnetRelay &m_relay;
    std::unique_ptr<Stream> m_stream; // none: over a WebSocket
    ServerSocket m_socket;
    Bytes m_input;
    Bytes m_waiting;
    PublicKey m_client{};
    friend class TailnetRelay;
};

struct TailnetRelay::Delayed final : Retirable {
    Delayed(TailnetRelay &itsRelay, std::function<void()> itsPacket)
        : relay(itsRelay)
        , packet(std::move(itsPacket))
    {
    }
    void passed(Instant) { relay.delayPassed(*this); }

    TailnetRelay &relay;
    std::function<void()> packet;
    MemberTimer<Delayed, &Delayed::passed> timer{*this};
};

TailnetRelay::TailnetRelay(Loop &loop, quint32 seed)
    : m_loop(loop)
    , m_chance(seed)
{
}

TailnetRelay::~TailnetRelay() = default;

void TailnetRelay::attach(const PublicKey &agent, Deliver deliver)
{
    m_agents[agent] = std::move(deliver);
}

void TailnetRelay::accept(std::unique_ptr<Stream> stream, const HttpRequest &request,
    const HttpHeaders &headers, std::vector<std::byte> rest)
{
    auto link = std::make_unique<Link>(*this);
    Link &kept = *link;
    m_links.emplace(&kept, std::move(link));
    kept.accept(std::move(stream), request, headers, std::move(rest));
}

void TailnetRelay::carry(
    const PublicKey &source, const PublicKey &destination, std::span<const std::byte> packet)
{
    if (m_faults == RelayFaults() && !m_overtaken)
        return deliver(source, destination, packet);
    if (m_chance.generateDouble() < m_faults.lossShare)
        return;
    std::function<void()> later = [this, source, destination, kept = Bytes(packet.begin(), packet.end())] {
        deliver(source, destination, kept);
    };
    if (!m_overtaken && m_chance.generateDouble() < m_faults.reorderShare) {
        m_overtaken = std::move(later);
        return;
    }
    if (m_overtaken)
        later = [first = std::move(later), second = std::exchange(m_overtaken, nullptr)] {
            first();
            second();
        };
    if (m_faults.delay.count() == 0)
        return later();
    auto delayed = std::make_unique<Delayed>(*this, std::move(later));
    Delayed &kept = *delayed;
    m_delayed.emplace(&kept, std::move(delayed));
    m_loop.armAfter(kept.timer, m_faults.delay);
}

void TailnetRelay::delayPassed(Delayed &delayed)
{
    delayed.packet();
    const auto found = m_delayed.find(&delayed);
    m_loop.retire(std::move(found->second));
    m_delayed.erase(found);
}

void TailnetRelay::deliver(
    const PublicKey &source, const PublicKey &destination, std::span<const std::byte> packet)
{
    if (const auto agent = m_agents.find(destination); agent != m_agents.end())
        return agent->second(source, packet);
    if (const auto client = m_clients.find(destination); client != m_clients.end())
        return client->second->packet(source, packet);
    const auto sender = m_clients.find(source);
    if (sender == m_clients.end())
        return;
    Bytes out;
    put(RelayFrame::OtherGone, {destination, std::span(&NotHere, 1)}, out);
    sender->second->write(out);
}

void TailnetRelay::gone(Link &link)
{
    const auto found = m_links.find(&link);
    if (found == m_links.end())
        return;
    if (const auto known = m_clients.find(link.client()); known != m_clients.end() && known->second == &link)
        m_clients.erase(known);
    m_loop.retire(std::move(found->second));
    m_links.erase(found);
}

void TailnetRelay::hangUp()
{
    m_clients.clear();
    for (auto &[link, owned] : m_links)
        m_loop.retire(std::move(owned));
    m_links.clear();
}

} // namespace plimsoll::simulator
