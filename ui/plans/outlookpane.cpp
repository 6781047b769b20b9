// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plans/outlookpane.h"

#include "ui/look/flowlayout.h"
#include "ui/look/iconlabel.h"
#include "ui/look/parts.h"
#include "ui/look/spacing.h"
#include "ui/look/type.h"
#include "ui/plans/forms/formsection.h"
#include "ui/plans/loadpicture.h"

#include <QComboBox>
#include <QGridLayout>
#include <QHeaderView>
#include <QStackedWidget>
#include <QTableWidget>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace plimsoll {

OutlookPane::OutlookPane(QWidget *parent)
    : QWidget(parent)
    , m_views(new QStackedWidget(this))
    , m_picture(new LoadPicture(m_views))
    , m_noPicture(makeLabel({}, TypeSize::Body, QFont::Normal, Ink::Secondary, m_views))
    , m_table(new QTableWidget(m_views))
    , m_legend(new QWidget(this))
    , m_unit(new QComboBox(this))
    , m_asTable(new QToolButton(this))
    , m_notes(new QVBoxLayout)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing::Medium);
    column->addWidget(makePicture());
    column->addWidget(makeTotals());
    m_notes->setSpacing(spacing::Small);
    column->addLayout(m_notes);
    column->addStretch(1);
}

QWidget *OutlookPane::makePicture()
{
    QFrame *pane = makePane(this);
    m_unit->addItem(tr("Connections"), static_cast<int>(LoadUnit::Connections));
    m_unit->addItem(tr("Bytes a second"), static_cast<int>(LoadUnit::BytesPerSecond));
    m_unit->setObjectName(u"loadUnit"_s);
    m_unit->setAccessibleName(tr("Unit of the picture"));
    setTip(m_unit, tr("What the picture shows: sessions, or what they send each second."));
    connect(m_unit, &QComboBox::activated, this, &OutlookPane::showPicture);
    m_asTable->setText(tr("Table"));
    m_asTable->setCheckable(true);
    m_asTable->setObjectName(u"loadAsTable"_s);
    m_asTable->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_T));
    setTip(m_asTable,
        tr("The same figures as a table (%1).")
            .arg(m_asTable->shortcut().toString(QKeySequence::NativeText)));
    connect(m_asTable, &QToolButton::toggled, this, &OutlookPane::showPicture);
    m_noPicture->setObjectName(u"noLoadPicture"_s);
    m_noPicture->setWordWrap(true);
    m_noPicture->setAlignment(Qt::AlignCenter);
    m_noPicture->setMargin(spacing::Large);
    prepareTable(m_table);
    m_table->setObjectName(u"loadTable"_s);
    m_table->setAccessibleName(tr("Planned load over time"));
    m_table->setWordWrap(false);
    m_views->addWidget(m_picture);
    m_views->addWidget(m_table);
    m_views->addWidget(m_noPicture);
    m_views->setFixedHeight(210);
    (new FlowLayout(m_legend))->setContentsMargins(spacing::Medium, 0, spacing::Medium, 0);
    auto *head = new QWidget(pane);
    auto *title = new FlowLayout(head);
    title->setContentsMargins(spacing::Medium, spacing::Small, spacing::Medium, 0);
    title->addWidget(makeLabel(tr("Load over time"), TypeSize::Body, QFont::DemiBold, Ink::Text, pane));
    title->addWidget(makeLabel(tr("planned"), TypeSize::Caption, QFont::Normal, Ink::Secondary, pane));
    title->addWidget(m_unit);
    title->addWidget(m_asTable);
    auto *column = new QVBoxLayout(pane);
    column->setContentsMargins(1, 1, 1, spacing::Small);
    column->addWidget(head);
    column->addWidget(m_views);
    column->addWidget(m_legend);
    return pane;
}

QWidget *OutlookPane::makeTotals()
{
    QFrame *pane = makePane(this);
    m_totals = new QGridLayout(pane);
    m_totals->setContentsMargins(spacing::Medium, spacing::Small, spacing::Medium, spacing::Small);
    m_totals->setVerticalSpacing(spacing::Tight);
    m_totals->setColumnStretch(0, 1);
    m_totals->addWidget(
        makeLabel(tr("What this asks for"), TypeSize::Body, QFont::DemiBold, Ink::Text, pane), 0, 0, 1, 2);
    return pane;
}

void OutlookPane::show(const PlanOutlook &outlook)
{
    m_outlook = outlook;
    showPicture();
    showTotals(outlook.totals);
    showNotes(outlook);
}

void OutlookPane::showPicture()
{
    const Result<PlannedLoad> &load = m_outlook.load;
    const bool isEmpty = load && load->scenarios.isEmpty();
    m_unit->setEnabled(load && !isEmpty && !m_asTable->isChecked());
    if (!load || isEmpty) {
        m_noPicture->setText(isEmpty ? tr("No traffic is planned.") : load.error().message);
        m_views->setCurrentWidget(m_noPicture);
        return showLegend({});
    }
    if (m_asTable->isChecked()) {
        showTable(*load);
        m_views->setCurrentWidget(m_table);
        return showLegend({});
    }
    offerUnits(*load);
    m_picture->show(*load, static_cast<LoadUnit>(m_unit->currentData().toInt()));
    m_views->setCurrentWidget(m_picture);
    showLegend(load->scenarios);
}

