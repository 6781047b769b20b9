// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/runexport.h"

#include "core/base/atomicfile.h"
#include "core/report/csvreport.h"
#include "core/report/htmlreport.h"
#include "core/report/reportcharts.h"
#include "core/storage/eventlog.h"

#include <QDir>
#include <QFileInfo>

#include <array>

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

// The file of the run that is copied as it is; empty: it is made.
QString sourceOf(const RunFolder &folder, ExportFile file)
{
    switch (file) {
    case ExportFile::Json:
        return folder.reportPath();
    case ExportFile::Series:
        return folder.seriesPath();
    case ExportFile::Errors:
        return folder.errorsPath();
    case ExportFile::Latency:
        return folder.latencyPath();
    case ExportFile::Plan:
        return folder.planPath();
    case ExportFile::Events:
        return folder.eventsPath();
    case ExportFile::Html:
    case ExportFile::Summary:
    case ExportFile::Requests:
    case ExportFile::Charts:
        break;
    }
    return {};
}

QString nameOf(const RunFolder &folder, ExportFile file)
{
    const QString source = sourceOf(folder, file);
    if (!source.isEmpty())
        return QFileInfo(source).fileName();
    if (file == ExportFile::Html)
        return folder.marked(u"report"_s, u".html"_s);
    return folder.marked(file == ExportFile::Requests ? u"requests"_s : u"summary"_s, u".csv"_s);
}

// Of the files that are made.
QByteArray contentOf(const RunData &run, ExportFile file)
{
    if (file == ExportFile::Html)
        return safeHtmlReport(run);
    return file == ExportFile::Requests ? requestsCsv(run.report) : summaryCsv(run.report);
}

Result<> copyFile(const QString &from, const QString &to)
{
    if (QFileInfo(from) == QFileInfo(to))
        return Error{ErrorKind::Storage, u"%1 is the run's own file: choose another place."_s.arg(to)};
    return copyFileAtomically(from, to);
}

Result<> exportCharts(const RunFolder &folder, const RunData &run, const QString &to, ExportedFiles &exported)
{
    const auto charts = chartFiles(run, SvgUse::File);
    for (const auto &[name, svg] : charts) {
        const QString path = to + u'/' + folder.marked(u"chart-"_s + name, u".svg"_s);
        if (const auto written = writeFileAtomically(path, svg, FileAccess::OwnerOnly); !written)
            return written;
        exported.written.append(path);
    }
    if (charts.isEmpty())
        exported.missing.append(u"chart-*.svg"_s);
    return {};
}

} // namespace

std::span<const EnumText<ExportFile>> exportFileTexts()
{
    static constexpr std::array table{
        EnumText{ExportFile::Html, "html"_L1},
        EnumText{ExportFile::Json, "json"_L1},
        EnumText{ExportFile::Summary, "summary"_L1},
        EnumText{ExportFile::Requests, "requests"_L1},
        EnumText{ExportFile::Series, "series"_L1},
        EnumText{ExportFile::Errors, "errors"_L1},
        EnumText{ExportFile::Latency, "hlog"_L1},
        EnumText{ExportFile::Charts, "svg"_L1},
        EnumText{ExportFile::Plan, "plan"_L1},
        EnumText{ExportFile::Events, "events"_L1},
    };
    return table;
}

Result<> exportFile(const RunFolder &folder, const RunData &run, ExportFile file, const QString &path)
{
    const QString source = sourceOf(folder, file);
    if (!source.isEmpty())
        return copyFile(source, path);
    return writeFileAtomically(path, contentOf(run, file), FileAccess::OwnerOnly);
}

Result<ExportedFiles> exportRun(
    const RunFolder &folder, const RunData &run, const QList<ExportFile> &files, const QString &to)
{
    if (!QDir().mkpath(to))
        return Error{ErrorKind::Storage, u"Could not make the folder %1; choose another place."_s.arg(to)};
    ExportedFiles exported;
    for (const ExportFile file : files) {
        if (file == ExportFile::Charts) {
            if (const auto written = exportCharts(folder, run, to, exported); !written)
                return written.error();
            continue;
        }
        const QString source = sourceOf(folder, file);
        if (!source.isEmpty() && !QFileInfo::exists(source)) {
            exported.missing.append(nameOf(folder, file));
            continue;
        }
        const QString path = to + u'/' + nameOf(folder, file);
        if (const auto written = exportFile(folder, run, file, path); !written)
            return written.error();
        exported.written.append(path);
    }
    return exported;
}

Result<> writeHtmlReport(const RunFolder &folder)
{
    const auto run = readRunData(folder.path());
    if (!run)
        return run.error();
    return writeFileAtomically(folder.htmlPath(), safeHtmlReport(*run), FileAccess::OwnerOnly);
}

QByteArray safeHtmlReport(const RunData &run)
{
    return withoutTokens(htmlReport(run));
}

} // namespace plimsoll
