// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>

namespace plimsoll {

enum class FileAccess {
    OwnerOnly, // 0600, from the moment the file exists and whatever a replaced one allowed
    Readable, // 0644 less the umask; one that is replaced keeps its permissions
};

// Replaces the file whole or not at all, synced to disk before it takes the name. A symbolic link stays one:
// the file behind it is replaced. Errors: Storage.
Result<> writeFileAtomically(const QString &path, const QByteArray &content, FileAccess access);

// The same with the content of another file, in pieces: it may be larger than the memory that a program
// should take. What is written is the owner's only. Errors: Storage.
Result<> copyFileAtomically(const QString &from, const QString &to);

// The whole file; `limit` guards against reading something that is not what it should be. Errors: Storage.
Result<QByteArray> readWholeFile(const QString &path, qint64 limit = qint64{64} * 1024 * 1024);

} // namespace plimsoll
