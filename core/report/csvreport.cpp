// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/csvreport.h"

#include <algorithm>
#include <functional>
#include <vector>

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

QByteArray flagText(bool value)
{
    return value ? "true"_ba : "false"_ba;
}

QByteArray numberText(std::uint64_t value)
{
    return QByteArray::number(value);
}

QByteArray shareText(const std::optional<double> &share)
{
    return share ? QByteArray::number(*share, 'f', 6) : QByteArray();
}

QByteArray microseconds(Nanoseconds value)
{
    return QByteArray::number((value.count() + 500) / 1000);
}

QByteArray percentileText(const Quantiles &quantiles, const std::optional<Nanoseconds> &percentile)
{
    if (percentile)
        return microseconds(*percentile);
    return quantiles.worse > 0 ? "inf"_ba : QByteArray();
}

QByteArray maxText(const Quantiles &quantiles)
{
    return quantiles.count > 0 ? microseconds(quantiles.max) : QByteArray();
}

// A table's columns: how they are called and what a row has in them.
template <typename Row> struct Column {
    QString name;
    std::function<QByteArray(const Row &)> text;
};
template <typename Row> using Columns = std::vector<Column<Row>>;

template <typename Row> QStringList namesOf(const Columns<Row> &columns)
{
    QStringList names;
    for (const Column<Row> &column : columns)
        names.append(column.name);
    return names;
}

template <typename Row> QByteArray headerOf(const Columns<Row> &columns)
{
    return namesOf(columns).join(u',').toLatin1() + '\n';
}

template <typename Row> QByteArray lineOf(const Columns<Row> &columns, const Row &row)
{
    QByteArray line;
    for (const Column<Row> &column : columns)
        line += column.text(row) + ',';
    line.back() = '\n';
    return line;
}

// What became of requests. How many were intended and sent stands among the ticks.
template <typename Row>
void addRequests(Columns<Row> &columns, const std::function<const RequestCounts &(const Row &)> &requestsOf)
{
    for (const EnumText<StatusClass> &known : statusClassTexts()) {
        const auto index = static_cast<std::size_t>(known.value);
        columns.push_back({u"requests_"_s + known.text,
            [=](const Row &row) { return numberText(requestsOf(row).statuses[index]); }});
    }
    const auto add = [&columns, &requestsOf](const QString &name, std::uint64_t RequestCounts::*count) {
        columns.push_back({name, [=](const Row &row) { return numberText(requestsOf(row).*count); }});
    };
    add(u"requests_unexpected"_s, &RequestCounts::unexpected);
    add(u"requests_failed"_s, &RequestCounts::failed);
    add(u"body_bytes"_s, &RequestCounts::bodyBytes);
}

// The counts that series and summary share.
template <typename Row>
void addCounts(Columns<Row> &columns, const std::function<const ScenarioCounts &(const Row &)> &countsOf)
{
    const auto add = [&columns, &countsOf](const QString &name, std::uint64_t ScenarioCounts::*count) {
        columns.push_back({name, [=](const Row &row) { return numberText(countsOf(row).*count); }});
    };
    add(u"due_ticks"_s, &ScenarioCounts::dueTicks);
    add(u"sent_ticks"_s, &ScenarioCounts::sentTicks);
    add(u"late_ticks"_s, &ScenarioCounts::lateTicks);
    add(u"skipped_ticks"_s, &ScenarioCounts::skippedTicks);
    add(u"blocked_ticks"_s, &ScenarioCounts::blockedTicks);
    add(u"echoed_ticks"_s, &ScenarioCounts::echoedTicks);
    add(u"unanswered_ticks"_s, &ScenarioCounts::unansweredTicks);
    add(u"sent_bytes"_s, &ScenarioCounts::sentBytes);
    add(u"echoed_bytes"_s, &ScenarioCounts::echoedBytes);
    add(u"replayed_bytes"_s, &ScenarioCounts::replayedBytes);
    add(u"wire_read_bytes"_s, &ScenarioCounts::wireReadBytes);
    add(u"wire_written_bytes"_s, &ScenarioCounts::wireWrittenBytes);
    add(u"sessions_started"_s, &ScenarioCounts::sessionsStarted);
    add(u"sessions_ended"_s, &ScenarioCounts::sessionsEnded);
    add(u"disconnects"_s, &ScenarioCounts::disconnects);
    add(u"reconnects"_s, &ScenarioCounts::reconnects);
    for (const EnumText<ErrorClass> &known : errorClassTexts()) {
        const auto index = static_cast<std::size_t>(known.value);
        QString name = u"errors_"_s + known.text;
        columns.push_back({name.replace(u'-', u'_'),
            [=](const Row &row) { return numberText(countsOf(row).errors[index]); }});
    }
    for (const auto &known : tunnelCountTexts()) {
        QString name = u"tunnel_"_s + known.text;
        columns.push_back({name.replace(u'-', u'_'),
            [=](const Row &row) { return numberText(countsOf(row).tunnel.*known.value); }});
    }
    addRequests<Row>(
        columns, [countsOf](const Row &row) -> const RequestCounts & { return countsOf(row).requests; });
}

