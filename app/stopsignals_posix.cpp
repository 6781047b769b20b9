// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/stopsignals.h"

#include <QSocketNotifier>

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

constexpr std::array Handled{SIGINT, SIGTERM, SIGHUP};
std::array<struct sigaction, Handled.size()> former;
std::array<int, 2> pipeEnds{-1, -1}; // read, write

// Only what is allowed in a signal handler: one byte into the pipe.
void note(int signal)
{
    const int kept = errno;
    const char byte = static_cast<char>(signal);
    if (write(pipeEnds[1], &byte, 1) < 0) {
        // Full: more than enough of them wait already.
    }
    errno = kept;
}

QString nameOf(int signal)
{
    if (signal == SIGTERM)
        return u"SIGTERM"_s;
    return signal == SIGHUP ? u"SIGHUP"_s : u"Ctrl-C"_s;
}

} // namespace

StopSignals::StopSignals(QObject *parent)
    : QObject(parent)
{
    if (pipe(pipeEnds.data()) != 0)
        return; // no descriptor left: signals end the program as ever, and the ledger tells what is left
    for (const int end : pipeEnds) {
        fcntl(end, F_SETFD, FD_CLOEXEC);
        fcntl(end, F_SETFL, O_NONBLOCK);
    }
    m_notifier = std::make_unique<QSocketNotifier>(pipeEnds[0], QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &StopSignals::take);
    for (std::size_t i = 0; i < Handled.size(); ++i) {
        struct sigaction action{};
        action.sa_handler = note;
        sigemptyset(&action.sa_mask);
        action.sa_flags = SA_RESTART;
        sigaction(Handled[i], nullptr, &former[i]);
        // Under nohup it stays ignored.
        if (!(Handled[i] == SIGHUP && former[i].sa_handler == SIG_IGN))
            sigaction(Handled[i], &action, nullptr);
    }
}

StopSignals::~StopSignals()
{
    if (!m_notifier)
        return;
    for (std::size_t i = 0; i < Handled.size(); ++i)
        sigaction(Handled[i], &former[i], nullptr);
    m_notifier.reset();
    for (int &end : pipeEnds) {
        close(end);
        end = -1;
    }
}

void StopSignals::take()
{
    char byte = 0;
    while (read(pipeEnds[0], &byte, 1) == 1)
        emit arrived(nameOf(byte), ++m_count);
}

void hardenProcess()
{
    const rlimit none{0, 0};
    setrlimit(RLIMIT_CORE, &none);
    std::signal(SIGPIPE, SIG_IGN);
}

} // namespace plimsoll
