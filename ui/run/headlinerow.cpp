// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/run/headlinerow.h"

#include "ui/look/iconlabel.h"
#include "ui/look/spacing.h"
#include "ui/look/type.h"
#include "ui/run/goalcolumn.h"

#include <QEvent>
#include <QGridLayout>

using namespace Qt::StringLiterals;

namespace plimsoll {

HeadlineRow::HeadlineRow(QWidget *parent)
    : QFrame(parent)
{
    setObjectName(u"headlines"_s);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(spacing::Medium);
    const QList<Headline> empty = headlinesOf({}, {}, {});
    for (qsizetype i = 0; i < empty.size(); ++i) {
        m_cells.append(makeCell());
        row->addWidget(m_cells.last().box, 1);
    }
    show(empty);
}

HeadlineRow::Cell HeadlineRow::makeCell()
{
    Cell cell;
    cell.box = new QWidget(this);
    cell.title = makeLabel({}, TypeSize::Caption, QFont::Normal, Ink::Secondary, cell.box);
    cell.value = makeLabel({}, TypeSize::Lead, QFont::DemiBold, Ink::Text, cell.box);
    cell.value->setFont(numberFont(TypeSize::Lead, QFont::DemiBold));
    cell.value->setObjectName(u"headlineValue"_s);
    cell.icon = new IconLabel(16, cell.box);
    cell.icon->hide();
    cell.detail = makeLabel({}, TypeSize::Caption, QFont::Normal, Ink::Secondary, cell.box);
    auto *grid = new QGridLayout(cell.box);
    grid->setContentsMargins(spacing::Medium, 0, 0, 0);
    grid->setVerticalSpacing(0);
    grid->setHorizontalSpacing(spacing::Tight);
    grid->addWidget(cell.title, 0, 0, 1, 3);
    grid->addWidget(cell.value, 1, 0);
    grid->addWidget(cell.icon, 1, 1);
    grid->addWidget(cell.detail, 1, 2);
    grid->setColumnStretch(2, 1);
    return cell;
}

void HeadlineRow::show(const QList<Headline> &headlines)
{
    for (qsizetype i = 0; i < m_cells.size() && i < headlines.size(); ++i) {
        Cell &cell = m_cells[i];
        const Headline &headline = headlines.at(i);
        if (headline == cell.shown)
            continue;
        const bool hasNewState = headline.state != cell.shown.state;
        cell.shown = headline;
        cell.title->setText(headline.title);
        cell.value->setText(headline.value);
        cell.detail->setText(headline.detail);
        cell.box->setToolTip(
            headline.more.isEmpty() ? headline.stateText : headline.stateText + u'\n' + headline.more);
        cell.box->setAccessibleName(
            QStringList{headline.title, headline.value, headline.detail, headline.stateText}.join(u", "_s));
        if (hasNewState)
            applyColours(cell);
    }
}

void HeadlineRow::applyColours(const Cell &cell)
{
    const std::optional<GoalState> &state = cell.shown.state;
    cell.icon->setVisible(state.has_value());
    if (state)
        cell.icon->show(goalStateIcon(*state), goalStateTint(*state));
    QPalette coloured = palette();
    if (state == GoalState::Broken)
        coloured.setColor(QPalette::WindowText, themeOf(palette()).broken);
    cell.value->setPalette(coloured);
}

void HeadlineRow::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() != QEvent::PaletteChange && event->type() != QEvent::StyleChange)
        return;
    // Later: a style sheet that is set anew gives the labels back the colours they were made with.
    const auto apply = [this] {
        for (const Cell &cell : std::as_const(m_cells))
            applyColours(cell);
    };
    QMetaObject::invokeMethod(this, apply, Qt::QueuedConnection);
}

} // namespace plimsoll
