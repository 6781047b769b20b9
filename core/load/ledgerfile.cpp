// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/ledgerfile.h"

#include <QFile>
#include <QFileInfo>

#include <thread>

#ifdef Q_OS_WIN
#include <io.h>
#else
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

enum class Wait { No, Yes };

bool lockDescriptor([[maybe_unused]] int descriptor, [[maybe_unused]] Wait wait)
{
#ifdef Q_OS_WIN
    return true; // Windows: QFile opens without sharing for writing
#else
    // The kernel drops it when the process dies.
    if (wait == Wait::Yes)
        return ::flock(descriptor, LOCK_EX) == 0;
    constexpr int mostLooks = 10'000;
    for (int look = 0; look < mostLooks; ++look) {
        if (::flock(descriptor, LOCK_EX | LOCK_NB) == 0)
            return true;
        // One who looks whether it is in use shares it for an instant; one who uses it does not.
        if (::flock(descriptor, LOCK_SH | LOCK_NB) != 0)
            return false;
        std::this_thread::yield();
    }
    return false;
#endif
}

bool syncDescriptor(int descriptor)
{
#if defined(Q_OS_WIN)
    return ::_commit(descriptor) == 0;
#elif defined(F_FULLFSYNC)
    return ::fcntl(descriptor, F_FULLFSYNC) == 0 || ::fsync(descriptor) == 0;
#else
    return ::fdatasync(descriptor) == 0; // it also flushes the new length
#endif
}

// A new name in a folder is only safe once the folder is.
void syncFolderOf([[maybe_unused]] const QString &path)
{
#ifndef Q_OS_WIN
    const int folder = ::open(
        QFile::encodeName(QFileInfo(path).absolutePath()).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0)
        return;
    ::fsync(folder);
    ::close(folder);
#endif
}

} // namespace

struct LedgerFile::Descriptor {
    QFile file;
    qint64 length = 0; // of what was appended whole

    Error failure(QStringView doing) const
    {
        return {ErrorKind::Storage,
            u"Could not %1 the ledger %2: %3. Nothing more is created without it."_s.arg(
                doing, file.fileName(), file.errorString())};
    }
};

LedgerFile::LedgerFile(std::unique_ptr<Descriptor> descriptor)
    : m_descriptor(std::move(descriptor))
{
}

LedgerFile::~LedgerFile() = default;

Result<std::unique_ptr<LedgerFile>> LedgerFile::create(const QString &path)
{
    auto descriptor = std::make_unique<Descriptor>();
    descriptor->file.setFileName(path);
    const auto mode = QIODevice::ReadWrite | QIODevice::NewOnly | QIODevice::Unbuffered;
    if (!descriptor->file.open(mode, QFileDevice::ReadOwner | QFileDevice::WriteOwner))
        return descriptor->failure(u"create");
    // Nobody holds a new file but one who looks for an instant whether it is in use.
    if (!lockDescriptor(descriptor->file.handle(), Wait::Yes))
        return descriptor->failure(u"lock");
    syncFolderOf(path);
    return std::unique_ptr<LedgerFile>(new LedgerFile(std::move(descriptor)));
}

Result<std::unique_ptr<LedgerFile>> LedgerFile::reopen(const QString &path)
{
    auto descriptor = std::make_unique<Descriptor>();
    descriptor->file.setFileName(path);
    const auto mode = QIODevice::ReadWrite | QIODevice::ExistingOnly | QIODevice::Unbuffered;
    if (!descriptor->file.open(mode))
        return descriptor->failure(u"open");
    if (!lockDescriptor(descriptor->file.handle(), Wait::No))
        return inUse(path);
    return std::unique_ptr<LedgerFile>(new LedgerFile(std::move(descriptor)));
}

Error LedgerFile::inUse(const QString &path)
{
    return {ErrorKind::Storage,
        u"The ledger %1 is in use: its run is still going on, or another clean-up is. Wait until that "
        "process has ended."_s.arg(path)};
}

bool LedgerFile::isInUse(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return false;
#ifdef Q_OS_WIN
    QFile writing(path);
    return !writing.open(QIODevice::ReadWrite | QIODevice::ExistingOnly);
#else
    return ::flock(file.handle(), LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK;
#endif
}

Result<> LedgerFile::continueAt(qint64 usableBytes)
{
    QFile &file = m_descriptor->file;
    if ((file.size() > usableBytes && !file.resize(usableBytes)) || !file.seek(usableBytes))
        return m_descriptor->failure(u"mend");
    m_descriptor->length = usableBytes;
    return {};
}

Result<> LedgerFile::append(const QByteArray &lines)
{
    QFile &file = m_descriptor->file;
    if (file.write(lines) == lines.size()) {
        m_descriptor->length += lines.size();
        return {};
    }
    const Error failure = m_descriptor->failure(u"write");
    if (file.resize(m_descriptor->length))
        file.seek(m_descriptor->length);
    return failure;
}

Result<> LedgerFile::sync()
{
    if (!syncDescriptor(m_descriptor->file.handle()))
        return Error{ErrorKind::Storage,
            u"Could not bring the ledger %1 to disk: %2. Nothing more is created without it."_s.arg(
                m_descriptor->file.fileName(), qt_error_string(errno))};
    return {};
}

} // namespace plimsoll
