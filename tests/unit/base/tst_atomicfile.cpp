// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/atomicfile.h"

#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace plimsoll;

class AtomicFileTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void whatIsWrittenIsRead()
    {
        const QString path = m_folder.filePath(u"plan.json"_s);
        QVERIFY(writeFileAtomically(path, "first", FileAccess::Readable));
        QVERIFY(writeFileAtomically(path, "second", FileAccess::Readable));
        QCOMPARE(*readWholeFile(path), QByteArray("second"));
    }

    void aPrivateFileIsItsOwnersAlone()
    {
        const QString path = m_folder.filePath(u"token"_s);
        QVERIFY(writeFileAtomically(path, "secret", FileAccess::OwnerOnly));
        const QFileDevice::Permissions others = QFileDevice::ReadGroup | QFileDevice::WriteGroup
            | QFileDevice::ReadOther | QFileDevice::WriteOther;
        QVERIFY(!(QFileInfo(path).permissions() & others));
    }

    void aFolderThatIsMissingIsNamed()
    {
        const QString path = m_folder.filePath(u"nowhere/plan.json"_s);
        const Result<> written = writeFileAtomically(path, "x", FileAccess::Readable);
        QVERIFY(!written);
        QCOMPARE(written.error().kind, ErrorKind::Storage);
        QVERIFY(written.error().message.startsWith(u"Could not write %1: "_s.arg(path)));
        QVERIFY(!readWholeFile(path));
    }

    void aFileLargerThanItsLimitIsRefused()
    {
        const QString path = m_folder.filePath(u"large"_s);
        QVERIFY(writeFileAtomically(path, QByteArray(100, 'x'), FileAccess::Readable));
        QVERIFY(readWholeFile(path, 100));
        const Result<QByteArray> read = readWholeFile(path, 99);
        QVERIFY(!read);
        QVERIFY(read.error().message.contains(u"larger than 99 bytes"_s));
    }

private:
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(AtomicFileTest)
#include "tst_atomicfile.moc"
