// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/help/shortcutsheet.h"

#include "ui/look/icons.h"
#include "ui/look/parts.h"
#include "ui/look/spacing.h"
#include "ui/look/type.h"

#include <QAbstractButton>
#include <QAction>
#include <QClipboard>
#include <QCoreApplication>
#include <QDialog>
#include <QGuiApplication>
#include <QHeaderView>
#include <QPushButton>
#include <QShortcut>
#include <QTableWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

struct Sheet {
    Q_DECLARE_TR_FUNCTIONS(plimsoll::Sheet)
};

QString plain(QString text)
{
    text.remove(u'&');
    return text.remove(u'…').trimmed();
}

void add(QList<ShortcutLine> &lines, const QKeySequence &keys, const QString &text)
{
    const ShortcutLine line{keys.toString(QKeySequence::NativeText), plain(text)};
    if (!keys.isEmpty() && !line.text.isEmpty() && !lines.contains(line))
        lines.append(line);
}

QDialog *makeSheet(const QString &title, const QString &name, QWidget *window)
{
    auto *sheet = new QDialog(window);
    sheet->setObjectName(name);
    sheet->setWindowTitle(title);
    sheet->setAttribute(Qt::WA_DeleteOnClose);
    auto *column = new QVBoxLayout(sheet);
    column->setContentsMargins(spacing::Huge, spacing::Large, spacing::Huge, spacing::Large);
    column->setSpacing(spacing::Medium);
    column->addWidget(makeLabel(title, TypeSize::Title, QFont::DemiBold, Ink::Text, sheet));
    return sheet;
}

QPushButton *addClose(QDialog *sheet, QHBoxLayout *buttons)
{
    auto *close = new QPushButton(Sheet::tr("Close"), sheet);
    QObject::connect(close, &QPushButton::clicked, sheet, &QDialog::close);
    buttons->addStretch();
    buttons->addWidget(close);
    static_cast<QVBoxLayout *>(sheet->layout())->addLayout(buttons);
    return close;
}

} // namespace

QList<ShortcutLine> shortcutsOf(const QWidget *window)
{
    QList<ShortcutLine> lines;
    for (const auto *button : window->findChildren<QAbstractButton *>())
        add(lines, button->shortcut(),
            button->accessibleName().isEmpty() ? button->text() : button->accessibleName());
    for (const auto *action : window->findChildren<QAction *>()) {
        for (const QKeySequence &keys : action->shortcuts())
            add(lines, keys, action->text());
    }
    for (const auto *shortcut : window->findChildren<QShortcut *>()) {
        for (const QKeySequence &keys : shortcut->keys())
            add(lines, keys, shortcut->whatsThis());
    }
    return lines;
}

QDialog *makeShortcutSheet(QWidget *window)
{
    const QList<ShortcutLine> lines = shortcutsOf(window);
    QDialog *sheet = makeSheet(Sheet::tr("Keyboard shortcuts"), u"shortcutSheet"_s, window);
    auto *table = new QTableWidget(static_cast<int>(lines.size()), 2, sheet);
    table->setObjectName(u"shortcuts"_s);
    table->setAccessibleName(Sheet::tr("Keyboard shortcuts"));
    table->setHorizontalHeaderLabels({Sheet::tr("Keys"), Sheet::tr("What they do")});
    prepareTable(table);
    table->horizontalHeader()->setStretchLastSection(true);
    for (int row = 0; row < lines.size(); ++row) {
        table->setItem(row, 0, new QTableWidgetItem(lines.at(row).keys));
        table->setItem(row, 1, new QTableWidgetItem(lines.at(row).text));
    }
    table->resizeColumnToContents(0);
    sheet->layout()->addWidget(table);
    addClose(sheet, new QHBoxLayout);
    sheet->resize(520, 480);
    return sheet;
}

QDialog *makeAboutSheet(const QString &text, QWidget *window)
{
    QDialog *sheet = makeSheet(Sheet::tr("About Plimsoll"), u"aboutSheet"_s, window);
    QLabel *label = makeLabel(text, TypeSize::Body, QFont::Normal, Ink::Text, sheet);
    label->setObjectName(u"aboutText"_s);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    sheet->layout()->addWidget(label);
    auto *copy = new QPushButton(icon(u"copy"_s), Sheet::tr("Copy"), sheet);
    copy->setObjectName(u"aboutCopy"_s);
    QObject::connect(
        copy, &QPushButton::clicked, sheet, [text] { QGuiApplication::clipboard()->setText(text); });
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(copy);
    addClose(sheet, buttons)->setFocus();
    return sheet;
}

} // namespace plimsoll
