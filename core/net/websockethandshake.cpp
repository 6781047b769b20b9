// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/websockethandshake.h"

#include <openssl/evp.h>

#include <array>
#include <cstring>

namespace plimsoll {

static std::string base64(std::span<const unsigned char> bytes)
{
    std::string text((bytes.size() + 2) / 3 * 4 + 1, '\0');
    const int size = EVP_EncodeBlock(
        reinterpret_cast<unsigned char *>(text.data()), bytes.data(), static_cast<int>(bytes.size()));
    text.resize(static_cast<std::size_t>(size));
    return text;
}

std::string makeUpgradeKey(WireRandom &random)
{
    std::array<unsigned char, 16> nonce;
    for (std::size_t at = 0; at < nonce.size(); at += sizeof(std::uint64_t)) {
        const std::uint64_t part = random.next64();
        std::memcpy(nonce.data() + at, &part, sizeof part);
    }
    return base64(nonce);
}

std::string acceptKeyFor(std::string_view key)
{
    const std::string text = std::string(key) + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest;
    unsigned size = 0;
    if (EVP_Digest(text.data(), text.size(), digest.data(), &size, EVP_sha1(), nullptr) != 1)
        return {};
    return base64(std::span(digest).first(size));
}

std::string upgradeFault(const HttpRequest &request)
{
    const std::string *key = request.headers.find("Sec-WebSocket-Key");
    if (request.method != "GET")
        return "A WebSocket begins with a GET request.";
    if (!request.headers.hasToken("Upgrade", "websocket")
        || !request.headers.hasToken("Connection", "upgrade"))
        return "The request does not ask for an upgrade to WebSocket.";
    if (!request.headers.hasToken("Sec-WebSocket-Version", "13"))
        return "Only WebSocket version 13 is spoken here.";
    if (!key || key->size() != 24 || !key->ends_with("=="))
        return "The request has no proper Sec-WebSocket-Key.";
    return {};
}

std::string upgradeFault(
    const HttpReply &reply, std::string_view expectedAccept, std::string_view subprotocol)
{
    const std::string *accept = reply.headers.find("Sec-WebSocket-Accept");
    const std::string *chosen = reply.headers.find("Sec-WebSocket-Protocol");
    const std::string *extensions = reply.headers.find("Sec-WebSocket-Extensions");
    if (reply.status != 101)
        return "it answered " + std::to_string(reply.status) + ' ' + reply.reason;
    if (!reply.headers.hasToken("Upgrade", "websocket") || !reply.headers.hasToken("Connection", "upgrade"))
        return "its answer is not an upgrade to WebSocket";
    if (!accept || *accept != expectedAccept)
        return "its Sec-WebSocket-Accept does not belong to our key: something between answers for it";
    if (extensions && !extensions->empty())
        return "it uses an extension that was not offered";
    if (chosen && *chosen != subprotocol)
        return "it chose a subprotocol that was not asked for";
    return {};
}

} // namespace plimsoll
