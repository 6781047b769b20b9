// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/eventtimes.h"

#include "core/base/clock.h"
#include "core/net/threadcpu.h"

#include <QEvent>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace plimsoll::bench {

namespace {

qint64 now()
{
    return (Instant::now() - Instant()).count();
}

double milliseconds(qint64 nanoseconds)
{
    return static_cast<double>(nanoseconds) / 1e6;
}

void put(QJsonObject &json, const QString &name, std::vector<qint64> times)
{
    json.insert(name + u's', static_cast<qint64>(times.size()));
    if (times.empty())
        return;
    std::sort(times.begin(), times.end());
    json.insert(name + u"P99Ms"_s, milliseconds(times[times.size() * 99 / 100]));
    json.insert(name + u"MaxMs"_s, milliseconds(times.back()));
}

} // namespace

TimedApplication::TimedApplication(int &argc, char **argv)
    : QApplication(argc, argv)
{
    m_events.reserve(1'000'000);
    m_cpu.reserve(1'000'000);
    startOver();
}

bool TimedApplication::notify(QObject *receiver, QEvent *event)
{
    if (m_depth > 0)
        return QApplication::notify(receiver, event);
    const QEvent::Type type = event->type();
    const char *name = receiver->metaObject()->className();
    const qint64 from = now();
    const qint64 cpuFrom = threadCpuTime().count();
    ++m_depth;
    const bool result = QApplication::notify(receiver, event);
    --m_depth;
    const qint64 took = now() - from;
    const qint64 cpu = threadCpuTime().count() - cpuFrom;
    m_events.push_back(took);
    m_cpu.push_back(cpu);
    if (took > m_worst) {
        m_worst = took;
        m_worstCpu = cpu;
        m_worstEvent = u"%1 to %2"_s.arg(QString::number(type), QString::fromLatin1(name));
    }
    return result;
}

void TimedApplication::startOver()
{
    m_events.clear();
    m_cpu.clear();
    m_worst = 0;
    m_worstEvent.clear();
    m_since = now();
    m_cpuSince = threadCpuTime().count();
}

QJsonObject TimedApplication::measured() const
{
    QJsonObject json;
    put(json, u"event"_s, m_events);
    put(json, u"eventCpu"_s, m_cpu);
    json.insert(u"worstEvent"_s, m_worstEvent);
    json.insert(u"worstEventCpuMs"_s, milliseconds(m_worstCpu));
    json.insert(u"seconds"_s, milliseconds(now() - m_since) / 1000);
    json.insert(u"cpuPercent"_s,
        100.0 * static_cast<double>(threadCpuTime().count() - m_cpuSince)
            / static_cast<double>(now() - m_since));
    return json;
}

} // namespace plimsoll::bench
