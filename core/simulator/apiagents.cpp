// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/websocket.h"
#include "core/simulator/apicall.h"
#include "core/simulator/wirejson.h"

namespace plimsoll::simulator {

using namespace Qt::StringLiterals;

BuildRecord *visibleBuildOfAgent(Call &call)
{
    BuildRecord *build = call.state.buildOfAgent(QUuid::fromString(call.argument(0)));
    if (!build)
        return nullptr;
    const WorkspaceRecord &workspace = *call.state.workspace(build->workspace);
    return call.isOwner() || workspace.owner == call.caller->id ? build : nullptr;
}

static Outcome getAgent(Call &call)
{
    const Fetched<QUuid> id = idArgument(call.argument(0));
    if (!id)
        return id.error();
    const BuildRecord *build = visibleBuildOfAgent(call);
    if (!build)
        return notFound();
    return jsonAnswer(200, agentJson(call.state, *call.state.workspace(build->workspace), *build->agent));
}

static Outcome listeningPorts(Call &call)
{
    return visibleBuildOfAgent(call) ? jsonAnswer(200, QJsonObject{{"ports"_L1, QJsonArray()}}) : notFound();
}

static std::optional<Answer> faultInTerminalQuery(const Call &call)
{
    QList<Validation> validations;
    const QString reconnect = call.parameter("reconnect"_L1);
    if (reconnect.isEmpty()) {
        validations.append({u"reconnect"_s, u"Query param \"reconnect\" is required and cannot be empty"_s});
    } else if (QUuid::fromString(reconnect).isNull()) {
        validations.append({u"reconnect"_s, u"Query param \"reconnect\" must be a valid uuid"_s});
    }
    for (const QLatin1StringView size : {"width"_L1, "height"_L1}) {
        const QString text = call.parameter(size);
        bool isNumber = text.isEmpty();
        if (!isNumber)
            text.toUShort(&isNumber);
        if (!isNumber) {
            validations.append({size, u"Query param \"%1\" must be a valid positive integer"_s.arg(size)});
        }
    }
    if (validations.isEmpty())
        return std::nullopt;
    return errorAnswer(400, u"Invalid query parameters."_s, {}, validations);
}

static Outcome attachTerminal(Call &call)
{
    BuildRecord *build = visibleBuildOfAgent(call);
    if (!build) {
        return pageAnswer(404, u"404 - Application Not Found"_s,
            u"The application or workspace you are trying to access does not exist or you do not have "
            "permission to access it."_s);
    }
    if (const std::optional<Answer> fault = faultInTerminalQuery(call))
        return *fault;
    if (const std::string fault = upgradeFault(call.http); !fault.empty())
        return upgradeRequired(fault);
    call.state.workspace(build->workspace)->lastUsed = call.state.now();
    return AttachTerminal{build->agent->id, QUuid::fromString(call.parameter("reconnect"_L1)),
        call.parameter("command"_L1), call.state.isConnected(*build->agent)};
}

static Outcome connectionInfo(Call &call)
{
    if (!visibleBuildOfAgent(call))
        return notFound();
    const std::string *host = call.http.headers.find("Host");
    const QString authority = host ? QString::fromStdString(*host) : u"127.0.0.1"_s;
    const QJsonObject node{{"Name"_L1, "999b"_L1}, {"RegionID"_L1, 999},
        {"HostName"_L1, authority.section(u':', 0, 0)}, {"STUNPort"_L1, -1},
        {"DERPPort"_L1, authority.section(u':', 1, 1).toInt()}, {"ForceHTTP"_L1, true}};
    const QJsonObject region{{"EmbeddedRelay"_L1, true}, {"RegionID"_L1, 999}, {"RegionCode"_L1, "coder"_L1},
        {"RegionName"_L1, "Coder Embedded Relay"_L1}, {"Nodes"_L1, QJsonArray{node}}};
    return jsonAnswer(200,
        QJsonObject{{"derp_map"_L1,
                        QJsonObject{{"Regions"_L1, QJsonObject{{"999"_L1, region}}},
                            {"OmitDefaultRegions"_L1, true}}},
            {"derp_force_websockets"_L1, false}, {"disable_direct_connections"_L1, true},
            {"hostname_suffix"_L1, "coder"_L1}});
}

static Outcome coordinate(Call &call)
{
    BuildRecord *build = visibleBuildOfAgent(call);
    if (!build)
        return notFound();
    const QString version = call.parameter("version"_L1);
    const int minor = version.section(u'.', 1, 1).toInt();
    if (!version.startsWith("2."_L1) || minor > 6)
        return errorAnswer(400, u"Unknown or unsupported API version"_s, {},
            {{u"version"_s, u"server is at version 2.6, behind requested minor version %1"_s.arg(version)}});
    if (const std::string fault = upgradeFault(call.http); !fault.empty())
        return upgradeRequired(fault);
    call.state.workspace(build->workspace)->lastUsed = call.state.now();
    return Coordinate{.agent = build->agent->id, .isConnected = call.state.isConnected(*build->agent)};
}

std::span<const Route> agentRoutes()
{
    static constexpr Route Routes[] = {
        {"GET", "workspaceagents/*", getAgent},
        {"GET", "workspaceagents/*/listening-ports", listeningPorts},
        {"GET", "workspaceagents/*/pty", attachTerminal, Access::Hidden},
        {"GET", "workspaceagents/*/connection", connectionInfo},
        {"GET", "workspaceagents/*/coordinate", coordinate},
    };
    return Routes;
}

} // namespace plimsoll::simulator
