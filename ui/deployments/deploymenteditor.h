// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/deployments/deploymentbook.h"
#include "ui/deployments/deploymenttexts.h"

#include <memory>

namespace plimsoll {

// What a person has entered, as typed.
struct DeploymentDraft {
    QString name; // empty: suggested from the URL
    QString url;
    Secret token; // empty: what is kept stays
    QString proxy;
    QString caFile;
    QString clientCertificateFile;
    QString clientKeyFile;
    QString resolve; // mappings, as Deployment has them, with spaces or commas between
    QString sources; // addresses, the same way
    bool resumesTls = false;
    bool allowPlainHttp = false;
    bool isTestSystem = false;
};

// Errors: BadInput. The token is not looked at.
Result<KnownDeployment> readDraft(const DeploymentDraft &draft, const QStringList &takenNames);

enum class BeforeSaving { Check, AskNothing };

// Adds or changes a deployment: asks it first whether it takes the token, then saves. One at a time.
class DeploymentEditor : public QObject
{
    Q_OBJECT
public:
    DeploymentEditor(DeploymentBook &book, ServerCalls &servers, QObject *parent = nullptr);
    ~DeploymentEditor() override;

    // `former`: the name of the one that is changed; empty: a new one. refused(), saved() or, after
    // cancel(), nothing follows.
    void submit(const DeploymentDraft &draft, const QString &former, BeforeSaving before);
    void cancel();
    bool isBusy() const { return m_asking != nullptr; }

signals:
    void busyChanged();
    // `canSaveUnchecked`: what was entered may be right all the same.
    void refused(const plimsoll::Explanation &why, bool canSaveUnchecked);
    void saved(const QString &name, const std::optional<plimsoll::DeploymentFacts> &facts);

private:
    void askFor(const KnownDeployment &known, const QString &former);
    void check(const KnownDeployment &known, const QString &former, const Deployment &login);
    void save(
        const KnownDeployment &known, const QString &former, const std::optional<DeploymentFacts> &facts);
    void refuse(const Error &error, const QUrl &url, bool canSaveUnchecked);
    void stopAsking();

    DeploymentBook &m_book;
    ServerCalls &m_servers;
    std::unique_ptr<QObject> m_asking;
};

} // namespace plimsoll
