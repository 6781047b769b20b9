// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/ids.h"
#include "core/base/result.h"

#include <QDateTime>
#include <QJsonValue>
#include <QList>

#include <optional>

namespace plimsoll {

class ReplyReader;

enum class JobStatus { Pending, Running, Succeeded, Canceling, Canceled, Failed, Unknown };

// What a provisioner does or did for a build, a template version or a dry run.
struct ProvisionerJob {
    JobId id;
    JobStatus status = JobStatus::Unknown;
    QDateTime createdAt;
    QDateTime startedAt; // null until a provisioner took it
    QDateTime completedAt; // null until it ended
    QString error;
    QString errorCode;
    int queuePosition = 0; // 1 is next; 0 once it runs
    int queueSize = 0;

    bool isFinal() const
    {
        return status == JobStatus::Succeeded || status == JobStatus::Canceled || status == JobStatus::Failed;
    }
    std::optional<Milliseconds> queuedFor() const; // created to started
    std::optional<Milliseconds> ranFor() const; // started to completed
    bool operator==(const ProvisionerJob &) const = default;
};

// A line of a build's or a dry run's log.
struct LogLine {
    qint64 id = 0; // ascending; resume after it
    QDateTime createdAt;
    QString source; // "provisioner", "provisioner_daemon"
    QString level; // "trace", "debug", "info", "warn", "error"
    QString stage;
    QString output;
    bool operator==(const LogLine &) const = default;
};

struct ProvisionerDaemon {
    QString name;
    QDateTime lastSeenAt;
    QString status; // "idle", "busy", "offline"; empty on servers that do not say
    bool operator==(const ProvisionerDaemon &) const = default;
};

QLatin1StringView jobStatusText(JobStatus status);

// Of a part of an answer; its problems stay in the reader.
ProvisionerJob readProvisionerJob(const ReplyReader &in);

// Errors: BadReply, naming the field.
Result<ProvisionerJob> parseProvisionerJob(const QJsonValue &json);
Result<QList<ProvisionerJob>> parseProvisionerJobs(const QJsonValue &json);
Result<LogLine> parseLogLine(const QJsonValue &json);
Result<QList<LogLine>> parseLogLines(const QJsonValue &json);
Result<QList<ProvisionerDaemon>> parseProvisionerDaemons(const QJsonValue &json);

} // namespace plimsoll
