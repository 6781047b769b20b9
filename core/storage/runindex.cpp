// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/runindex.h"

#include "core/base/atomicfile.h"

#include <QDataStream>
#include <QDir>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

constexpr quint32 Magic = 0x504c4d49; // "PLMI"
constexpr qint32 Version = 1; // of the layout: an index of another one is built anew
constexpr qint64 TooFreshMs = 2000; // a file that changed so lately may change again within its time stamp

// What changes when the folder does, and when that was last. The folder's own time changes when a file
// appears, goes or is replaced whole; only the files whose content is listed are looked at themselves.
struct Stamp {
    QString text;
    qint64 latest = 0; // ms since 1970
};

Stamp stampOf(const QString &folder)
{
    Stamp stamp{.text = folder + u' '}; // what is listed may name it
    for (const QString &name : {u""_s, u"/run.json"_s, u"/plan.json"_s, u"/notes.json"_s}) {
        const QFileInfo file(folder + name);
        const qint64 at = file.exists() ? file.lastModified().toMSecsSinceEpoch() : -1;
        stamp.latest = std::max(stamp.latest, at);
        stamp.text += u"%1:%2 "_s.arg(QString::number(at), QString::number(file.size()));
    }
    return stamp;
}

QDataStream &operator<<(QDataStream &out, const RunListing &run)
{
    return out << qint32(run.state) << run.name << run.startedAt << run.simulated << run.deploymentUrl
               << run.deploymentVersion << qint32(run.outcome) << qint32(run.verdict ? int(*run.verdict) : -1)
               << run.sentence << qint64(run.duration ? run.duration->count() : -1) << quint64(run.sessions)
               << qint64(run.roundTripP95 ? run.roundTripP95->count() : -1) << run.isRoundTripAbove
               << qint32(run.objectsLeft) << run.notes.note << run.notes.tags << run.notes.isBaseline
               << run.notesProblem;
}

template <typename Enum> bool takeEnum(qint32 number, Enum last, Enum &into)
{
    if (number < 0 || number > qint32(last))
        return false;
    into = static_cast<Enum>(number);
    return true;
}

// False when the stream has no such thing.
bool read(QDataStream &in, RunListing &run)
{
    qint32 state = 0;
    qint32 outcome = 0;
    qint32 verdict = 0;
    qint64 duration = 0;
    quint64 sessions = 0;
    qint64 roundTrip = 0;
    qint32 left = 0;
    in >> state >> run.name >> run.startedAt >> run.simulated >> run.deploymentUrl >> run.deploymentVersion
        >> outcome >> verdict >> run.sentence >> duration >> sessions >> roundTrip >> run.isRoundTripAbove
        >> left >> run.notes.note >> run.notes.tags >> run.notes.isBaseline >> run.notesProblem;
    run.sessions = sessions;
    run.objectsLeft = left;
    if (duration >= 0)
        run.duration = Milliseconds(duration);
    if (roundTrip >= 0)
        run.roundTripP95 = Nanoseconds(roundTrip);
    const bool hasVerdict = verdict != -1;
    return in.status() == QDataStream::Ok && takeEnum(state, StoredState::Damaged, run.state)
        && takeEnum(outcome, RunOutcome::Stopped, run.outcome)
        && (!hasVerdict || takeEnum(verdict, GoalState::NotMeasurable, run.verdict.emplace()));
}

} // namespace

RunIndex::RunIndex(QString path)
    : m_path(std::move(path))
{
    load();
}

void RunIndex::load()
{
    const Result<QByteArray> bytes = readWholeFile(m_path);
    if (!bytes)
        return;
    QDataStream in(*bytes);
    in.setVersion(QDataStream::Qt_6_4);
    quint32 magic = 0;
    qint32 version = 0;
    in >> magic >> version;
    if (magic != Magic || version != Version)
        return;
    QHash<QString, Entry> entries;
    while (!in.atEnd()) {
        QString name;
        Entry entry;
        in >> name >> entry.stamp;
        if (!read(in, entry.listing))
            return;
        entries.insert(name, entry);
    }
    m_old = entries;
}

RunListing RunIndex::listing(const QString &folder, const Read &read)
{
    const QString name = QDir(folder).dirName();
    const Stamp stamp = stampOf(folder); // before the reading: what changes meanwhile is read the next time
    const auto known = m_old.constFind(name);
    if (known != m_old.constEnd() && known->stamp == stamp.text) {
        Entry entry = *known;
        entry.listing.path = folder;
        return m_now.insert(name, entry)->listing;
    }
    const RunListing listing = read(folder);
    if (QDateTime::currentMSecsSinceEpoch() - stamp.latest > TooFreshMs) {
        m_now.insert(name, {stamp.text, listing});
        m_isNew = true;
    }
    return listing;
}

void RunIndex::keepRest()
{
    for (auto entry = m_old.constBegin(); entry != m_old.constEnd(); ++entry) {
        if (!m_now.contains(entry.key()))
            m_now.insert(entry.key(), *entry);
    }
}

void RunIndex::save() const
{
    if (!m_isNew && m_now.size() == m_old.size())
        return;
    QByteArray bytes;
    QDataStream out(&bytes, QIODevice::WriteOnly);
    out.setVersion(QDataStream::Qt_6_4);
    out << Magic << Version;
    for (auto entry = m_now.constBegin(); entry != m_now.constEnd(); ++entry)
        out << entry.key() << entry->stamp << entry->listing;
    // Whether it could be written does not matter: without it the folders are read again.
    const Result<> written = writeFileAtomically(m_path, bytes, FileAccess::OwnerOnly);
    Q_UNUSED(written)
}

} // namespace plimsoll
