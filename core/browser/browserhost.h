// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/errorclass.h"
#include "core/base/secret.h"

#include <QString>
#include <QUrl>

#include <functional>
#include <optional>
#include <string>
#include <variant>

namespace plimsoll {

// Whose browser, and what it must know before its first page.
struct BrowserOrder {
    QString person; // for sentences and names of files
    bool isHeadless = true; // shows no window
    QUrl site; // whose cookie the token is
    Secret token;
};

// A page to open, and by what one sees that it is there.
struct PageOrder {
    QString name; // "workspaces"
    QUrl url;
    QString element; // CSS selector
    Milliseconds patience{30'000}; // until the element must have come
};

// What a browser tells.
struct BrowserReady {
};
struct PageShown {
    int status = 0; // of the document
    Instant asked; // when the browser was told to go there
    Nanoseconds took{0}; // from the start of the navigation until the element was there, by its own clock
};
struct PageMissing { // the element never came
    ErrorClass errorClass = ErrorClass::AnswerTimeout;
    std::string text; // a sentence
};
// By the browser's clock from the start of the navigation; none: the page never got there.
struct PageTimes {
    std::optional<Nanoseconds> firstByte;
    std::optional<Nanoseconds> loaded;
    std::optional<Nanoseconds> largestPaint;
};
// A request that a page made, of whatever kind; cached answers are none.
struct PageRequest {
    std::string path; // of the URL
    int status = 0;
    std::optional<ErrorClass> errorClass; // none came
    std::string failure; // why, in the browser's words
    Nanoseconds took{0}; // from the request to the end of its answer
    std::uint64_t bytes = 0; // received, headers and compression as they were on the wire
};
struct BrowserEnded {
    std::optional<std::string> error; // a sentence, when it was not told to
};
using BrowserReport
    = std::variant<BrowserReady, PageShown, PageMissing, PageTimes, PageRequest, BrowserEnded>;

using BrowserNumber = std::uint64_t;

// Real browsers for sessions, one each. Every method may be called on any thread; what a browser tells comes
// on the thread of the host, in order, and nothing after BrowserEnded. An interface, so that sessions need no
// event loop of Qt.
class BrowserHost
{
public:
    using Tell = std::function<void(const BrowserReport &)>;

    // Starts one. BrowserReady or BrowserEnded follows.
    virtual BrowserNumber open(BrowserOrder order, Tell tell) = 0;
    // PageTimes of the page before, if there was one, then PageShown or PageMissing of this one follow.
    virtual void visit(BrowserNumber browser, PageOrder page) = 0;
    // PageTimes of the last page, if there is one, then BrowserEnded.
    virtual void close(BrowserNumber browser) = 0;
    // Ends it at once; nothing is told any more.
    virtual void kill(BrowserNumber browser) = 0;

protected:
    ~BrowserHost() = default;
};

} // namespace plimsoll
