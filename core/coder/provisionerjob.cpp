// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/coder/provisionerjob.h"

#include "core/coder/replyreader.h"

namespace plimsoll {

using namespace Qt::StringLiterals;

namespace {

constexpr EnumText<JobStatus> jobStatusTable[] = {
    {JobStatus::Pending, "pending"_L1},
    {JobStatus::Running, "running"_L1},
    {JobStatus::Succeeded, "succeeded"_L1},
    {JobStatus::Canceling, "canceling"_L1},
    {JobStatus::Canceled, "canceled"_L1},
    {JobStatus::Failed, "failed"_L1},
};

std::optional<Milliseconds> between(const QDateTime &from, const QDateTime &to)
{
    if (!from.isValid() || !to.isValid())
        return std::nullopt;
    return Milliseconds(from.msecsTo(to));
}

LogLine readLogLine(const ReplyReader &in)
{
    return {
        .id = in.number("id"_L1),
        .createdAt = in.timeIfAny("created_at"_L1),
        .source = in.textIfAny("log_source"_L1),
        .level = in.textIfAny("log_level"_L1),
        .stage = in.textIfAny("stage"_L1),
        .output = in.text("output"_L1),
    };
}

ProvisionerDaemon readProvisionerDaemon(const ReplyReader &in)
{
    return {
        .name = in.text("name"_L1),
        .lastSeenAt = in.timeIfAny("last_seen_at"_L1),
        .status = in.textIfAny("status"_L1),
    };
}

} // namespace

std::optional<Milliseconds> ProvisionerJob::queuedFor() const
{
    return between(createdAt, startedAt);
}

std::optional<Milliseconds> ProvisionerJob::ranFor() const
{
    return between(startedAt, completedAt);
}

ProvisionerJob readProvisionerJob(const ReplyReader &in)
{
    return {
        .id = in.id<JobId>("id"_L1),
        .status = in.choice<JobStatus>("status"_L1, jobStatusTable, JobStatus::Unknown),
        .createdAt = in.time("created_at"_L1),
        .startedAt = in.timeIfAny("started_at"_L1),
        .completedAt = in.timeIfAny("completed_at"_L1),
        .error = in.textIfAny("error"_L1),
        .errorCode = in.textIfAny("error_code"_L1),
        .queuePosition = int(in.numberIfAny("queue_position"_L1).value_or(0)),
        .queueSize = int(in.numberIfAny("queue_size"_L1).value_or(0)),
    };
}

QLatin1StringView jobStatusText(JobStatus status)
{
    return status == JobStatus::Unknown ? "unknown"_L1 : textOf<JobStatus>(jobStatusTable, status);
}

Result<ProvisionerJob> parseProvisionerJob(const QJsonValue &json)
{
    return parseReply(json, readProvisionerJob);
}

Result<QList<ProvisionerJob>> parseProvisionerJobs(const QJsonValue &json)
{
    return parseReplyList(json, readProvisionerJob);
}

Result<LogLine> parseLogLine(const QJsonValue &json)
{
    return parseReply(json, readLogLine);
}

Result<QList<LogLine>> parseLogLines(const QJsonValue &json)
{
    return parseReplyList(json, readLogLine);
}

Result<QList<ProvisionerDaemon>> parseProvisionerDaemons(const QJsonValue &json)
{
    return parseReplyList(json, readProvisionerDaemon);
}

} // namespace plimsoll
