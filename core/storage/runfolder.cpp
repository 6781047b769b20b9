// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/runfolder.h"

#include "core/base/atomicfile.h"
#include "core/report/csvreport.h"
#include "core/report/jsonreport.h"
#include "core/storage/privatefiles.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

const QString SimulatedSuffix = u"-simulated"_s;
constexpr int MostSameNames = 1000;
constexpr qsizetype StampLength = 17; // "20261124T131103Z-"

} // namespace

QString defaultDataDir()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + u"/plimsoll"_s;
}

Result<RunFolder> RunFolder::create(
    const QString &dataDir, const QString &name, const QDateTime &startedAt, bool simulated)
{
    const QString runs = dataDir + u"/runs"_s;
    if (!QFileInfo::exists(runs)) {
        if (const auto made = makePrivateFolder(runs); !made)
            return made.error();
    }
    const QString stem
        = startedAt.toUTC().toString(u"yyyyMMdd'T'HHmmss'Z'"_s) + u'-' + plainFileName(name, u"run"_s);
    for (int number = 1; number <= MostSameNames; ++number) {
        const QString folderName = (number == 1 ? stem : stem + u'-' + QString::number(number))
            + (simulated ? SimulatedSuffix : QString());
        const QString path = runs + u'/' + folderName;
        if (QFileInfo::exists(path))
            continue;
        // mkdir, not mkpath: of two programs that try the same name one fails and takes the next.
        if (!QDir(runs).mkdir(folderName)) {
            if (QFileInfo::exists(path))
                continue;
            break;
        }
        if (const auto made = makePrivateFolder(path); !made)
            return made.error();
        return RunFolder(QFileInfo(path).absoluteFilePath(), simulated);
    }
    return Error{ErrorKind::Storage,
        u"Could not make a folder for the run in %1; choose another data folder."_s.arg(runs)};
}

Result<RunFolder> RunFolder::open(const QString &path)
{
    const QFileInfo info(path);
    if (!info.isDir())
        return Error{ErrorKind::Storage, u"%1 is not a folder of a run."_s.arg(path)};
    QString name = QDir(info.absoluteFilePath()).dirName();
    const bool hasSimulatedFiles = QFileInfo::exists(path + u"/series-simulated.csv"_s);
    return RunFolder(
        QDir::cleanPath(info.absoluteFilePath()), name.endsWith(SimulatedSuffix) || hasSimulatedFiles);
}

RunFolder::RunFolder(QString path, bool simulated)
    : m_path(std::move(path))
    , m_simulated(simulated)
{
}

QString RunFolder::folderName() const
{
    return QDir(m_path).dirName();
}

QString RunFolder::nameInFolder() const
{
    QString name = folderName().mid(StampLength);
    if (name.endsWith(SimulatedSuffix))
        name.chop(SimulatedSuffix.size());
    return name;
}

QList<RunFolder> runFolders(const QString &dataDir)
{
    QList<RunFolder> folders;
    const QDir runs(dataDir + u"/runs"_s);
    const QStringList names = runs.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name | QDir::Reversed);
    for (const QString &name : names) {
        if (const auto folder = RunFolder::open(runs.filePath(name)))
            folders.append(*folder);
    }
    return folders;
}

QString RunFolder::reportPath() const
{
    return m_path + u"/run.json"_s;
}

QString RunFolder::planPath() const
{
    return m_path + u"/plan.json"_s;
}

QString RunFolder::ledgerPath() const
{
    return m_path + u"/ledger.ndjson"_s;
}

QString RunFolder::eventsPath() const
{
    return m_path + u"/events.ndjson"_s;
}

QString RunFolder::seriesPath() const
{
    return m_path + u'/' + marked(u"series"_s, u".csv"_s);
}

QString RunFolder::errorsPath() const
{
    return m_path + u'/' + marked(u"errors"_s, u".csv"_s);
}

QString RunFolder::latencyPath() const
{
    return m_path + u'/' + marked(u"latency"_s, u".hlog"_s);
}

QString RunFolder::htmlPath() const
{
    return m_path + u'/' + marked(u"report"_s, u".html"_s);
}

QString RunFolder::screenshotFolder() const
{
    return m_path + u"/screenshots"_s;
}

QString RunFolder::notesPath() const
{
    return m_path + u"/notes.json"_s;
}

QString RunFolder::marked(const QString &name, const QString &extension) const
{
    return name + (m_simulated ? SimulatedSuffix : QString()) + extension;
}

Result<> RunFolder::writePlan(const QByteArray &planJson) const
{
    return writeFileAtomically(planPath(), planJson, FileAccess::OwnerOnly);
}

Result<> RunFolder::writeReport(const Report &report) const
{
    // The table first: where run.json says "finished", everything else is there.
    if (const auto written = writeFileAtomically(errorsPath(), errorsCsv(report), FileAccess::OwnerOnly);
        !written)
        return written.error();
    return writeFileAtomically(reportPath(), reportJson(report), FileAccess::OwnerOnly);
}

QString digestOf(const QByteArray &planJson)
{
    return u"sha256:"_s
        + QString::fromLatin1(QCryptographicHash::hash(planJson, QCryptographicHash::Sha256).toHex());
}

} // namespace plimsoll
