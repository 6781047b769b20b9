// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secret.h"
#include "ui/deployments/answer.h"

#include <QHash>
#include <QObject>

#include <optional>

namespace plimsoll {

// Keeps tokens by key, never in a file of ours. ADR-0017. Lives on the ui thread and does not block it. Each
// call is done even when `context` goes, and calls `done` once, later, unless `context` is gone by then.
class TokenVault : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    // Where the system's keychain will not, memory keeps it, which sentence() then says.
    virtual void put(const QString &key, const Secret &token, QObject *context, const Answer<> &done) = 0;
    // Errors: NotFound, none is kept; Storage, the keychain cannot be read.
    virtual void get(const QString &key, QObject *context, const Answer<Secret> &done) = 0;
    // Forgetting what is not there is done.
    virtual void forget(const QString &key, QObject *context, const Answer<> &done) = 0;

    // Whether the tokens are there after a restart; none: not found out yet.
    virtual std::optional<bool> isLasting() const = 0;
    // Where tokens are kept, and why there, for people.
    virtual QString sentence() const = 0;

signals:
    void stateChanged();
};

// Until the program ends. Where there is no keychain, and in tests.
class MemoryVault : public TokenVault
{
    Q_OBJECT
public:
    // `why` there is no other, as the end of a sentence.
    explicit MemoryVault(QString why, QObject *parent = nullptr);

    void put(const QString &key, const Secret &token, QObject *context, const Answer<> &done) override;
    void get(const QString &key, QObject *context, const Answer<Secret> &done) override;
    void forget(const QString &key, QObject *context, const Answer<> &done) override;
    std::optional<bool> isLasting() const override { return false; }
    QString sentence() const override;

private:
    QString m_why;
    QHash<QString, Secret> m_tokens;
};

} // namespace plimsoll
