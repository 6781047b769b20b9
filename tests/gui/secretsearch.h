// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractItemView>
#include <QApplication>
#include <QClipboard>
#include <QDirIterator>
#include <QFile>
#include <QMetaProperty>
#include <QWidget>

namespace plimsoll {

// The files below a folder that hold the bytes.
inline QStringList filesWith(const QString &folder, const QByteArray &secret)
{
    QStringList found;
    QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (file.open(QIODevice::ReadOnly) && file.readAll().contains(secret))
            found.append(file.fileName());
    }
    return found;
}

// The cells of a view that show the text, or have it for a tool tip.
inline QStringList cellsWith(const QAbstractItemView &view, const QString &secret)
{
    QStringList found;
    const QAbstractItemModel *model = view.model();
    for (int row = 0; model && row < model->rowCount(); ++row) {
        for (int column = 0; column < model->columnCount(); ++column) {
            for (const int role : {Qt::DisplayRole, Qt::ToolTipRole, Qt::AccessibleTextRole, Qt::UserRole}) {
                if (model->index(row, column).data(role).toString().contains(secret))
                    found.append(view.objectName());
            }
        }
    }
    return found;
}

// The widgets of the program that say the text in any property: text, tool tip, accessible name, …; and the
// clipboard.
inline QStringList widgetsWith(const QString &secret)
{
    QStringList found;
    const QWidgetList widgets = QApplication::allWidgets();
    for (const QWidget *widget : widgets) {
        const QMetaObject *type = widget->metaObject();
        for (int i = 0; i < type->propertyCount(); ++i) {
            const QMetaProperty property = type->property(i);
            if (property.metaType() == QMetaType::fromType<QString>()
                && property.read(widget).toString().contains(secret))
                found.append(widget->objectName() + QLatin1Char('.') + QLatin1StringView(property.name()));
        }
        if (const auto *view = qobject_cast<const QAbstractItemView *>(widget))
            found += cellsWith(*view, secret);
    }
    if (QApplication::clipboard()->text().contains(secret))
        found.append(QStringLiteral("clipboard"));
    return found;
}

} // namespace plimsoll
