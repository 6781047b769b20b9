// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>

namespace plimsoll {

enum class FileAccess { OwnerOnly, Readable }; // 0600, 0644 less the umask

// Replaces the file whole or not at all, synced to disk before it takes the name. Errors: Storage.
Result<> writeFileAtomically(const QString &path, const QByteArray &content, FileAccess access);

// The whole file; `limit` guards against reading something that is not what it should be. Errors: Storage.
Result<QByteArray> readWholeFile(const QString &path, qint64 limit = 64 * 1024 * 1024);

} // namespace plimsoll
