// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/storedrun.h"

#include <QHash>

#include <functional>

namespace plimsoll {

// What was read of the folders of runs, so that it need not be read again while they stay as they are. Only
// an index: a file that is missing, damaged or of another version counts as empty. Use on one thread;
// programs that write it at once replace each other's whole. ADR-0015
class RunIndex
{
public:
    using Read = std::function<RunListing(const QString &path)>;

    explicit RunIndex(QString path);

    // As it was kept if nothing in the folder changed since, else what `read` says.
    RunListing listing(const QString &folder, const Read &read);
    // What was not asked for this time stays in the index.
    void keepRest();
    // Writes the file when something in it is new. A data folder that can not be written to keeps none.
    void save() const;

private:
    struct Entry {
        QString stamp; // of the folder when it was read
        RunListing listing;
    };

    void load();

    QString m_path;
    QHash<QString, Entry> m_old; // by the folder's name
    QHash<QString, Entry> m_now;
    bool m_isNew = false;
};

} // namespace plimsoll
