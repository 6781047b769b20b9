// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/browser/browserhost.h"
#include "core/browser/browserprogram.h"
#include "core/browser/devtoolspipe.h"
#include "core/browser/pagerequests.h"

#include <QTemporaryDir>
#include <QTimer>

namespace plimsoll {

// One person's Chromium: a process with a profile of its own and one page at a time. The token is a cookie in
// a context that is kept in memory, so that it reaches no file. Lives on one thread with an event loop.
class Browser : public QObject
{
    Q_OBJECT
public:
    // `launch` must outlive it.
    Browser(const BrowserLaunch &launch, BrowserOrder order, BrowserHost::Tell tell);
    ~Browser() override; // the process, too; nothing is told

    void start();
    void visit(const PageOrder &page);
    void close();
    void kill(); // nothing is told any more but ended()

signals:
    void ended(); // after BrowserEnded was told

private:
    using Then = std::function<void(const QJsonObject &result, const QString &problem)>;

    // Asks the page, or the browser before there is one. One question at a time: a new one makes that the
    // answer to the one before is ignored. `then` is called once, with a problem when it is refused or when
    // nothing comes for so long.
    void ask(const QString &method, const QJsonObject &parameters, Milliseconds patience, Then then);
    void evaluate(const QString &script, Milliseconds patience, Then then); // the result's "value"
    void settle(const QJsonObject &result, const QString &problem);
    // A step of the start: what is refused there ends the browser.
    void need(const QString &method, const QJsonObject &parameters, const QString &result,
        std::function<void(const QString &value)> then);

    void makeContext();
    void openWindow(const QString &context);
    void watchPage();
    void leave(const std::function<void()> &then);
    void navigate();
    void awaitElement();
    void missing(ErrorClass errorClass, const QString &why);
    void takePicture();
    void tellMissing();
    void happened(const QString &method, const QJsonObject &event);
    void processEnded(const QString &why);
    Milliseconds patienceLeft() const;

    const BrowserLaunch &m_launch;
    BrowserOrder m_order;
    BrowserHost::Tell m_tell;
    QTemporaryDir m_profile;
    DevToolsPipe m_pipe;
    QString m_session; // of the page; empty: it is not there yet
    QTimer m_patience;
    QTimer m_again; // an element is looked for once more in the document that came since
    Then m_then;
    int m_question = 0;

    PageRequests m_requests;
    PageOrder m_page;
    Instant m_asked; // when the page was
    bool m_hasPage = false;
    std::optional<PageMissing> m_missing; // while a picture of it is taken
    int m_pictures = 0;
    std::optional<QString> m_failure; // why it was ended from here
};

} // namespace plimsoll
