// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/profilestore.h"

#include "core/base/atomicfile.h"
#include "core/plan/planjson.h"
#include "core/plan/planlimits.h"
#include "core/storage/privatefiles.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

constexpr qint64 LargestPlan = qint64{4} * 1024 * 1024; // a hundred times what a person writes
constexpr int MostSameNames = 1000;
constexpr qsizetype StampLength = 17; // "20260731T101112Z-"

Error unreadable(const QString &path, const QString &why)
{
    return {ErrorKind::Storage, u"The profile %1 is damaged: %2"_s.arg(QFileInfo(path).fileName(), why)};
}

bool isSameName(const QString &left, const QString &right)
{
    return left.trimmed().compare(right.trimmed(), Qt::CaseInsensitive) == 0;
}

Result<Profile> written(const QString &path, const Plan &plan)
{
    Profile profile{path, plan, writePlan(plan)};
    if (const auto done = writeFileAtomically(path, profile.content, FileAccess::OwnerOnly); !done)
        return done.error();
    return profile;
}

// The file was taken a moment ago and is empty: without content it would be a damaged profile.
Result<Profile> firstWritten(const QString &path, const Plan &plan)
{
    Result<Profile> profile = written(path, plan);
    if (!profile)
        QFile::remove(path);
    return profile;
}

} // namespace

ProfileStore::ProfileStore(QString dataDir)
    : m_dataDir(std::move(dataDir))
{
}

QString ProfileStore::folder() const
{
    return m_dataDir + u"/profiles"_s;
}

QList<ProfileListing> ProfileStore::list() const
{
    QList<ProfileListing> profiles;
    const QFileInfoList files = QDir(folder()).entryInfoList({u"*.json"_s}, QDir::Files | QDir::Hidden);
    for (const QFileInfo &file : files) {
        ProfileListing listing{file.absoluteFilePath(), file.completeBaseName(), {}, file.lastModified()};
        const Result<Profile> profile = read(listing.path);
        if (profile)
            listing.name = profile->plan.name;
        else
            listing.problem = profile.error().message;
        profiles.append(listing);
    }
    std::stable_sort(
        profiles.begin(), profiles.end(), [](const ProfileListing &left, const ProfileListing &right) {
            return left.name.compare(right.name, Qt::CaseInsensitive) < 0;
        });
    return profiles;
}

Result<Profile> ProfileStore::read(const QString &path) const
{
    const Result<QByteArray> content = readWholeFile(path, LargestPlan);
    if (!content)
        return unreadable(path, content.error().message);
    Result<Plan> plan = readPlan(*content);
    if (!plan)
        return unreadable(path, plan.error().message);
    Profile profile{path, *std::move(plan), *content};
    if (profile.plan.name.trimmed().isEmpty())
        profile.plan.name = QFileInfo(path).completeBaseName();
    return profile;
}

Result<Profile> ProfileStore::add(const Plan &plan) const
{
    Plan named = plan;
    named.name = plan.name.trimmed();
    if (const auto checked = checkName(named.name, {}); !checked)
        return checked.error();
    const Result<QString> path = takePath(named.name);
    if (!path)
        return path.error();
    return firstWritten(*path, named);
}

Result<Profile> ProfileStore::save(const Profile &known, const Plan &plan) const
{
    if (const Result<QByteArray> content = readWholeFile(known.path, LargestPlan);
        content && *content != known.content)
        return Error{ErrorKind::Storage,
            u"The profile \"%1\" was changed by another program since it was opened here; use \"Save as\" to "
            u"keep both."_s.arg(known.plan.name)};
    if (const auto made = makePrivateFolder(folder()); !made)
        return made.error();
    return written(known.path, plan);
}

Result<Profile> ProfileStore::rename(const QString &path, const QString &name) const
{
    const Result<Profile> old = read(path);
    if (!old)
        return old.error();
    if (const auto checked = checkName(name, path); !checked)
        return checked.error();
    Plan plan = old->plan;
    plan.name = name.trimmed();
    if (plainFileName(plan.name, u"plan"_s) == plainFileName(old->plan.name, u"plan"_s))
        return written(path, plan);
    const Result<QString> newPath = takePath(plan.name);
    if (!newPath)
        return newPath.error();
    Result<Profile> renamed = firstWritten(*newPath, plan);
    if (renamed && !QFile::remove(path))
        return Error{ErrorKind::Storage,
            u"The profile is now called \"%1\", but its old file %2 could not be removed."_s.arg(
                plan.name, path)};
    return renamed;
}

