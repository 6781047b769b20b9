// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>
#include <QJsonObject>

#include <vector>

namespace plimsoll::bench {

// An application that notes how long each event of its thread took, and how much of that it had a processor.
class TimedApplication : public QApplication
{
    Q_OBJECT
public:
    TimedApplication(int &argc, char **argv);

    bool notify(QObject *receiver, QEvent *event) override;

    void startOver(); // with what comes from now on
    // "events", "eventP99Ms", "eventMaxMs", the same of "eventCpu", "worstEvent", "worstEventCpuMs", and the
    // share of a core that this thread has used since startOver(), "cpuPercent".
    QJsonObject measured() const;

private:
    std::vector<qint64> m_events; // nanoseconds
    std::vector<qint64> m_cpu;
    QString m_worstEvent;
    qint64 m_worst = 0;
    qint64 m_worstCpu = 0; // of that time, what this thread had the processor
    qint64 m_since = 0;
    qint64 m_cpuSince = 0;
    int m_depth = 0;
};

} // namespace plimsoll::bench
