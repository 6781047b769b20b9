// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/atomicfile.h"

#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QTemporaryFile>

#include <filesystem>

#ifdef Q_OS_WIN
#include <io.h>
#else
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

Error notWritten(const QString &path, const QString &why)
{
    return Error{ErrorKind::Storage, u"Could not write %1: %2."_s.arg(path, why)};
}

bool syncToDisk(QFile &file)
{
#ifdef Q_OS_WIN
    return _commit(file.handle()) == 0;
#else
    return fsync(file.handle()) == 0;
#endif
}

Result<> replaceReadable(const QString &path, const QByteArray &content)
{
    QSaveFile file(path); // syncs and renames in commit()
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size() || !file.commit())
        return notWritten(path, file.errorString());
    return {};
}

// Not QSaveFile: it creates a new file readable by all, and who opens it before its mode is set keeps
// reading.
Result<> replaceOwnerOnly(const QString &path, const QByteArray &content)
{
    const QFileInfo old(path);
    if (old.isDir())
        return notWritten(path, u"it is a folder"_s);
    const QString target = old.exists() ? old.canonicalFilePath() : old.absoluteFilePath();
    QTemporaryFile file(target + u".XXXXXX"_s); // 0600; gone again unless it takes the name
    if (!file.open() || file.write(content) != content.size() || !file.flush())
        return notWritten(path, file.errorString());
    if (!syncToDisk(file))
        return notWritten(path, qt_error_string());
    const QString written = file.fileName(); // gives it a name where the system made it without
    file.close();
    std::error_code failure;
    std::filesystem::rename(
        QFileInfo(written).filesystemFilePath(), QFileInfo(target).filesystemFilePath(), failure);
    if (failure)
        return notWritten(path, QString::fromStdString(failure.message()));
    file.setAutoRemove(false);
    return {};
}

} // namespace

Result<> writeFileAtomically(const QString &path, const QByteArray &content, FileAccess access)
{
    return access == FileAccess::OwnerOnly ? replaceOwnerOnly(path, content) : replaceReadable(path, content);
}

Result<QByteArray> readWholeFile(const QString &path, qint64 limit)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorKind::Storage, u"Could not read %1: %2."_s.arg(path, file.errorString())};
    constexpr qint64 Piece = qint64{64} * 1024; // read() takes memory for all it is asked for
    QByteArray content;
    while (content.size() <= limit) {
        const QByteArray piece = file.read(Piece);
        if (piece.isEmpty())
            break;
        content += piece;
    }
    if (content.size() > limit)
        return Error{ErrorKind::Storage,
            u"%1 is larger than %2 bytes, too large for what it should be."_s.arg(
                path, QString::number(limit))};
    if (file.error() != QFileDevice::NoError)
        return Error{ErrorKind::Storage, u"Could not read %1: %2."_s.arg(path, file.errorString())};
    return content;
}

} // namespace plimsoll