// Those in which the plan has something to show; the first is what everybody knows.
void OutlookPane::offerUnits(const PlannedLoad &load)
{
    const auto offer = [this](LoadUnit unit, const QString &text, bool isUsed) {
        const int at = m_unit->findData(static_cast<int>(unit));
        if (isUsed && at < 0)
            m_unit->addItem(text, static_cast<int>(unit));
        else if (!isUsed && at >= 0)
            m_unit->removeItem(at);
    };
    const bool hasRequests = load.mostRequestsPerSecond > 0;
    offer(LoadUnit::BytesPerSecond, tr("Bytes a second"), !hasRequests || load.mostBytesPerSecond > 0);
    offer(LoadUnit::RequestsPerSecond, tr("Requests a second"), hasRequests);
}

// One scenario needs none.
void OutlookPane::showLegend(const QList<PlannedScenario> &scenarios)
{
    for (qsizetype i = m_legendNames.size(); i < scenarios.size(); ++i) {
        auto *entry = new QWidget(m_legend);
        auto *row = new QHBoxLayout(entry);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(spacing::Tight);
        row->addWidget(new SeriesSwatch(static_cast<int>(i), entry));
        m_legendNames.append(makeLabel({}, TypeSize::Caption, QFont::Normal, Ink::Text, entry));
        row->addWidget(m_legendNames.last());
        m_legend->layout()->addWidget(entry);
    }
    for (qsizetype i = 0; i < m_legendNames.size(); ++i) {
        QLabel *name = m_legendNames.at(i);
        name->parentWidget()->setVisible(i < scenarios.size());
        if (i < scenarios.size())
            name->setText(name->fontMetrics().elidedText(scenarios.at(i).name, Qt::ElideRight, 140));
    }
    m_legend->setVisible(scenarios.size() > 1 && m_views->currentWidget() == m_picture);
}

void OutlookPane::showTable(const PlannedLoad &load)
{
    const LoadTable table = loadTableOf(load);
    m_table->setColumnCount(static_cast<int>(table.columns.size()));
    m_table->setHorizontalHeaderLabels(table.columns);
    m_table->setRowCount(static_cast<int>(table.rows.size()));
    for (int row = 0; row < table.rows.size(); ++row) {
        for (int column = 0; column < table.columns.size(); ++column) {
            auto *item = new QTableWidgetItem(table.rows.at(row).at(column));
            item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
            m_table->setItem(row, column, item);
        }
    }
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_table->resizeColumnsToContents();
}

void OutlookPane::showTotals(const QList<PlanTotal> &totals)
{
    for (qsizetype i = m_totalLabels.size(); i < totals.size(); ++i) {
        QLabel *name = makeLabel({}, TypeSize::Body, QFont::Normal, Ink::Secondary, this);
        QLabel *value = makeLabel({}, TypeSize::Body, QFont::DemiBold, Ink::Text, this);
        value->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        value->setTextInteractionFlags(Qt::TextSelectableByMouse);
        name->setWordWrap(true);
        m_totals->addWidget(name, static_cast<int>(i) + 1, 0);
        m_totals->addWidget(value, static_cast<int>(i) + 1, 1);
        m_totalLabels.append(std::pair(name, value));
    }
    for (qsizetype i = 0; i < m_totalLabels.size(); ++i) {
        const auto &[name, value] = m_totalLabels.at(i);
        const PlanTotal total = totals.value(i);
        name->setVisible(i < totals.size());
        value->setVisible(i < totals.size());
        name->setText(total.name);
        value->setText(total.value);
        value->setObjectName(i < totals.size() ? u"total-"_s + total.key : QString());
    }
}

void OutlookPane::showNotes(const PlanOutlook &outlook)
{
    const QStringList notes
        = QStringList{QString::number(outlook.errors.size())} + outlook.errors + outlook.warnings;
    if (notes == m_shownNotes)
        return;
    m_shownNotes = notes;
    while (QLayoutItem *item = m_notes->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        std::unique_ptr<QLayoutItem> dropped(item);
    }
    for (const QString &sentence : outlook.errors)
        addNote(sentence, true);
    for (const QString &sentence : outlook.warnings)
        addNote(sentence, false);
}

void OutlookPane::addNote(const QString &sentence, bool isError)
{
    auto *note = new QFrame(this);
    note->setObjectName(isError ? u"planError"_s : u"planWarning"_s);
    setPart(note, isError ? Part::Error : Part::Notice);
    auto *symbol = new IconLabel(spacing::IconSize, note);
    symbol->show(isError ? u"broken"_s : u"warning"_s, isError ? &Theme::broken : &Theme::warning);
    symbol->setAccessibleName(isError ? tr("Error") : tr("Warning"));
    QLabel *text = makeLabel(sentence, TypeSize::Body, QFont::Normal, Ink::Text, note);
    text->setWordWrap(true);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *row = new QHBoxLayout(note);
    row->setContentsMargins(spacing::Medium, spacing::Small, spacing::Medium, spacing::Small);
    row->setSpacing(spacing::Small);
    row->addWidget(symbol, 0, Qt::AlignTop);
    row->addWidget(text, 1);
    m_notes->addWidget(note);
}

} // namespace plimsoll
