// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/seriesreader.h"

#include <cmath>

using namespace Qt::StringLiterals;

namespace plimsoll {

// One line of the table.
struct SeriesReader::Cell {
    std::int64_t second = -1;
    QDateTime time = {};
    QString scenario = {};
    bool simulated = false;
    ScenarioSecond values = {};
    WorkerTally worker = {};
    GeneratorMark mark = {};
    MachineUse machine = {};
};

struct SeriesReader::Columns {
    using Setter = std::function<bool(const QByteArray &field, Cell &cell)>; // false: damaged

    static const QHash<QByteArray, Setter> &all();
    static void addRun(QHash<QByteArray, Setter> &setters);
    static void addCounts(QHash<QByteArray, Setter> &setters);
    static void addRequests(QHash<QByteArray, Setter> &setters);
    static void addQuantiles(
        QHash<QByteArray, Setter> &setters, const QByteArray &clock, Quantiles ScenarioSecond::*quantilesOf);
    static void addSessionsAndWorkers(QHash<QByteArray, Setter> &setters);

    std::vector<Setter> setters; // in the order of the file's; none for a column of a newer program
};

namespace {

constexpr qsizetype LongestLine = qsizetype{64} * 1024;
constexpr qsizetype MostScenarios = 1000;

template <typename Number> bool takeWhole(const QByteArray &field, Number &into)
{
    bool isNumber = false;
    const qint64 value = field.toLongLong(&isNumber);
    if (!isNumber || value < 0 || value > static_cast<qint64>(std::numeric_limits<Number>::max() / 2))
        return false;
    into = static_cast<Number>(value);
    return true;
}

bool takeMicroseconds(const QByteArray &field, Nanoseconds &into)
{
    std::int64_t us = 0;
    constexpr std::int64_t most = 1'000'000'000'000; // beyond all that a histogram holds
    if (!takeWhole(field, us) || us > most)
        return false;
    into = std::chrono::microseconds(us);
    return true;
}

// "inf" is none, told from an empty field by the ticks that are worse.
bool takePercentile(const QByteArray &field, Quantiles &quantiles, std::optional<Nanoseconds> &into)
{
    if (field == "inf") {
        quantiles.worse = std::max<std::uint64_t>(quantiles.worse, 1);
        return true;
    }
    return field.isEmpty() || takeMicroseconds(field, into.emplace());
}

bool takeMax(const QByteArray &field, Quantiles &quantiles)
{
    quantiles.count = field.isEmpty() ? 0 : 1;
    return field.isEmpty() || takeMicroseconds(field, quantiles.max);
}

bool takeFlag(const QByteArray &field, bool &into)
{
    into = field == "true";
    return into || field == "false";
}

bool takeMark(const QByteArray &field, GeneratorMark &mark)
{
    for (const QByteArray &word : field.split('+')) {
        if (word == "busy")
            mark.busy = true;
        else if (word == "lagging")
            mark.lagging = true;
        else if (word == "undersent")
            mark.undersent = true;
        else if (word == "absent")
            mark.absent = true;
        else if (word == "exhausted")
            mark.exhausted = true;
        else if (word == "after")
            mark.after = true;
        else if (!word.isEmpty())
            return false;
    }
    return true;
}

// The fields of a record; none when a quote is not closed.
std::optional<QList<QByteArray>> fieldsOf(const QByteArray &line)
{
    QList<QByteArray> fields;
    QByteArray field;
    for (qsizetype at = 0; at <= line.size(); ++at) {
        if (at == line.size() || line[at] == ',') {
            fields.append(std::exchange(field, {}));
            continue;
        }
        if (line[at] != '"' || !field.isEmpty()) {
            field += line[at];
            continue;
        }
        for (++at; at < line.size(); ++at) {
            if (line[at] == '"' && at + 1 < line.size() && line[at + 1] == '"')
                field += line[at++];
            else if (line[at] == '"')
                break;
            else
                field += line[at];
        }
        if (at >= line.size())
            return std::nullopt;
    }
    return fields;
}

} // namespace

void SeriesReader::Columns::addCounts(QHash<QByteArray, Setter> &setters)
{
    const auto add = [&setters](const char *name, std::uint64_t ScenarioCounts::*count) {
        setters.insert(name, [count](const QByteArray &field, Cell &cell) {
            return takeWhole(field, cell.values.counts.*count);
        });
    };
    add("due_ticks", &ScenarioCounts::dueTicks);
    add("sent_ticks", &ScenarioCounts::sentTicks);
    add("late_ticks", &ScenarioCounts::lateTicks);
    add("skipped_ticks", &ScenarioCounts::skippedTicks);
    add("blocked_ticks", &ScenarioCounts::blockedTicks);
    add("echoed_ticks", &ScenarioCounts::echoedTicks);
    add("unanswered_ticks", &ScenarioCounts::unansweredTicks);
    add("sent_bytes", &ScenarioCounts::sentBytes);
    add("echoed_bytes", &ScenarioCounts::echoedBytes);
    add("replayed_bytes", &ScenarioCounts::replayedBytes);
    add("wire_read_bytes", &ScenarioCounts::wireReadBytes);
    add("wire_written_bytes", &ScenarioCounts::wireWrittenBytes);
    add("sessions_started", &ScenarioCounts::sessionsStarted);
    add("sessions_ended", &ScenarioCounts::sessionsEnded);
    add("disconnects", &ScenarioCounts::disconnects);
    add("reconnects", &ScenarioCounts::reconnects);
    for (const EnumText<ErrorClass> &known : errorClassTexts()) {
        const auto index = static_cast<std::size_t>(known.value);
        QByteArray name = QByteArray("errors_") + known.text.data();
        setters.insert(name.replace('-', '_'), [index](const QByteArray &field, Cell &cell) {
            return takeWhole(field, cell.values.counts.errors[index]);
        });
    }
    for (const auto &known : tunnelCountTexts()) {
        QByteArray name = QByteArray("tunnel_") + known.text.data();
        setters.insert(name.replace('-', '_'), [known](const QByteArray &field, Cell &cell) {
            return takeWhole(field, cell.values.counts.tunnel.*known.value);
        });
    }
    addRequests(setters);
}

void SeriesReader::Columns::addRequests(QHash<QByteArray, Setter> &setters)
{
    for (const EnumText<StatusClass> &known : statusClassTexts()) {
        const auto index = static_cast<std::size_t>(known.value);
        setters.insert(
            QByteArray("requests_") + known.text.data(), [index](const QByteArray &field, Cell &cell) {
                RequestCounts &requests = cell.values.counts.requests;
                if (!takeWhole(field, requests.statuses[index]))
                    return false;
                requests.answered += requests.statuses[index];
                return true;
            });
    }
    const auto add = [&setters](const char *name, std::uint64_t RequestCounts::*count) {
        setters.insert(name, [count](const QByteArray &field, Cell &cell) {
            return takeWhole(field, cell.values.counts.requests.*count);
        });
    };
    add("requests_unexpected", &RequestCounts::unexpected);
    add("requests_failed", &RequestCounts::failed);
    add("body_bytes", &RequestCounts::bodyBytes);
}

void SeriesReader::Columns::addQuantiles(
    QHash<QByteArray, Setter> &setters, const QByteArray &clock, Quantiles ScenarioSecond::*quantilesOf)
{
    const auto add = [&](const char *name, std::optional<Nanoseconds> Quantiles::*percentile) {
        setters.insert(clock + name, [=](const QByteArray &field, Cell &cell) {
            Quantiles &quantiles = cell.values.*quantilesOf;
            return takePercentile(field, quantiles, quantiles.*percentile);
        });
    };
    add("_p50_us", &Quantiles::p50);
    add("_p95_us", &Quantiles::p95);
    add("_p99_us", &Quantiles::p99);
    setters.insert(clock + "_max_us", [quantilesOf](const QByteArray &field, Cell &cell) {
        return takeMax(field, cell.values.*quantilesOf);
    });
}

void SeriesReader::Columns::addSessionsAndWorkers(QHash<QByteArray, Setter> &setters)
{
    const auto add = [&setters](const char *name, int Gauges::*gauge) {
        setters.insert(name, [gauge](const QByteArray &field, Cell &cell) {
            return takeWhole(field, cell.values.gauges.*gauge);
        });
    };
    add("sessions_planned", &Gauges::planned);
    add("sessions_active", &Gauges::active);
    add("sessions_connecting", &Gauges::connecting);
    add("sessions_failed", &Gauges::failed);
    setters.insert("worker_busy_max", [](const QByteArray &field, Cell &cell) {
        bool isNumber = false;
        cell.worker.busyShare = field.toDouble(&isNumber);
        return isNumber && std::isfinite(cell.worker.busyShare) && cell.worker.busyShare >= 0;
    });
    setters.insert("worker_lag_p99_max_us",
        [](const QByteArray &field, Cell &cell) { return takeMicroseconds(field, cell.worker.loopLagP99); });
    setters.insert("worker_skipped_ticks",
        [](const QByteArray &field, Cell &cell) { return takeWhole(field, cell.worker.skippedTicks); });
    setters.insert("open_files",
        [](const QByteArray &field, Cell &cell) { return takeWhole(field, cell.machine.openFiles); });
    setters.insert("local_ports",
        [](const QByteArray &field, Cell &cell) { return takeWhole(field, cell.machine.localPorts); });
    setters.insert(
        "mark_reason", [](const QByteArray &field, Cell &cell) { return takeMark(field, cell.mark); });
}

void SeriesReader::Columns::addRun(QHash<QByteArray, Setter> &setters)
{
    setters.insert("time", [](const QByteArray &field, Cell &cell) {
        cell.time = QDateTime::fromString(QString::fromLatin1(field), Qt::ISODateWithMs);
        return cell.time.isValid();
    });
    setters.insert(
        "second", [](const QByteArray &field, Cell &cell) { return takeWhole(field, cell.second); });
    setters.insert(
        "simulated", [](const QByteArray &field, Cell &cell) { return takeFlag(field, cell.simulated); });
    setters.insert("scenario", [](const QByteArray &field, Cell &cell) {
        cell.scenario = QString::fromUtf8(field);
        return true;
    });
    setters.insert("intended_ticks",
        [](const QByteArray &field, Cell &cell) { return takeWhole(field, cell.values.intended.ticks); });
    setters.insert("intended_bytes",
        [](const QByteArray &field, Cell &cell) { return takeWhole(field, cell.values.intended.bytes); });
}

const QHash<QByteArray, SeriesReader::Columns::Setter> &SeriesReader::Columns::all()
{
    static const QHash<QByteArray, Setter> known = [] {
        QHash<QByteArray, Setter> byName;
        addRun(byName);
        addCounts(byName);
        addQuantiles(byName, "round_trip", &ScenarioSecond::roundTrip);
        addQuantiles(byName, "service_time", &ScenarioSecond::serviceTime);
        addSessionsAndWorkers(byName);
        return byName;
    }();
    return known;
}

SeriesReader::SeriesReader(QIODevice &in, const QStringList &scenarios, ReadProgress progress)
    : m_lines(in, LongestLine, std::move(progress))
    , m_context{.scenarios = scenarios}
{
    if (!takeHeader())
        ++m_damaged;
}

SeriesReader::~SeriesReader() = default;

bool SeriesReader::takeHeader()
{
    const auto names = nextRecord();
    if (!names || !names->contains("second") || !names->contains("scenario"))
        return false;
    m_columns = std::make_unique<Columns>();
    for (const QByteArray &name : *names)
        m_columns->setters.push_back(Columns::all().value(name));
    return true;
}

std::optional<SecondRow> SeriesReader::next()
{
    std::optional<Cell> cell;
    if (m_ahead)
        cell = std::move(*std::exchange(m_ahead, nullptr));
    else
        cell = nextCell();
    if (!cell)
        return std::nullopt;
    SecondRow row{.second = cell->second, .scenarios = {}, .workers = {}, .mark = {}};
    for (; cell; cell = nextCell()) {
        if (cell->second != row.second) {
            m_ahead = std::make_unique<Cell>(*std::move(cell));
            break;
        }
        place(*cell, row);
    }
    row.scenarios.resize(static_cast<std::size_t>(m_context.scenarios.size()));
    return row;
}

void SeriesReader::place(const Cell &cell, SecondRow &row)
{
    qsizetype scenario = m_context.scenarios.indexOf(cell.scenario);
    if (scenario < 0) {
        scenario = m_context.scenarios.size();
        m_context.scenarios.append(cell.scenario);
    }
    row.scenarios.resize(static_cast<std::size_t>(m_context.scenarios.size()));
    row.scenarios[static_cast<std::size_t>(scenario)] = cell.values;
    row.workers = {cell.worker};
    row.mark = cell.mark;
    row.machine = cell.machine;
}

std::optional<SeriesReader::Cell> SeriesReader::nextCell()
{
    while (m_columns) {
        const auto fields = nextRecord();
        if (!fields)
            return std::nullopt;
        Cell cell;
        if (takeFields(*fields, cell) && fits(cell))
            return cell;
        ++m_damaged;
    }
    return std::nullopt;
}

// None at the end. An unclosed quote, which only a damaged line has, ends with the fifth line after it.
std::optional<QList<QByteArray>> SeriesReader::nextRecord()
{
    constexpr int most = 5;
    QByteArray line;
    if (!m_lines.next(line))
        return std::nullopt;
    bool isOpen = line.count('"') % 2 != 0;
    QByteArray more;
    for (int lines = 0; isOpen && lines < most && m_lines.next(more); ++lines) {
        isOpen = more.count('"') % 2 == 0;
        line += '\n' + more;
    }
    return fieldsOf(line).value_or(QList<QByteArray>());
}

bool SeriesReader::takeFields(const QList<QByteArray> &fields, Cell &cell) const
{
    if (fields.size() != static_cast<qsizetype>(m_columns->setters.size()))
        return false;
    for (std::size_t i = 0; i < m_columns->setters.size(); ++i) {
        const Columns::Setter &set = m_columns->setters[i];
        if (set && !set(fields[static_cast<qsizetype>(i)], cell))
            return false;
    }
    if (RequestCounts &requests = cell.values.counts.requests; requests != RequestCounts()) {
        requests.intended = cell.values.counts.dueTicks;
        requests.sent = cell.values.counts.sentTicks;
    }
    for (Quantiles *quantiles : {&cell.values.roundTrip, &cell.values.serviceTime}) {
        const ScenarioCounts &counts = cell.values.counts;
        quantiles->worse = std::max(quantiles->worse, counts.worseTicks());
        quantiles->count = quantiles->count == 0 ? 0 : std::max<std::uint64_t>(1, counts.echoedTicks);
    }
    return cell.second >= 0;
}

// In its place in time: a digit that was changed must not make the rest of the file look old.
bool SeriesReader::fits(const Cell &cell)
{
    const QStringList &names = m_context.scenarios;
    if (cell.second < m_second || (!names.contains(cell.scenario) && names.size() >= MostScenarios))
        return false;
    const QDateTime start = cell.time.addSecs(-cell.second);
    if (!m_context.trafficStartedAt.isValid()) {
        m_context.trafficStartedAt = start;
        m_context.simulated = cell.simulated;
    }
    if (start != m_context.trafficStartedAt)
        return false;
    m_second = cell.second;
    return true;
}

} // namespace plimsoll
