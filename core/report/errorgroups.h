// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QHash>
#include <QList>
#include <QString>

#include <cstdint>

namespace plimsoll {

// Errors that are told in one line: same class and sentence.
struct ErrorGroup {
    QString origin = {}; // name of the scenario, or of the phase: "create", "clean-up"
    QString errorClass = {}; // as in errorClassTexts(), or of an API call: "rejected", "timeout", …
    QString sentence = {}; // without what differs from one error to the next
    std::uint64_t count = 0;
    QDateTime first = {}; // UTC
    QDateTime last = {};
    QString sample = {}; // the first one in full: which workspace, which status, first bytes
    bool operator==(const ErrorGroup &) const = default;
};

// Gathers errors by origin, class and sentence. Lives on the engine thread. Bounded: beyond MaxGroups kinds
// of sentence, further ones are counted under one common sentence a class.
class ErrorGroups
{
public:
    static constexpr qsizetype MaxGroups = 500;
    static constexpr qsizetype MaxSample = 2000; // characters

    void add(const QString &origin, const QString &errorClass, const QString &sentence, const QString &sample,
        const QDateTime &at, std::uint64_t count = 1);

    // The most frequent first; equal ones by their first time, then by name.
    QList<ErrorGroup> groups() const;
    std::uint64_t total() const { return m_total; }

private:
    ErrorGroup *find(const QString &key);

    QList<ErrorGroup> m_groups;
    QHash<QString, qsizetype> m_byKey;
    std::uint64_t m_total = 0;
};

// The sentence without what differs from one error to the next: UUIDs, addresses with ports and the names of
// workspaces and users that Plimsoll gives become "…".
QString commonSentence(const QString &sentence);

} // namespace plimsoll
