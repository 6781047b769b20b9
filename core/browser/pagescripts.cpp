// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/browser/pagescripts.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

// As a literal of JavaScript, whatever is in it.
QString quoted(const QString &text)
{
    const QByteArray list = QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(list.mid(1, list.size() - 2));
}

std::optional<Nanoseconds> milliseconds(const QJsonValue &value)
{
    if (!value.isDouble() || value.toDouble() <= 0)
        return std::nullopt;
    return Nanoseconds(static_cast<std::int64_t>(value.toDouble() * 1e6));
}

} // namespace

QString waitForElement(const QString &selector)
{
    return uR"js(new Promise(done => {
    const selector = %1;
    const look = () => {
        const isThere = [...document.querySelectorAll(selector)].some(one => one.getClientRects().length > 0);
        if (isThere) {
            watcher.disconnect();
            done(performance.now());
        }
    };
    const watcher = new MutationObserver(look);
    watcher.observe(document, {subtree: true, childList: true, attributes: true});
    look();
}))js"_s.arg(quoted(selector));
}

QString askForTimes()
{
    return uR"js(new Promise(done => {
    let largestPaint = null;
    const take = paints => {
        for (const paint of paints)
            largestPaint = paint.startTime;
    };
    const watcher = new PerformanceObserver(list => take(list.getEntries()));
    watcher.observe({type: 'largest-contentful-paint', buffered: true});
    setTimeout(() => {
        take(watcher.takeRecords());
        watcher.disconnect();
        const navigation = performance.getEntriesByType('navigation')[0];
        done({firstByte: navigation?.responseStart, loaded: navigation?.loadEventEnd, largestPaint});
    });
}))js"_s;
}

PageTimes pageTimes(const QJsonObject &value)
{
    return {.firstByte = milliseconds(value.value("firstByte"_L1)),
        .loaded = milliseconds(value.value("loaded"_L1)),
        .largestPaint = milliseconds(value.value("largestPaint"_L1))};
}

QString askWhereItIs()
{
    return u"location.pathname + ' \"' + document.title + '\"'"_s;
}

} // namespace plimsoll
