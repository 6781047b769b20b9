// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/browser/browsers.h"

namespace plimsoll {

Browsers::Browsers(BrowserLaunch launch, QObject *parent)
    : QObject(parent)
    , m_launch(std::move(launch))
{
}

Browsers::~Browsers()
{
    for (const auto &[number, browser] : m_browsers)
        browser->kill(); // all of them, before one is waited for
}

BrowserNumber Browsers::open(BrowserOrder order, Tell tell)
{
    const BrowserNumber number = ++m_last;
    QMetaObject::invokeMethod(
        this,
        [this, number, order = std::move(order), tell = std::move(tell)] {
            auto &browser = m_browsers[number];
            browser = std::make_unique<Browser>(m_launch, order, tell);
            // Later: it is in the middle of saying so.
            connect(
                browser.get(), &Browser::ended, this, [this, number] { m_browsers.erase(number); },
                Qt::QueuedConnection);
            browser->start();
        },
        Qt::QueuedConnection);
    return number;
}

void Browsers::with(BrowserNumber number, std::function<void(Browser &)> act)
{
    QMetaObject::invokeMethod(
        this,
        [this, number, act = std::move(act)] {
            if (const auto found = m_browsers.find(number); found != m_browsers.end())
                act(*found->second);
        },
        Qt::QueuedConnection);
}

void Browsers::visit(BrowserNumber browser, PageOrder page)
{
    with(browser, [page = std::move(page)](Browser &one) { one.visit(page); });
}

void Browsers::close(BrowserNumber browser)
{
    with(browser, [](Browser &one) { one.close(); });
}

void Browsers::kill(BrowserNumber browser)
{
    with(browser, [](Browser &one) { one.kill(); });
}

} // namespace plimsoll
