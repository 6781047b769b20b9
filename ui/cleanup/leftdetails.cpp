// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cleanup/leftdetails.h"

#include "ui/look/icons.h"
#include "ui/look/parts.h"
#include "ui/look/spacing.h"
#include "ui/look/type.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace plimsoll {

LeftDetails::LeftDetails(QWidget *parent)
    : QFrame(parent)
    , m_name(makeLabel({}, TypeSize::Body, QFont::DemiBold, Ink::Text, this))
    , m_sentence(makeLabel({}, TypeSize::Body, QFont::Normal, Ink::Text, this))
    , m_again(new QPushButton(tr("Delete again"), this))
    , m_orphan(new QPushButton(tr("Delete as orphan…"), this))
{
    setPart(this, Part::Pane);
    setObjectName(u"cleanupDetails"_s);
    m_sentence->setObjectName(u"cleanupSentence"_s);
    m_sentence->setWordWrap(true);
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_again->setObjectName(u"cleanupAgain"_s);
    m_orphan->setObjectName(u"cleanupOrphan"_s);
    m_orphan->setToolTip(tr("The last resort: Coder forgets the workspace; what its template made stays."));
    auto *copy = new QPushButton(icon(u"copy"_s), tr("Copy details"), this);
    connect(m_again, &QPushButton::clicked, this, &LeftDetails::againAsked);
    connect(m_orphan, &QPushButton::clicked, this, &LeftDetails::orphanAsked);
    connect(copy, &QPushButton::clicked, this,
        [this] { QGuiApplication::clipboard()->setText(m_sentence->text()); });
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_again);
    buttons->addWidget(m_orphan);
    buttons->addWidget(copy);
    buttons->addStretch();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(spacing::Medium, spacing::Medium, spacing::Medium, spacing::Medium);
    column->addWidget(m_name);
    column->addWidget(m_sentence);
    column->addLayout(buttons);
    hide();
}

void LeftDetails::show(const QList<LeftRow> &failed, bool canDelete)
{
    setVisible(!failed.isEmpty());
    if (failed.isEmpty())
        return;
    const LeftRow &first = failed.first();
    const auto others = static_cast<int>(failed.size()) - 1;
    m_name->setText(
        others == 0 ? first.item.name : tr("%1 and %n more", nullptr, others).arg(first.item.name));
    m_sentence->setText(first.sentence);
    m_sentence->setAccessibleName(first.sentence);
    m_again->setEnabled(canDelete);
    m_orphan->setEnabled(canDelete && std::any_of(failed.cbegin(), failed.cend(), [](const LeftRow &row) {
        return row.item.kind == LedgerKind::Workspace;
    }));
}

} // namespace plimsoll
