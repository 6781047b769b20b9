// SPDX-License-Identifier: GPL-3.0-or-later
// What a round trip costs: the product's own loop and WebSocket on one thread against bench_echoserver. Every
// message says when it was due, when it was sent and whose it is; every byte that comes back is compared.
// Prints one JSON object with the keys of the Go stand-in.
#include "core/metrics/latencyhistogram.h"
#include "core/net/websocket.h"
#include "tests/benchmarks/benchoptions.h"
#include "tests/benchmarks/process.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstring>
#include <memory>
#include <vector>

namespace plimsoll::bench {

namespace {

struct MessageHead {
    std::int64_t due = 0; // ns of the monotonic clock
    std::int64_t sent = 0;
    std::uint32_t connection = 0;
    std::uint32_t sequence = 0;
};
static_assert(sizeof(MessageHead) == 24);

struct Counts {
    std::uint64_t due = 0;
    std::uint64_t sent = 0;
    std::uint64_t received = 0;
    std::uint64_t skipped = 0;
    std::uint64_t sentBytes = 0;
    std::uint64_t receivedBytes = 0;
};

Counts operator-(const Counts &later, const Counts &earlier)
{
    return {later.due - earlier.due, later.sent - earlier.sent, later.received - earlier.received,
        later.skipped - earlier.skipped, later.sentBytes - earlier.sentBytes,
        later.receivedBytes - earlier.receivedBytes};
}

// What all connections share.
struct Shared {
    Shared(Loop &loopOfAll, const BenchOptions &with)
        : loop(loopOfAll)
        , options(with)
        , payload(with.size)
    {
        std::uint32_t state = 12345;
        for (std::byte &byte : payload) {
            state = state * 1664525u + 1013904223u;
            byte = static_cast<std::byte>(state >> 24);
        }
    }

    Loop &loop;
    const BenchOptions &options;
    std::vector<std::byte> payload; // the head of each message replaces its first bytes
    Counts counts;
    std::uint64_t bad = 0;
    std::uint64_t errors = 0;
    bool isMeasuring = false;
    bool isSending = false;
    LatencyHistogram roundTrip;
    LatencyHistogram lag; // from due to sent
};

class Connection final : private WebSocketHandler
{
public:
    Connection(Shared &shared, std::uint32_t id, std::function<void()> opened)
        : m_shared(shared)
        , m_socket(shared.loop, *this)
        , m_id(id)
        , m_opened(std::move(opened))
    {
    }

    void connect(const std::shared_ptr<const Endpoint> &endpoint)
    {
        WebSocketOptions options;
        options.target = targetOf(m_shared.options);
        options.headers.add("Coder-Session-Token", "abcdefghij-0123456789012345678901");
        m_socket.connect(endpoint, options);
    }

    void startAt(Instant first)
    {
        switch (m_shared.options.mode) {
        case Mode::Rate:
            m_due = first;
            return m_shared.loop.arm(m_tick, m_due);
        case Mode::Saturate:
        case Mode::Discard:
            return fillWindow();
        case Mode::Random:
        case Mode::Idle:
            return;
        }
    }

private:
    void opened() override { m_opened(); }

    void tick(Instant now)
    {
        if (!m_shared.isSending)
            return;
        ++m_shared.counts.due;
        if (now - m_due > m_shared.options.interval || !send(m_due, now))
            ++m_shared.counts.skipped;
        m_due = m_due + m_shared.options.interval;
        m_shared.loop.arm(m_tick, m_due);
    }

    bool send(Instant due, Instant now)
    {
        const MessageHead head{due.ns, now.ns, m_id, m_sequence};
        const auto headBytes = std::as_bytes(std::span(&head, 1));
        if (!m_socket.send(Opcode::Binary, {headBytes, std::span(m_shared.payload).subspan(sizeof head)}))
            return false;
        ++m_sequence;
        ++m_shared.counts.sent;
        m_shared.counts.sentBytes += m_shared.options.size;
        if (m_shared.isMeasuring)
            m_shared.lag.record(now - due);
        return true;
    }

    void fillWindow()
    {
        const int window = m_shared.options.mode == Mode::Saturate ? m_shared.options.window : 1 << 30;
        while (m_shared.isSending && m_underWay < window) {
            const Instant now = Instant::now();
            if (!send(now, now))
                return;
            ++m_underWay;
        }
    }

    void received(const MessagePiece &piece) override
    {
        m_shared.counts.receivedBytes += piece.bytes.size();
        if (m_shared.options.mode != Mode::Random)
            verify(piece);
        if (!piece.isMessageEnd)
            return;
        ++m_shared.counts.received;
        if (m_shared.options.mode == Mode::Random)
            return;
        const Instant now = Instant::now();
        MessageHead head;
        std::memcpy(&head, m_head.data(), sizeof head);
        if (head.connection != m_id || head.sequence != m_expected++
            || piece.offset + piece.bytes.size() != m_shared.options.size)
            ++m_shared.bad;
        if (m_shared.isMeasuring)
            m_shared.roundTrip.record(now - Instant{head.due});
        --m_underWay;
        if (m_shared.options.mode == Mode::Saturate)
            fillWindow();
    }

