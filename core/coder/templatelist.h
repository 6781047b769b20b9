// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/coder/apitransport.h"
#include "core/coder/coderclient.h"

namespace plimsoll {

// All templates of the organizations that we see: the route that lists them at once is younger than 2.8.
// Owned by its parent; ends itself.
class TemplateList : public QObject
{
    Q_OBJECT

public:
    TemplateList(CoderClient &client, ApiTransport &transport, QObject *context,
        Callback<QList<Template>> done, QObject *parent);

private:
    void askNextOrganization();
    void finish(ApiResult<QList<Template>> outcome);

    ApiTransport &m_transport;
    QPointer<QObject> m_context;
    Callback<QList<Template>> m_done;
    QList<Organization> m_toAsk;
    QList<Template> m_found;
};

} // namespace plimsoll
