// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/runfolder.h"

#include <QStringList>

#include <functional>

namespace plimsoll {

// What people add to a run afterwards. In notes.json of its folder; docs/run-folder.md
struct RunNotes {
    static constexpr qsizetype MostTags = 50;
    static constexpr qsizetype LongestTag = 60;
    static constexpr qsizetype LongestNote = 10'000;

    QString note = {};
    QStringList tags = {}; // each once, in the order they were given
    bool isBaseline = false; // what later runs are compared with; never a simulated one

    bool isEmpty() const { return note.isEmpty() && tags.isEmpty() && !isBaseline; }
    bool operator==(const RunNotes &) const = default;
};

// "fast, two replicas" as tags: trimmed, without empty ones, each once.
QStringList tagsOf(const QString &text);

// A run without the file has none. Errors: Storage; BadInput when the file is damaged or of a newer version.
Result<RunNotes> readRunNotes(const RunFolder &folder);

// Reads, lets `change` change and writes back, so that of two programs that change different things at once
// neither takes back what the other did; waits for the other up to two seconds. Errors: Storage; BadInput
// when the file is damaged (it stays as it is) or a simulated run is to be a baseline. Answers with what is
// in the file now.
Result<RunNotes> changeRunNotes(const RunFolder &folder, const std::function<void(RunNotes &)> &change);

} // namespace plimsoll
