// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/inputlines.h"

#include <QCoreApplication>
#include <QPointer>

#include <iostream>
#include <string>

namespace plimsoll {

InputLines::InputLines(QObject *parent)
    : QObject(parent)
{
    // The pointer is looked at on the main thread only, where this dies.
    std::thread([lines = QPointer<InputLines>(this)] {
        std::string line;
        while (std::getline(std::cin, line)) {
            QCoreApplication *application = QCoreApplication::instance();
            if (!application)
                return;
            QMetaObject::invokeMethod(
                application,
                [lines, text = QString::fromStdString(line)] {
                    if (lines && !text.trimmed().isEmpty())
                        emit lines->arrived(text);
                },
                Qt::QueuedConnection);
        }
    }).detach();
}

} // namespace plimsoll
