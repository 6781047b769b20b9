// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace plimsoll {

// What a run calls its users, workspaces and tokens. Coder's own scale-test command uses the same form, so
// that each one's clean-up finds what the other made.
class RunNames
{
public:
    // "scaletest-", eight random characters, "-": no two runs share a name.
    static RunNames random();
    explicit RunNames(QString prefix);

    const QString &prefix() const { return m_prefix; }
    QString user(int index) const { return m_prefix + QString::number(index); }
    QString email(int index) const; // <8 random>-<index>@scaletest.local
    QString workspace(int index) const { return m_prefix + QString::number(index); }
    QString token() const; // the same for every user of the run

private:
    QString m_prefix;
};

// Does the name belong to some scale test? Ours or another tool's.
bool isScaletestName(const QString &name);
bool isScaletestUser(const QString &username, const QString &email);

// Random and strong enough for Coder: letters and digits, 16 of them.
QByteArray randomPassword();

} // namespace plimsoll
