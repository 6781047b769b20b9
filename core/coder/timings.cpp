// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/coder/timings.h"

#include "core/coder/replyreader.h"

namespace plimsoll {

using namespace Qt::StringLiterals;

namespace {

TimedStage readStage(const ReplyReader &in, QLatin1StringView nameKey)
{
    return {
        .stage = in.text("stage"_L1),
        .name = in.textIfAny(nameKey),
        .startedAt = in.timeIfAny("started_at"_L1),
        .endedAt = in.timeIfAny("ended_at"_L1),
    };
}

TimedStage readProvisionerStage(const ReplyReader &in)
{
    return readStage(in, "resource"_L1);
}

TimedStage readScript(const ReplyReader &in)
{
    return readStage(in, "display_name"_L1);
}

TimedStage readAgentConnection(const ReplyReader &in)
{
    return readStage(in, "workspace_agent_name"_L1);
}

BuildTimings readTimings(const ReplyReader &in)
{
    return {
        .provisioner = in.list("provisioner_timings"_L1, readProvisionerStage),
        .scripts = in.listIfAny("agent_script_timings"_L1, readScript),
        .agentConnections = in.listIfAny("agent_connection_timings"_L1, readAgentConnection),
    };
}

std::optional<Milliseconds> extent(const QList<TimedStage> &stages, QLatin1StringView name)
{
    QDateTime first;
    QDateTime last;
    for (const TimedStage &stage : stages) {
        if (stage.stage != name)
            continue;
        if (!stage.startedAt.isValid() || !stage.endedAt.isValid())
            return std::nullopt;
        if (!first.isValid() || stage.startedAt < first)
            first = stage.startedAt;
        if (!last.isValid() || stage.endedAt > last)
            last = stage.endedAt;
    }
    if (!first.isValid())
        return std::nullopt;
    return Milliseconds(first.msecsTo(last));
}

} // namespace

std::optional<Milliseconds> BuildTimings::provisionerStage(QLatin1StringView stage) const
{
    return extent(provisioner, stage);
}

std::optional<Milliseconds> BuildTimings::agentConnect() const
{
    return extent(agentConnections, "connect"_L1);
}

std::optional<Milliseconds> BuildTimings::startScripts() const
{
    return extent(scripts, "start"_L1);
}

Result<BuildTimings> parseTimings(const QJsonValue &json)
{
    return parseReply(json, readTimings);
}

} // namespace plimsoll