template <typename Row>
void addQuantiles(Columns<Row> &columns, const QString &clock,
    const std::function<const Quantiles &(const Row &)> &quantilesOf)
{
    const auto add = [&](const QString &name, std::optional<Nanoseconds> Quantiles::*percentile) {
        columns.push_back({u"%1_%2_us"_s.arg(clock, name), [=](const Row &row) {
                               const Quantiles &quantiles = quantilesOf(row);
                               return percentileText(quantiles, quantiles.*percentile);
                           }});
    };
    add(u"p50"_s, &Quantiles::p50);
    add(u"p95"_s, &Quantiles::p95);
    add(u"p99"_s, &Quantiles::p99);
    columns.push_back({clock + u"_max_us"_s, [=](const Row &row) { return maxText(quantilesOf(row)); }});
}

struct SeriesCell {
    const SeriesContext &context;
    const SecondRow &row;
    std::size_t scenario;

    const ScenarioSecond &second() const { return row.scenarios[scenario]; }
};

template <typename Value> Value largestOf(const std::vector<WorkerTally> &workers, Value WorkerTally::*value)
{
    Value largest{};
    for (const WorkerTally &worker : workers)
        largest = std::max(largest, worker.*value);
    return largest;
}

void addSessionsAndWorkers(Columns<SeriesCell> &columns)
{
    const auto add = [&columns](const QString &name, int Gauges::*gauge) {
        columns.push_back({name,
            [gauge](const SeriesCell &cell) { return QByteArray::number(cell.second().gauges.*gauge); }});
    };
    add(u"sessions_planned"_s, &Gauges::planned);
    add(u"sessions_active"_s, &Gauges::active);
    add(u"sessions_connecting"_s, &Gauges::connecting);
    add(u"sessions_failed"_s, &Gauges::failed);
    columns.push_back({u"worker_busy_max"_s, [](const SeriesCell &cell) {
                           return QByteArray::number(
                               largestOf(cell.row.workers, &WorkerTally::busyShare), 'f', 4);
                       }});
    columns.push_back({u"worker_lag_p99_max_us"_s, [](const SeriesCell &cell) {
                           return microseconds(largestOf(cell.row.workers, &WorkerTally::loopLagP99));
                       }});
    columns.push_back({u"worker_skipped_ticks"_s, [](const SeriesCell &cell) {
                           std::uint64_t skipped = 0;
                           for (const WorkerTally &worker : cell.row.workers)
                               skipped += worker.skippedTicks;
                           return numberText(skipped);
                       }});
    const auto addMachine = [&columns](const QString &name, std::int64_t MachineUse::*value) {
        columns.push_back({name,
            [value](const SeriesCell &cell) { return QByteArray::number(qint64{cell.row.machine.*value}); }});
    };
    addMachine(u"open_files"_s, &MachineUse::openFiles);
    addMachine(u"local_ports"_s, &MachineUse::localPorts);
    columns.push_back({u"marked"_s, [](const SeriesCell &cell) { return flagText(cell.row.mark.any()); }});
    columns.push_back(
        {u"mark_reason"_s, [](const SeriesCell &cell) { return csvField(markText(cell.row.mark)); }});
}

