// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>

#include <memory>

namespace plimsoll {

// Where a ledger's lines go. Used by one thread at a time.
class LedgerSink
{
public:
    LedgerSink() = default;
    virtual ~LedgerSink() = default;
    LedgerSink(const LedgerSink &) = delete;
    LedgerSink &operator=(const LedgerSink &) = delete;

    // All of `lines` or nothing of it is appended. Errors: Storage.
    virtual Result<> append(const QByteArray &lines) = 0;
    // Returns when everything appended survives a power cut. Errors: Storage.
    virtual Result<> sync() = 0;
};

// A file of mode 0600, locked while it is open, so that no second process cleans up under a live run.
class LedgerFile final : public LedgerSink
{
public:
    // A new file; one that is already there is refused. Errors: Storage.
    static Result<std::unique_ptr<LedgerFile>> create(const QString &path);
    // An existing one, not to be appended to before continueAt(). Errors: Storage, also when another process
    // has it open.
    static Result<std::unique_ptr<LedgerFile>> reopen(const QString &path);
    // Its run still goes on, or somebody cleans up: another has it open.
    static bool isInUse(const QString &path);
    static Error inUse(const QString &path); // that, as people are told
    // Cuts off what a crash left torn behind `usableBytes`. Errors: Storage.
    Result<> continueAt(qint64 usableBytes);

    ~LedgerFile() override;
    Result<> append(const QByteArray &lines) override;
    Result<> sync() override;

private:
    struct Descriptor;
    explicit LedgerFile(std::unique_ptr<Descriptor> descriptor);

    std::unique_ptr<Descriptor> m_descriptor;
};

} // namespace plimsoll
