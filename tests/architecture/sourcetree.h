// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include <functional>

namespace plimsoll::architecture {

// A text file of the repository: its path from the root, with slashes, and its lines.
struct SourceFile {
    QString path;
    QStringList lines;

    bool isHeader() const;
    bool isCpp() const; // header or source
    bool isIn(QStringView folder) const; // "core/net"
};

// The text files below the folders of `root` that are the repository's own: not what is built or git's.
QList<SourceFile> sourceTree(const QString &root);

// What `fault` says against each line of code, as "core/net/loop.cpp:12 says what"; comments and the insides
// of strings are blanked out first. An empty answer is no complaint.
QStringList faultsByLine(const SourceFile &file, const std::function<QString(const QString &code)> &fault);

// `line` without its comment and without what stands in its string literals.
QString codeOf(const QString &line);

// Writes `text` to `path` below `root`, with its folders: a sample for a check to find fault with.
void writeSample(const QString &root, const QString &path, const QString &text);

} // namespace plimsoll::architecture
