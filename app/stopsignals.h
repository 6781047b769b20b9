// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <memory>

class QSocketNotifier;

namespace plimsoll {

// Turns SIGINT, SIGTERM and SIGHUP (on Windows Ctrl-C, Ctrl-Break and closing the window) into a signal of
// Qt's. One at a time may exist; main thread. What the signals did before comes back with its end.
class StopSignals : public QObject
{
    Q_OBJECT
public:
    explicit StopSignals(QObject *parent = nullptr);
    ~StopSignals() override;

signals:
    // `name` for people: "SIGINT". `count`: 1 for the first, then 2, 3, …
    void arrived(const QString &name, int count);

private:
    Q_INVOKABLE void take();

    std::unique_ptr<QSocketNotifier> m_notifier;
    int m_count = 0;
};

// No core dumps, which would hold tokens; a closed pipe is an error of write(), not the end of the program.
void hardenProcess();

} // namespace plimsoll
