// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/coordinatorsocket.h"

#include "core/net/wirebytes.h"
#include "core/tailnet/protobuf.h"

#include <algorithm>

namespace plimsoll::simulator {

using Bytes = std::vector<std::byte>;

// https://github.com/hashicorp/yamux/blob/master/spec.md
static constexpr std::size_t HeaderSize = 12;
static constexpr std::uint32_t LargestBody = 256 * 1024;
static constexpr std::uint8_t Data = 0;
static constexpr std::uint8_t WindowUpdate = 1;
static constexpr std::uint8_t Ping = 2;
static constexpr std::uint16_t Syn = 1;
static constexpr std::uint16_t Ack = 2;
static constexpr std::uint16_t Rst = 8;

static constexpr std::uint64_t NodeUpdate = 1; // kinds of what is told about the agent
static constexpr std::uint64_t ReadyUpdate = 4;
static constexpr std::uint64_t Region = 999;

static void putNode(const TailnetNode &node, Bytes &out)
{
    Bytes key;
    append(key, "np");
    append(key, node.key);
    ProtobufWriter writer(out);
    writer.number(1, static_cast<std::uint64_t>(node.id));
    writer.bytes(3, key);
    writer.text(4, node.disco);
    writer.number(5, static_cast<std::uint64_t>(node.preferredDerp));
    for (const std::string &address : node.addresses) {
        writer.text(8, address);
        writer.text(9, address);
    }
}

// None: the server would not take it.
static std::optional<TailnetNode> nodeIn(std::span<const std::byte> message)
{
    TailnetNode node;
    ProtobufReader field(message);
    while (field.next()) {
        const std::span<const std::byte> bytes = field.bytes();
        if (field.field() == 3 && bytes.size() == node.key.size() + 2)
            std::ranges::copy(bytes.subspan(2), node.key.begin());
        else if (field.field() == 4)
            node.disco = field.text();
        else if (field.field() == 5)
            node.preferredDerp = static_cast<std::int32_t>(field.number());
        else if (field.field() == 8)
            node.addresses.emplace_back(field.text());
    }
    const bool isAddressed = std::ranges::any_of(
        node.addresses, [](const std::string &address) { return address.ends_with("/128"); });
    const bool isWhole = !field.isDamaged() && node.key != PublicKey() && node.preferredDerp != 0
        && node.disco.starts_with("discokey:") && isAddressed;
    return isWhole ? std::optional(node) : std::nullopt;
}

CoordinatorSocket::CoordinatorSocket(
    Loop &loop, CoordinatorHandler &handler, const PeerId &agent, std::uint16_t port)
    : m_handler(handler)
    , m_socket(loop, *this)
    , m_agent(agent)
    , m_port(port)
{
}

void CoordinatorSocket::received(Opcode, std::span<const std::byte> piece)
{
    append(m_input, piece);
    while (takeFrame()) { }
}

bool CoordinatorSocket::takeFrame()
{
    if (m_input.size() < HeaderSize || !m_socket.isOpen())
        return false;
    const std::span<const std::byte> header = std::span(m_input).first(HeaderSize);
    const auto type = std::to_integer<std::uint8_t>(header[1]);
    const auto flags = bigEndian<std::uint16_t>(header.subspan(2));
    const auto stream = bigEndian<std::uint32_t>(header.subspan(4));
    const auto length = bigEndian<std::uint32_t>(header.subspan(8));
    const std::size_t bodySize = type == Data ? length : 0;
    if (header[0] != std::byte{0} || bodySize > LargestBody) {
        m_socket.hangUp();
        return false;
    }
    if (m_input.size() < HeaderSize + bodySize)
        return false;
    const Bytes body(
        m_input.begin() + HeaderSize, m_input.begin() + static_cast<std::ptrdiff_t>(HeaderSize + bodySize));
    m_input.erase(m_input.begin(), m_input.begin() + static_cast<std::ptrdiff_t>(HeaderSize + bodySize));

    if (type == Ping && (flags & Syn) != 0)
        sendFrame(Ping, Ack, 0, length);
    if (type == Data || type == WindowUpdate) {
        if ((flags & Syn) != 0) {
            m_calls[stream];
            sendFrame(WindowUpdate, Ack, stream, 0);
        }
        if ((flags & Rst) != 0)
            m_calls.erase(stream);
        if (bodySize > 0)
            dataCame(stream, body);
    }
    return true;
}

void CoordinatorSocket::dataCame(std::uint32_t stream, std::span<const std::byte> body)
{
    const auto call = m_calls.find(stream);
    if (call == m_calls.end())
        return;
    sendFrame(WindowUpdate, 0, stream, static_cast<std::uint32_t>(body.size()));
    const auto read
        = call->second.reader.read(body, [this, stream](DrpcKind kind, std::span<const std::byte> packet) {
              packetCame(stream, kind, packet);
          });
    if (!read)
        m_socket.hangUp();
}

void CoordinatorSocket::packetCame(std::uint32_t stream, DrpcKind kind, std::span<const std::byte> body)
{
    Call &call = m_calls[stream];
    if (kind == DrpcKind::Invoke) {
        call.method.assign(reinterpret_cast<const char *>(body.data()), body.size());
        if (call.method.ends_with("/Coordinate"))
            m_coordination = stream;
        return;
    }
    if (kind != DrpcKind::Message)
        return;
    if (stream == m_coordination)
        return requested(body);
    if (call.method.ends_with("/StreamDERPMaps"))
        return tellRelays(stream);
    if (call.method.ends_with("/RefreshResumeToken")) {
        Bytes token;
        ProtobufWriter(token).text(1, "simulated");
        Bytes day;
        ProtobufWriter(day).number(1, 24 * 3600);
        ProtobufWriter(token).bytes(2, day);
        answer(stream, DrpcKind::Message, token);
        answer(stream, DrpcKind::CloseSend, {});
    }
}

void CoordinatorSocket::requested(std::span<const std::byte> message)
{
    ProtobufReader field(message);
    while (field.next()) {
        ProtobufReader inner(field.bytes());
        const bool hasInner = inner.next() && inner.field() == 1;
        if (field.field() == 1) {
            m_node = hasInner ? nodeIn(inner.bytes()) : std::nullopt;
            if (!m_node)
                return refuse("invalid node");
            m_handler.nodeTold(*this, *m_node);
        } else if (field.field() == 2) {
            m_handler.goodbyeSaid(*this);
            return answer(m_coordination, DrpcKind::Close, {});
        } else if (field.field() == 3) {
            PeerId id{};
            if (!hasInner || inner.bytes().size() != id.size())
                return refuse("invalid tunnel");
            std::ranges::copy(inner.bytes(), id.begin());
            if (id != m_agent)
                return refuse("agent not allowed");
            m_handler.tunnelAsked(*this, id);
        } else {
            return refuse("not allowed");
        }
    }
}

void CoordinatorSocket::tellRelays(std::uint32_t stream)
{
    Bytes node;
    ProtobufWriter ofNode(node);
    ofNode.text(1, "999b");
    ofNode.number(2, Region);
    ofNode.text(3, "127.0.0.1");
    ofNode.number(9, m_port);
    ofNode.number(11, 1);
    Bytes region;
    ProtobufWriter ofRegion(region);
    ofRegion.number(1, Region);
    ofRegion.number(2, 1);
    ofRegion.text(3, "coder");
    ofRegion.text(4, "Coder Embedded Relay");
    ofRegion.bytes(6, node);
    Bytes entry;
    ProtobufWriter ofEntry(entry);
    ofEntry.number(1, Region);
    ofEntry.bytes(2, region);
    Bytes map;
    ProtobufWriter(map).bytes(2, entry);
    answer(stream, DrpcKind::Message, map);
}

void CoordinatorSocket::tellAgent(const TailnetNode &node)
{
    Bytes told;
    putNode(node, told);
    Bytes update;
    ProtobufWriter writer(update);
    writer.bytes(1, m_agent);
    writer.bytes(2, told);
    writer.number(3, NodeUpdate);
    tellUpdate(update);
}

void CoordinatorSocket::tellReady()
{
    Bytes update;
    ProtobufWriter writer(update);
    writer.bytes(1, m_agent);
    writer.number(3, ReadyUpdate);
    tellUpdate(update);
}

void CoordinatorSocket::tellUpdate(std::span<const std::byte> update)
{
    Bytes message;
    ProtobufWriter(message).bytes(1, update);
    answer(m_coordination, DrpcKind::Message, message);
}

void CoordinatorSocket::refuse(std::string_view why)
{
    Bytes message;
    ProtobufWriter(message).text(2, why);
    answer(m_coordination, DrpcKind::Message, message);
    answer(m_coordination, DrpcKind::Close, {});
}

void CoordinatorSocket::answer(std::uint32_t stream, DrpcKind kind, std::span<const std::byte> body)
{
    const auto call = m_calls.find(stream);
    if (call == m_calls.end())
        return;
    Bytes packet;
    call->second.writer.packet(kind, body, packet);
    sendFrame(Data, 0, stream, static_cast<std::uint32_t>(packet.size()), packet);
}

// A real server sends the header and the body in a message each.
void CoordinatorSocket::sendFrame(std::uint8_t type, std::uint16_t flags, std::uint32_t stream,
    std::uint32_t length, std::span<const std::byte> body)
{
    Bytes header{std::byte{0}, static_cast<std::byte>(type)};
    appendBigEndian(header, flags);
    appendBigEndian(header, stream);
    appendBigEndian(header, length);
    m_socket.sendBinary(header, header.size());
    if (!body.empty())
        m_socket.sendBinary(body, body.size());
}

} // namespace plimsoll::simulator
