// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tailnet/coordination.h"

#include "core/net/wirebytes.h"
#include "core/tailnet/protobuf.h"

#include <algorithm>
#include <functional>

namespace plimsoll {

namespace {

using Bytes = std::vector<std::byte>;

constexpr std::string_view KeyPrefix = "np"; // before the 32 bytes of a key

// A message of a field with another one in it.
Bytes wrapped(std::uint32_t field, const Bytes &inner)
{
    Bytes message;
    ProtobufWriter(message).bytes(field, inner);
    return message;
}

// Calls `take` for each field. False: it is no message, or `take` refuses one.
bool eachField(std::span<const std::byte> message, const std::function<bool(const ProtobufReader &)> &take)
{
    ProtobufReader reader(message);
    while (reader.next()) {
        if (!take(reader))
            return false;
    }
    return !reader.isDamaged();
}

template <std::size_t Size>
bool readExactly(std::span<const std::byte> bytes, std::array<std::byte, Size> &into)
{
    if (bytes.size() != Size)
        return false;
    std::ranges::copy(bytes, into.begin());
    return true;
}

bool readKey(std::span<const std::byte> bytes, PublicKey &key)
{
    const std::span<const std::byte> prefix = std::as_bytes(std::span(KeyPrefix));
    return bytes.size() == prefix.size() + key.size()
        && std::ranges::equal(bytes.first(prefix.size()), prefix)
        && readExactly(bytes.subspan(prefix.size()), key);
}

bool readNode(std::span<const std::byte> message, TailnetNode &node)
{
    return eachField(message, [&node](const ProtobufReader &field) {
        switch (field.field()) {
        case 1:
            node.id = static_cast<std::int64_t>(field.number());
            return true;
        case 3:
            return readKey(field.bytes(), node.key);
        case 4:
            node.disco = field.text();
            return true;
        case 5:
            node.preferredDerp = static_cast<std::int32_t>(field.number());
            return true;
        case 8:
            node.addresses.emplace_back(field.text());
            return true;
        case 9:
            node.allowedIps.emplace_back(field.text());
            return true;
        default:
            return true;
        }
    });
}

bool readUpdate(std::span<const std::byte> message, PeerUpdate &update)
{
    return eachField(message, [&update](const ProtobufReader &field) {
        switch (field.field()) {
        case 1:
            return readExactly(field.bytes(), update.id);
        case 2:
            return readNode(field.bytes(), update.node.emplace());
        case 3:
            if (field.number() <= static_cast<std::uint64_t>(PeerUpdateKind::ReadyForHandshake))
                update.kind = static_cast<PeerUpdateKind>(field.number());
            return true;
        case 4:
            update.reason = field.text();
            return true;
        default:
            return true;
        }
    });
}

bool readDerpNode(std::span<const std::byte> message, DerpNode &node)
{
    return eachField(message, [&node](const ProtobufReader &field) {
        switch (field.field()) {
        case 1:
            node.name = field.text();
            break;
        case 3:
            node.hostName = field.text();
            break;
        case 4:
            node.certificateName = field.text();
            break;
        case 8:
            node.isStunOnly = field.number() != 0;
            break;
        case 9:
            if (field.number() > 0xffff)
                return false;
            node.derpPort = static_cast<int>(field.number());
            break;
        case 11:
            node.forcesHttp = field.number() != 0;
            break;
        default:
            break;
        }
        return true;
    });
}

bool readRegion(std::span<const std::byte> message, DerpRegion &region)
{
    return eachField(message, [&region](const ProtobufReader &field) {
        switch (field.field()) {
        case 1:
            region.id = static_cast<std::int64_t>(field.number());
            break;
        case 2:
            region.isEmbedded = field.number() != 0;
            break;
        case 3:
            region.code = field.text();
            break;
        case 4:
            region.name = field.text();
            break;
        case 6:
            return readDerpNode(field.bytes(), region.nodes.emplace_back());
        default:
            break;
        }
        return true;
    });
}

} // namespace

Bytes addTunnelRequest(const PeerId &agent)
{
    Bytes tunnel;
    ProtobufWriter(tunnel).bytes(1, agent);
    return wrapped(3, tunnel);
}

Bytes updateSelfRequest(const TailnetNode &node)
{
    Bytes asOf;
    ProtobufWriter time(asOf);
    time.number(1, static_cast<std::uint64_t>(node.asOfSeconds));
    time.number(2, static_cast<std::uint64_t>(node.asOfNanoseconds));
    Bytes key;
    append(key, KeyPrefix);
    append(key, node.key);
    Bytes message;
    ProtobufWriter writer(message);
    writer.number(1, static_cast<std::uint64_t>(node.id));
    writer.bytes(2, asOf);
    writer.bytes(3, key);
    writer.text(4, node.disco);
    writer.number(5, static_cast<std::uint64_t>(node.preferredDerp));
    for (const std::string &address : node.addresses)
        writer.text(8, address);
    for (const std::string &allowed : node.allowedIps)
        writer.text(9, allowed);
    return wrapped(1, wrapped(1, message));
}

Bytes disconnectRequest()
{
    return wrapped(2, {});
}

std::optional<CoordinateAnswer> readCoordinateAnswer(std::span<const std::byte> message)
{
    CoordinateAnswer answer;
    const bool isWhole = eachField(message, [&answer](const ProtobufReader &field) {
        if (field.field() == 1)
            return readUpdate(field.bytes(), answer.updates.emplace_back());
        if (field.field() == 2)
            answer.error = field.text();
        return true;
    });
    return isWhole ? std::optional(std::move(answer)) : std::nullopt;
}

std::optional<std::vector<DerpRegion>> readDerpMap(std::span<const std::byte> message)
{
    std::vector<DerpRegion> regions;
    const bool isWhole = eachField(message, [&regions](const ProtobufReader &field) {
        if (field.field() != 2)
            return true;
        DerpRegion region; // of a map: its value; its key says again which one it is
        const bool isRead = eachField(field.bytes(), [&region](const ProtobufReader &entry) {
            return entry.field() != 2 || readRegion(entry.bytes(), region);
        });
        regions.push_back(std::move(region));
        return isRead;
    });
    return isWhole ? std::optional(std::move(regions)) : std::nullopt;
}

std::optional<ResumeToken> readResumeToken(std::span<const std::byte> message)
{
    ResumeToken token;
    const bool isWhole = eachField(message, [&token](const ProtobufReader &field) {
        if (field.field() == 1)
            token.token = field.text();
        if (field.field() != 2)
            return true;
        return eachField(field.bytes(), [&token](const ProtobufReader &duration) {
            if (duration.field() == 1)
                token.refreshInSeconds = static_cast<std::int64_t>(duration.number());
            return true;
        });
    });
    return isWhole ? std::optional(std::move(token)) : std::nullopt;
}

} // namespace plimsoll
