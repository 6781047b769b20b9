// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QThread>

namespace plimsoll {

// The thread with the event loop on which runs and calls to deployments go on. What still lives on it when
// it ends is for its owner to have posted deleteLater() to.
class EngineThread : public QThread
{
    Q_OBJECT
public:
    EngineThread()
    {
        setObjectName(QStringLiteral("engine"));
        start();
    }
    ~EngineThread() override
    {
        quit();
        wait();
    }
};

} // namespace plimsoll
