// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/browser/browserhost.h"

#include <QHash>
#include <QJsonObject>

namespace plimsoll {

// Of an error as Chromium names it, "net::ERR_CONNECTION_REFUSED":
// https://source.chromium.org/chromium/chromium/src/+/main:net/base/net_error_list.h
ErrorClass classOfNetError(const QString &error);

// Puts the events of the DevTools domain Network together to requests that were answered or failed. Those
// that a cache answered, that the page itself gave up, and what never crosses the network (data:, blob:) are
// none. WebSockets count when they are open. A value.
class PageRequests
{
public:
    // The request that this event completes, if any.
    std::optional<PageRequest> take(const QString &method, const QJsonObject &event);
    // Status of the page's own document, once its head is there; 0: none.
    int documentStatus() const { return m_documentStatus; }
    // A page is opened: what is still under way belongs to nobody.
    void begin();

private:
    struct UnderWay {
        std::string path;
        double since = 0; // s of the browser's clock, as all times of events
        int status = 0;
        bool isDocument = false;
        bool isCached = false;
    };

    std::optional<PageRequest> begun(const QString &id, const QJsonObject &event);
    void answered(const QString &id, const QJsonObject &event);
    std::optional<PageRequest> finished(const QString &id, const QJsonObject &event);
    std::optional<PageRequest> failed(const QString &id, const QString &why, double at);
    static PageRequest requestOf(const UnderWay &known, double until);

    QHash<QString, UnderWay> m_underWay; // by the browser's id
    int m_documentStatus = 0;
};

} // namespace plimsoll
