// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/apicall.h"
#include "core/simulator/searchquery.h"
#include "core/simulator/templatecatalog.h"
#include "core/simulator/wirejson.h"

#include <algorithm>

namespace plimsoll::simulator {

using namespace Qt::StringLiterals;

static constexpr qint64 LeastTtlMs = 60'000;
static constexpr auto NilId = "00000000-0000-0000-0000-000000000000"_L1;

static bool isUnset(const QString &id)
{
    return id.isEmpty() || id == NilId;
}

static Fetched<const TemplateRecord *> templateOf(const Call &call, const QJsonObject &body)
{
    const QString templateId = body["template_id"_L1].toString();
    const QString versionId = body["template_version_id"_L1].toString();
    if (isUnset(templateId) && isUnset(versionId)) {
        const QString detail
            = u"Validation failed for tag \"required_without\" with value: \"%1\""_s.arg(NilId);
        return errorAnswer(400, u"Validation failed."_s, {},
            {{u"template_id"_s, detail}, {u"template_version_id"_s, detail}});
    }
    if (!isUnset(templateId)) {
        if (const TemplateRecord *found = call.state.templateById(QUuid::fromString(templateId)))
            return found;
        return errorAnswer(400, u"Template \"%1\" doesn't exist."_s.arg(templateId), {},
            {{u"template_id"_s, u"template not found"_s}});
    }
    if (const TemplateRecord *found = call.state.templateByVersion(QUuid::fromString(versionId)))
        return found;
    return errorAnswer(400, u"Template version \"%1\" doesn't exist."_s.arg(versionId), {},
        {{u"template_version_id"_s, u"template not found"_s}});
}

static ParameterValues parametersOf(const QJsonObject &body)
{
    ParameterValues values;
    const QJsonArray given = body["rich_parameter_values"_L1].toArray();
    for (const auto &value : given)
        values.emplace_back(value["name"_L1].toString(), value["value"_L1].toString());
    return values;
}

static Outcome createWorkspaceFor(Call &call, const UserRecord &owner)
{
    const Fetched<QJsonObject> body = bodyOf(call);
    if (!body)
        return body.error();
    const QString name = (*body)["name"_L1].toString();
    if (name.isEmpty())
        return validationFailed(u"name"_s, u"required"_s, {});
    if (!isProperName(name))
        return validationFailed(u"name"_s, u"workspace_name"_s, name);
    const Fetched<const TemplateRecord *> of = templateOf(call, *body);
    if (!of)
        return of.error();
    if ((*of)->isDeleted)
        return errorAnswer(404, u"Template \"%1\" has been deleted!"_s.arg((*of)->name));
    std::optional<qint64> ttl;
    if (const QJsonValue value = (*body)["ttl_ms"_L1]; value.isDouble() && value.toInteger() != 0) {
        ttl = value.toInteger();
        if (*ttl < LeastTtlMs) {
            return errorAnswer(400, u"Invalid Workspace Time to Shutdown."_s, {},
                {{u"ttl_ms"_s, u"time until shutdown must be at least one minute"_s}});
        }
    }
    if (call.state.workspaceByName(owner.id, name)) {
        return errorAnswer(409, u"Workspace \"%1\" already exists."_s.arg(name), {},
            {{u"name"_s, u"This value is already in use and should be unique."_s}});
    }
    const ParameterValues values = parametersOf(*body);
    QList<Validation> validations;
    for (const ParameterFault &fault : parameterFaults(**of, values))
        validations.append({fault.field, fault.detail});
    if (!validations.isEmpty())
        return errorAnswer(400, u"Unable to validate parameters"_s, {}, validations);
    const WorkspaceRecord &made
        = call.state.createWorkspace({owner.id, (*of)->id, call.caller->id, name, ttl, values});
    return jsonAnswer(201, workspaceJson(call.state, made, Answering::Creation));
}

static Outcome createWorkspace(Call &call)
{
    const Fetched<UserRecord *> owner = userArgument(call, 0);
    if (!owner)
        return owner.error();
    return createWorkspaceFor(call, **owner);
}

static Outcome createWorkspaceOfMember(Call &call)
{
    const QString organization = call.argument(0);
    if (organization != "coder"_L1 && QUuid::fromString(organization) != call.state.organization())
        return notFound();
    const Fetched<UserRecord *> owner = userArgument(call, 1);
    if (!owner)
        return owner.error();
    return createWorkspaceFor(call, **owner);
}

static bool hasAgentStatus(Call &call, const BuildRecord &build, const QString &wanted)
{
    const QJsonArray resources = resourcesJson(call.state, build);
    return !resources.isEmpty() && resources[0]["agents"_L1][0]["status"_L1].toString() == wanted;
}

static bool matchesTerm(
    Call &call, const WorkspaceRecord &workspace, const QString &key, const QString &value)
{
    State &state = call.state;
    const BuildRecord &latest = state.latestBuild(workspace);
    if (key == "owner"_L1) {
        return value == "me"_L1 ? workspace.owner == call.caller->id
                                : state.accounts().user(workspace.owner)->name.toLower() == value;
    }
    if (key == "name"_L1)
        return workspace.name.contains(value, Qt::CaseInsensitive);
    if (key == "template"_L1)
        return state.templateById(workspace.templateId)->name == value;
    if (key == "status"_L1)
        return buildStatus(latest, state.jobOf(latest)) == value;
    if (key == "has-agent"_L1)
        return hasAgentStatus(call, latest, value);
    if (key == "id"_L1)
        return idText(workspace.id) == value;
    if (key == "param"_L1) {
        const ParameterValues &given = state.build(workspace.builds.front())->parameters;
        return std::any_of(given.begin(), given.end(), [&value](const auto &parameter) {
            return QString(parameter.first + u'=' + parameter.second).toLower() == value
                || parameter.first.toLower() == value;
        });
    }
    // The rest asks for what no simulated workspace is: dormant, outdated, shared, a prebuild.
    return value != "true"_L1;
}

static bool matches(Call &call, const WorkspaceRecord &workspace, const SearchQuery &query)
{
    for (const auto &[key, value] : query.terms) {
        if (!matchesTerm(call, workspace, key, value))
            return false;
    }
    for (const QString &word : query.words) {
        const qsizetype slash = word.indexOf(u'/');
        if (slash > 0 && !matchesTerm(call, workspace, u"owner"_s, word.left(slash)))
            return false;
        if (!matchesTerm(call, workspace, u"name"_s, word.mid(slash + 1)))
            return false;
    }
    return true;
}

// Running ones first, then by owner and name.
static void sortAsListed(Call &call, std::vector<WorkspaceRecord *> &workspaces)
{
    struct Key {
        bool isStopped;
        QString owner;
        QString name;
        WorkspaceRecord *workspace;
        auto order() const { return std::tie(isStopped, owner, name); }
    };
    std::vector<Key> keys;
    keys.reserve(workspaces.size());
    for (WorkspaceRecord *workspace : workspaces) {
        const BuildRecord &latest = call.state.latestBuild(*workspace);
        const bool isRunning = latest.transition == Transition::Start
            && call.state.jobOf(latest).status == JobStatus::Succeeded;
        keys.push_back({!isRunning, call.state.accounts().user(workspace->owner)->name.toLower(),
            workspace->name.toLower(), workspace});
    }
    std::sort(keys.begin(), keys.end(),
        [](const Key &left, const Key &right) { return left.order() < right.order(); });
    std::transform(
        keys.begin(), keys.end(), workspaces.begin(), [](const Key &key) { return key.workspace; });
}

static Outcome listWorkspaces(Call &call)
{
    static const QStringList Keys{u"owner"_s, u"template"_s, u"name"_s, u"status"_s, u"has-agent"_s,
        u"dormant"_s, u"last_used_after"_s, u"last_used_before"_s, u"outdated"_s, u"id"_s, u"param"_s,
        u"organization"_s, u"has-ai-task"_s, u"has_external_agent"_s};
    const Fetched<Paging> paging = pagingOf(call);
    if (!paging)
        return paging.error();
    SearchQuery query = SearchQuery::parse(call.parameter("q"_L1));
    for (const auto &[key, value] : query.terms) {
        if (!Keys.contains(key)) {
            return errorAnswer(400, u"Invalid workspace search query."_s, {},
                {{key, u"\"%1\" is not a valid query param"_s.arg(key)}});
        }
    }
    query.terms.removeIf([](const auto &term) {
        return term.first == "organization"_L1 || term.first.startsWith("last_used_"_L1);
    });
    std::vector<WorkspaceRecord *> found = call.state.workspaces();
    std::erase_if(found, [&](const WorkspaceRecord *workspace) {
        return (!call.isOwner() && workspace->owner != call.caller->id) || !matches(call, *workspace, query);
    });
    sortAsListed(call, found);
    QJsonArray list;
    for (const WorkspaceRecord *workspace : paging->pageOf(found))
        list.append(workspaceJson(call.state, *workspace, Answering::Question));
    return jsonAnswer(200, QJsonObject{{"workspaces"_L1, list}, {"count"_L1, qint64(found.size())}});
}

static Answer gone(const WorkspaceRecord &workspace)
{
    return errorAnswer(410,
        u"Workspace \"%1\" was deleted, you can view this workspace by specifying '?include_deleted=true' "
        "and trying again."_s.arg(idText(workspace.id)));
}

static Outcome getWorkspace(Call &call)
{
    const Fetched<WorkspaceRecord *> workspace = workspaceArgument(call, 0);
    if (!workspace)
        return workspace.error();
    if ((*workspace)->isDeleted && call.parameter("include_deleted"_L1) != "true"_L1)
        return gone(**workspace);
    return jsonAnswer(200, workspaceJson(call.state, **workspace, Answering::Question));
}

static Fetched<WorkspaceRecord *> namedWorkspace(Call &call)
{
    const Fetched<UserRecord *> owner = userArgument(call, 0);
    if (!owner)
        return owner.error();
    WorkspaceRecord *workspace = call.state.workspaceByName((*owner)->id, call.argument(1));
    if (!workspace)
        return notFound();
    return workspace;
}

static Outcome getWorkspaceByName(Call &call)
{
    const Fetched<WorkspaceRecord *> workspace = namedWorkspace(call);
    if (!workspace)
        return workspace.error();
    return jsonAnswer(200, workspaceJson(call.state, **workspace, Answering::Question));
}

static Outcome getBuildByNumber(Call &call)
{
    const Fetched<WorkspaceRecord *> workspace = namedWorkspace(call);
    if (!workspace)
        return workspace.error();
    const int number = call.argument(2).toInt();
    if (number < 1 || std::size_t(number) > (*workspace)->builds.size())
        return notFound();
    const BuildRecord &build = *call.state.build((*workspace)->builds[std::size_t(number - 1)]);
    return jsonAnswer(200, buildJson(call.state, build, Answering::Question));
}

static Outcome timingsOfWorkspace(Call &call)
{
    const Fetched<WorkspaceRecord *> workspace = workspaceArgument(call, 0);
    if (!workspace)
        return workspace.error();
    return jsonAnswer(200, timingsJson(call.state, call.state.latestBuild(**workspace)));
}

static Outcome setTtl(Call &call)
{
    const Fetched<WorkspaceRecord *> workspace = workspaceArgument(call, 0);
    if (!workspace)
        return workspace.error();
    const Fetched<QJsonObject> body = bodyOf(call);
    if (!body)
        return body.error();
    const QJsonValue ttl = (*body)["ttl_ms"_L1];
    (*workspace)->ttlMs = ttl.isDouble() ? std::optional<qint64>(ttl.toInteger()) : std::nullopt;
    return emptyAnswer(204);
}

static Outcome acceptForWorkspace(Call &call)
{
    const Fetched<WorkspaceRecord *> workspace = workspaceArgument(call, 0);
    if (!workspace)
        return workspace.error();
    (*workspace)->lastUsed = call.state.now();
    return emptyAnswer(204);
}

std::span<const Route> workspaceRoutes()
{
    static constexpr Route Routes[] = {
        {"GET", "workspaces", listWorkspaces},
        {"POST", "users/*/workspaces", createWorkspace},
        {"POST", "organizations/*/members/*/workspaces", createWorkspaceOfMember},
        {"GET", "workspaces/*", getWorkspace},
        {"GET", "users/*/workspace/*", getWorkspaceByName},
        {"GET", "users/*/workspace/*/builds/*", getBuildByNumber},
        {"GET", "workspaces/*/timings", timingsOfWorkspace},
        {"PUT", "workspaces/*/ttl", setTtl},
        {"PUT", "workspaces/*/autostart", acceptForWorkspace},
        {"PUT", "workspaces/*/extend", acceptForWorkspace},
        {"POST", "workspaces/*/usage", acceptForWorkspace},
    };
    return Routes;
}

} // namespace plimsoll::simulator
