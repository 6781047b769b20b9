// SPDX-License-Identifier: GPL-3.0-or-later
// The whole of the load path against bench_echoserver: sessions of a workspace app in echo mode, with their
// timetables, matchers, gauges and table rows, on the worker pool of a run. Takes the options of
// bench_roundtrip and prints one JSON object.
#include "core/load/workerpool.h"
#include "tests/benchmarks/benchoptions.h"
#include "tests/benchmarks/process.h"

#include <QCoreApplication>

#include <cstdio>

using namespace std::chrono_literals;

namespace plimsoll::bench {

namespace {

// What came in over the seconds that are measured.
struct Measured {
    long residentStart = 0;
    long residentActive = 0;
    double cpuStart = 0;
    double cpuEnd = 0;
    int active = 0; // fewest sessions at the end of a second
    std::int64_t seconds = 0;
    std::int64_t marked = 0;
    IntendedLoad intended;
    ScenarioTally counts;
};

double cpuSeconds()
{
    const CpuTime cpu = cpuTime();
    return cpu.user + cpu.system;
}

ScenarioPlan scenarioOf(const BenchOptions &options)
{
    ScenarioPlan scenario;
    scenario.kind = TrafficKind::WorkspaceApp;
    scenario.rate = {.bytesPerTick = static_cast<qint64>(options.size),
        .tickInterval = std::chrono::duration_cast<Milliseconds>(options.interval)};
    scenario.duration = std::chrono::duration_cast<Milliseconds>(options.warmUp + options.duration);
    scenario.connectsInFlight = options.ramp;
    return scenario;
}

class SessionBench
{
public:
    explicit SessionBench(const BenchOptions &options)
        : m_options(options)
        , m_firstSecond(std::chrono::duration_cast<std::chrono::seconds>(options.warmUp).count())
    {
    }

    int run()
    {
        auto setup = std::make_shared<TrafficSetup>();
        setup->scenarios = {scenarioOf(m_options)};
        setup->routes = {{.endpoint = endpointOf(m_options), .basePath = {}, .extraHeaders = {}}};
        if (!setup->routes[0].endpoint)
            return 1;
        m_measured.residentStart = residentKiB();
        setup->start = Instant::now() + 200ms;
        const auto app
            = std::make_shared<AppTarget>(AppTarget{.endpoint = {}, .target = targetOf(m_options)});
        std::vector<TrafficTarget> targets;
        targets.reserve(static_cast<std::size_t>(m_options.connections));
        const Secret token("abcdefghij-0123456789012345678901");
        for (int i = 0; i < m_options.connections; ++i) {
            targets.push_back({.agent = {},
                .workspaceName = QStringLiteral("bench-%1").arg(i),
                .token = token,
                .person = nullptr,
                .app = app});
        }
        TrafficOrder order{.setup = setup, .targets = {}, .workers = 1, .secondDone = {}};
        order.targets.push_back(std::move(targets));
        order.secondDone = [this](const SecondRow &row, const std::vector<ScenarioTally> &merged) {
            take(row, merged[0]);
        };
        Result<std::unique_ptr<WorkerPool>> pool = WorkerPool::start(std::move(order));
        if (!pool)
            return fail(qPrintable(pool.error().message));
        QObject::connect(pool->get(), &WorkerPool::ended, qApp, &QCoreApplication::quit);
        QCoreApplication::exec();
        const ScenarioTally &total = (*pool)->collector().totals()[0];
        report(total);
        return total.errorCount() == 0 ? 0 : 1;
    }

private:
    static int fail(const char *sentence)
    {
        std::fprintf(stderr, "%s\n", sentence);
        return 1;
    }

    void take(const SecondRow &row, const ScenarioTally &tally)
    {
        if (row.second + 1 == m_firstSecond)
            m_measured.cpuStart = cpuSeconds();
        const auto end
            = m_firstSecond + std::chrono::duration_cast<std::chrono::seconds>(m_options.duration).count();
        if (row.second < m_firstSecond || row.second >= end)
            return;
        const ScenarioSecond &second = row.scenarios[0];
        const bool isLast = row.second + 1 == end; // its gauges may have seen the first sessions end
        if (!isLast)
            m_measured.active = m_measured.seconds == 0 ? second.gauges.active
                                                        : std::min(m_measured.active, second.gauges.active);
        if (row.second + 2 == end)
            m_measured.residentActive = residentKiB();
        ++m_measured.seconds;
        m_measured.marked += row.mark.any() ? 1 : 0;
        m_measured.intended.add(second.intended);
        m_measured.counts.add(tally);
        m_measured.cpuEnd = cpuSeconds();
    }

    void report(const ScenarioTally &total) const
    {
        const auto count = [](std::uint64_t value) { return static_cast<unsigned long long>(value); };
        const auto ms = [](Nanoseconds value) { return static_cast<double>(value.count()) / 1e6; };
        const ScenarioTally &counts = m_measured.counts;
        const double cpu = m_measured.cpuEnd - m_measured.cpuStart;
        std::printf("{\"name\":\"sessions\",\"tls\":%s,\"connections\":%d,\"size\":%zu,\"active\":%d,"
                    "\"seconds\":%lld,\"marked_seconds\":%lld,\"due\":%llu,\"sent\":%llu,\"p50_ms\":%.2f,"
                    "\"p99_ms\":%.2f,\"connect_p99_ms\":%.2f,\"core\":%.3f,",
            m_options.tls ? "true" : "false", m_options.connections, m_options.size, m_measured.active,
            static_cast<long long>(m_measured.seconds), static_cast<long long>(m_measured.marked),
            count(m_measured.intended.ticks), count(counts.sentTicks), ms(counts.roundTrip.percentile(50)),
            ms(counts.roundTrip.percentile(99)), ms(total.connectTime.percentile(99)),
            m_measured.seconds == 0 ? 0 : cpu / static_cast<double>(m_measured.seconds));
        std::printf("\"rss_start_kib\":%ld,\"rss_active_kib\":%ld,\"total_sent_bytes\":%llu,"
                    "\"total_echoed_bytes\":%llu,\"unanswered\":%llu,\"errors\":%llu}\n",
            m_measured.residentStart, m_measured.residentActive, count(total.sentBytes),
            count(total.echoedBytes), count(total.unansweredTicks), count(total.errorCount()));
    }

    const BenchOptions &m_options;
    const std::int64_t m_firstSecond;
    Measured m_measured;
};

} // namespace

} // namespace plimsoll::bench

int main(int count, char **arguments)
{
    const QCoreApplication application(count, arguments);
    const auto options = plimsoll::bench::readOptions(count, arguments);
    if (!options)
        return 2;
    return plimsoll::bench::SessionBench(*options).run();
}
