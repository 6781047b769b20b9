// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/csvreport.h"
#include "core/storage/runfolder.h"

#include <QFile>

#include <memory>

namespace plimsoll {

// Appends the seconds of a run to its series.csv and latency.hlog as they are done, so that a run that is
// killed keeps what it measured. Lives on the engine thread.
class RunRecorder
{
public:
    // `scenarios`: the names, by index in the plan. `trafficStartedAt`: UTC, second 0. Errors: Storage.
    static Result<std::unique_ptr<RunRecorder>> start(
        const RunFolder &folder, const QStringList &scenarios, const QDateTime &trafficStartedAt);

    // As TallyCollector::SecondDone; what it writes is with the system when it returns. After an error it
    // writes no more.
    void second(const SecondRow &row, const std::vector<ScenarioTally> &merged);
    // Closes the files. Errors: Storage, the first that happened.
    Result<> finish();

private:
    RunRecorder(const RunFolder &folder, const SeriesContext &context);
    static Result<> open(QFile &file, const QByteArray &header);
    void append(QFile &file, const QByteArray &lines);

    SeriesContext m_context;
    QFile m_series;
    QFile m_latency;
    Result<> m_firstFailure;
};

} // namespace plimsoll
