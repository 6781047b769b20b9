// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/traffic/scriptedterminal.h"

#include "core/traffic/webterminal/terminalrequest.h"

#include <algorithm>

namespace plimsoll::test {

class ScriptedTerminal::Connection final : private WebSocketHandler
{
public:
    Connection(ScriptedTerminal &terminal, std::string process, std::unique_ptr<Stream> stream,
        const HttpRequest &request, std::vector<std::byte> rest)
        : m_terminal(terminal)
        , m_process(std::move(process))
        , m_socket(terminal.m_loop, static_cast<WebSocketHandler &>(*this))
    {
        m_socket.accept(std::move(stream), request, std::move(rest));
    }
    virtual ~Connection() = default;

private:
    void opened() override
    {
        ++m_terminal.m_attachments;
        const auto [at, isNew] = m_terminal.m_processes.try_emplace(m_process);
        if (m_terminal.m_script.dropsFirst && !std::exchange(m_terminal.m_hasDropped, true))
            return m_socket.abort();
        if (isNew && !m_terminal.m_script.isMute)
            at->second.output = "motd\n" + std::string(TerminalMark) + '\n';
        show(at->second.output);
    }

    void received(const MessagePiece &piece) override
    {
        m_message.append(reinterpret_cast<const char *>(piece.bytes.data()), piece.bytes.size());
        if (!piece.isMessageEnd)
            return;
        const std::string message = std::exchange(m_message, {});
        static constexpr std::string_view opens = R"({"data":")";
        const std::string data = message.substr(opens.size(), message.size() - opens.size() - 2);
        if (data == R"(\u0003)")
            interrupt();
        else
            echo(data);
    }

    void interrupt()
    {
        if (m_terminal.m_script.ignoresInterrupt)
            return;
        m_terminal.m_processes.erase(m_process);
        m_socket.abort(); // as a real server: no close frame
    }

    void echo(std::string data)
    {
        Process &process = m_terminal.m_processes[m_process];
        const TerminalScript &script = m_terminal.m_script;
        if (script.isDeaf)
            return;
        const std::size_t before = process.echoed;
        process.echoed += data.size();
        if (script.corruptAt > before && script.corruptAt <= process.echoed)
            data[script.corruptAt - before - 1] = '?' - 1;
        if (script.dropAt != 0 && process.echoed >= script.dropAt && !m_terminal.m_hasDropped) {
            m_terminal.m_hasDropped = true;
            process.output += data.substr(0, data.size() - std::min(data.size(), script.loseAfterDrop));
            return m_socket.abort();
        }
        process.output += data;
        show(data);
    }

    void show(const std::string &text)
    {
        if (!text.empty())
            m_socket.send(Opcode::Binary, std::as_bytes(std::span(text)));
    }

    void closed(const WebSocketEnd &) override { }

    ScriptedTerminal &m_terminal;
    std::string m_process;
    std::string m_message;
    WebSocketStream m_socket;
};

ScriptedTerminal::ScriptedTerminal(Loop &loop, TerminalScript script)
    : m_loop(loop)
    , m_script(script)
    , m_listener(loop, *this)
{
    if (!m_listener.listen(*SocketAddress::fromLiteral("127.0.0.1", 0)))
        qFatal("The scripted terminal cannot listen on 127.0.0.1.");
}

ScriptedTerminal::~ScriptedTerminal() = default;

std::shared_ptr<const Endpoint> ScriptedTerminal::endpoint() const
{
    auto endpoint = std::make_shared<Endpoint>();
    endpoint->host = "127.0.0.1";
    endpoint->port = m_listener.address().port();
    endpoint->addresses = {m_listener.address()};
    return endpoint;
}

void ScriptedTerminal::accepted(std::unique_ptr<Stream> stream)
{
    m_waiting.push_back(
        std::make_unique<HttpConnection>(std::move(stream), static_cast<HttpConnectionHandler &>(*this)));
}

void ScriptedTerminal::requested(HttpConnection &connection, const HttpRequest &request)
{
    if (m_script.refuseStatus != 0) {
        ++m_refusals;
        HttpReply reply;
        reply.status = m_script.refuseStatus;
        reply.reason = "Refused";
        reply.body = R"({"message":"No."})";
        return connection.respond(reply);
    }
    const std::size_t at = request.target.find("reconnect=");
    const std::string process = request.target.substr(at, request.target.find('&', at) - at);
    std::vector<std::byte> rest;
    std::unique_ptr<Stream> stream = connection.takeStream(rest);
    m_connections.push_back(
        std::make_unique<Connection>(*this, process, std::move(stream), request, std::move(rest)));
}

void ScriptedTerminal::closed(HttpConnection &, const NetError &) { }

} // namespace plimsoll::test
