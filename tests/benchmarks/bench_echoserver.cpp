// SPDX-License-Identifier: GPL-3.0-or-later
// A WebSocket server for benchmarks on one core: /echo gives every frame back as it was, /discard reads and
// throws away, /random?N sends frames of N bytes without end. It answers whatever client comes, so that ours
// and the Go stand-in meet the same. Prints its port, then serves until it is terminated.
#include "core/net/httpserver.h"
#include "core/net/listener.h"
#include "core/net/tlscontext.h"
#include "core/net/websocket.h"
#include "tests/benchmarks/benchoptions.h"
#include "tests/benchmarks/process.h"

#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace plimsoll::bench {

namespace {

// One connection after its upgrade. Frames are echoed piece by piece, never assembled: all answers to one
// read leave in one write, and reading stops while the kernel does not want them.
class Echo final : public Retirable, private StreamHandler
{
public:
    Echo(std::unique_ptr<Stream> stream, Mode mode, std::size_t size, std::vector<std::byte> &scratch)
        : m_stream(std::move(stream))
        , m_mode(mode)
        , m_size(size)
        , m_scratch(scratch)
    {
        m_stream->setHandler(*this);
    }

    void start(const HttpRequest &request, std::span<std::byte> rest)
    {
        HttpReply reply{.status = 101, .reason = "Switching Protocols"};
        reply.headers.add("Upgrade", "websocket");
        reply.headers.add("Connection", "Upgrade");
        reply.headers.add("Sec-WebSocket-Accept", acceptKeyFor(*request.headers.find("Sec-WebSocket-Key")));
        const std::string text = wireText(reply);
        m_stream->write(std::as_bytes(std::span(text)));
        if (m_mode == Mode::Random)
            sendRandom();
        else if (!rest.empty())
            bytes(rest);
    }

    void fallSilent() override { m_stream->abort(); }

private:
    void opened() override { }

    void bytes(std::span<std::byte> input) override
    {
        m_scratch.clear();
        bool isLeaving = false;
        while (!isLeaving) {
            switch (m_reader.next(input)) {
            case FrameReader::Step::NeedMore:
                return answer();
            case FrameReader::Step::Header:
                if (m_mode == Mode::Rate)
                    appendHeader(m_reader.header());
                break;
            case FrameReader::Step::Payload:
                if (m_mode == Mode::Rate)
                    append(m_reader.payload());
                break;
            case FrameReader::Step::FrameEnd:
                break;
            case FrameReader::Step::Control:
                isLeaving = m_reader.header().opcode == Opcode::Close;
                if (m_reader.header().opcode != Opcode::Pong) {
                    appendHeader({isLeaving ? Opcode::Close : Opcode::Pong, true, m_reader.payload().size()});
                    append(m_reader.payload());
                }
                break;
            case FrameReader::Step::Violation:
                return leave();
            }
        }
        answer();
        m_stream->finishSending();
    }

    void append(std::span<const std::byte> bytes)
    {
        m_scratch.insert(m_scratch.end(), bytes.begin(), bytes.end());
    }

    void appendHeader(const FrameHeader &header)
    {
        std::byte bytes[FrameWriter::MaxHeader];
        append(std::span(bytes).first(m_writer.writeHeader(bytes, header, 0)));
    }

    void answer()
    {
        if (m_scratch.empty())
            return;
        if (m_stream->write(m_scratch) == 0)
            m_refused = m_scratch;
        if (m_stream->hasPending() || !m_refused.empty())
            m_stream->pauseReading();
    }

    void writable() override
    {
        if (m_mode == Mode::Random)
            return sendRandom();
        if (!m_refused.empty() && m_stream->write(m_refused) > 0)
            std::vector<std::byte>().swap(m_refused);
        if (!m_stream->hasPending() && m_refused.empty())
            m_stream->resumeReading();
    }

