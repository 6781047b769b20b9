// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "ui/results/openedrun.h"

#include <QObject>
#include <QThreadPool>

#include <atomic>
#include <memory>

namespace plimsoll {

// Reads the folder of a run off the ui thread; the latest call wins.
class RunReader : public QObject
{
    Q_OBJECT
public:
    explicit RunReader(QObject *parent = nullptr);
    ~RunReader() override;

    void read(const QString &path); // done() or failed() follows, unless another call comes first
    void stop();

signals:
    void shareRead(double share); // in [0, 1]; a few times a second
    void done(const std::shared_ptr<const plimsoll::OpenedRun> &run);
    void failed(const QString &sentence);

private:
    using Stop = std::shared_ptr<std::atomic_bool>;

    QThreadPool m_pool;
    Stop m_stop; // of the latest call
};

} // namespace plimsoll
