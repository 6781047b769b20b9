// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/coder/apirequests.h"
#include "core/coder/coderclient.h"
#include "core/coder/templatelist.h"
#include "core/coder/templatesearch.h"

#include <QJsonArray>

namespace plimsoll {

using namespace Qt::StringLiterals;

namespace {

QString versionPath(TemplateVersionId version, QLatin1StringView rest = {})
{
    return u"/templateversions/"_s + version.toString() + rest;
}

QString dryRunPath(TemplateVersionId version, JobId run, QLatin1StringView rest = {})
{
    return versionPath(version, "/dry-run/"_L1) + run.toString() + rest;
}

} // namespace

void CoderClient::findTemplate(
    const QString &nameOrId, const QString &organization, QObject *context, Callback<Template> done)
{
    new TemplateSearch(
        nameOrId, organization, *this, *m_transport, context, std::move(done), m_transport.get());
}

void CoderClient::templates(QObject *context, Callback<QList<Template>> done)
{
    new TemplateList(*this, *m_transport, context, std::move(done), m_transport.get());
}

void CoderClient::templateVersion(TemplateVersionId version, QObject *context, Callback<TemplateVersion> done)
{
    m_transport->ask<TemplateVersion>(
        getRequest(versionPath(version)), parseTemplateVersion, context, std::move(done));
}

void CoderClient::richParameters(
    TemplateVersionId version, QObject *context, Callback<QList<RichParameter>> done)
{
    m_transport->ask<QList<RichParameter>>(getRequest(versionPath(version, "/rich-parameters"_L1)),
        parseRichParameters, context, std::move(done));
}

void CoderClient::externalAuths(
    TemplateVersionId version, QObject *context, Callback<QList<ExternalAuth>> done)
{
    m_transport->ask<QList<ExternalAuth>>(
        getRequest(versionPath(version, "/external-auth"_L1)), parseExternalAuths, context, std::move(done));
}

void CoderClient::startDryRun(TemplateVersionId version, const QString &workspaceName,
    const QMap<QString, QString> &parameters, QObject *context, Callback<ProvisionerJob> done)
{
    // One dry run too many leaves nothing behind.
    m_transport->ask<ProvisionerJob>(
        postRequest(versionPath(version, "/dry-run"_L1),
            {{"workspace_name"_L1, workspaceName}, {"rich_parameter_values"_L1, parameterValues(parameters)}},
            Repeat::Safe),
        parseProvisionerJob, context, std::move(done));
}

void CoderClient::dryRun(
    TemplateVersionId version, JobId run, QObject *context, Callback<ProvisionerJob> done)
{
    m_transport->ask<ProvisionerJob>(
        getRequest(dryRunPath(version, run)), parseProvisionerJob, context, std::move(done));
}

void CoderClient::dryRunLogs(
    TemplateVersionId version, JobId run, qint64 afterLine, QObject *context, Callback<QList<LogLine>> done)
{
    m_transport->ask<QList<LogLine>>(getRequest(dryRunPath(version, run, "/logs"_L1),
                                         afterLine > 0 ? u"after=%1"_s.arg(afterLine) : QString()),
        parseLogLines, context, std::move(done));
}

void CoderClient::dryRunResources(
    TemplateVersionId version, JobId run, QObject *context, Callback<QList<WorkspaceResource>> done)
{
    m_transport->ask<QList<WorkspaceResource>>(
        getRequest(dryRunPath(version, run, "/resources"_L1)), parseResources, context, std::move(done));
}

void CoderClient::cancelDryRun(TemplateVersionId version, JobId run, QObject *context, Callback<> done)
{
    ApiRequest request = getRequest(dryRunPath(version, run, "/cancel"_L1));
    request.method = "PATCH";
    tell(std::move(request), context, std::move(done));
}

} // namespace plimsoll
