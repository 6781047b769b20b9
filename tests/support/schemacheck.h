// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QProcess>
#include <QSet>
#include <QString>

// All keys of a document, at whatever depth.
inline void collectKeys(const QJsonValue &value, QSet<QString> &keys)
{
    const QJsonArray items = value.toArray();
    for (const auto &item : items)
        collectKeys(item, keys);
    const QJsonObject object = value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it) {
        keys.insert(it.key());
        collectKeys(it.value(), keys);
    }
}

// What contradicts resources/<schema>: empty when it validates; the skip reason in `why` when it can not be
// checked.
inline QString schemaProblems(const QString &schema, const QByteArray &json, QString &why)
{
    QProcess python;
    python.start(QStringLiteral("python3"),
        {QStringLiteral(PLIMSOLL_TEST_DATA "/../support/validate_json.py"),
            QStringLiteral(PLIMSOLL_TEST_DATA "/../../resources/") + schema});
    if (!python.waitForStarted()) {
        why = QStringLiteral("python3 is not installed.");
        return {};
    }
    python.write(json);
    python.closeWriteChannel();
    python.waitForFinished(60'000);
    if (python.exitCode() == 77)
        why = QStringLiteral("The Python package jsonschema is not installed.");
    return python.exitCode() == 0 ? QString() : QString::fromUtf8(python.readAllStandardError() + ' ');
}