Result<Profile> ProfileStore::duplicate(const QString &path) const
{
    const Result<Profile> profile = read(path);
    if (!profile)
        return profile.error();
    Plan copy = profile->plan;
    copy.name = freeName(u"%1 copy"_s.arg(copy.name));
    return add(copy);
}

Result<QString> ProfileStore::moveToTrash(const QString &path) const
{
    const QString trash = m_dataDir + u"/trash/profiles"_s;
    if (const auto made = makePrivateFolder(trash); !made)
        return made.error();
    const QString stamp = QDateTime::currentDateTimeUtc().toString(u"yyyyMMdd'T'HHmmss'Z-'"_s);
    const QString name = QFileInfo(path).completeBaseName();
    for (int number = 1; number <= MostSameNames; ++number) {
        const QString suffix = number == 1 ? QString() : u"-%1"_s.arg(number);
        const QString trashed = trash + u'/' + stamp + name + suffix + u".json"_s;
        if (QFileInfo::exists(trashed))
            continue;
        if (QFile::rename(path, trashed))
            return trashed;
        break;
    }
    return Error{ErrorKind::Storage, u"Could not move %1 to the trash in %2."_s.arg(path, trash)};
}

Result<QString> ProfileStore::restore(const QString &trashed) const
{
    const Result<QString> path = takePath(QFileInfo(trashed).completeBaseName().mid(StampLength));
    if (!path)
        return path.error();
    // What takes the name is empty, and ours.
    if (QFile::remove(*path) && QFile::rename(trashed, *path))
        return *path;
    return Error{ErrorKind::Storage, u"Could not take %1 back from the trash."_s.arg(trashed)};
}

Result<Profile> ProfileStore::importFrom(const QString &file) const
{
    const Result<QByteArray> content = readWholeFile(file, LargestPlan);
    if (!content)
        return content.error();
    Result<Plan> plan = readPlan(*content);
    if (!plan)
        return Error{plan.error().kind, u"%1 cannot be imported: %2"_s.arg(file, plan.error().message)};
    const QString name = plan->name.trimmed().isEmpty() ? QFileInfo(file).completeBaseName() : plan->name;
    Plan named = *std::move(plan);
    named.name = freeName(name);
    return add(named);
}

Result<> ProfileStore::exportTo(const QString &path, const QString &file) const
{
    const Result<Profile> profile = read(path);
    if (!profile)
        return profile.error();
    return writeFileAtomically(file, profile->content, FileAccess::Readable);
}

QString ProfileStore::freeName(const QString &name) const
{
    const QList<ProfileListing> profiles = list();
    const auto isTaken = [&profiles](const QString &candidate) {
        return std::any_of(profiles.cbegin(), profiles.cend(),
            [&candidate](const ProfileListing &profile) { return isSameName(profile.name, candidate); });
    };
    const QString plain = name.trimmed().left(planlimits::LongestName - 6);
    QString candidate = plain;
    for (int number = 2; isTaken(candidate); ++number)
        candidate = u"%1 %2"_s.arg(plain).arg(number);
    return candidate;
}

Result<> ProfileStore::checkName(const QString &name, const QString &exceptPath) const
{
    if (name.trimmed().isEmpty())
        return Error{ErrorKind::BadInput, u"A profile needs a name."_s};
    if (name.trimmed().size() > planlimits::LongestName)
        return Error{ErrorKind::BadInput,
            u"A profile's name has at most %1 characters."_s.arg(planlimits::LongestName)};
    const QList<ProfileListing> profiles = list();
    for (const ProfileListing &profile : profiles) {
        if (profile.path != exceptPath && isSameName(profile.name, name))
            return Error{ErrorKind::BadInput,
                u"There is a profile \"%1\" already; choose another name."_s.arg(profile.name)};
    }
    return {};
}

Result<QString> ProfileStore::takePath(const QString &name) const
{
    if (const auto made = makePrivateFolder(folder()); !made)
        return made.error();
    const QString stem = folder() + u'/' + plainFileName(name, u"plan"_s);
    for (int number = 1; number <= MostSameNames; ++number) {
        const QString path = stem + (number == 1 ? QString() : u"-%1"_s.arg(number)) + u".json"_s;
        if (QFileInfo::exists(path))
            continue;
        // Of two programs that try the same name one fails and takes the next.
        QFile file(path);
        if (file.open(QIODevice::WriteOnly | QIODevice::NewOnly))
            return path;
        if (!QFileInfo::exists(path))
            break;
    }
    return Error{ErrorKind::Storage,
        u"Could not make a file for the profile \"%1\" in %2: may you write there, and is there room?"_s.arg(
            name, folder())};
}

} // namespace plimsoll
