// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/datafolder.h"

#include <QDir>
#include <QFileInfo>
#include <QTemporaryFile>

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

constexpr auto OwnerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner;
constexpr qsizetype TriedBytes = 4096;

Error unusable(const QString &path, const QString &why)
{
    return {ErrorKind::Storage,
        u"Nothing can be kept in the data folder %1: %2. Choose another folder, or make room there."_s.arg(
            QDir::toNativeSeparators(path), why)};
}

} // namespace

Result<> prepareDataFolder(const QString &path)
{
    const QFileInfo info(path);
    if (info.exists() && !info.isDir())
        return unusable(path, u"it is a file"_s);
    if (!info.exists() && !(QDir().mkpath(path) && QFile::setPermissions(path, OwnerOnly)))
        return unusable(path, u"it cannot be made"_s);
    QTemporaryFile tried(path + u"/.plimsoll-XXXXXX"_s);
    // The first file of a full disk can be made, and not be written.
    if (!tried.open() || tried.write(QByteArray(TriedBytes, ' ')) != TriedBytes || !tried.flush())
        return unusable(path, tried.errorString());
    return {};
}

} // namespace plimsoll
