// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/neterror.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace plimsoll {

enum class DrpcKind : std::uint8_t {
    Invoke = 1, // the method's name
    Message = 2,
    Error = 3,
    Cancel = 4,
    Close = 5,
    CloseSend = 6,
    InvokeMetadata = 7,
};

// Puts the packets of one call together, which has a byte stream of its own. Each packet is one frame, of at
// most 64 KiB. https://github.com/storj/drpc/wiki/Docs:-Wire-protocol
class DrpcWriter
{
public:
    void packet(DrpcKind kind, std::span<const std::byte> body, std::vector<std::byte> &out);

private:
    std::uint64_t m_message = 0; // number of the last one
};

// Takes the other side's packets of one call apart.
class DrpcReader
{
public:
    using Take = std::function<void(DrpcKind kind, std::span<const std::byte> body)>;

    // Calls `take` for each packet that becomes whole. Errors: Protocol (what is left makes no sense).
    NetResult<> read(std::span<const std::byte> bytes, const Take &take);

private:
    enum class Step : std::uint8_t { Taken, NeedMore, Wrong };
    Step takeFrame(std::span<const std::byte> &bytes, const Take &take);

    std::vector<std::byte> m_partial; // the beginning of a frame
    std::vector<std::byte> m_body; // the beginning of a packet
    std::uint64_t m_message = 0; // its number
    DrpcKind m_kind = DrpcKind::Invoke;
    std::string m_fault;
};

// What a packet of kind Error says.
struct DrpcError {
    std::uint64_t code = 0;
    std::string text; // from the other side
};
DrpcError drpcErrorOf(std::span<const std::byte> body);

} // namespace plimsoll
