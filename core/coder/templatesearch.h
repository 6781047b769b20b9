// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/coder/apitransport.h"
#include "core/coder/coderclient.h"

namespace plimsoll {

// Finds one template by id, or by name in the organizations that we see. Owned by its parent; ends itself.
class TemplateSearch : public QObject
{
    Q_OBJECT

public:
    TemplateSearch(const QString &nameOrId, const QString &organization, CoderClient &client,
        ApiTransport &transport, QObject *context, Callback<Template> done, QObject *parent);

private:
    void askById();
    void askForOrganizations();
    void askNextOrganization();
    void conclude();
    void finish(ApiResult<Template> outcome);
    ApiError refusal(ErrorKind kind, const QString &message) const;

    QString m_nameOrId;
    QString m_organization;
    CoderClient &m_client;
    ApiTransport &m_transport;
    QPointer<QObject> m_context;
    Callback<Template> m_done;
    QList<Organization> m_toAsk;
    QList<Template> m_found;
    QStringList m_foundIn;
};

} // namespace plimsoll
