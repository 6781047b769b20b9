// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/rail.h"

#include "ui/look/icons.h"
#include "ui/look/parts.h"
#include "ui/look/spacing.h"
#include "ui/look/type.h"

#include <QButtonGroup>
#include <QLabel>
#include <QMenu>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace plimsoll {

Rail::Rail(QWidget *parent)
    : QFrame(parent)
    , m_buttons(new QButtonGroup(this))
    , m_column(new QVBoxLayout(this))
{
    setPart(this, Part::Rail);
    setMinimumWidth(spacing::RailWidth);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred); // as wide as its widest word
    setAccessibleName(tr("Pages"));
    m_column->setContentsMargins(spacing::Small, spacing::Medium, spacing::Small, spacing::Medium);
    m_column->setSpacing(spacing::Tight);
    auto *name = makeLabel(u"Plimsoll"_s, TypeSize::Lead, QFont::DemiBold, Ink::Text, this);
    name->setContentsMargins(spacing::Small, 0, 0, spacing::Medium);
    m_column->addWidget(name);
    m_column->addStretch();
    connect(
        m_buttons, &QButtonGroup::idClicked, this, [this](int id) { emit chosen(static_cast<Page>(id)); });
}

QToolButton *Rail::makeButton(const QString &text, const QString &iconName)
{
    auto *button = new QToolButton(this);
    button->setText(text);
    button->setIcon(icon(iconName));
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setAutoRaise(true);
    button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    button->setMinimumHeight(spacing::RowHeight + spacing::Small);
    return button;
}

void Rail::add(Page page, const QString &text, const QString &iconName)
{
    const int id = static_cast<int>(page);
    m_texts.insert(page, text);
    QToolButton *button = makeButton(text, iconName);
    button->setObjectName(u"page-"_s + iconName);
    button->setCheckable(true);
    button->setShortcut(QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_1 + id)));
    button->setToolTip(u"%1 (%2)"_s.arg(text, button->shortcut().toString(QKeySequence::NativeText)));
    m_buttons->addButton(button, id);
    if (page == Page::Settings) // of the program, not of the work: at the bottom
        m_column->addWidget(button);
    else
        m_column->insertWidget(static_cast<int>(m_buttons->buttons().size()), button); // below the name
}

void Rail::addMenu(QMenu *menu, const QString &iconName)
{
    QToolButton *button = makeButton(menu->title(), iconName);
    button->setObjectName(u"helpMenu"_s);
    button->setPopupMode(QToolButton::InstantPopup);
    button->setMenu(menu);
    m_column->addWidget(button);
}

void Rail::setCount(Page page, int count)
{
    // A new text would take the shortcut away.
    if (QAbstractButton *button = m_buttons->button(static_cast<int>(page))) {
        const QKeySequence keys = button->shortcut();
        button->setText(count > 0 ? u"%1 (%2)"_s.arg(m_texts.value(page)).arg(count) : m_texts.value(page));
        button->setShortcut(keys);
    }
}

void Rail::choose(Page page)
{
    if (QAbstractButton *button = m_buttons->button(static_cast<int>(page)))
        button->setChecked(true);
}

} // namespace plimsoll
