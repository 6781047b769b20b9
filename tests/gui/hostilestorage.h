// SPDX-License-Identifier: GPL-3.0-or-later
// A disk that is full and a folder that is read-only, as long as an object lives.
#pragma once

#include <QFile>

#include <csignal>

#ifdef Q_OS_UNIX
#include <sys/resource.h>
#endif

namespace plimsoll {

// While it lives no file grows: the nearest thing to a full disk that a test can have.
class FullDisk
{
public:
#ifdef Q_OS_UNIX
    FullDisk()
    {
        std::signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &m_usual);
        const rlimit none{.rlim_cur = 0, .rlim_max = m_usual.rlim_max};
        setrlimit(RLIMIT_FSIZE, &none);
    }
    ~FullDisk() { setrlimit(RLIMIT_FSIZE, &m_usual); }
    Q_DISABLE_COPY_MOVE(FullDisk)
    static bool isPossible() { return true; }

private:
    rlimit m_usual{};
#else
    static bool isPossible() { return false; }
#endif
};

// While it lives nothing comes into the folder or leaves it.
class FrozenFolder
{
public:
    explicit FrozenFolder(const QString &path)
        : m_path(path)
    {
        QFile::setPermissions(m_path, QFile::ReadOwner | QFile::ExeOwner);
    }
    ~FrozenFolder() { QFile::setPermissions(m_path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner); }
    Q_DISABLE_COPY_MOVE(FrozenFolder)
    bool isFrozen() const { return !QFile(m_path + QStringLiteral("/probe")).open(QIODevice::WriteOnly); }

private:
    QString m_path;
};

} // namespace plimsoll
