// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/enumtext.h"

#include <QString>

#include <span>

namespace plimsoll {

// What the app at the other end does with what it gets, and so what counts as good.
enum class AppMode {
    Echo, // WebSocket: every byte comes back exactly
    Read, // WebSocket: it sends on its own, as fast as it is read; nothing is sent to it
    Discard, // WebSocket: it takes everything and answers nothing
    Http, // plain requests, one a tick
};

// Where the app is asked for.
enum class AppAddress {
    Stated, // where the template says: at a name of its own, or below the deployment's path
    Path,
    Subdomain,
};

enum class AppMethod { Get, Post };

std::span<const EnumText<AppMode>> appModeTexts();
std::span<const EnumText<AppAddress>> appAddressTexts();
std::span<const EnumText<AppMethod>> appMethodTexts();

struct AppOptions {
    QString slug = QStringLiteral("wsec"); // the app of the template
    AppMode mode = AppMode::Echo;
    AppAddress address = AppAddress::Stated;
    qint64 messageBytes = 0; // a tick is sent in WebSocket messages of so many bytes; 0: in one
    QString path = QStringLiteral("/"); // below the app's own address, query included
    AppMethod method = AppMethod::Get; // of Http; a post has a body of the tick's bytes
    Milliseconds answerTimeout{30'000}; // of Http: for one request
    bool operator==(const AppOptions &) const = default;
};

} // namespace plimsoll
