// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tailnet/tailnetaddress.h"
#include "core/tailnet/tailnetkey.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace plimsoll {

// The messages by which the ends of tunnels learn of each other, as Coder's server takes and gives them:
// package coder.tailnet.v2 of its API, version 2.0 and later.

using PeerId = std::array<std::byte, 16>; // of the coordinator's; an agent's is its UUID

// One end of tunnels.
struct TailnetNode {
    std::int64_t id = 0; // positive
    std::int64_t asOfSeconds = 0; // since 1970
    std::int32_t asOfNanoseconds = 0;
    PublicKey key{};
    std::string disco; // "discokey:" and 64 hexadecimal digits
    std::int32_t preferredDerp = 0; // region of the relay that it is reached by; 0: it has none yet
    std::vector<std::string> addresses; // "fd7a:…/128"
    std::vector<std::string> allowedIps;
};

enum class PeerUpdateKind : std::uint8_t {
    Unknown = 0,
    Node = 1,
    Disconnected = 2,
    Lost = 3,
    ReadyForHandshake = 4
};

struct PeerUpdate {
    PeerId id{};
    std::optional<TailnetNode> node;
    PeerUpdateKind kind = PeerUpdateKind::Unknown;
    std::string reason; // from the server
};

struct CoordinateAnswer {
    std::vector<PeerUpdate> updates;
    std::string error; // from the server; empty: none
};

struct DerpNode {
    std::string name;
    std::string hostName;
    std::string certificateName; // that its certificate is for; empty: hostName
    int derpPort = 0; // 0: 443
    bool isStunOnly = false;
    bool forcesHttp = false; // no TLS
};

struct DerpRegion {
    std::int64_t id = 0;
    bool isEmbedded = false; // it is the deployment itself, wherever that is reached
    std::string code;
    std::string name;
    std::vector<DerpNode> nodes;
};

struct ResumeToken {
    std::string token;
    std::int64_t refreshInSeconds = 0;
};

// Requests to be sent in a Coordinate call.
std::vector<std::byte> addTunnelRequest(const PeerId &agent);
std::vector<std::byte> updateSelfRequest(const TailnetNode &node);
std::vector<std::byte> disconnectRequest();

// None: the bytes are no such message. What is not known is passed over.
std::optional<CoordinateAnswer> readCoordinateAnswer(std::span<const std::byte> message);
std::optional<std::vector<DerpRegion>> readDerpMap(std::span<const std::byte> message);
std::optional<ResumeToken> readResumeToken(std::span<const std::byte> message);

} // namespace plimsoll
