// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/deployments/tokenvault.h"

namespace plimsoll {

MemoryVault::MemoryVault(QString why, QObject *parent)
    : TokenVault(parent)
    , m_why(std::move(why))
{
}

void MemoryVault::put(const QString &key, const Secret &token, QObject *context, const Answer<> &done)
{
    m_tokens.insert(key, token);
    QMetaObject::invokeMethod(context, [done] { done({}); }, Qt::QueuedConnection);
}

void MemoryVault::get(const QString &key, QObject *context, const Answer<Secret> &done)
{
    Result<Secret> answer = Error{ErrorKind::NotFound, tr("No token is kept for it.")};
    if (const auto found = m_tokens.constFind(key); found != m_tokens.cend())
        answer = *found;
    QMetaObject::invokeMethod(context, [done, answer] { done(answer); }, Qt::QueuedConnection);
}

void MemoryVault::forget(const QString &key, QObject *context, const Answer<> &done)
{
    m_tokens.remove(key);
    QMetaObject::invokeMethod(context, [done] { done({}); }, Qt::QueuedConnection);
}

QString MemoryVault::sentence() const
{
    return tr("Tokens are kept in memory only, until Plimsoll is closed, because %1.").arg(m_why);
}

} // namespace plimsoll
