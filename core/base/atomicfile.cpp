// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/atomicfile.h"

#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QTemporaryFile>

#include <filesystem>
#include <functional>

#ifdef Q_OS_WIN
#include <io.h>
#else
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

constexpr qint64 Piece = qint64{64} * 1024; // read() takes memory for all it is asked for

Error notWritten(const QString &path, const QString &why)
{
    return Error{ErrorKind::Storage, u"Could not write %1: %2."_s.arg(path, why)};
}

Error notRead(const QFile &file)
{
    return Error{ErrorKind::Storage, u"Could not read %1: %2."_s.arg(file.fileName(), file.errorString())};
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
Result<> replaceOwnerOnly(const QString &path, const std::function<Result<>(QFile &file)> &fill)
{
    const QFileInfo old(path);
    if (old.isDir())
        return notWritten(path, u"it is a folder"_s);
    const QString target = old.exists() ? old.canonicalFilePath() : old.absoluteFilePath();
    QTemporaryFile file(target + u".XXXXXX"_s); // 0600; gone again unless it takes the name
    if (!file.open())
        return notWritten(path, file.errorString());
    if (const Result<> filled = fill(file); !filled)
        return filled;
    if (!file.flush())
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
    if (access == FileAccess::Readable)
        return replaceReadable(path, content);
    return replaceOwnerOnly(path, [&](QFile &file) -> Result<> {
        if (file.write(content) != content.size())
            return notWritten(path, file.errorString());
        return {};
    });
}

Result<> copyFileAtomically(const QString &from, const QString &to)
{
    QFile source(from);
    if (!source.open(QIODevice::ReadOnly))
        return notRead(source);
    return replaceOwnerOnly(to, [&](QFile &file) -> Result<> {
        for (QByteArray piece = source.read(Piece); !piece.isEmpty(); piece = source.read(Piece)) {
            if (file.write(piece) != piece.size())
                return notWritten(to, file.errorString());
        }
        if (source.error() != QFileDevice::NoError)
            return notRead(source);
        return {};
    });
}

Result<QByteArray> readWholeFile(const QString &path, qint64 limit)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return notRead(file);
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
        return notRead(file);
    return content;
}

} // namespace plimsoll
