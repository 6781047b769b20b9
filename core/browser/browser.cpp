// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/browser/browser.h"

#include "core/base/atomicfile.h"
#include "core/base/unittext.h"
#include "core/browser/pagescripts.h"

#include <QDateTime>
#include <QDir>
#include <QJsonArray>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace plimsoll {

namespace {

constexpr Milliseconds StartPatience = 30s; // for each step of the start
constexpr Milliseconds TimesPatience = 2s; // for the times of a page that is left
constexpr Milliseconds PicturePatience = 5s;
constexpr Milliseconds BetweenLooks = 20ms;
constexpr int MostPictures = 3; // of one browser
constexpr auto SessionCookie = "coder_session_token"_L1;

} // namespace

Browser::Browser(const BrowserLaunch &launch, BrowserOrder order, BrowserHost::Tell tell)
    : m_launch(launch)
    , m_order(std::move(order))
    , m_tell(std::move(tell))
    , m_profile(QDir::tempPath() + u"/plimsoll-browser-XXXXXX"_s)
{
    m_patience.setSingleShot(true);
    m_again.setSingleShot(true);
    m_again.setInterval(BetweenLooks);
    connect(&m_patience, &QTimer::timeout, this, [this] { settle({}, u"nothing came"_s); });
    connect(&m_again, &QTimer::timeout, this, &Browser::awaitElement);
    connect(&m_pipe, &DevToolsPipe::ended, this, &Browser::processEnded);
    connect(&m_pipe, &DevToolsPipe::happened, this,
        [this](const QString &method, const QJsonObject &event) { happened(method, event); });
}

Browser::~Browser()
{
    m_pipe.disconnect(this);
}

void Browser::ask(const QString &method, const QJsonObject &parameters, Milliseconds patience, Then then)
{
    const int question = ++m_question;
    m_then = std::move(then);
    m_patience.start(std::max(patience, Milliseconds(0)));
    m_pipe.call(
        method, parameters, m_session, [this, question](const QJsonObject &result, const QString &error) {
            if (question == m_question)
                settle(result, error);
        });
}

void Browser::settle(const QJsonObject &result, const QString &problem)
{
    ++m_question;
    m_patience.stop();
    if (const Then then = std::exchange(m_then, {}))
        then(result, problem);
}

void Browser::evaluate(const QString &script, Milliseconds patience, Then then)
{
    ask(u"Runtime.evaluate"_s,
        {{"expression"_L1, script}, {"awaitPromise"_L1, true}, {"returnByValue"_L1, true}}, patience,
        [then = std::move(then)](const QJsonObject &result, const QString &problem) {
            const QJsonObject thrown = result.value("exceptionDetails"_L1).toObject();
            then(result.value("result"_L1).toObject(),
                thrown.isEmpty() ? problem : thrown.value("text"_L1).toString());
        });
}

void Browser::need(const QString &method, const QJsonObject &parameters, const QString &result,
    std::function<void(const QString &)> then)
{
    ask(method, parameters, StartPatience,
        [this, method, result, then = std::move(then)](const QJsonObject &answer, const QString &problem) {
            if (problem.isEmpty())
                return then(answer.value(result).toString());
            m_failure = u"it did not do %1: %2"_s.arg(method, problem);
            m_pipe.close();
        });
}

void Browser::start()
{
    if (!m_profile.isValid())
        return processEnded(u"there is no place for its profile: "_s + m_profile.errorString());
    m_pipe.start(m_launch.program, browserArguments(m_launch, m_order.isHeadless, m_profile.path()));
    makeContext();
}

void Browser::makeContext()
{
    need(u"Target.createBrowserContext"_s, {}, u"browserContextId"_s, [this](const QString &context) {
        const QJsonObject cookie{{"name"_L1, SessionCookie},
            {"value"_L1, QString::fromUtf8(m_order.token.reveal())}, {"url"_L1, m_order.site.toString()},
            {"httpOnly"_L1, true}, {"sameSite"_L1, "Lax"_L1}};
        need(u"Storage.setCookies"_s, {{"browserContextId"_L1, context}, {"cookies"_L1, QJsonArray{cookie}}},
            {}, [this, context](const QString &) { openWindow(context); });
    });
}

void Browser::openWindow(const QString &context)
{
    const QJsonObject page{{"url"_L1, "about:blank"_L1}, {"browserContextId"_L1, context}};
    need(u"Target.createTarget"_s, page, u"targetId"_s, [this](const QString &target) {
        need(u"Target.attachToTarget"_s, {{"targetId"_L1, target}, {"flatten"_L1, true}}, u"sessionId"_s,
            [this](const QString &session) {
                m_session = session;
                watchPage();
            });
    });
}

void Browser::watchPage()
{
    QJsonObject headers;
    for (const auto &[name, value] : m_launch.headers)
        headers.insert(name, value);
    need(u"Page.enable"_s, {}, {}, [this, headers](const QString &) {
        need(u"Network.enable"_s, {}, {}, [this, headers](const QString &) {
            need(u"Network.setExtraHTTPHeaders"_s, {{"headers"_L1, headers}}, {},
                [this](const QString &) { m_tell(BrowserReady{}); });
        });
    });
}

