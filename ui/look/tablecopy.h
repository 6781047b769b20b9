// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QAbstractItemView;

namespace plimsoll {

// The selected rows of a table as lines of tab-separated cells, after a line of the headers, in the order of
// the view. Hidden columns and those without a header are left out. Empty: nothing is selected.
QString selectedRowsAsText(const QAbstractItemView &view);

// Copy (Ctrl+C, and in the context menu) takes the selected rows.
void makeCopyable(QAbstractItemView *view);

} // namespace plimsoll
