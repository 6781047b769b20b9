// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace plimsoll {

// As much of Protocol Buffers' wire format as Coder's coordination needs: numbers, bytes, nested messages.
// https://protobuf.dev/programming-guides/encoding

// Seven bits to a byte, the lowest first.
void appendVarint(std::vector<std::byte> &to, std::uint64_t number);
// Takes one from the front of `bytes`. None: it is cut short, or has more than 64 bits.
std::optional<std::uint64_t> takeVarint(std::span<const std::byte> &bytes);

// Appends fields to a message. Negative numbers go as their 64 bits of two's complement.
class ProtobufWriter
{
public:
    explicit ProtobufWriter(std::vector<std::byte> &message)
        : m_message(message)
    {
    }

    void number(std::uint32_t field, std::uint64_t value);
    void bytes(std::uint32_t field, std::span<const std::byte> value);
    void text(std::uint32_t field, std::string_view value);

private:
    std::vector<std::byte> &m_message;
};

// Gives the fields of a message one after the other; who does not know one passes over it.
class ProtobufReader
{
public:
    explicit ProtobufReader(std::span<const std::byte> message)
        : m_rest(message)
    {
    }

    // False at the end, or when what follows is no field: then isDamaged().
    bool next();
    bool isDamaged() const { return m_isDamaged; }

    std::uint32_t field() const { return m_field; }
    std::uint64_t number() const { return m_number; } // 0 where the field is none
    std::span<const std::byte> bytes() const { return m_bytes; } // empty where the field is a number
    std::string_view text() const;

private:
    bool take(std::uint64_t size);

    std::span<const std::byte> m_rest;
    std::span<const std::byte> m_bytes;
    std::uint64_t m_number = 0;
    std::uint32_t m_field = 0;
    bool m_isDamaged = false;
};

} // namespace plimsoll