    // All but the head against what was sent; the head is put aside.
    void verify(const MessagePiece &piece)
    {
        const std::size_t offset = piece.offset;
        const std::size_t headPart
            = offset < m_head.size() ? std::min(m_head.size() - offset, piece.bytes.size()) : 0;
        if (headPart > 0)
            std::memcpy(m_head.data() + offset, piece.bytes.data(), headPart);
        const std::span<const std::byte> rest = piece.bytes.subspan(headPart);
        const bool fits = offset + piece.bytes.size() <= m_shared.payload.size();
        if (!fits
            || (!rest.empty()
                && std::memcmp(rest.data(), m_shared.payload.data() + offset + headPart, rest.size()) != 0))
            ++m_shared.bad;
    }

    void writable() override
    {
        if (m_shared.options.mode != Mode::Rate)
            fillWindow();
    }

    void closed(const WebSocketEnd &end) override
    {
        if (m_shared.errors++ == 0)
            std::fprintf(stderr, "%s\n", end.error.text.c_str());
        m_shared.loop.stop();
    }

    Shared &m_shared;
    WebSocketStream m_socket;
    std::uint32_t m_id;
    std::uint32_t m_sequence = 0;
    std::uint32_t m_expected = 0;
    int m_underWay = 0;
    Instant m_due;
    std::array<std::byte, sizeof(MessageHead)> m_head{};
    std::function<void()> m_opened;
    MemberTimer<Connection, &Connection::tick> m_tick{*this};
};

struct Measured {
    double setUpSeconds = 0;
    double setUpCpu = 0;
    long residentStart = 0;
    long residentIdle = 0;
    long residentActive = 0;
    double seconds = 0;
    CpuTime cpu;
    Counts counts;
};

// Connect, warm up, measure, collect what is still under way.
class Bench
{
public:
    Bench(Loop &loop, const BenchOptions &options, std::shared_ptr<const Endpoint> endpoint)
        : m_shared(loop, options)
        , m_endpoint(std::move(endpoint))
    {
    }

    int run()
    {
        m_measured.residentStart = residentKiB();
        m_before = cpuTime();
        m_since = Instant::now();
        for (int i = 0; i < std::min(m_shared.options.ramp, m_shared.options.connections); ++i)
            connectNext();
        m_shared.loop.run();
        report();
        return m_shared.errors == 0 && m_shared.bad == 0 ? 0 : 1;
    }

private:
    void connectNext()
    {
        if (std::ssize(m_connections) == m_shared.options.connections)
            return;
        const auto id = static_cast<std::uint32_t>(m_connections.size());
        m_connections.push_back(std::make_unique<Connection>(m_shared, id, [this] { oneOpened(); }));
        m_connections.back()->connect(m_endpoint);
    }

    void oneOpened()
    {
        connectNext();
        if (++m_opened < m_shared.options.connections)
            return;
        const Instant now = Instant::now();
        m_measured.setUpSeconds = static_cast<double>((now - m_since).count()) / 1e9;
        m_measured.setUpCpu = cpuSince(m_before);
        m_measured.residentIdle = residentKiB();
        m_shared.isSending = true;
        for (std::size_t i = 0; i < m_connections.size(); ++i) {
            const auto phase = m_shared.options.interval * static_cast<Nanoseconds::rep>(i)
                / static_cast<Nanoseconds::rep>(m_connections.size());
            m_connections[i]->startAt(now + Milliseconds(20) + phase);
        }
        m_shared.loop.arm(m_warm, now + m_shared.options.warmUp);
    }

    void warmedUp(Instant now)
    {
        m_shared.isMeasuring = true;
        m_before = cpuTime();
        m_since = now;
        m_countsBefore = m_shared.counts;
        m_shared.loop.arm(m_end, now + m_shared.options.duration);
    }

