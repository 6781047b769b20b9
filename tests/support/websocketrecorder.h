// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/websocket.h"

#include <functional>
#include <string>
#include <vector>

namespace plimsoll::test {

// Writes down what a WebSocketStream tells, messages joined.
class WebSocketRecorder final : public WebSocketHandler
{
public:
    int openedCount = 0;
    int writableCount = 0;
    int pongCount = 0;
    std::vector<std::string> messages;
    std::vector<Opcode> opcodes;
    std::uint64_t bytesReceived = 0;
    std::size_t largestPiece = 0;
    bool keepsMessages = true; // else they are only counted
    std::vector<WebSocketEnd> ends;
    std::function<void()> onOpened = [] { };
    std::function<void()> onMessage = [] { };
    std::function<void()> onClosed = [] { };

    void opened() override
    {
        ++openedCount;
        onOpened();
    }
    void received(const MessagePiece &piece) override
    {
        bytesReceived += piece.bytes.size();
        largestPiece = std::max(largestPiece, piece.bytes.size());
        if (keepsMessages)
            m_current.append(reinterpret_cast<const char *>(piece.bytes.data()), piece.bytes.size());
        if (!piece.isMessageEnd)
            return;
        messages.push_back(std::move(m_current));
        m_current.clear();
        opcodes.push_back(piece.opcode);
        onMessage();
    }
    void writable() override { ++writableCount; }
    void ponged() override { ++pongCount; }
    void closed(const WebSocketEnd &end) override
    {
        ends.push_back(end);
        onClosed();
    }

private:
    std::string m_current;
};

} // namespace plimsoll::test
