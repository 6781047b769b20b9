// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/deployments/deploymentbook.h"

#include <QDateTime>
#include <QThreadPool>

namespace plimsoll {

class TokenVault;

// The deployments in a data folder's file and their tokens in a vault. Files are written on a thread of its
// own, in the order of the calls.
class KeptDeployments : public DeploymentBook
{
    Q_OBJECT
public:
    KeptDeployments(QString dataDir, TokenVault &vault, QObject *parent = nullptr);
    ~KeptDeployments() override; // waits for what is being written

    QList<KnownDeployment> all() const override { return m_all; }
    void login(const QString &name, QObject *context, Answer<Deployment> done) override;
    void save(
        const KnownDeployment &known, const QString &former, QObject *context, const Answer<> &done) override;
    void edit(const QString &name, const std::function<void(KnownDeployment &)> &change, QObject *context,
        const Answer<> &done) override;
    void remove(const QString &name, QObject *context, const Answer<> &done) override;
    void look() override;
    QString damage() const override { return m_damage; }
    void setDamagedAside(QObject *context, const Answer<QString> &done) override;

private:
    using List = QList<KnownDeployment>;

    std::pair<QDateTime, qint64> stamp() const;
    void read();
    // Calls `then` on the ui thread.
    void change(std::function<Result<>(List &)> edit, std::function<void(Result<>)> then);
    void write(const KnownDeployment &known, const std::function<void(Result<>)> &then);

    QString m_dataDir;
    TokenVault &m_vault;
    List m_all;
    QString m_damage;
    std::pair<QDateTime, qint64> m_stamp; // of the file when it was read
    QThreadPool m_writer;
};

} // namespace plimsoll
