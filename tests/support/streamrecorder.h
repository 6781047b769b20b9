// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/listener.h"
#include "core/net/stream.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace plimsoll::test {

inline std::span<const std::byte> bytesOf(std::string_view text)
{
    return std::as_bytes(std::span(text.data(), text.size()));
}

// Writes down what a Stream tells.
class StreamRecorder final : public StreamHandler
{
public:
    int openedCount = 0;
    int bytesCount = 0;
    int writableCount = 0;
    std::string received;
    std::vector<NetError> closures;
    std::function<void()> onOpened = [] { };
    std::function<void()> onBytes = [] { };
    std::function<void()> onClosed = [] { };

    bool isClosedBy(NetCause cause) const { return closures.size() == 1 && closures[0].cause == cause; }

    void opened() override
    {
        ++openedCount;
        onOpened();
    }
    void bytes(std::span<std::byte> bytes) override
    {
        ++bytesCount;
        received.append(reinterpret_cast<const char *>(bytes.data()), bytes.size());
        onBytes();
    }
    void writable() override { ++writableCount; }
    void closed(const NetError &error) override
    {
        closures.push_back(error);
        onClosed();
    }
};

// Accepts every connection and writes down what it tells.
class RecordingServer final : private ListenerHandler
{
public:
    struct Accepted {
        std::unique_ptr<StreamRecorder> recorder = std::make_unique<StreamRecorder>();
        std::unique_ptr<Stream> stream;
    };

    explicit RecordingServer(Loop &loop, const ListenOptions &options = {})
        : m_listener(loop, *this)
    {
        m_isListening
            = static_cast<bool>(m_listener.listen(*SocketAddress::fromLiteral("127.0.0.1", 0), options));
    }

    bool isListening() const { return m_isListening; }
    SocketAddress address() const { return m_listener.address(); }
    std::vector<Accepted> connections;

    // "host" with this server's address.
    std::shared_ptr<Endpoint> endpoint(const std::string &host = "127.0.0.1") const
    {
        auto endpoint = std::make_shared<Endpoint>();
        endpoint->host = host;
        endpoint->port = address().port();
        endpoint->addresses = {address()};
        return endpoint;
    }

private:
    void accepted(std::unique_ptr<Stream> stream) override
    {
        Accepted accepted;
        accepted.stream = std::move(stream);
        accepted.stream->setHandler(*accepted.recorder);
        connections.push_back(std::move(accepted));
    }

    Listener m_listener;
    bool m_isListening = false;
};

} // namespace plimsoll::test
