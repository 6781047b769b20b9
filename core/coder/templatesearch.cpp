// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/coder/templatesearch.h"

namespace plimsoll {

using namespace Qt::StringLiterals;

TemplateSearch::TemplateSearch(const QString &nameOrId, const QString &organization, CoderClient &client,
    ApiTransport &transport, QObject *context, Callback<Template> done, QObject *parent)
    : QObject(parent)
    , m_nameOrId(nameOrId)
    , m_organization(organization)
    , m_client(client)
    , m_transport(transport)
    , m_context(context)
    , m_done(std::move(done))
{
    connect(context, &QObject::destroyed, this, &QObject::deleteLater);
    if (TemplateId::fromString(nameOrId).isNull())
        askForOrganizations();
    else
        askById();
}

void TemplateSearch::askById()
{
    ApiRequest request;
    request.path = u"/templates/"_s + TemplateId::fromString(m_nameOrId).toString();
    m_transport.ask<Template>(request, parseTemplate, this, [this](ApiResult<Template> found) {
        if (!found && found.error().isGone()) {
            return finish(refusal(ErrorKind::NotFound,
                u"There is no template with the id %1, or this token may not see it."_s.arg(m_nameOrId)));
        }
        finish(std::move(found));
    });
}

void TemplateSearch::askForOrganizations()
{
    m_client.organizations(this, [this](const ApiResult<QList<Organization>> &organizations) {
        if (!organizations)
            return finish(organizations.error());
        for (const Organization &organization : *organizations) {
            if (m_organization.isEmpty() || organization.name == m_organization
                || organization.id.toString() == m_organization.toLower())
                m_toAsk.append(organization);
        }
        if (m_toAsk.isEmpty()) {
            return finish(refusal(ErrorKind::NotFound,
                m_organization.isEmpty()
                    ? u"This token sees no organization to look for the template in."_s
                    : u"There is no organization \"%1\", or this token may not see it."_s.arg(
                          m_organization)));
        }
        askNextOrganization();
    });
}

void TemplateSearch::askNextOrganization()
{
    if (m_toAsk.isEmpty())
        return conclude();
    const Organization organization = m_toAsk.takeFirst();
    ApiRequest request;
    request.path = u"/organizations/%1/templates/%2"_s.arg(
        organization.id.toString(), QString::fromLatin1(QUrl::toPercentEncoding(m_nameOrId)));
    m_transport.ask<Template>(
        request, parseTemplate, this, [this, organization](const ApiResult<Template> &found) {
            if (found) {
                m_found.append(*found);
                m_foundIn.append(organization.name);
            } else if (!found.error().isGone()) {
                return finish(found.error());
            }
            askNextOrganization();
        });
}

void TemplateSearch::conclude()
{
    if (m_found.size() == 1)
        return finish(m_found.constFirst());
    if (m_found.isEmpty()) {
        return finish(refusal(ErrorKind::NotFound,
            u"There is no template \"%1\", or this token may not see it."_s.arg(m_nameOrId)));
    }
    finish(refusal(ErrorKind::BadInput,
        u"There is a template \"%1\" in each of the organizations %2: say which."_s.arg(
            m_nameOrId, m_foundIn.join(u", "_s))));
}

void TemplateSearch::finish(ApiResult<Template> outcome)
{
    deleteLater();
    if (!m_context)
        return;
    const Callback<Template> done = std::move(m_done);
    done(std::move(outcome)); // may destroy the parent and this with it
}

ApiError TemplateSearch::refusal(ErrorKind kind, const QString &message) const
{
    ApiError error;
    error.kind = kind;
    error.httpStatus = kind == ErrorKind::NotFound ? 404 : 0;
    error.message = message;
    return error;
}

} // namespace plimsoll
