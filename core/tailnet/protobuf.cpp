// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tailnet/protobuf.h"

#include "core/net/wirebytes.h"

namespace plimsoll {

namespace {

enum class WireType : std::uint8_t { Varint = 0, Fixed64 = 1, Bytes = 2, Fixed32 = 5 };

constexpr std::uint64_t HighestField = (1u << 29) - 1;

std::uint64_t tagOf(std::uint32_t field, WireType type)
{
    return std::uint64_t{field} << 3 | static_cast<std::uint64_t>(type);
}

} // namespace

void appendVarint(std::vector<std::byte> &to, std::uint64_t number)
{
    while (number > 0x7f) {
        to.push_back(static_cast<std::byte>(number & 0x7f) | std::byte{0x80});
        number >>= 7;
    }
    to.push_back(static_cast<std::byte>(number));
}

std::optional<std::uint64_t> takeVarint(std::span<const std::byte> &bytes)
{
    std::uint64_t number = 0;
    for (unsigned shift = 0; shift < 64 && !bytes.empty(); shift += 7) {
        const auto octet = std::to_integer<std::uint64_t>(bytes.front());
        bytes = bytes.subspan(1);
        if (shift == 63 && octet > 1)
            return std::nullopt;
        number |= (octet & 0x7f) << shift;
        if (octet < 0x80)
            return number;
    }
    return std::nullopt;
}

void ProtobufWriter::number(std::uint32_t field, std::uint64_t value)
{
    appendVarint(m_message, tagOf(field, WireType::Varint));
    appendVarint(m_message, value);
}

void ProtobufWriter::bytes(std::uint32_t field, std::span<const std::byte> value)
{
    appendVarint(m_message, tagOf(field, WireType::Bytes));
    appendVarint(m_message, value.size());
    append(m_message, value);
}

void ProtobufWriter::text(std::uint32_t field, std::string_view value)
{
    bytes(field, std::as_bytes(std::span(value)));
}

bool ProtobufReader::take(std::uint64_t size)
{
    if (size > m_rest.size())
        return false;
    m_bytes = m_rest.first(static_cast<std::size_t>(size));
    m_rest = m_rest.subspan(m_bytes.size());
    return true;
}

bool ProtobufReader::next()
{
    m_number = 0;
    m_bytes = {};
    if (m_rest.empty() || m_isDamaged)
        return false;
    m_isDamaged = true; // until it is seen to be whole
    const std::optional<std::uint64_t> tag = takeVarint(m_rest);
    if (!tag || *tag >> 3 == 0 || *tag >> 3 > HighestField)
        return false;
    m_field = static_cast<std::uint32_t>(*tag >> 3);
    switch (static_cast<WireType>(*tag & 7)) {
    case WireType::Varint: {
        const std::optional<std::uint64_t> number = takeVarint(m_rest);
        m_number = number.value_or(0);
        m_isDamaged = !number;
        break;
    }
    case WireType::Bytes: {
        const std::optional<std::uint64_t> size = takeVarint(m_rest);
        m_isDamaged = !size || !take(*size);
        break;
    }
    case WireType::Fixed64:
        m_isDamaged = !take(8);
        break;
    case WireType::Fixed32:
        m_isDamaged = !take(4);
        break;
    default: // groups are gone from the format
        break;
    }
    return !m_isDamaged;
}

std::string_view ProtobufReader::text() const
{
    return {reinterpret_cast<const char *>(m_bytes.data()), m_bytes.size()};
}

} // namespace plimsoll
