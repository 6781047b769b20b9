// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sleepblock.h"

#include <QCoreApplication>
#include <QProcess>
#include <QStandardPaths>

#ifdef Q_OS_WIN
#include <windows.h>
#else
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

struct Inhibitor {
    QString program;
    QStringList arguments;
};

Inhibitor inhibitor(const char *why)
{
#ifdef Q_OS_MACOS
    Q_UNUSED(why)
    return {u"caffeinate"_s, {u"-i"_s, u"-w"_s, QString::number(QCoreApplication::applicationPid())}};
#else
    // cat ends when its stdin does: with this process, however that ends.
    return {u"systemd-inhibit"_s,
        {u"--what=sleep:idle"_s, u"--who=Plimsoll"_s, u"--why="_s + QLatin1StringView(why), u"--mode=block"_s,
            u"cat"_s}};
#endif
}

} // namespace

SleepBlock::SleepBlock(const char *why)
{
#ifdef Q_OS_WIN
    Q_UNUSED(why)
    SetThreadExecutionState(ES_CONTINUOUS | ES_SYSTEM_REQUIRED);
#else
    const Inhibitor wanted = inhibitor(why);
    const QString program = QStandardPaths::findExecutable(wanted.program);
    if (program.isEmpty())
        return;
    m_process = std::make_unique<QProcess>();
    m_process->setStandardOutputFile(QProcess::nullDevice());
    m_process->setStandardErrorFile(QProcess::nullDevice());
    // Ctrl-C goes to the whole group of the terminal; the machine is to stay awake for the clean-up too.
    m_process->setChildProcessModifier([] { setpgid(0, 0); });
    m_process->start(program, wanted.arguments);
#endif
}

SleepBlock::~SleepBlock()
{
#ifdef Q_OS_WIN
    SetThreadExecutionState(ES_CONTINUOUS);
#endif
    if (!m_process)
        return;
    m_process->closeWriteChannel();
    m_process->terminate();
    m_process->waitForFinished(500);
}

} // namespace plimsoll
