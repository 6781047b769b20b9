// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/runrecorder.h"

#include "core/report/latencylog.h"

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

Error notWritten(const QFile &file)
{
    return {ErrorKind::Storage, u"Could not write %1: %2."_s.arg(file.fileName(), file.errorString())};
}

} // namespace

Result<std::unique_ptr<RunRecorder>> RunRecorder::start(
    const RunFolder &folder, const QStringList &scenarios, const QDateTime &trafficStartedAt)
{
    const SeriesContext context{scenarios, trafficStartedAt, folder.isSimulated()};
    std::unique_ptr<RunRecorder> recorder(new RunRecorder(folder, context));
    if (const auto opened = open(recorder->m_series, seriesHeader()); !opened)
        return opened.error();
    if (const auto opened = open(recorder->m_latency, latencyLogHeader(context)); !opened)
        return opened.error();
    return recorder;
}

RunRecorder::RunRecorder(const RunFolder &folder, const SeriesContext &context)
    : m_context(context)
    , m_series(folder.seriesPath())
    , m_latency(folder.latencyPath())
{
}

Result<> RunRecorder::open(QFile &file, const QByteArray &header)
{
    if (!file.open(
            QIODevice::WriteOnly | QIODevice::Truncate, QFileDevice::ReadOwner | QFileDevice::WriteOwner)
        || file.write(header) != header.size() || !file.flush())
        return notWritten(file);
    return {};
}

void RunRecorder::second(const SecondRow &row, const std::vector<ScenarioTally> &merged)
{
    append(m_series, seriesLines(m_context, row));
    append(m_latency, latencyLogLines(m_context, row.second, merged));
}

Result<> RunRecorder::finish()
{
    m_series.close();
    m_latency.close();
    return m_firstFailure;
}

void RunRecorder::append(QFile &file, const QByteArray &lines)
{
    if (m_firstFailure && file.isOpen() && (file.write(lines) != lines.size() || !file.flush()))
        m_firstFailure = notWritten(file);
}

} // namespace plimsoll
