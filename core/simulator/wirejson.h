// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulator/joblog.h"
#include "core/simulator/state.h"

#include <QJsonArray>
#include <QJsonObject>

// The JSON of the simulated server's answers, field by field as a 2.25 server writes them. Pure.
namespace plimsoll::simulator {

// What the simulated server calls itself, wherever a version is asked for.
inline constexpr QLatin1StringView SimulatedVersion("v2.25.0-simulated");

QString idText(QUuid id); // lower case, no braces
QLatin1StringView textOf(Transition transition);
QLatin1StringView textOf(JobStatus status);
QString buildStatus(const BuildRecord &build, const JobRecord &job);

QJsonObject userJson(const State &state, const UserRecord &user);
QJsonObject tokenJson(const TokenRecord &token, const UserRecord &user);
QJsonObject organizationJson(const State &state);
QJsonObject templateJson(const State &state, const TemplateRecord &of);
QJsonObject templateVersionJson(const State &state, const TemplateRecord &of);
QJsonArray richParametersJson(const TemplateRecord &of);

// What was just submitted is answered without a place in the queue.
enum class Answering { Creation, Question };
QJsonObject jobJson(State &state, const JobRecord &job, Answering answering);
// The same with what only the list of jobs tells.
QJsonObject listedJobJson(State &state, const JobRecord &job);
QJsonObject logLineJson(const JobLogLine &line);
QJsonObject daemonJson(State &state, const DaemonRecord &daemon);
QJsonObject matchedProvisionersJson(const State &state);

QJsonObject agentJson(State &state, const WorkspaceRecord &workspace, const AgentRecord &agent);
QJsonArray resourcesJson(State &state, const BuildRecord &build);
QJsonArray dryRunResourcesJson(State &state, const JobRecord &job);
QJsonObject buildJson(State &state, const BuildRecord &build, Answering answering);
QJsonObject timingsJson(State &state, const BuildRecord &build);
QJsonObject workspaceJson(State &state, const WorkspaceRecord &workspace, Answering answering);

// What only a simulated deployment tells, at /simulated/counts.
QJsonObject countsJson(const SimulatorCounts &counts);

} // namespace plimsoll::simulator
