// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/coder/templatelist.h"

#include "core/coder/apirequests.h"

using namespace Qt::StringLiterals;

namespace plimsoll {

TemplateList::TemplateList(CoderClient &client, ApiTransport &transport, QObject *context,
    Callback<QList<Template>> done, QObject *parent)
    : QObject(parent)
    , m_transport(transport)
    , m_context(context)
    , m_done(std::move(done))
{
    connect(context, &QObject::destroyed, this, &QObject::deleteLater);
    client.organizations(this, [this](const ApiResult<QList<Organization>> &organizations) {
        if (!organizations)
            return finish(organizations.error());
        m_toAsk = *organizations;
        askNextOrganization();
    });
}

void TemplateList::askNextOrganization()
{
    if (m_toAsk.isEmpty()) {
        std::stable_sort(m_found.begin(), m_found.end(),
            [](const Template &a, const Template &b) { return a.name < b.name; });
        return finish(m_found);
    }
    const Organization organization = m_toAsk.takeFirst();
    m_transport.ask<QList<Template>>(
        getRequest(u"/organizations/%1/templates"_s.arg(organization.id.toString())), parseTemplates, this,
        [this, organization](const ApiResult<QList<Template>> &found) {
            if (!found)
                return finish(found.error());
            for (const Template &one : *found) {
                m_found.append(one);
                if (one.organizationName.isEmpty())
                    m_found.last().organizationName = organization.name;
            }
            askNextOrganization();
        });
}

void TemplateList::finish(ApiResult<QList<Template>> outcome)
{
    deleteLater();
    if (!m_context)
        return;
    const Callback<QList<Template>> done = std::move(m_done);
    done(std::move(outcome)); // may destroy the parent and this with it
}

} // namespace plimsoll
