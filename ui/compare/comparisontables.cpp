// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/comparisontables.h"

#include "core/storage/runfolder.h"
#include "ui/look/icons.h"
#include "ui/look/spacing.h"
#include "ui/look/type.h"
#include "ui/plans/runcommandline.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QHeaderView>
#include <QScrollBar>
#include <QTableWidget>

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

struct CompareTexts {
    Q_DECLARE_TR_FUNCTIONS(CompareTexts)
};

QString capitalised(QString text)
{
    if (!text.isEmpty())
        text[0] = text[0].toUpper();
    return text;
}

void appendJudgement(QList<ComparedCell> &row, const Figure &figure, const Judgement &judgement)
{
    const QString none = u"–"_s;
    row.append({.text = judgement.difference ? differenceText(figure.unit, *judgement.difference) : none});
    row.append({.text = judgement.ratio ? ratioText(*judgement.ratio) : none});
    QString text = changeTitle(judgement.change);
    if (!judgement.reason.isEmpty())
        text += u" · "_s + judgement.reason;
    row.append({.text = text, .change = judgement.change, .toolTip = text});
}

QTableWidgetItem *makeItem(const ComparedCell &cell, bool isNumber)
{
    auto *item = new QTableWidgetItem(cell.text);
    item->setTextAlignment((isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (isNumber)
        item->setFont(numberFont(TypeSize::Body));
    if (cell.change)
        item->setIcon(icon(changeIcon(*cell.change), changeTint(*cell.change)));
    if (cell.change == Change::Worse || cell.change == Change::Better)
        item->setFont(fontOf(TypeSize::Body, QFont::DemiBold));
    item->setToolTip(cell.toolTip);
    return item;
}

} // namespace

QString changeTitle(Change change)
{
    switch (change) {
    case Change::Better:
        return CompareTexts::tr("Better");
    case Change::Worse:
        return CompareTexts::tr("Worse");
    case Change::Same:
        return CompareTexts::tr("Same");
    case Change::Unclear:
        return CompareTexts::tr("Unclear");
    case Change::NotJudged:
        return CompareTexts::tr("Not judged");
    }
    return {};
}

QString changeIcon(Change change)
{
    switch (change) {
    case Change::Better:
        return u"kept"_s;
    case Change::Worse:
        return u"broken"_s;
    case Change::Unclear:
        return u"not-measurable"_s;
    case Change::Same:
    case Change::NotJudged:
        break;
    }
    return u"minus"_s;
}

QColor Theme::*changeTint(Change change)
{
    switch (change) {
    case Change::Better:
        return &Theme::kept;
    case Change::Worse:
        return &Theme::broken;
    case Change::Unclear:
        return &Theme::warning;
    case Change::Same:
    case Change::NotJudged:
        break;
    }
    return &Theme::secondary;
}

ComparedTable figureTable(const Comparison &comparison)
{
    ComparedTable table{.columns = {{.title = CompareTexts::tr("Figure")}}};
    for (const ComparedRun &run : comparison.runs)
        table.columns.append({.title = run.letter, .isNumber = true});
    for (const ComparedSide &side : comparison.sides.mid(1)) {
        const QString of = comparison.sides.size() == 2 ? QString() : u' ' + side.name;
        table.columns.append({.title = CompareTexts::tr("Change") + of, .isNumber = true});
        table.columns.append({.title = CompareTexts::tr("Change %") + of, .isNumber = true});
        table.columns.append({.title = CompareTexts::tr("Verdict") + of});
    }
    for (const ComparedFigure &compared : comparison.figures) {
        QList<ComparedCell> row{{.text = capitalised(figureTitle(comparison, compared.figure))}};
        for (const FigureValue &value : compared.figure.values)
            row.append({.text = figureText(compared.figure, value)});
        for (const Judgement &judgement : compared.judgements)
            appendJudgement(row, compared.figure, judgement);
        table.rows.append(row);
    }
    return table;
}

ComparedTable differenceTable(const Comparison &comparison)
{
    ComparedTable table{.columns = {{.title = CompareTexts::tr("What differs")}}};
    for (const ComparedRun &run : comparison.runs)
        table.columns.append({.title = run.letter});
    for (const Difference &difference : comparison.differences) {
        QList<ComparedCell> row{{.text = capitalised(difference.title), .toolTip = difference.pointer}};
        for (const QString &value : difference.values)
            row.append({.text = value, .toolTip = value});
        table.rows.append(row);
    }
    return table;
}

std::pair<QString, QString> leadAndRest(const Comparison &comparison)
{
    const QString &sentence = comparison.sentence;
    if (comparison.sides.size() != 2)
        return {sentence, {}};
    const qsizetype colon = sentence.indexOf(u": "_s);
    const qsizetype stop = sentence.indexOf(u". "_s);
    const qsizetype end = colon >= 0 && (stop < 0 || colon < stop) ? colon : stop;
    if (end < 0)
        return {sentence, {}};
    return {sentence.left(end) + u'.', capitalised(sentence.mid(end + 2))};
}

QString compareCommandLine(const QStringList &paths, const QString &dataDir, double tolerance)
{
    const QString runs = QDir::cleanPath(dataDir + u"/runs"_s);
    bool isNamed = false;
    QStringList words{u"plimsoll-cli"_s, u"compare"_s};
    for (const QString &path : paths) {
        const QFileInfo info(QDir::cleanPath(path));
        const bool isInside = info.path() == runs;
        isNamed = isNamed || isInside;
        words.append(shellQuoted(isInside ? info.fileName() : info.filePath()));
    }
    if (tolerance != DefaultTolerance)
        words << u"--tolerance"_s << QString::number(tolerance * 100, 'g', 4) + u'%';
    if (isNamed && QDir::cleanPath(dataDir) != QDir::cleanPath(defaultDataDir()))
        words << u"--data-dir"_s << shellQuoted(dataDir);
    return words.join(u' ');
}

void showTable(QTableWidget &widget, const ComparedTable &table)
{
    widget.clear();
    const auto columns = static_cast<int>(table.columns.size());
    widget.setColumnCount(columns);
    widget.setRowCount(static_cast<int>(table.rows.size()));
    for (int column = 0; column < columns; ++column) {
        const ComparedColumn &described = table.columns[column];
        auto *header = new QTableWidgetItem(described.title);
        header->setTextAlignment((described.isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
        widget.setHorizontalHeaderItem(column, header);
        for (int row = 0; row < widget.rowCount(); ++row)
            widget.setItem(row, column, makeItem(table.rows[row][column], described.isNumber));
    }
    widget.resizeColumnsToContents();
    for (int column = 0; column < columns; ++column)
        widget.setColumnWidth(column, std::min(widget.columnWidth(column) + spacing::Medium, 420));
    const int scroll = widget.horizontalScrollBar()->sizeHint().height();
    widget.setFixedHeight(
        widget.horizontalHeader()->sizeHint().height() + widget.verticalHeader()->length() + scroll);
}

} // namespace plimsoll
