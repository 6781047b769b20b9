// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console.h"
#include "app/exitcode.h"
#include "core/load/run.h"

#include <QJsonObject>

namespace plimsoll {

// What --json writes: a JSON object a line on stdout, for programs that watch a run. docs/cli.md
class EventStream : public QObject
{
    Q_OBJECT
public:
    explicit EventStream(Console &console, QObject *parent = nullptr);

    void follow(Run &run);
    void write(const QString &event, QJsonObject fields = {});

private:
    void writeProgress(const Snapshot &snapshot);

    Console &m_console;
    Instant m_lastProgress;
};

} // namespace plimsoll
