// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/deployments/servercalls.h"

namespace plimsoll {

// A deployment that was saved by its name.
struct KnownDeployment {
    QString name; // for people; unique
    Deployment deployment; // its token is empty
    bool isTestSystem = false; // a person said so: the production guard does not ask
};

// The deployments that this data folder knows. Tokens are in the vault and leave it only by login(). Lives on
// the ui thread.
class DeploymentBook : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    virtual QList<KnownDeployment> all() const = 0; // by name
    // With its token. Errors: BadInput when there is none of that name, or no token is kept for it.
    virtual void login(const QString &name, QObject *context, Answer<Deployment> done) = 0;

signals:
    void changed();
};

} // namespace plimsoll