const Columns<SeriesCell> &seriesTable()
{
    static const Columns<SeriesCell> table = [] {
        Columns<SeriesCell> columns{
            {u"time"_s,
                [](const SeriesCell &cell) {
                    return utcText(cell.context.trafficStartedAt.addSecs(cell.row.second)).toLatin1();
                }},
            {u"second"_s, [](const SeriesCell &cell) { return QByteArray::number(cell.row.second); }},
            {u"simulated"_s, [](const SeriesCell &cell) { return flagText(cell.context.simulated); }},
            {u"scenario"_s,
                [](const SeriesCell &cell) {
                    return csvField(cell.context.scenarios.value(static_cast<qsizetype>(cell.scenario)));
                }},
            {u"intended_ticks"_s,
                [](const SeriesCell &cell) { return numberText(cell.second().intended.ticks); }},
            {u"intended_bytes"_s,
                [](const SeriesCell &cell) { return numberText(cell.second().intended.bytes); }},
        };
        addCounts<SeriesCell>(
            columns, [](const SeriesCell &cell) -> const ScenarioCounts & { return cell.second().counts; });
        addQuantiles<SeriesCell>(columns, u"round_trip"_s,
            [](const SeriesCell &cell) -> const Quantiles & { return cell.second().roundTrip; });
        addQuantiles<SeriesCell>(columns, u"service_time"_s,
            [](const SeriesCell &cell) -> const Quantiles & { return cell.second().serviceTime; });
        addSessionsAndWorkers(columns);
        return columns;
    }();
    return table;
}

struct ErrorRow {
    const Report &report;
    const ErrorGroup &group;
};

const Columns<ErrorRow> &errorTable()
{
    static const Columns<ErrorRow> table{
        {u"simulated"_s, [](const ErrorRow &row) { return flagText(row.report.simulated); }},
        {u"origin"_s, [](const ErrorRow &row) { return csvField(row.group.origin); }},
        {u"class"_s, [](const ErrorRow &row) { return csvField(row.group.errorClass); }},
        {u"sentence"_s, [](const ErrorRow &row) { return csvField(row.group.sentence); }},
        {u"count"_s, [](const ErrorRow &row) { return numberText(row.group.count); }},
        {u"first_at"_s, [](const ErrorRow &row) { return utcText(row.group.first).toLatin1(); }},
        {u"last_at"_s, [](const ErrorRow &row) { return utcText(row.group.last).toLatin1(); }},
        {u"sample"_s, [](const ErrorRow &row) { return csvField(row.group.sample); }},
    };
    return table;
}

struct SummaryRow {
    const Report &report;
    const ScenarioReport &scenario;
};

const Columns<SummaryRow> &summaryTable()
{
    static const Columns<SummaryRow> table = [] {
        Columns<SummaryRow> columns{
            {u"run"_s, [](const SummaryRow &row) { return csvField(row.report.name); }},
            {u"started_at"_s, [](const SummaryRow &row) { return utcText(row.report.startedAt).toLatin1(); }},
            {u"simulated"_s, [](const SummaryRow &row) { return flagText(row.report.simulated); }},
            {u"outcome"_s,
                [](const SummaryRow &row) {
                    return QByteArray(textOf(runOutcomeTexts(), row.report.outcome).data());
                }},
            {u"verdict"_s,
                [](const SummaryRow &row) {
                    const auto state = row.report.verdict.state;
                    return state ? QByteArray(textOf(goalStateTexts(), *state).data()) : QByteArray();
                }},
            {u"scenario"_s, [](const SummaryRow &row) { return csvField(row.scenario.name); }},
            {u"sessions"_s, [](const SummaryRow &row) { return QByteArray::number(row.scenario.sessions); }},
            {u"intended_ticks"_s,
                [](const SummaryRow &row) { return numberText(row.scenario.intended.ticks); }},
            {u"intended_bytes"_s,
                [](const SummaryRow &row) { return numberText(row.scenario.intended.bytes); }},
            {u"echoed_share"_s, [](const SummaryRow &row) { return shareText(echoedShare(row.scenario)); }},
            {u"disconnect_rate"_s,
                [](const SummaryRow &row) { return shareText(disconnectRate(row.scenario)); }},
        };
        addCounts<SummaryRow>(
            columns, [](const SummaryRow &row) -> const ScenarioCounts & { return row.scenario.counts; });
        addQuantiles<SummaryRow>(columns, u"round_trip"_s,
            [](const SummaryRow &row) -> const Quantiles & { return row.scenario.roundTrip; });
        addQuantiles<SummaryRow>(columns, u"service_time"_s,
            [](const SummaryRow &row) -> const Quantiles & { return row.scenario.serviceTime; });
        addQuantiles<SummaryRow>(columns, u"connect_time"_s,
            [](const SummaryRow &row) -> const Quantiles & { return row.scenario.connectTime; });
        addQuantiles<SummaryRow>(columns, u"attach_time"_s,
            [](const SummaryRow &row) -> const Quantiles & { return row.scenario.attachTime; });
        columns.push_back({u"marked_seconds"_s,
            [](const SummaryRow &row) { return QByteArray::number(row.report.generator.markedSeconds); }});
        return columns;
    }();
    return table;
}

