// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/report/report.h"

#include <QDateTime>

namespace plimsoll {

// Where both programs keep their data unless told otherwise: "plimsoll" in the user's data folder
// ($XDG_DATA_HOME/plimsoll on Linux), whatever the program is called.
QString defaultDataDir();

// One run, one folder: <data dir>/runs/<utc>-<name>[-simulated]/. Knows the names in it. A value; the files
// are written by whoever holds it. docs/run-folder.md
class RunFolder
{
public:
    // Makes the folder, for its owner only (0700); a name that is taken gets "-2", "-3", … Errors: Storage.
    static Result<RunFolder> create(
        const QString &dataDir, const QString &name, const QDateTime &startedAt, bool simulated);
    // One that exists, whatever is in it. Errors: Storage.
    static Result<RunFolder> open(const QString &path);

    const QString &path() const { return m_path; }
    QString folderName() const;
    QString nameInFolder() const; // "baseline-50": what the folder's name tells of the run's
    bool isSimulated() const { return m_simulated; }

    QString reportPath() const; // run.json
    QString planPath() const; // plan.json
    QString ledgerPath() const; // ledger.ndjson
    QString eventsPath() const; // events.ndjson
    QString seriesPath() const; // series.csv, or series-simulated.csv
    QString errorsPath() const; // errors.csv, or errors-simulated.csv
    QString latencyPath() const; // latency.hlog, or latency-simulated.hlog
    QString notesPath() const; // notes.json; most runs have none
    QString htmlPath() const; // report.html, or report-simulated.html
    QString screenshotFolder() const; // screenshots; only where a browser took one
    // How a file of that kind is called: "series-simulated.csv" of a simulated run.
    QString marked(const QString &name, const QString &extension) const;

    // Each replaces the file whole or not at all. Errors: Storage.
    Result<> writePlan(const QByteArray &planJson) const;
    Result<> writeReport(const Report &report) const; // run.json and errors.csv

private:
    RunFolder(QString path, bool simulated);

    QString m_path;
    bool m_simulated = false;
};

// All of a data dir, whatever is in them, the latest first. A data dir without runs gives none.
QList<RunFolder> runFolders(const QString &dataDir);

// "sha256:…" of plan.json's bytes, as run.json carries it.
QString digestOf(const QByteArray &planJson);

} // namespace plimsoll
