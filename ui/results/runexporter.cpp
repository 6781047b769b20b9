// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/runexporter.h"

#include "core/report/reportcharts.h"
#include "core/storage/runexport.h"
#include "ui/results/paperfiles.h"

#include <QFileDialog>
#include <QMenu>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace plimsoll {

struct RunExporter::Choice {
    QString name; // of the action
    QString text;
    QString baseName; // of the file; empty: several, into a folder
    QString suffix;
    Write write;
};

namespace {

Result<QStringList> writeOne(ExportFile file, const OpenedRun &run, const QString &path)
{
    if (const auto written = exportFile(run.folder, run.data, file, path); !written)
        return written.error();
    return QStringList{path};
}

Result<QStringList> writeSeveral(const QList<ExportFile> &files, const OpenedRun &run, const QString &to)
{
    const auto exported = exportRun(run.folder, run.data, files, to);
    if (!exported)
        return exported.error();
    return exported->written;
}

} // namespace

RunExporter::RunExporter(QWidget *window)
    : QObject(window)
    , m_window(window)
{
    m_pool.setMaxThreadCount(1);
}

RunExporter::~RunExporter()
{
    m_pool.waitForDone();
}

QList<RunExporter::Choice> RunExporter::choices()
{
    const auto one = [](ExportFile file) {
        return [file](const OpenedRun &run, const QString &path) { return writeOne(file, run, path); };
    };
    const auto several = [](const QList<ExportFile> &files) {
        return [files](const OpenedRun &run, const QString &to) { return writeSeveral(files, run, to); };
    };
    return {
        {u"exportHtml"_s, tr("Report for a browser (HTML)…"), u"report"_s, u"html"_s, one(ExportFile::Html)},
        {u"exportPdf"_s, tr("Report for paper (PDF)…"), u"report"_s, u"pdf"_s, writePdf},
        {u"exportSummary"_s, tr("A row for each scenario (CSV)…"), u"summary"_s, u"csv"_s,
            one(ExportFile::Summary)},
        {u"exportRequests"_s, tr("A row for each endpoint (CSV)…"), u"requests"_s, u"csv"_s,
            one(ExportFile::Requests)},
        {u"exportSeries"_s, tr("A row for each second (CSV)…"), u"series"_s, u"csv"_s,
            one(ExportFile::Series)},
        {u"exportErrors"_s, tr("Errors (CSV)…"), u"errors"_s, u"csv"_s, one(ExportFile::Errors)},
        {u"exportJson"_s, tr("Everything for programs (JSON)…"), u"run"_s, u"json"_s, one(ExportFile::Json)},
        {u"exportSvg"_s, tr("Charts (SVG) into a folder…"), {}, {}, several({ExportFile::Charts})},
        {u"exportPng"_s, tr("Charts (PNG) into a folder…"), {}, {}, writePngs},
        {u"exportAll"_s, tr("All files into a folder…"), {}, {},
            several({ExportFile::Html, ExportFile::Json, ExportFile::Summary, ExportFile::Requests,
                ExportFile::Series, ExportFile::Errors, ExportFile::Latency, ExportFile::Charts,
                ExportFile::Plan, ExportFile::Events})},
    };
}

void RunExporter::addTo(QMenu *menu)
{
    const QList<Choice> all = choices();
    for (const Choice &choice : all) {
        QAction *action = menu->addAction(choice.text, this, [this, choice] { ask(choice); });
        action->setObjectName(choice.name);
    }
}

void RunExporter::ask(const Choice &choice)
{
    if (!m_run)
        return;
    QString title = choice.text;
    title.remove(QChar(0x2026));
    auto *dialog = new QFileDialog(
        m_window, title, QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    dialog->setObjectName(u"exportRunDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    if (choice.baseName.isEmpty()) {
        dialog->setAcceptMode(QFileDialog::AcceptOpen);
        dialog->setFileMode(QFileDialog::Directory);
        dialog->setOption(QFileDialog::ShowDirsOnly);
    } else {
        dialog->setDefaultSuffix(choice.suffix);
        // As in the run's folder, so that a simulated one still says so.
        dialog->selectFile(m_run->folder.folderName() + u'-' + choice.baseName + u'.' + choice.suffix);
    }
    connect(dialog, &QFileDialog::fileSelected, this,
        [this, write = choice.write](const QString &path) { this->write(write, path); });
    dialog->open();
}

void RunExporter::write(const Write &how, const QString &path)
{
    m_pool.start([this, how, path, run = m_run] {
        const Written written = how(*run, path);
        QMetaObject::invokeMethod(this, [this, written] {
            if (written)
                emit exported(*written);
            else
                emit failed(written.error().message);
        });
    });
}

} // namespace plimsoll
