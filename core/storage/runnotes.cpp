// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/runnotes.h"

#include "core/base/atomicfile.h"
#include "core/base/jsonreader.h"
#include "core/base/jsontext.h"
#include "core/base/jsonwriter.h"

#include <QFileInfo>
#include <QLockFile>

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

constexpr int FormatVersion = 1;
constexpr int LongestWaitMs = 2000;

QByteArray notesJson(const RunNotes &notes)
{
    JsonWriter out;
    out.beginObject();
    out.number("version"_L1, qint64{FormatVersion});
    out.text("note"_L1, notes.note);
    out.beginList("tags"_L1);
    for (const QString &tag : notes.tags)
        out.text({}, tag);
    out.endList();
    out.flag("baseline"_L1, notes.isBaseline);
    out.endObject();
    return out.document();
}

Error damaged(const QString &path, const QString &why)
{
    return Error{ErrorKind::BadInput,
        u"%1 is damaged: %2 It was left as it is; mend or remove it to write notes again."_s.arg(path, why)};
}

// The same limits for what is read and what is typed.
RunNotes tidied(RunNotes notes)
{
    notes.note = notes.note.trimmed().left(RunNotes::LongestNote);
    notes.tags = tagsOf(notes.tags.join(u','));
    return notes;
}

} // namespace

QStringList tagsOf(const QString &text)
{
    QStringList tags;
    for (const QString &part : text.split(u',')) {
        const QString tag = part.simplified().left(RunNotes::LongestTag);
        if (!tag.isEmpty() && !tags.contains(tag) && tags.size() < RunNotes::MostTags)
            tags.append(tag);
    }
    return tags;
}

Result<RunNotes> readRunNotes(const RunFolder &folder)
{
    const QString path = folder.notesPath();
    if (!QFileInfo::exists(path))
        return RunNotes();
    const Result<QByteArray> text = readWholeFile(path, qint64{1024} * 1024);
    if (!text)
        return text.error();
    const Result<QJsonObject> object = parseJsonObject(*text, u"The text"_s);
    if (!object)
        return damaged(path, object.error().message);
    const int version = object->value("version"_L1).toInt(0);
    if (version > FormatVersion)
        return Error{ErrorKind::BadInput,
            u"%1 was written by a newer Plimsoll; this one does not touch it."_s.arg(path)};
    RunNotes notes;
    JsonFindings findings;
    JsonReader::read(*object, findings, [&notes](JsonReader &in) {
        int ignored = 0;
        in.require("version"_L1);
        in.takeInteger("version"_L1, ignored, 1, FormatVersion);
        in.takeText("note"_L1, notes.note, RunNotes::LongestNote);
        in.takeTextList("tags"_L1, notes.tags, RunNotes::MostTags, RunNotes::LongestTag);
        in.takeFlag("baseline"_L1, notes.isBaseline);
    });
    if (!findings.problems().isEmpty())
        return damaged(path, findings.problems().join(u' '));
    return notes;
}

Result<RunNotes> changeRunNotes(const RunFolder &folder, const std::function<void(RunNotes &)> &change)
{
    QLockFile lock(folder.notesPath() + u".lock"_s);
    if (!lock.tryLock(LongestWaitMs))
        return Error{ErrorKind::Storage,
            u"The notes of %1 can not be written now: the folder is read-only or another program writes them."_s
                .arg(folder.path())};
    Result<RunNotes> before = readRunNotes(folder);
    if (!before)
        return before;
    RunNotes notes = *before;
    change(notes);
    notes = tidied(std::move(notes));
    if (notes.isBaseline && folder.isSimulated())
        return Error{ErrorKind::BadInput,
            u"A simulated run can not be a baseline: its figures say nothing about a Coder deployment."_s};
    if (notes == *before)
        return notes;
    const Result<> written = writeFileAtomically(folder.notesPath(), notesJson(notes), FileAccess::OwnerOnly);
    if (!written)
        return written.error();
    return notes;
}

} // namespace plimsoll
