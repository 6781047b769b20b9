// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/comparison.h"
#include "ui/look/theme.h"

class QTableWidget;

namespace plimsoll {

// "Worse", its icon and colour: the same everywhere.
QString changeTitle(Change change);
QString changeIcon(Change change);
QColor Theme::*changeTint(Change change);

struct ComparedCell {
    QString text = {};
    std::optional<Change> change = {}; // whose icon it has
    QString toolTip = {};
};

struct ComparedColumn {
    QString title = {};
    bool isNumber = false;
};

// A table of a comparison, before it is on a screen.
struct ComparedTable {
    QList<ComparedColumn> columns = {};
    QList<QList<ComparedCell>> rows = {};
};

// Figure, a column a run, then for each other side the change, its share and the verdict with its reason.
ComparedTable figureTable(const Comparison &comparison);
// What, and a column a run.
ComparedTable differenceTable(const Comparison &comparison);

// The sentence of a comparison in its lead and the rest, which may be empty.
std::pair<QString, QString> leadAndRest(const Comparison &comparison);

// The command that says the same in a terminal, quoted for a POSIX shell.
QString compareCommandLine(const QStringList &paths, const QString &dataDir, double tolerance);

// Replaces what the widget shows; it gets as high as its rows.
void showTable(QTableWidget &widget, const ComparedTable &table);

} // namespace plimsoll
