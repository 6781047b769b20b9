// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/apicall.h"
#include "core/simulator/searchquery.h"
#include "core/simulator/templatecatalog.h"
#include "core/simulator/wirejson.h"

namespace plimsoll::simulator {

using namespace Qt::StringLiterals;

static Fetched<const TemplateRecord *> templateArgument(Call &call)
{
    const Fetched<QUuid> id = idArgument(call.argument(0));
    if (!id)
        return id.error();
    const TemplateRecord *found = call.state.templateById(*id);
    if (!found || found->isDeleted)
        return notFound();
    return found;
}

static Fetched<const TemplateRecord *> versionArgument(Call &call)
{
    const Fetched<QUuid> id = idArgument(call.argument(0));
    if (!id)
        return id.error();
    const TemplateRecord *found = call.state.templateByVersion(*id);
    if (!found)
        return notFound();
    return found;
}

static bool isOurOrganization(const Call &call)
{
    const QString text = call.argument(0);
    return text == "coder"_L1 || text == "default"_L1 || QUuid::fromString(text) == call.state.organization();
}

static Outcome listTemplates(Call &call)
{
    const SearchQuery query = SearchQuery::parse(call.parameter("q"_L1));
    const QString exact = query.value("exact_name"_L1);
    QString part = query.value("name"_L1);
    if (part.isEmpty() && !query.words.isEmpty())
        part = query.words.front();
    QJsonArray list;
    for (const TemplateRecord &one : call.state.templates()) {
        const bool isAsked
            = (exact.isEmpty() || one.name == exact) && (part.isEmpty() || one.name.contains(part));
        if (isAsked && !one.isDeleted)
            list.append(templateJson(call.state, one));
    }
    return jsonAnswer(200, list);
}

static Outcome templatesOfOrganization(Call &call)
{
    return isOurOrganization(call) ? listTemplates(call) : Outcome(notFound());
}

static Outcome templateByName(Call &call)
{
    const TemplateRecord *found
        = isOurOrganization(call) ? call.state.templateByName(call.argument(1)) : nullptr;
    return found ? jsonAnswer(200, templateJson(call.state, *found)) : notFound();
}

static Outcome getTemplate(Call &call)
{
    const Fetched<const TemplateRecord *> found = templateArgument(call);
    if (!found)
        return found.error();
    return jsonAnswer(200, templateJson(call.state, **found));
}

static Outcome deleteTemplate(Call &call)
{
    const Fetched<const TemplateRecord *> found = templateArgument(call);
    if (!found)
        return found.error();
    if (!call.isOwner())
        return notFound();
    if (!call.state.deleteTemplate((*found)->id))
        return errorAnswer(400, u"All workspaces must be deleted before a template can be removed."_s);
    return errorAnswer(200, u"Template has been deleted!"_s);
}

static Outcome versionsOfTemplate(Call &call)
{
    const Fetched<const TemplateRecord *> found = templateArgument(call);
    if (!found)
        return found.error();
    return jsonAnswer(200, QJsonArray{templateVersionJson(call.state, **found)});
}

static Outcome getVersion(Call &call)
{
    const Fetched<const TemplateRecord *> found = versionArgument(call);
    if (!found)
        return found.error();
    return jsonAnswer(200, templateVersionJson(call.state, **found));
}

static Outcome richParameters(Call &call)
{
    const Fetched<const TemplateRecord *> found = versionArgument(call);
    if (!found)
        return found.error();
    return jsonAnswer(200, richParametersJson(**found));
}

static Outcome emptyListOfVersion(Call &call)
{
    const Fetched<const TemplateRecord *> found = versionArgument(call);
    if (!found)
        return found.error();
    return jsonAnswer(200, QJsonArray());
}

static Outcome createDryRun(Call &call)
{
    const Fetched<const TemplateRecord *> found = versionArgument(call);
    if (!found)
        return found.error();
    const Fetched<QJsonObject> body = bodyOf(call);
    if (!body)
        return body.error();
    const JobRecord &job = call.state.createDryRun(**found, (*body)["workspace_name"_L1].toString());
    return jsonAnswer(201, jobJson(call.state, job, Answering::Creation));
}

static Fetched<JobRecord *> dryRunArgument(Call &call)
{
    const Fetched<const TemplateRecord *> found = versionArgument(call);
    if (!found)
        return found.error();
    const Fetched<QUuid> id = idArgument(call.argument(1));
    if (!id)
        return id.error();
    JobRecord *job = call.state.provisioning().job(*id);
    if (!job || job->kind != JobRecord::Kind::DryRun || job->templateId != (*found)->id)
        return notFound();
    return job;
}

static Outcome getDryRun(Call &call)
{
    const Fetched<JobRecord *> job = dryRunArgument(call);
    if (!job)
        return job.error();
    return jsonAnswer(200, jobJson(call.state, **job, Answering::Question));
}

static Outcome dryRunProvisioners(Call &call)
{
    const Fetched<JobRecord *> job = dryRunArgument(call);
    if (!job)
        return job.error();
    return jsonAnswer(200, matchedProvisionersJson(call.state));
}

static Outcome dryRunResources(Call &call)
{
    const Fetched<JobRecord *> job = dryRunArgument(call);
    if (!job)
        return job.error();
    if (isActive((*job)->status))
        return errorAnswer(412, u"Job hasn't completed!"_s);
    return jsonAnswer(200, dryRunResourcesJson(call.state, **job));
}

static Outcome cancelDryRun(Call &call)
{
    const Fetched<JobRecord *> job = dryRunArgument(call);
    if (!job)
        return job.error();
    if (!call.state.provisioning().cancel(**job, call.state.now()))
        return errorAnswer(412, u"Job has already completed or been canceled."_s);
    return errorAnswer(200, u"Job has been marked as canceled..."_s);
}

static Outcome dryRunLogs(Call &call)
{
    const Fetched<JobRecord *> job = dryRunArgument(call);
    if (!job)
        return job.error();
    return jobLogOutcome(call, **job);
}

std::span<const Route> templateRoutes()
{
    static constexpr Route Routes[] = {
        {"GET", "templates", listTemplates},
        {"GET", "templates/*", getTemplate},
        {"DELETE", "templates/*", deleteTemplate},
        {"GET", "templates/*/versions", versionsOfTemplate},
        {"GET", "organizations/*/templates", templatesOfOrganization},
        {"GET", "organizations/*/templates/*", templateByName},
        {"GET", "templateversions/*", getVersion},
        {"GET", "templateversions/*/rich-parameters", richParameters},
        {"GET", "templateversions/*/external-auth", emptyListOfVersion},
        {"GET", "templateversions/*/presets", emptyListOfVersion},
        {"POST", "templateversions/*/dry-run", createDryRun},
        {"GET", "templateversions/*/dry-run/*", getDryRun},
        {"GET", "templateversions/*/dry-run/*/matched-provisioners", dryRunProvisioners},
        {"GET", "templateversions/*/dry-run/*/resources", dryRunResources},
        {"GET", "templateversions/*/dry-run/*/logs", dryRunLogs},
        {"PATCH", "templateversions/*/dry-run/*/cancel", cancelDryRun},
    };
    return Routes;
}

} // namespace plimsoll::simulator
