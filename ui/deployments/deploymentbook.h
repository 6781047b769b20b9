// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/coder/knowndeployments.h"
#include "ui/deployments/answer.h"

#include <QObject>

namespace plimsoll {

// The deployments that this data folder knows. Tokens are in the vault and leave it only by login(). Lives on
// the ui thread. Each call is done even when `context` goes, and calls `done` once, later, unless `context`
// is gone by then.
class DeploymentBook : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    virtual QList<KnownDeployment> all() const = 0; // by name
    std::optional<KnownDeployment> find(const QString &name) const;
    // With its token. Errors: BadInput when there is none of that name, or no token is kept for it.
    virtual void login(const QString &name, QObject *context, Answer<Deployment> done) = 0;

    // Adds one, or replaces the one named `former`. The token goes to the vault; an empty one leaves what is
    // kept, which is possible only while the URL stays: a token is for the deployment it was made for.
    // Errors: BadInput, Storage.
    virtual void save(
        const KnownDeployment &known, const QString &former, QObject *context, const Answer<> &done)
        = 0;
    // Changes the stored one, so that nothing which is being saved meanwhile is lost. `change` is called on a
    // thread of the book's and leaves the URL as it is. Errors: BadInput, Storage.
    virtual void edit(const QString &name, const std::function<void(KnownDeployment &)> &change,
        QObject *context, const Answer<> &done)
        = 0;
    // Forgets its token too. Errors: BadInput, Storage.
    virtual void remove(const QString &name, QObject *context, const Answer<> &done) = 0;

    // Reads the list again where another program has changed it.
    virtual void look() = 0;
    // Why the list could not be read; empty: it could. Nothing is saved meanwhile.
    virtual QString damage() const = 0;
    // Keeps a damaged list under another name and begins a new one. Answers with that path. Errors: Storage.
    virtual void setDamagedAside(QObject *context, const Answer<QString> &done) = 0;

signals:
    void changed();
};

} // namespace plimsoll
