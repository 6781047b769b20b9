// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/net/neterror.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <vector>

namespace plimsoll {

// Told from within the calls of a Yamux.
class YamuxHandler
{
public:
    // A piece of what the other side sent on a stream, as it comes.
    virtual void streamReceived(std::uint32_t stream, std::span<const std::byte> bytes) = 0;
    // It will send no more; `isReset`: and takes no more. Once for each stream.
    virtual void streamEnded(std::uint32_t stream, bool isReset) = 0;

protected:
    ~YamuxHandler() = default;
};

struct YamuxTimes {
    Nanoseconds pingInterval = std::chrono::seconds(30);
    Nanoseconds pingTimeout = std::chrono::seconds(10);
};

// The client's end of a yamux session, several streams in one: pure, no I/O. What is to be sent is appended
// to the vector that each call is given. https://github.com/hashicorp/yamux/blob/master/spec.md
class Yamux
{
public:
    static constexpr std::uint32_t Window = 256 * 1024; // bytes each way of a stream that may be under way

    Yamux(YamuxHandler &handler, const YamuxTimes &times, Instant now);

    // The next stream: 1, 3, 5 …
    std::uint32_t open(std::vector<std::byte> &out);
    // What its window does not let through goes later. Nothing for a stream that is closed or not there.
    void send(std::uint32_t stream, std::span<const std::byte> bytes, std::vector<std::byte> &out);
    // No more is sent on it once what waits is through.
    void close(std::uint32_t stream, std::vector<std::byte> &out);
    // An orderly end of the whole session.
    void goAway(std::vector<std::byte> &out);

    // Errors: Protocol (a rule is broken; the session is over), EndOfStream (the other side ends it).
    NetResult<> receive(std::span<const std::byte> bytes, std::vector<std::byte> &out);
    // When timePassed() wants to be called next.
    Instant deadline() const { return m_deadline; }
    // Errors: Timeout (a ping was not answered).
    NetResult<> timePassed(Instant now, std::vector<std::byte> &out);

private:
    enum class Type : std::uint8_t { Data = 0, WindowUpdate = 1, Ping = 2, GoAway = 3 };
    static constexpr std::uint16_t Syn = 1;
    static constexpr std::uint16_t Ack = 2;
    static constexpr std::uint16_t Fin = 4;
    static constexpr std::uint16_t Rst = 8;
    static constexpr std::size_t HeaderSize = 12;

    struct Stream {
        std::uint32_t mayReceive = Window;
        std::uint32_t taken = 0; // since credit was given last
        std::uint32_t maySend = Window;
        std::vector<std::byte> waiting = {};
        bool isClosing = false; // by us
        bool hasClosed = false; // our FIN is out
        bool hasEnded = false; // theirs is in
    };
    struct Header {
        Type type = Type::Data;
        std::uint16_t flags = 0;
        std::uint32_t stream = 0;
        std::uint32_t length = 0;
    };

    static void put(const Header &header, std::vector<std::byte> &out);
    NetResult<> headerRead(const Header &header, std::vector<std::byte> &out);
    NetResult<> dataBegins(const Header &header);
    void dataTaken(std::span<const std::byte> bytes, std::vector<std::byte> &out);
    NetResult<> windowUpdated(const Header &header, std::vector<std::byte> &out);
    NetResult<> pinged(const Header &header, std::vector<std::byte> &out);
    void flagsSeen(std::uint32_t stream, std::uint16_t flags);
    void flush(std::uint32_t id, Stream &stream, std::vector<std::byte> &out);
    void forgetIfOver(std::uint32_t id);

    YamuxHandler &m_handler;
    YamuxTimes m_times;
    std::map<std::uint32_t, Stream> m_streams;
    std::uint32_t m_nextStream = 1;
    std::array<std::byte, HeaderSize> m_header{};
    std::size_t m_headerFill = 0;
    std::uint32_t m_bodyStream = 0;
    std::uint16_t m_bodyFlags = 0;
    std::uint32_t m_bodyRest = 0;
    std::optional<std::uint32_t> m_pinged; // the value of the ping that waits for its answer
    std::uint32_t m_nextPing = 0;
    Instant m_deadline;
};

} // namespace plimsoll
