// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/privatefiles.h"

#include <QDir>
#include <QFile>

using namespace Qt::StringLiterals;

namespace plimsoll {

QString plainFileName(const QString &name, const QString &fallback)
{
    constexpr qsizetype longest = 48;
    QString safe;
    const QString spelled = name.toLower().replace(u"ß"_s, u"ss"_s).normalized(QString::NormalizationForm_KD);
    for (const QChar character : spelled) {
        const bool isPlain = character.unicode() < 0x80 && character.isLetterOrNumber();
        if (isPlain)
            safe += character;
        else if (!character.isMark() && !safe.isEmpty() && !safe.endsWith(u'-'))
            safe += u'-';
    }
    safe.truncate(longest);
    while (safe.endsWith(u'-'))
        safe.chop(1);
    return safe.isEmpty() ? fallback : safe;
}

Result<> makePrivateFolder(const QString &path)
{
    constexpr auto ownerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner;
    if (QDir().mkpath(path) && QFile::setPermissions(path, ownerOnly))
        return {};
    return Error{ErrorKind::Storage,
        u"Could not make the folder %1 for its owner only; choose another data folder."_s.arg(path)};
}

} // namespace plimsoll
