// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <thread>

namespace plimsoll {

// Lines on stdin as they come, told on the thread that made this. Ends with the input, or with the program:
// reading waits on a thread of its own that nobody waits for.
class InputLines : public QObject
{
    Q_OBJECT
public:
    explicit InputLines(QObject *parent = nullptr);

signals:
    void arrived(const QString &line);
};

} // namespace plimsoll
