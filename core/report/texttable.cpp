// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/texttable.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace plimsoll {

QString textTable(const QList<QStringList> &rows, const QList<Align> &alignments)
{
    QList<qsizetype> widths;
    for (const QStringList &row : rows) {
        widths.resize(std::max(widths.size(), row.size()));
        for (qsizetype column = 0; column < row.size(); ++column)
            widths[column] = std::max(widths[column], row[column].size());
    }
    QString text;
    for (const QStringList &row : rows) {
        QString line = u" "_s;
        for (qsizetype column = 0; column < row.size(); ++column) {
            const Align align = alignments.value(std::min(column, alignments.size() - 1), Align::Left);
            line += column == 0 ? u" "_s : u"  "_s;
            line += align == Align::Left ? row[column].leftJustified(widths[column])
                                         : row[column].rightJustified(widths[column]);
        }
        while (line.endsWith(u' '))
            line.chop(1);
        text += line + u'\n';
    }
    return text;
}

} // namespace plimsoll
