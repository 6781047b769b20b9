// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/atomicfile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <thread>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#endif

using namespace Qt::StringLiterals;
using namespace plimsoll;

namespace {

#ifdef Q_OS_UNIX
mode_t modeOf(const QString &path)
{
    struct stat status{};
    return stat(QFile::encodeName(path).constData(), &status) == 0 ? status.st_mode & 0777 : 0;
}
#endif

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("not readable");
}

} // namespace

class TestAtomicFile : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void aFileIsWrittenAndReplaced_data()
    {
        QTest::addColumn<FileAccess>("access");
        QTest::newRow("owner only") << FileAccess::OwnerOnly;
        QTest::newRow("readable") << FileAccess::Readable;
    }
    void aFileIsWrittenAndReplaced()
    {
        QFETCH(FileAccess, access);
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"täglich %1.json"_s);
        QVERIFY(writeFileAtomically(path, "first", access));
        QCOMPARE(contentOf(path), QByteArray("first"));
        QVERIFY(writeFileAtomically(path, "2", access));
        QCOMPARE(contentOf(path), QByteArray("2"));
        QVERIFY(writeFileAtomically(path, QByteArray(), access));
        QCOMPARE(contentOf(path), QByteArray());
        QCOMPARE(QDir(folder.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
            QStringList{u"täglich %1.json"_s});
    }

    void anOwnerOnlyFileIsForItsOwnerOnly()
    {
#ifdef Q_OS_UNIX
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"ledger"_s);
        const mode_t mask = umask(0);
        const bool written = bool(writeFileAtomically(path, "x", FileAccess::OwnerOnly));
        const mode_t fresh = modeOf(path);
        QFile(path).setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther);
        const bool replaced = bool(writeFileAtomically(path, "y", FileAccess::OwnerOnly));
        umask(mask);
        QVERIFY(written && replaced);
        QCOMPARE(fresh, mode_t(0600));
        QCOMPARE(modeOf(path), mode_t(0600));
#else
        QSKIP("Windows has no file mode.");
#endif
    }

    void aReadableFileFollowsTheUmask()
    {
#ifdef Q_OS_UNIX
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"report"_s);
        const mode_t mask = umask(022);
        const bool written = bool(writeFileAtomically(path, "x", FileAccess::Readable));
        umask(mask);
        QVERIFY(written);
        QCOMPARE(modeOf(path), mode_t(0644));
#else
        QSKIP("Windows has no file mode.");
#endif
    }

    void aReaderNeverSeesHalfAFile()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"run.json"_s);
        const QByteArray small(10, 'a');
        const QByteArray large(1'000'000, 'b');
        QVERIFY(writeFileAtomically(path, small, FileAccess::OwnerOnly));
        std::atomic<bool> stop = false;
        std::atomic<int> halves = 0;
        std::atomic<int> reads = 0;
        std::thread reader([&] {
            while (!stop || reads == 0) {
                const QByteArray seen = contentOf(path);
                if (seen != small && seen != large)
                    ++halves;
                ++reads;
            }
        });
        bool allWritten = true;
        for (int i = 0; i < 20; ++i)
            allWritten
                = writeFileAtomically(path, i % 2 ? small : large, FileAccess::OwnerOnly) && allWritten;
        stop = true;
        reader.join();
        QVERIFY(allWritten);
        QCOMPARE(halves.load(), 0);
    }

    void aCopyIsWholeAndForItsOwnerOnly()
    {
        const QTemporaryDir folder;
        const QString from = folder.filePath(u"from"_s);
        const QString to = folder.filePath(u"to"_s);
        const QByteArray content = QByteArray("0123456789abcde\n").repeated(20'000); // several pieces
        QVERIFY(writeFileAtomically(from, content, FileAccess::Readable));
        QVERIFY(writeFileAtomically(to, "old", FileAccess::Readable));
        QVERIFY(copyFileAtomically(from, to));
        QCOMPARE(contentOf(to), content);
#ifdef Q_OS_UNIX
        QCOMPARE(modeOf(to), mode_t{0600});
#endif
        const Result<> missing = copyFileAtomically(folder.filePath(u"none"_s), to);
        QVERIFY(!missing);
        QVERIFY(missing.error().message.contains(folder.filePath(u"none"_s)));
        QCOMPARE(contentOf(to), content);
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files), (QStringList{u"from"_s, u"to"_s}));
    }

    void aFailedWriteLeavesTheOldFileAndNothingElse()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"taken"_s);
        QVERIFY(QDir().mkpath(path + u"/inside"_s)); // a folder cannot be replaced by a file
        for (const FileAccess access : {FileAccess::OwnerOnly, FileAccess::Readable}) {
            const Result<> written = writeFileAtomically(path, "x", access);
            QVERIFY(!written);
            QCOMPARE(written.error().kind, ErrorKind::Storage);
            QVERIFY(written.error().message.startsWith(u"Could not write %1: "_s.arg(path)));
        }
        QCOMPARE(QDir(folder.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
            QStringList{u"taken"_s});
    }

    void aMissingFolderIsAnErrorThatNamesTheFile()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"not/there"_s);
        for (const FileAccess access : {FileAccess::OwnerOnly, FileAccess::Readable}) {
            const Result<> written = writeFileAtomically(path, "x", access);
            QVERIFY(!written);
            QVERIFY(written.error().message.contains(path));
        }
        const Result<QByteArray> content = readWholeFile(path);
        QVERIFY(!content);
        QCOMPARE(content.error().kind, ErrorKind::Storage);
        QVERIFY(content.error().message.startsWith(u"Could not read %1: "_s.arg(path)));
    }

    void aSymbolicLinkStaysOne()
    {
#ifdef Q_OS_UNIX
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"real"_s);
        const QString link = folder.filePath(u"link"_s);
        QVERIFY(writeFileAtomically(path, "old", FileAccess::OwnerOnly));
        QVERIFY(QFile::link(path, link));
        for (const FileAccess access : {FileAccess::OwnerOnly, FileAccess::Readable}) {
            QVERIFY(writeFileAtomically(link, "new", access));
            QVERIFY(QFileInfo(link).isSymbolicLink());
            QCOMPARE(contentOf(path), QByteArray("new"));
        }
#else
        QSKIP("Symbolic links need rights on Windows.");
#endif
    }

    void readingStopsAtTheLimit()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"100%1"_s);
        QVERIFY(writeFileAtomically(path, QByteArray(200'000, 'x'), FileAccess::OwnerOnly));
        const Result<QByteArray> all = readWholeFile(path, 200'000);
        QVERIFY(all);
        QCOMPARE(all->size(), 200'000);
        const Result<QByteArray> tooMuch = readWholeFile(path, 199'999);
        QVERIFY(!tooMuch);
        QCOMPARE(tooMuch.error().message,
            u"%1 is larger than 199999 bytes, too large for what it should be."_s.replace(u"%1"_s, path));
    }
};

QTEST_GUILESS_MAIN(TestAtomicFile)
#include "tst_atomicfile.moc"