    void sendRandom()
    {
        m_scratch.clear();
        appendHeader({Opcode::Binary, true, m_size});
        m_scratch.resize(m_scratch.size() + m_size, std::byte{0x5a});
        while (!m_stream->hasPending() && m_stream->write(m_scratch) > 0) { }
    }

    void closed(const NetError &) override { leave(); }
    void leave() { m_stream->loop().retire(std::unique_ptr<Retirable>(this)); }

    std::unique_ptr<Stream> m_stream;
    Mode m_mode;
    std::size_t m_size;
    std::vector<std::byte> &m_scratch; // of the loop
    std::vector<std::byte> m_refused;
    FrameReader m_reader{WebSocketRole::Server};
    FrameWriter m_writer{WebSocketRole::Server};
};

class Server final : private ListenerHandler, private HttpConnectionHandler
{
public:
    explicit Server(Loop &loop)
        : m_loop(loop)
        , m_listener(loop, static_cast<ListenerHandler &>(*this))
    {
    }

    bool start(const BenchOptions &options)
    {
        ListenOptions listen;
        if (!options.certificate.empty()) {
            const auto context = TlsContext::server({.certificatePem = readText(options.certificate),
                .keyPem = readText(options.key),
                .clientCaPem = {}});
            if (!context)
                return complain(context.error());
            listen.tls = *context;
        }
        const auto at = SocketAddress::fromLiteral("127.0.0.1", options.port);
        if (const NetResult<> listening = m_listener.listen(*at, listen); !listening)
            return complain(listening.error());
        std::printf("%d\n", m_listener.address().port());
        std::fflush(stdout);
        return true;
    }

private:
    static bool complain(const NetError &error)
    {
        std::fprintf(stderr, "%s\n", error.text.c_str());
        return false;
    }

    void accepted(std::unique_ptr<Stream> stream) override
    {
        auto connection = std::make_unique<HttpConnection>(
            std::move(stream), static_cast<HttpConnectionHandler &>(*this));
        [[maybe_unused]] const HttpConnection *self
            = connection.release(); // owns itself until requested() or closed()
    }

    void requested(HttpConnection &connection, const HttpRequest &request) override
    {
        const std::string &target = request.target;
        if (const std::string fault = upgradeFault(request); !fault.empty())
            return connection.respond({.status = 400, .reason = "Bad Request", .body = fault});
        std::size_t size = 0;
        Mode mode = target == "/discard" ? Mode::Discard : Mode::Rate;
        if (target.starts_with("/random?")) {
            mode = Mode::Random;
            size = static_cast<std::size_t>(std::atoll(target.c_str() + std::strlen("/random?")));
        }
        std::vector<std::byte> rest;
        auto echo = std::make_unique<Echo>(connection.takeStream(rest), mode, size, m_scratch);
        echo.release()->start(request, rest); // owns itself
        m_loop.retire(std::unique_ptr<Retirable>(&connection));
    }

    void closed(HttpConnection &connection, const NetError &) override
    {
        m_loop.retire(std::unique_ptr<Retirable>(&connection));
    }

    Loop &m_loop;
    Listener m_listener;
    std::vector<std::byte> m_scratch;
};

int serve(const BenchOptions &options)
{
    LoopOptions loopOptions;
    loopOptions.readBufferBytes = std::size_t(256) * 1024;
    const NetResult<std::unique_ptr<Loop>> loop = Loop::create(loopOptions);
    if (!loop) {
        std::fprintf(stderr, "%s\n", loop.error().text.c_str());
        return 1;
    }
    Server server(**loop);
    if (!server.start(options))
        return 1;
    (*loop)->run();
    return 0;
}

} // namespace

} // namespace plimsoll::bench

int main(int count, char **arguments)
{
    const auto options = plimsoll::bench::readOptions(count, arguments);
    if (!options)
        return 2;
    plimsoll::bench::raiseOpenFileLimit();
    return plimsoll::bench::serve(*options);
}
