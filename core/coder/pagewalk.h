// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/coder/apitransport.h"

#include <QSet>

namespace plimsoll {

// Collects a list that the server gives in pages. The order of the list changes while things change state, so
// items are taken by id, and when fewer came than the server counts, it is gone through once more. Owned by
// its parent; ends itself. Calls `done` once, unless `context` or the parent goes first.
template <typename Page, typename Item> class PageWalk : public QObject
{
public:
    using Done = std::function<void(ApiResult<QList<Item>>)>;

    PageWalk(const QString &path, const QString &query, Result<Page> (*parse)(const QJsonValue &),
        QList<Item> Page::*items, ApiTransport &transport, QObject *context, Done done, QObject *parent)
        : QObject(parent)
        , m_path(path)
        , m_query(query)
        , m_parse(parse)
        , m_pageItems(items)
        , m_transport(transport)
        , m_context(context)
        , m_done(std::move(done))
    {
        connect(context, &QObject::destroyed, this, &QObject::deleteLater);
        askForPage();
    }

private:
    static constexpr int mostPasses = 3;

    void askForPage()
    {
        ApiRequest request;
        request.path = m_path;
        request.query
            = QStringLiteral("limit=%1&offset=%2").arg(m_transport.settings().pageSize).arg(m_offset);
        if (!m_query.isEmpty()) {
            request.query.prepend(
                QStringLiteral("q=%1&").arg(QString::fromLatin1(QUrl::toPercentEncoding(m_query))));
        }
        m_transport.ask<Page>(std::move(request), m_parse, this, [this](const ApiResult<Page> &page) {
            if (!page)
                return finish(page.error());
            take((*page).*m_pageItems, page->count);
        });
    }

    void take(const QList<Item> &items, qint64 count)
    {
        for (const Item &item : items) {
            if (m_seen.contains(item.id))
                continue;
            m_seen.insert(item.id);
            m_items.append(item);
        }
        m_offset += items.size();
        const bool atEnd = items.isEmpty() || m_offset >= count;
        if (!atEnd)
            return askForPage();
        if (m_items.size() >= count || ++m_passes >= mostPasses)
            return finish(std::move(m_items));
        m_offset = 0;
        askForPage();
    }

    void finish(ApiResult<QList<Item>> outcome)
    {
        deleteLater();
        if (!m_context)
            return;
        const Done done = std::move(m_done);
        done(std::move(outcome)); // may destroy the parent and this with it
    }

    QString m_path;
    QString m_query;
    Result<Page> (*m_parse)(const QJsonValue &);
    QList<Item> Page::*m_pageItems;
    ApiTransport &m_transport;
    QPointer<QObject> m_context;
    Done m_done;
    qint64 m_offset = 0;
    int m_passes = 0;
    QSet<decltype(Item::id)> m_seen;
    QList<Item> m_items;
};

} // namespace plimsoll
