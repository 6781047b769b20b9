// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/atomicfile.h"

#include <QFile>
#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace plimsoll {

Result<> writeFileAtomically(const QString &path, const QByteArray &content, FileAccess access)
{
    const auto failed = [&path](const QFileDevice &file) {
        return Error{ErrorKind::Storage, u"Could not write %1: %2."_s.arg(path, file.errorString())};
    };
    QSaveFile file(path); // syncs and renames in commit()
    if (!file.open(QIODevice::WriteOnly))
        return failed(file);
    if (access == FileAccess::OwnerOnly
        && !file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner))
        return failed(file);
    if (file.write(content) != content.size() || !file.commit())
        return failed(file);
    return {};
}

Result<QByteArray> readWholeFile(const QString &path, qint64 limit)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorKind::Storage, u"Could not read %1: %2."_s.arg(path, file.errorString())};
    QByteArray content = file.read(limit + 1);
    if (content.size() > limit)
        return Error{ErrorKind::Storage,
            u"%1 is larger than %2 bytes, too large for what it should be."_s.arg(path).arg(limit)};
    if (file.error() != QFileDevice::NoError)
        return Error{ErrorKind::Storage, u"Could not read %1: %2."_s.arg(path, file.errorString())};
    return content;
}

} // namespace plimsoll