void Browser::kill()
{
    m_tell = [](const BrowserReport &) { };
    m_then = {};
    m_patience.stop();
    m_again.stop();
    m_pipe.kill();
}

void Browser::visit(const PageOrder &page)
{
    if (m_session.isEmpty())
        return;
    leave([this, page] {
        m_page = page;
        navigate();
    });
}

// A page that is left is asked how it went: its largest paint is known no earlier.
void Browser::leave(const std::function<void()> &then)
{
    m_again.stop();
    m_patience.stop();
    ++m_question; // an answer that is still to come is nobody's
    m_then = {};
    if (!std::exchange(m_hasPage, false))
        return then();
    evaluate(askForTimes(), TimesPatience, [this, then](const QJsonObject &answer, const QString &problem) {
        if (problem.isEmpty())
            m_tell(pageTimes(answer.value("value"_L1).toObject()));
        then();
    });
}

Milliseconds Browser::patienceLeft() const
{
    return m_page.patience - std::chrono::duration_cast<Milliseconds>(Instant::now() - m_asked);
}

void Browser::navigate()
{
    m_requests.begin();
    m_asked = Instant::now();
    ask(u"Page.navigate"_s, {{"url"_L1, m_page.url.toString(QUrl::FullyEncoded)}}, m_page.patience,
        [this](const QJsonObject &answer, const QString &problem) {
            if (!problem.isEmpty())
                return missing(ErrorClass::AnswerTimeout, u"the deployment did not answer"_s);
            m_hasPage = true;
            if (const QString error = answer.value("errorText"_L1).toString(); !error.isEmpty())
                return missing(classOfNetError(error), error);
            awaitElement();
        });
}

// A document that another one takes the place of takes the question with it: it is asked again there.
void Browser::awaitElement()
{
    evaluate(waitForElement(m_page.element), patienceLeft(),
        [this](const QJsonObject &answer, const QString &problem) {
            if (problem.isEmpty()) {
                const double took = answer.value("value"_L1).toDouble(); // ms
                return m_tell(PageShown{.status = m_requests.documentStatus(),
                    .asked = m_asked,
                    .took = Nanoseconds(static_cast<std::int64_t>(took * 1e6))});
            }
            if (patienceLeft() > 0ms)
                return m_again.start();
            missing(ErrorClass::AnswerTimeout, u"its element %1 never came"_s.arg(m_page.element));
        });
}

void Browser::missing(ErrorClass errorClass, const QString &why)
{
    const QString sentence = u"The page \"%1\" of %2 was not there within %3: %4."_s.arg(
        m_page.name, m_order.person, humanDuration(m_page.patience), why);
    m_missing = PageMissing{.errorClass = errorClass, .text = sentence.toStdString()};
    evaluate(askWhereItIs(), TimesPatience, [this](const QJsonObject &answer, const QString &problem) {
        if (problem.isEmpty())
            m_missing->text
                += " The browser was at " + answer.value("value"_L1).toString().toStdString() + '.';
        takePicture();
    });
}

void Browser::takePicture()
{
    if (m_launch.screenshotFolder.isEmpty() || m_pictures == MostPictures)
        return tellMissing();
    ask(u"Page.captureScreenshot"_s, {{"format"_L1, "png"_L1}}, PicturePatience,
        [this](const QJsonObject &answer, const QString &problem) {
            const QByteArray png = QByteArray::fromBase64(answer.value("data"_L1).toString().toLatin1());
            const QString name = u"%1-%2-%3.png"_s.arg(m_order.person, m_page.name,
                QDateTime::currentDateTimeUtc().toString(u"yyyyMMdd'T'hhmmss'Z'"_s));
            const QString path = m_launch.screenshotFolder + u'/' + name;
            if (problem.isEmpty() && QDir().mkpath(m_launch.screenshotFolder)
                && writeFileAtomically(path, png, FileAccess::OwnerOnly)) {
                ++m_pictures;
                m_missing->text += " A picture of it is screenshots/" + name.toStdString() + '.';
            }
            tellMissing();
        });
}

void Browser::tellMissing()
{
    if (const std::optional<PageMissing> missing = std::exchange(m_missing, std::nullopt))
        m_tell(*missing);
}

void Browser::happened(const QString &method, const QJsonObject &event)
{
    if (const std::optional<PageRequest> request = m_requests.take(method, event))
        m_tell(*request);
    if (method == "Inspector.targetCrashed"_L1) {
        m_failure = u"its page crashed"_s;
        m_pipe.close();
    }
}

void Browser::close()
{
    if (m_session.isEmpty())
        return m_pipe.close();
    tellMissing();
    leave([this] { m_pipe.close(); });
}

void Browser::processEnded(const QString &why)
{
    m_patience.stop();
    m_again.stop();
    m_then = {};
    BrowserEnded told;
    if (const QString reason = m_failure.value_or(why); !reason.isEmpty())
        told.error = u"The browser of %1 ended: %2."_s.arg(m_order.person, reason).toStdString();
    m_tell(told);
    emit ended();
}

} // namespace plimsoll
