// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QJsonObject>

namespace plimsoll {

// Where in a text something is; both count from 1, columns in characters.
struct TextPosition {
    int line = 1;
    int column = 1;
    bool operator==(const TextPosition &) const = default;
};

// Of a byte of UTF-8; an offset beyond the end means the end.
TextPosition positionAt(const QByteArray &text, qsizetype offset);

struct JsonTextLimits {
    qint64 bytes = qint64{1024} * 1024;
    int depth = 32; // objects and lists within each other
};

// The one object that a JSON document is. Stricter than QJsonDocument: a key that stands twice in an object
// is refused. `what` begins the sentence, as in "The plan". Errors: BadInput, with line and column.
Result<QJsonObject> parseJsonObject(
    const QByteArray &text, const QString &what, const JsonTextLimits &limits = {});

} // namespace plimsoll
