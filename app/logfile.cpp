// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/logfile.h"

#include "core/base/clock.h"
#include "core/storage/datafolder.h"
#include "core/storage/eventlog.h"

#include <QDateTime>
#include <QDir>

#include <atomic>

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

constexpr auto OwnerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
constexpr int MostFilesADay = 1000;

std::atomic<LogFile *> receiver = nullptr;
QtMessageHandler former = nullptr;

QByteArrayView wordOf(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg:
        return "debug";
    case QtInfoMsg:
        return "info";
    case QtWarningMsg:
        return "warning";
    case QtCriticalMsg:
        return "error";
    case QtFatalMsg:
        return "fatal";
    }
    return "";
}

} // namespace

QString logFolderOf(const QString &dataDir)
{
    return dataDir + u"/logs"_s;
}

Result<std::unique_ptr<LogFile>> LogFile::open(const QString &dataDir, const LogLimits &limits)
{
    const QString folder = logFolderOf(dataDir);
    if (Result<> usable = prepareDataFolder(dataDir); !usable)
        return usable.error();
    if (!QDir().mkpath(folder) || !QFile::setPermissions(folder, OwnerOnly | QFileDevice::ExeOwner))
        return Error{ErrorKind::Storage, u"No log is written: the folder %1 cannot be made."_s.arg(folder)};
    std::unique_ptr<LogFile> log(new LogFile(folder, limits));
    if (!log->begin(QDateTime::currentDateTimeUtc().date()))
        return Error{ErrorKind::Storage,
            u"No log is written: %1: %2."_s.arg(log->m_file.fileName(), log->m_file.errorString())};
    receiver = log.get();
    former = qInstallMessageHandler(take);
    return log;
}

LogFile::LogFile(const QString &folder, const LogLimits &limits)
    : m_folder(folder)
    , m_limits(limits)
{
}

LogFile::~LogFile()
{
    if (receiver.load() != this)
        return;
    qInstallMessageHandler(former);
    receiver = nullptr;
    const std::lock_guard lock(m_mutex); // another thread may be inside
    m_file.close();
}

void LogFile::take(QtMsgType type, const QMessageLogContext &context, const QString &text)
{
    // What the program tells goes to the file alone; what is wrong, to the terminal too.
    const bool isTale = (type == QtInfoMsg || type == QtDebugMsg)
        && QByteArrayView(context.category).startsWith("plimsoll.");
    if (former && !isTale)
        former(type, context, text);
    LogFile *log = receiver;
    if (!log)
        return;
    const QDateTime now = QDateTime::currentDateTimeUtc();
    QByteArray line = utcText(now).toUtf8() + ' ' + wordOf(type).toByteArray() + ' '
        + QByteArray(context.category) + ": " + text.toUtf8();
    line.replace('\n', "\n    ");
    log->write(withoutTokens(line) + '\n', now.date());
}

void LogFile::write(const QByteArray &line, const QDate &day)
{
    const std::lock_guard lock(m_mutex);
    if (day != m_day || m_file.size() + line.size() > m_limits.fileBytes) {
        if (!begin(day))
            return;
    }
    m_file.write(line); // on a full disk lines are lost, the program is not
}

// Goes on with the day's last file while there is room in it.
bool LogFile::begin(const QDate &day)
{
    m_file.close();
    const QString stem = m_folder + u"/plimsoll-"_s + day.toString(u"yyyyMMdd"_s);
    for (int number = 1; number <= MostFilesADay; ++number) {
        m_file.setFileName(number == 1 ? stem + u".log"_s : u"%1-%2.log"_s.arg(stem).arg(number));
        if (!m_file.exists() || m_file.size() < m_limits.fileBytes / 2)
            break;
    }
    const auto mode = QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered;
    if (!m_file.open(mode, OwnerOnly))
        return false;
    m_day = day;
    removeOldest();
    return true;
}

void LogFile::removeOldest() const
{
    const QFileInfoList files = QDir(m_folder).entryInfoList({u"plimsoll-*.log"_s}, QDir::Files, QDir::Time);
    for (qsizetype number = m_limits.files; number < files.size(); ++number)
        QFile::remove(files.at(number).filePath());
}

} // namespace plimsoll
