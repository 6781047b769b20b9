// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/stopsignals.h"

#include <QPointer>
#include <QSocketNotifier>

#include <windows.h>

#include <mutex>

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

std::mutex guard;
QPointer<StopSignals> receiver;

// Called by the system on a thread of its own.
BOOL WINAPI note(DWORD event)
{
    const std::lock_guard lock(guard);
    if (!receiver)
        return FALSE;
    QMetaObject::invokeMethod(receiver, "take", Qt::QueuedConnection);
    if (event == CTRL_CLOSE_EVENT || event == CTRL_SHUTDOWN_EVENT)
        Sleep(INFINITE); // the process is ended when this returns; the run needs its time
    return TRUE;
}

} // namespace

StopSignals::StopSignals(QObject *parent)
    : QObject(parent)
{
    const std::lock_guard lock(guard);
    receiver = this;
    SetConsoleCtrlHandler(note, TRUE);
}

StopSignals::~StopSignals()
{
    const std::lock_guard lock(guard);
    receiver = nullptr;
    SetConsoleCtrlHandler(note, FALSE);
}

void StopSignals::take()
{
    emit arrived(u"Ctrl-C"_s, ++m_count);
}

void hardenProcess()
{
    SetErrorMode(SEM_FAILCRITICALERRORS | SEM_NOGPFAULTERRORBOX);
}

} // namespace plimsoll
