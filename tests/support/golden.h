// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>
#include <QString>
#include <QTest>

// Compares with tests/golden/<name>. With PLIMSOLL_UPDATE_GOLDEN=1 in the environment the file is written
// instead, and shows in the diff.
inline void compareWithGolden(const QString &name, const QByteArray &content)
{
    QFile file(QStringLiteral(PLIMSOLL_TEST_DATA "/../golden/") + name);
    if (qEnvironmentVariableIsSet("PLIMSOLL_UPDATE_GOLDEN")) {
        QVERIFY2(file.open(QIODevice::WriteOnly), qPrintable(file.errorString()));
        file.write(content);
        return;
    }
    QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.errorString()));
    const QList<QByteArray> expected = file.readAll().split('\n');
    const QList<QByteArray> lines = content.split('\n');
    for (qsizetype i = 0; i < std::min(lines.size(), expected.size()); ++i)
        QCOMPARE(QString::fromUtf8(lines[i]), QString::fromUtf8(expected[i]));
    QCOMPARE(lines.size(), expected.size());
}
