// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/faults.h"

#include "core/base/unittext.h"

#include <algorithm>

namespace plimsoll {

using namespace Qt::StringLiterals;

namespace simulator {

FaultPlan::FaultPlan(SimulatorFaults always, std::vector<SimulatorFaultWindow> windows, Instant start)
    : m_always(always)
    , m_windows(std::move(windows))
    , m_start(start)
{
}

void FaultPlan::terminalOpened(Instant now)
{
    if (!m_firstTerminal)
        m_firstTerminal = now;
}

std::optional<Instant> FaultPlan::beginOf(const SimulatorFaultWindow &window) const
{
    if (window.since == SimulatorFaultWindow::Since::Start)
        return m_start + window.after;
    if (m_firstTerminal)
        return *m_firstTerminal + window.after;
    return std::nullopt;
}

static void merge(SimulatorFaults &to, const SimulatorFaults &more)
{
    static const SimulatorFaults None;
    const auto take = [&](auto SimulatorFaults::*field) {
        if (more.*field != None.*field)
            to.*field = more.*field;
    };
    take(&SimulatorFaults::apiLatency);
    take(&SimulatorFaults::echoLatency);
    take(&SimulatorFaults::isStalled);
    take(&SimulatorFaults::stopsReading);
    take(&SimulatorFaults::dropShare);
    take(&SimulatorFaults::resetShare);
    take(&SimulatorFaults::tooManyShare);
    take(&SimulatorFaults::serverErrorShare);
    take(&SimulatorFaults::failedBuildShare);
    take(&SimulatorFaults::createDelay);
    take(&SimulatorFaults::capacity);
    take(&SimulatorFaults::packetLossShare);
    take(&SimulatorFaults::packetReorderShare);
    take(&SimulatorFaults::packetDelay);
    take(&SimulatorFaults::agentsKeepQuiet);
    take(&SimulatorFaults::acknowledgeDelay);
    take(&SimulatorFaults::restartsAgents);
    take(&SimulatorFaults::restartsRelay);
    take(&SimulatorFaults::dropsControls);
}

SimulatorFaults FaultPlan::at(Instant now) const
{
    SimulatorFaults faults = m_always;
    for (const SimulatorFaultWindow &window : m_windows) {
        const std::optional<Instant> begin = beginOf(window);
        if (begin && now >= *begin && (window.lasting.count() == 0 || now < *begin + window.lasting))
            merge(faults, window.faults);
    }
    return faults;
}

std::optional<Instant> FaultPlan::nextChange(Instant now) const
{
    std::optional<Instant> next;
    for (const SimulatorFaultWindow &window : m_windows) {
        const std::optional<Instant> begin = beginOf(window);
        if (!begin)
            continue;
        for (const Instant edge : {*begin, *begin + window.lasting}) {
            if (edge > now && (!next || edge < *next))
                next = edge;
        }
    }
    return next;
}

// Steady delay for a load, in seconds: 2 to 10 ms up to the capacity, 1.5 s at 1.02 times of it, 8 s at most.
static double steadyDelay(double load)
{
    if (load <= 1)
        return 0.002 + 0.008 * load * load * load * load;
    return std::min(8.0, 0.01 + (load - 1) / 0.02 * 1.5);
}

Nanoseconds CapacityModel::delay(Instant now, int open, int capacity)
{
    static constexpr double FillPerSecond = 1;
    static constexpr double DrainPerSecond = 4;
    const double wanted = steadyDelay(double(open) / double(capacity));
    const double seconds = std::min(1.0, std::max(0.0, double((now - m_last).count()) / 1e9));
    m_last = now;
    if (m_queueSeconds < wanted)
        m_queueSeconds = std::min(wanted, m_queueSeconds + seconds * FillPerSecond);
    else
        m_queueSeconds = std::max(wanted, m_queueSeconds - seconds * DrainPerSecond);
    return Nanoseconds(qint64(m_queueSeconds * 1e9));
}

} // namespace simulator

static Error badFault(const QString &text, const QString &why)
{
    return {ErrorKind::BadInput, u"The fault \"%1\" cannot be used: %2"_s.arg(text, why)};
}

// "5%" or "0.05".
static std::optional<double> parseShare(QString text)
{
    double unit = 1;
    if (text.endsWith(u'%')) {
        text.chop(1);
        unit = 0.01;
    }
    bool isNumber = false;
    const double share = text.toDouble(&isNumber) * unit;
    if (!isNumber || share < 0 || share > 1)
        return std::nullopt;
    return share;
}

static std::optional<Milliseconds> parseTime(const QString &text)
{
    const Result<Nanoseconds> time = parseDuration(text);
    if (!time || time->count() < 0)
        return std::nullopt;
    return std::chrono::duration_cast<Milliseconds>(*time);
}

namespace {

struct FaultName {
    QLatin1StringView name;
    QLatin1StringView help;
    Milliseconds SimulatorFaults::*time = nullptr;
    double SimulatorFaults::*share = nullptr;
    bool SimulatorFaults::*flag = nullptr;
    int SimulatorFaults::*count = nullptr;
};

constexpr FaultName Names[] = {
    {"api-latency"_L1, "api-latency=200ms: every answer of the API comes later"_L1,
        &SimulatorFaults::apiLatency},
    {"latency"_L1, "latency=20ms: what terminals send comes later"_L1, &SimulatorFaults::echoLatency},
    {"stall"_L1, "stall=2s@10s: terminals stand still for so long"_L1, nullptr, nullptr,
        &SimulatorFaults::isStalled},
    {"stop-reading"_L1, "stop-reading@10s+5s: terminals read nothing"_L1, nullptr, nullptr,
        &SimulatorFaults::stopsReading},
    {"drop"_L1, "drop=5%: so many terminals lose their connection"_L1, nullptr, &SimulatorFaults::dropShare},
    {"reset"_L1, "reset=5%: the same, with a TCP reset"_L1, nullptr, &SimulatorFaults::resetShare},
    {"429"_L1, "429=10%: so many requests meet a rate limit"_L1, nullptr, &SimulatorFaults::tooManyShare},
    {"5xx"_L1, "5xx=10%: so many requests fail with 500, or 502 and HTML"_L1, nullptr,
        &SimulatorFaults::serverErrorShare},
    {"failed-builds"_L1, "failed-builds=10%: so many start builds fail"_L1, nullptr,
        &SimulatorFaults::failedBuildShare},
    {"slow-creates"_L1, "slow-creates=3s: creating takes longer, and happens even if nobody waits"_L1,
        &SimulatorFaults::createDelay},
    {"capacity"_L1, "capacity=200: more terminals than this wait for more than a second"_L1, nullptr, nullptr,
        nullptr, &SimulatorFaults::capacity},
    {"packet-loss"_L1, "packet-loss=2%: so many packets in tunnels are lost"_L1, nullptr,
        &SimulatorFaults::packetLossShare},
    {"packet-reorder"_L1, "packet-reorder=5%: so many packets in tunnels are overtaken"_L1, nullptr,
        &SimulatorFaults::packetReorderShare},
    {"packet-delay"_L1, "packet-delay=20ms: packets in tunnels come later, each way"_L1,
        &SimulatorFaults::packetDelay},
    {"quiet-agents"_L1, "quiet-agents: agents never say that they know a client of a tunnel"_L1, nullptr,
        nullptr, &SimulatorFaults::agentsKeepQuiet},
    {"slow-agents"_L1, "slow-agents=2s: they say so later"_L1, &SimulatorFaults::acknowledgeDelay},
    {"restart-agents"_L1, "restart-agents@10s: agents start anew, with new keys"_L1, nullptr, nullptr,
        &SimulatorFaults::restartsAgents},
    {"restart-relay"_L1, "restart-relay@10s: all connections to the relay end"_L1, nullptr, nullptr,
        &SimulatorFaults::restartsRelay},
    {"drop-controls"_L1, "drop-controls@10s: all control connections of tunnels end"_L1, nullptr, nullptr,
        &SimulatorFaults::dropsControls},
};

} // namespace

// "10s", "10s+5s", "terminal+10s+5s"
static bool parseWindow(const QString &text, SimulatorFaultWindow &into)
{
    QStringList parts = text.split(u'+');
    if (parts.front() == "terminal"_L1) {
        into.since = SimulatorFaultWindow::Since::FirstTerminal;
        parts.removeFirst();
    }
    if (parts.size() > 2)
        return false;
    for (qsizetype i = 0; i < parts.size(); ++i) {
        const std::optional<Milliseconds> time = parseTime(parts[i]);
        if (!time)
            return false;
        (i == 0 ? into.after : into.lasting) = *time;
    }
    return true;
}

static bool parseValue(const FaultName &name, const QString &value, SimulatorFaultWindow &into)
{
    if (name.flag) {
        into.faults.*name.flag = true;
        if (value.isEmpty())
            return true;
        const std::optional<Milliseconds> lasting = parseTime(value);
        into.lasting = lasting.value_or(into.lasting);
        return lasting.has_value();
    }
    if (name.time) {
        const std::optional<Milliseconds> time = parseTime(value);
        into.faults.*name.time = time.value_or(Milliseconds(0));
        return time.has_value();
    }
    if (name.share) {
        const std::optional<double> share = parseShare(value);
        into.faults.*name.share = share.value_or(0);
        return share.has_value();
    }
    bool isNumber = false;
    into.faults.*name.count = value.toInt(&isNumber);
    return isNumber && into.faults.*name.count > 0;
}

Result<SimulatorFaultWindow> parseSimulatorFault(const QString &text)
{
    const qsizetype at = text.indexOf(u'@');
    const QString fault = text.left(at);
    const qsizetype equals = fault.indexOf(u'=');
    const QString word = fault.left(equals);
    const auto name = std::find_if(
        std::begin(Names), std::end(Names), [&word](const FaultName &one) { return one.name == word; });
    if (name == std::end(Names)) {
        QStringList names;
        for (const FaultName &one : Names)
            names.append(one.name);
        return badFault(text, u"the faults are %1."_s.arg(names.join(", "_L1)));
    }
    SimulatorFaultWindow window;
    if (at >= 0 && !parseWindow(text.mid(at + 1), window)) {
        return badFault(text,
            u"after @ stands when it begins and how long it lasts, as in @10s+5s or @terminal+5s+2s."_s);
    }
    if (!parseValue(*name, equals < 0 ? QString() : fault.mid(equals + 1), window))
        return badFault(text, u"it is written like %1."_s.arg(name->help));
    return window;
}

QStringList simulatorFaultHelp()
{
    QStringList lines;
    for (const FaultName &name : Names)
        lines.append(name.help);
    lines.append(u"@10s begins 10 s after the start, @10s+5s also ends 5 s later; @terminal+10s counts from "
                 "the first terminal"_s);
    return lines;
}

} // namespace plimsoll