struct RequestRow {
    const Report &report;
    const ScenarioReport &scenario;
    const EndpointReport &endpoint;
};

const Columns<RequestRow> &requestTable()
{
    static const Columns<RequestRow> table = [] {
        Columns<RequestRow> columns{
            {u"simulated"_s, [](const RequestRow &row) { return flagText(row.report.simulated); }},
            {u"scenario"_s, [](const RequestRow &row) { return csvField(row.scenario.name); }},
            {u"endpoint"_s, [](const RequestRow &row) { return csvField(row.endpoint.name); }},
            {u"requests_intended"_s,
                [](const RequestRow &row) { return numberText(row.endpoint.counts.intended); }},
            {u"requests_sent"_s, [](const RequestRow &row) { return numberText(row.endpoint.counts.sent); }},
            {u"requests_answered"_s,
                [](const RequestRow &row) { return numberText(row.endpoint.counts.answered); }},
        };
        addRequests<RequestRow>(
            columns, [](const RequestRow &row) -> const RequestCounts & { return row.endpoint.counts; });
        addQuantiles<RequestRow>(columns, u"latency"_s,
            [](const RequestRow &row) -> const Quantiles & { return row.endpoint.latency; });
        addQuantiles<RequestRow>(columns, u"service_time"_s,
            [](const RequestRow &row) -> const Quantiles & { return row.endpoint.serviceTime; });
        return columns;
    }();
    return table;
}

} // namespace

QStringList seriesColumns()
{
    return namesOf(seriesTable());
}

QByteArray seriesHeader()
{
    return headerOf(seriesTable());
}

QByteArray seriesLines(const SeriesContext &context, const SecondRow &row)
{
    QByteArray lines;
    for (std::size_t i = 0; i < row.scenarios.size(); ++i)
        lines += lineOf(seriesTable(), SeriesCell{context, row, i});
    return lines;
}

QStringList errorColumns()
{
    return namesOf(errorTable());
}

QByteArray errorsCsv(const Report &report)
{
    QByteArray lines = headerOf(errorTable());
    for (const ErrorGroup &group : report.errors)
        lines += lineOf(errorTable(), ErrorRow{report, group});
    return lines;
}

QStringList requestColumns()
{
    return namesOf(requestTable());
}

QByteArray requestsCsv(const Report &report)
{
    QByteArray lines = headerOf(requestTable());
    for (const ScenarioReport &scenario : report.scenarios) {
        for (const EndpointReport &endpoint : scenario.endpoints)
            lines += lineOf(requestTable(), RequestRow{report, scenario, endpoint});
    }
    return lines;
}

QStringList summaryColumns()
{
    return namesOf(summaryTable());
}

QByteArray summaryCsv(const Report &report)
{
    QByteArray lines = headerOf(summaryTable());
    for (const ScenarioReport &scenario : report.scenarios)
        lines += lineOf(summaryTable(), SummaryRow{report, scenario});
    return lines;
}

QByteArray csvField(const QString &text)
{
    QByteArray bytes = text.toUtf8();
    const bool needsQuotes = std::any_of(bytes.cbegin(), bytes.cend(),
        [](char byte) { return byte == ',' || byte == '"' || byte == '\n' || byte == '\r'; });
    return needsQuotes ? '"' + bytes.replace('"', "\"\"") + '"' : bytes;
}

QString markText(const GeneratorMark &mark)
{
    QStringList reasons;
    if (mark.busy)
        reasons.append(u"busy"_s);
    if (mark.lagging)
        reasons.append(u"lagging"_s);
    if (mark.undersent)
        reasons.append(u"undersent"_s);
    if (mark.absent)
        reasons.append(u"absent"_s);
    if (mark.exhausted)
        reasons.append(u"exhausted"_s);
    if (mark.after)
        reasons.append(u"after"_s);
    return reasons.join(u'+');
}

} // namespace plimsoll
