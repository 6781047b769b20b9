// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace plimsoll {

enum class Align { Left, Right };

// Rows of cells as lines of text, columns two blanks apart, each line indented by two; no trailing blanks.
// `alignments` beyond the last one repeat it.
QString textTable(const QList<QStringList> &rows, const QList<Align> &alignments);

} // namespace plimsoll
