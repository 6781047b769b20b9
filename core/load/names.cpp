// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/names.h"

#include <QRandomGenerator>

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

constexpr auto ScaletestPrefix = "scaletest-"_L1;
constexpr auto ScaletestMail = "@scaletest.local"_L1;

QString randomText(QLatin1StringView alphabet, int length)
{
    QString text;
    for (int i = 0; i < length; ++i)
        text += alphabet.at(QRandomGenerator::system()->bounded(static_cast<int>(alphabet.size())));
    return text;
}

} // namespace

RunNames RunNames::random()
{
    return RunNames(ScaletestPrefix + randomText("abcdefghijklmnopqrstuvwxyz0123456789"_L1, 8) + u'-');
}

RunNames::RunNames(QString prefix)
    : m_prefix(std::move(prefix))
{
    Q_ASSERT(isScaletestName(m_prefix));
}

QString RunNames::email(int index) const
{
    return m_prefix.mid(ScaletestPrefix.size()) + QString::number(index) + ScaletestMail;
}

QString RunNames::token() const
{
    return m_prefix.chopped(1);
}

bool isScaletestName(const QString &name)
{
    return name.startsWith(ScaletestPrefix);
}

bool isScaletestUser(const QString &username, const QString &email)
{
    return isScaletestName(username) || email.endsWith(ScaletestMail, Qt::CaseInsensitive);
}

QByteArray randomPassword()
{
    return randomText("ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789"_L1, 16).toLatin1();
}

} // namespace plimsoll
