// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractItemView>
#include <QApplication>
#include <QClipboard>
#include <QDirIterator>
#include <QFile>
#include <QMetaProperty>
#include <QWidget>

#include <functional>

namespace plimsoll {

// Whether a text is one that must not be there.
using IsSecret = std::function<bool(const QString &)>;

// The files below a folder that hold such a text.
inline QStringList filesWith(const QString &folder, const std::function<bool(const QByteArray &)> &isSecret)
{
    QStringList found;
    QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (file.open(QIODevice::ReadOnly) && isSecret(file.readAll()))
            found.append(file.fileName());
    }
    return found;
}

inline QStringList filesWith(const QString &folder, const QByteArray &secret)
{
    return filesWith(folder, [secret](const QByteArray &content) { return content.contains(secret); });
}

// The cells of a view that show the text, or have it for a tool tip.
inline QStringList cellsWith(const QAbstractItemView &view, const IsSecret &isSecret)
{
    QStringList found;
    const QAbstractItemModel *model = view.model();
    for (int row = 0; model && row < model->rowCount(); ++row) {
        for (int column = 0; column < model->columnCount(); ++column) {
            for (const int role : {Qt::DisplayRole, Qt::ToolTipRole, Qt::AccessibleTextRole, Qt::UserRole}) {
                if (isSecret(model->index(row, column).data(role).toString()))
                    found.append(view.objectName());
            }
        }
    }
    return found;
}

// The widgets of the program that say the text in any property: text, tool tip, accessible name, …; and the
// clipboard.
inline QStringList widgetsWith(const IsSecret &isSecret)
{
    QStringList found;
    const QWidgetList widgets = QApplication::allWidgets();
    for (const QWidget *widget : widgets) {
        const QMetaObject *type = widget->metaObject();
        for (int i = 0; i < type->propertyCount(); ++i) {
            const QMetaProperty property = type->property(i);
            if (property.metaType() == QMetaType::fromType<QString>()
                && isSecret(property.read(widget).toString()))
                found.append(widget->objectName() + QLatin1Char('.') + QLatin1StringView(property.name()));
        }
        if (const auto *view = qobject_cast<const QAbstractItemView *>(widget))
            found += cellsWith(*view, isSecret);
    }
    if (isSecret(QApplication::clipboard()->text()))
        found.append(QStringLiteral("clipboard"));
    return found;
}

inline QStringList widgetsWith(const QString &secret)
{
    return widgetsWith([secret](const QString &text) { return text.contains(secret); });
}

} // namespace plimsoll
