// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/plan/plan.h"

#include <QByteArray>
#include <QDateTime>

namespace plimsoll {

// A saved plan as a list shows it.
struct ProfileListing {
    QString path;
    QString name; // its plan's; the file's where there is none
    QString problem; // why it cannot be used, a sentence; empty: it can
    QDateTime changedAt;
    bool operator==(const ProfileListing &) const = default;
};

struct Profile {
    QString path;
    Plan plan; // its name is the profile's
    QByteArray content; // of the file, to tell whether somebody else changed it
    bool operator==(const Profile &) const = default;
};

// The named plans that a person keeps, a file each in the format of docs/plan-format.md:
// <data dir>/profiles/<name>.json, for its owner only. Names differ in more than case; files are named after
// them in plain letters. Nothing is ever deleted or written over unseen: what is thrown away goes to
// <data dir>/trash/profiles. Errors: BadInput for a name that cannot be, Storage for everything else.
class ProfileStore
{
public:
    explicit ProfileStore(QString dataDir);

    QString folder() const;
    // By name; damaged ones stand there too, with what is wrong.
    QList<ProfileListing> list() const;
    Result<Profile> read(const QString &path) const;

    // A new profile named as its plan.
    Result<Profile> add(const Plan &plan) const;
    // Replaces the file, unless somebody else has changed it since `known` was read.
    Result<Profile> save(const Profile &known, const Plan &plan) const;
    // Keeps the file's content but for the name, and names the file anew.
    Result<Profile> rename(const QString &path, const QString &name) const;
    Result<Profile> duplicate(const QString &path) const; // "ramp copy"

    // Where it lies now: what restore() takes.
    Result<QString> moveToTrash(const QString &path) const;
    Result<QString> restore(const QString &trashed) const; // its path

    // Any plan file; its name gets a number if it is taken, and is the file's if the plan has none.
    Result<Profile> importFrom(const QString &file) const;
    Result<> exportTo(const QString &path, const QString &file) const;

    // `name`, or with a number behind it when a profile has that name.
    QString freeName(const QString &name) const;

private:
    Result<> checkName(const QString &name, const QString &exceptPath) const;
    Result<QString> takePath(const QString &name) const;

    QString m_dataDir;
};

} // namespace plimsoll