    void measured(Instant now)
    {
        const CpuTime cpu = cpuTime();
        m_measured.cpu = {cpu.user - m_before.user, cpu.system - m_before.system};
        m_measured.seconds = static_cast<double>((now - m_since).count()) / 1e9;
        m_measured.counts = m_shared.counts - m_countsBefore;
        m_measured.residentActive = residentKiB();
        m_shared.isMeasuring = false;
        m_shared.isSending = false;
        m_giveUp = now + Milliseconds(5'000);
        collect(now);
    }

    void collect(Instant now)
    {
        const bool echoes = m_shared.options.mode == Mode::Rate || m_shared.options.mode == Mode::Saturate;
        if (!echoes || m_shared.counts.received == m_shared.counts.sent || now > m_giveUp)
            return m_shared.loop.stop();
        m_shared.loop.arm(m_collect, now + Milliseconds(10));
    }

    static double cpuSince(const CpuTime &before)
    {
        const CpuTime now = cpuTime();
        return now.user - before.user + now.system - before.system;
    }

    void report() const;

    Shared m_shared;
    std::shared_ptr<const Endpoint> m_endpoint;
    std::vector<std::unique_ptr<Connection>> m_connections;
    int m_opened = 0;
    CpuTime m_before;
    Instant m_since;
    Counts m_countsBefore;
    Instant m_giveUp;
    Measured m_measured;
    MemberTimer<Bench, &Bench::warmedUp> m_warm{*this};
    MemberTimer<Bench, &Bench::measured> m_end{*this};
    MemberTimer<Bench, &Bench::collect> m_collect{*this};
};

double milliseconds(Nanoseconds value)
{
    return static_cast<double>(value.count()) / 1e6;
}

void Bench::report() const
{
    const BenchOptions &options = m_shared.options;
    const Counts &counts = m_measured.counts;
    const double cpu = m_measured.cpu.user + m_measured.cpu.system;
    double messages = static_cast<double>(counts.sent + counts.received) / 2;
    double bytes = static_cast<double>(counts.sentBytes + counts.receivedBytes) / 2;
    if (options.mode == Mode::Discard) {
        messages = static_cast<double>(counts.sent);
        bytes = static_cast<double>(counts.sentBytes);
    } else if (options.mode == Mode::Random) {
        messages = static_cast<double>(counts.received);
        bytes = static_cast<double>(counts.receivedBytes);
    }
    std::printf("{\"name\":\"plimsoll\",\"mode\":\"%s\",\"tls\":%s,\"connections\":%d,\"size\":%zu,"
                "\"interval_us\":%lld,\"setup_s\":%.3f,\"setup_cpu_s\":%.3f,\"rss_start_kib\":%ld,"
                "\"rss_idle_kib\":%ld,\"rss_active_kib\":%ld,",
        modeText(options.mode), options.tls ? "true" : "false", options.connections, options.size,
        static_cast<long long>(options.interval.count() / 1000), m_measured.setUpSeconds, m_measured.setUpCpu,
        m_measured.residentStart, m_measured.residentIdle, m_measured.residentActive);
    std::printf("\"seconds\":%.3f,\"cpu_user_s\":%.3f,\"cpu_system_s\":%.3f,\"due\":%llu,\"sent\":%llu,"
                "\"received\":%llu,\"skipped\":%llu,\"mb_per_s\":%.1f,\"cpu_us_per_message\":%.3f,"
                "\"cpu_s_per_gb\":%.3f,\"core\":%.3f,",
        m_measured.seconds, m_measured.cpu.user, m_measured.cpu.system,
        static_cast<unsigned long long>(counts.due), static_cast<unsigned long long>(counts.sent),
        static_cast<unsigned long long>(counts.received), static_cast<unsigned long long>(counts.skipped),
        bytes / 1e6 / m_measured.seconds, messages > 0 ? cpu / messages * 1e6 : 0,
        bytes > 0 ? cpu / bytes * 1e9 : 0, cpu / m_measured.seconds);
    std::printf("\"p50_ms\":%.2f,\"p99_ms\":%.2f,\"max_ms\":%.2f,\"lag_p99_ms\":%.2f,\"total_sent\":%llu,"
                "\"total_received\":%llu,\"bad\":%llu,\"errors\":%llu}\n",
        milliseconds(m_shared.roundTrip.percentile(50)), milliseconds(m_shared.roundTrip.percentile(99)),
        milliseconds(m_shared.roundTrip.max()), milliseconds(m_shared.lag.percentile(99)),
        static_cast<unsigned long long>(m_shared.counts.sent),
        static_cast<unsigned long long>(m_shared.counts.received),
        static_cast<unsigned long long>(m_shared.bad), static_cast<unsigned long long>(m_shared.errors));
}

int benchmark(const BenchOptions &options)
{
    std::shared_ptr<const Endpoint> endpoint = endpointOf(options);
    if (!endpoint)
        return 1;
    LoopOptions loopOptions;
    loopOptions.poller = options.slowPoll ? PollerKind::Poll : PollerKind::Native;
    loopOptions.readBufferBytes = options.readBuffer;
    const NetResult<std::unique_ptr<Loop>> loop = Loop::create(loopOptions);
    if (!loop) {
        std::fprintf(stderr, "%s\n", loop.error().text.c_str());
        return 1;
    }
    return Bench(**loop, options, std::move(endpoint)).run();
}

} // namespace

} // namespace plimsoll::bench

int main(int count, char **arguments)
{
    const auto options = plimsoll::bench::readOptions(count, arguments);
    if (!options)
        return 2;
    plimsoll::bench::raiseOpenFileLimit();
    return plimsoll::bench::benchmark(*options);
}
