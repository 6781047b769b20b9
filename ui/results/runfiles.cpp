// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/runfiles.h"

#include "core/base/unittext.h"

#include <QCoreApplication>
#include <QDir>

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

struct Kind {
    QLatin1StringView name; // without "-simulated"
    const char *content;
};
constexpr Kind kinds[] = {
    {"run.json"_L1, QT_TRANSLATE_NOOP("RunFiles", "Everything that is known about the run, for programs")},
    {"report.html"_L1, QT_TRANSLATE_NOOP("RunFiles", "The report for people, for any browser")},
    {"plan.json"_L1, QT_TRANSLATE_NOOP("RunFiles", "The plan that was run")},
    {"series.csv"_L1, QT_TRANSLATE_NOOP("RunFiles", "One row for each second and scenario")},
    {"errors.csv"_L1, QT_TRANSLATE_NOOP("RunFiles", "Errors by class and sentence")},
    {"latency.hlog"_L1, QT_TRANSLATE_NOOP("RunFiles", "Every round trip of each second, as histograms")},
    {"events.ndjson"_L1, QT_TRANSLATE_NOOP("RunFiles", "What happened, one event for each line")},
    {"ledger.ndjson"_L1,
        QT_TRANSLATE_NOOP("RunFiles", "What was created on the deployment, so that it can be deleted")},
    {"notes.json"_L1, QT_TRANSLATE_NOOP("RunFiles", "Note, tags and whether it is the baseline")},
};

QString translated(const char *text)
{
    return QCoreApplication::translate("RunFiles", text);
}

QString contentOf(QString name)
{
    name.replace("-simulated."_L1, "."_L1);
    for (const Kind &kind : kinds) {
        if (name == kind.name)
            return translated(kind.content);
    }
    return translated(QT_TRANSLATE_NOOP("RunFiles", "Not written by Plimsoll"));
}

} // namespace

ReportTable runFilesTable(const QString &path)
{
    ReportTable table{.name = u"files"_s,
        .title = translated(QT_TRANSLATE_NOOP("RunFiles", "Raw files")),
        .columns = {translated(QT_TRANSLATE_NOOP("RunFiles", "File")),
            translated(QT_TRANSLATE_NOOP("RunFiles", "Size")),
            translated(QT_TRANSLATE_NOOP("RunFiles", "What is in it"))},
        .alignments = {Align::Left, Align::Right, Align::Left}};
    const QFileInfoList files = QDir(path).entryInfoList(QDir::Files, QDir::Name);
    for (const QFileInfo &file : files)
        table.rows.append(
            {file.fileName(), humanSize(static_cast<double>(file.size())), contentOf(file.fileName())});
    if (table.rows.isEmpty())
        table.note = translated(QT_TRANSLATE_NOOP("RunFiles", "The folder of the run has no files."));
    return table;
}

} // namespace plimsoll
