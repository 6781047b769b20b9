// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/enumtext.h"
#include "core/storage/runreading.h"

namespace plimsoll {

enum class ExportFile {
    Html, // report.html, made anew
    Json, // run.json
    Summary, // summary.csv: a row a scenario
    Requests, // requests.csv: a row an endpoint
    Series, // series.csv
    Errors, // errors.csv
    Latency, // latency.hlog
    Charts, // chart-*.svg
    Plan, // plan.json
    Events, // events.ndjson
};
// As the command line calls them: "html", "json", …
std::span<const EnumText<ExportFile>> exportFileTexts();

struct ExportedFiles {
    QStringList written = {}; // paths
    QStringList missing = {}; // names of files that the run does not have
};

// Writes them into the folder `to`, which is made where there is none; files of the same name are replaced.
// Simulated ones say so in their names, as in the run's folder. For a worker thread. Errors: Storage.
Result<ExportedFiles> exportRun(
    const RunFolder &folder, const RunData &run, const QList<ExportFile> &files, const QString &to);

// One file under any name. Json, Series, Errors, Latency, Plan and Events are copies of the run's own.
Result<> exportFile(const RunFolder &folder, const RunData &run, ExportFile file, const QString &path);

// report.html into the folder of the run itself, from what the folder has. Errors: Storage.
Result<> writeHtmlReport(const RunFolder &folder);

// htmlReport() with everything blacked out that looks like a session token of Coder's.
QByteArray safeHtmlReport(const RunData &run);

} // namespace plimsoll
