// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QDate>
#include <QFile>

#include <memory>
#include <mutex>

namespace plimsoll {

// Where a data folder keeps its logs.
QString logFolderOf(const QString &dataDir);

struct LogLimits {
    qint64 fileBytes = qint64{4} * 1024 * 1024; // then the day's next file is begun
    int files = 10; // the oldest go
};

// While it lives, what Qt and the program log also goes to <data dir>/logs/plimsoll-YYYYMMDD.log, which only
// its owner can read. What looks like a session token is blacked out. One at a time; made and destroyed on
// the main thread, written from any.
class LogFile
{
public:
    // Errors: Storage.
    static Result<std::unique_ptr<LogFile>> open(const QString &dataDir, const LogLimits &limits = {});
    ~LogFile();
    LogFile(const LogFile &) = delete;
    LogFile &operator=(const LogFile &) = delete;

private:
    LogFile(const QString &folder, const LogLimits &limits);
    static void take(QtMsgType type, const QMessageLogContext &context, const QString &text);
    void write(const QByteArray &line, const QDate &day);
    bool begin(const QDate &day);
    void removeOldest() const;

    QString m_folder;
    LogLimits m_limits;
    std::mutex m_mutex; // guards what follows
    QFile m_file;
    QDate m_day;
};

} // namespace plimsoll
