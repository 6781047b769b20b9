// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

class QProcess;

namespace plimsoll {

// Keeps the machine awake for as long as it exists, where the system offers that: systemd-inhibit on Linux,
// caffeinate on macOS, the execution state on Windows. Does nothing where it does not. Main thread.
class SleepBlock
{
public:
    explicit SleepBlock(const char *why);
    ~SleepBlock();
    SleepBlock(const SleepBlock &) = delete;
    SleepBlock &operator=(const SleepBlock &) = delete;

private:
    std::unique_ptr<QProcess> m_process;
};

} // namespace plimsoll
