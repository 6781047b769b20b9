// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tailnet/drpc.h"

#include "core/net/wirebytes.h"
#include "core/tailnet/protobuf.h"

namespace plimsoll {

namespace {

constexpr std::uint64_t OnlyStream = 1; // each call has a byte stream of its own
constexpr std::size_t LargestPacket = std::size_t{4} * 1024 * 1024;
constexpr std::size_t LargestHeader = 1 + 3 * 10;
constexpr auto IsDone = std::byte{1};
constexpr auto IsControl = std::byte{0x80};

} // namespace

void DrpcWriter::packet(DrpcKind kind, std::span<const std::byte> body, std::vector<std::byte> &out)
{
    out.push_back(static_cast<std::byte>(static_cast<unsigned>(kind) << 1) | IsDone);
    appendVarint(out, OnlyStream);
    appendVarint(out, ++m_message);
    appendVarint(out, body.size());
    append(out, body);
}

NetResult<> DrpcReader::read(std::span<const std::byte> bytes, const Take &take)
{
    const bool isFresh = m_partial.empty();
    if (!isFresh)
        append(m_partial, bytes);
    std::span<const std::byte> rest = isFresh ? bytes : m_partial;
    Step step = Step::Taken;
    while (step == Step::Taken && !rest.empty())
        step = takeFrame(rest, take);
    if (step == Step::Wrong)
        return NetError{NetCause::Protocol, "The server broke the rules of its calls: " + m_fault + '.'};
    keepRest(m_partial, rest, isFresh);
    return {};
}

DrpcReader::Step DrpcReader::takeFrame(std::span<const std::byte> &bytes, const Take &take)
{
    std::span<const std::byte> rest = bytes;
    const std::byte control = rest.front();
    rest = rest.subspan(1);
    const auto stream = takeVarint(rest);
    const auto message = stream ? takeVarint(rest) : std::nullopt;
    const auto size = message ? takeVarint(rest) : std::nullopt;
    if (!size) {
        m_fault = "a frame without a number";
        return bytes.size() > LargestHeader ? Step::Wrong : Step::NeedMore;
    }
    if (*size > LargestPacket || m_body.size() + *size > LargestPacket) {
        m_fault = "a packet of more than 4 MiB";
        return Step::Wrong;
    }
    if (rest.size() < *size)
        return Step::NeedMore;
    const std::span<const std::byte> data = rest.first(static_cast<std::size_t>(*size));
    bytes = rest.subspan(data.size());
    const auto kind = static_cast<DrpcKind>(std::to_integer<unsigned>(control & std::byte{0x7e}) >> 1);
    if ((control & IsControl) != std::byte{0})
        return Step::Taken; // of a later version; it says so itself that it may be passed over
    const bool isNew = *message > m_message || m_body.empty();
    if (*message < m_message || (!isNew && kind != m_kind)) {
        m_fault = "packets in the wrong order";
        return Step::Wrong;
    }
    if (*message > m_message)
        m_body.clear();
    m_message = *message;
    m_kind = kind;
    if (m_body.empty() && (control & IsDone) != std::byte{0}) {
        take(kind, data);
        return Step::Taken;
    }
    append(m_body, data);
    if ((control & IsDone) != std::byte{0})
        take(kind, std::exchange(m_body, {}));
    return Step::Taken;
}

DrpcError drpcErrorOf(std::span<const std::byte> body)
{
    DrpcError error;
    if (body.size() < sizeof error.code)
        return error;
    error.code = bigEndian<std::uint64_t>(body);
    const std::span<const std::byte> text = body.subspan(sizeof error.code);
    error.text.assign(reinterpret_cast<const char *>(text.data()), text.size());
    return error;
}

} // namespace plimsoll
