// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/logfile.h"
#include "core/base/atomicfile.h"

#include <QDir>
#include <QLoggingCategory>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace plimsoll;

namespace {

Q_LOGGING_CATEGORY(runLog, "plimsoll.run")

QStringList logsIn(const QString &dataDir)
{
    return QDir(logFolderOf(dataDir)).entryList({u"plimsoll-*.log"_s}, QDir::Files);
}

} // namespace

class LogFileTest : public QObject
{
    Q_OBJECT

private slots:
    void whatIsToldIsKeptWithoutTokensAndPrivately()
    {
        const QTemporaryDir folder;
        {
            const Result<std::unique_ptr<LogFile>> log = LogFile::open(folder.path());
            QVERIFY(log);
            qCInfo(runLog) << "starting with abcdefghij-0123456789abcdefghijkl\nand more";
        }
        qCInfo(runLog) << "after its end";
        const QStringList files = logsIn(folder.path());
        QCOMPARE(files.size(), 1);
        const QString path = logFolderOf(folder.path()) + u'/' + files.first();
        const Result<QByteArray> text = readWholeFile(path);
        QVERIFY(text);
        QVERIFY(text->contains("info plimsoll.run: starting with "));
        QVERIFY(text->contains("\n    and more"));
        QVERIFY(!text->contains("0123456789abcdefghijkl"));
        QVERIFY(!text->contains("after its end"));
#ifdef Q_OS_UNIX
        QVERIFY(!(QFile::permissions(path) & (QFileDevice::ReadGroup | QFileDevice::ReadOther)));
#endif
    }

    void aFullFileIsFollowedAndTheOldestGo()
    {
        const QTemporaryDir folder;
        const Result<std::unique_ptr<LogFile>> log
            = LogFile::open(folder.path(), {.fileBytes = 1024, .files = 3});
        QVERIFY(log);
        for (int line = 0; line < 100; ++line)
            qCInfo(runLog).noquote() << QByteArray(100, 'x');
        const QStringList files = logsIn(folder.path());
        QCOMPARE(files.size(), 3);
        for (const QString &name : files)
            QVERIFY(QFileInfo(logFolderOf(folder.path()) + u'/' + name).size() <= 1024);
    }

    void aFolderThatCannotBeIsASentence()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"data"_s);
        QVERIFY(writeFileAtomically(path, "x", FileAccess::OwnerOnly));
        const Result<std::unique_ptr<LogFile>> log = LogFile::open(path);
        QVERIFY(!log);
        QVERIFY(log.error().message.contains(u"it is a file"_s));
    }
};

QTEST_GUILESS_MAIN(LogFileTest)
#include "tst_logfile.moc"
