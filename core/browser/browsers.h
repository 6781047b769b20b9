// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/browser/browser.h"

#include <atomic>
#include <unordered_map>

namespace plimsoll {

// The browsers of a run. Lives on the engine thread, whose event loop they need; what asks for them may be on
// any thread, and must be gone before this is.
class Browsers final : public QObject, public BrowserHost
{
    Q_OBJECT
public:
    explicit Browsers(BrowserLaunch launch, QObject *parent = nullptr);
    ~Browsers() override; // ends them all

    BrowserNumber open(BrowserOrder order, Tell tell) override;
    void visit(BrowserNumber browser, PageOrder page) override;
    void close(BrowserNumber browser) override;
    void kill(BrowserNumber browser) override;

private:
    // `act` is done on this object's thread, when the browser is still there.
    void with(BrowserNumber number, std::function<void(Browser &)> act);

    BrowserLaunch m_launch;
    std::atomic<BrowserNumber> m_last = 0;
    std::unordered_map<BrowserNumber, std::unique_ptr<Browser>> m_browsers;
};

} // namespace plimsoll
