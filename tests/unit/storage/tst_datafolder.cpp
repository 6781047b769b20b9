// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/datafolder.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace plimsoll;

class DataFolderTest : public QObject
{
    Q_OBJECT

private slots:
    void aMissingFolderIsMadeForItsOwnerAlone()
    {
        const QTemporaryDir place;
        const QString path = place.filePath(u"a/b"_s);
        QVERIFY(prepareDataFolder(path));
        QVERIFY(QDir(path).isEmpty()); // the trial leaves nothing
#ifdef Q_OS_UNIX
        QVERIFY(!(QFile::permissions(path) & (QFileDevice::ReadGroup | QFileDevice::ReadOther)));
#endif
    }

    void aFileIsNoFolder()
    {
        const QTemporaryDir place;
        QFile file(place.filePath(u"data"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        const Result<> usable = prepareDataFolder(file.fileName());
        QVERIFY(!usable);
        QVERIFY(usable.error().message.contains(QDir::toNativeSeparators(file.fileName())));
        QVERIFY(usable.error().message.contains(u"it is a file"_s));
        QVERIFY(!prepareDataFolder(file.fileName() + u"/below"_s));
    }

    void aFolderThatTakesNoFilesIsNamed()
    {
        // Nobody may write there, not even root.
        const QString path = u"/proc/self"_s;
        if (!QDir(path).exists())
            QSKIP("There is no folder here that nobody may write in.");
        const Result<> usable = prepareDataFolder(path);
        QVERIFY(!usable);
        QVERIFY(usable.error().message.startsWith(u"Nothing can be kept in the data folder /proc/self: "_s));
    }
};

QTEST_GUILESS_MAIN(DataFolderTest)
#include "tst_datafolder.moc"
