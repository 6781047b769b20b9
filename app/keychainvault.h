// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/deployments/tokenvault.h"

namespace QKeychain {
class Job;
}

namespace plimsoll {

// The system's keychain: Keychain, Credential Manager, Secret Service or KWallet. What it does not take stays
// in memory, and sentence() says so.
class KeychainVault : public TokenVault
{
    Q_OBJECT
public:
    // `service` is what the entries are filed under.
    explicit KeychainVault(QString service, QObject *parent = nullptr);

    void put(const QString &key, const Secret &token, QObject *context, const Answer<> &done) override;
    void get(const QString &key, QObject *context, const Answer<Secret> &done) override;
    void forget(const QString &key, QObject *context, const Answer<> &done) override;
    std::optional<bool> isLasting() const override { return m_isLasting; }
    QString sentence() const override;

private:
    void lookForKeychain();
    void note(const QKeychain::Job &job);

    QString m_service;
    QHash<QString, Secret> m_inMemory; // what the keychain did not take
    std::optional<bool> m_isLasting;
    QString m_why; // it is not lasting
};

} // namespace plimsoll
