// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/run/runhost.h"

#include <QThread>

namespace plimsoll::bench {

// A run that never was: it tells of as many sessions as one likes from a thread of its own, at the pace and
// by the queued calls of a real one. Its load on the window is real.
class SyntheticRun : public RunHost
{
    Q_OBJECT
public:
    explicit SyntheticRun(int sessions);
    ~SyntheticRun() override;

    void begin();
    void tellFailures(int count); // all at once

    void startDemo() override { }
    void startCalibration() override { }
    void steer(const Steering &) override { }
    void start(const Deployment &, const Plan &) override { }
    void confirm() override { }
    void stop(StopHow) override { }
    void askForSessions() override;
    bool isRunning() const override { return true; }

private:
    class Teller;

    QThread m_thread;
    Teller *m_teller;
};

} // namespace plimsoll::bench
