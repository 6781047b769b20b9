// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/runnotes.h"
#include "tests/support/documentation.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <thread>

using namespace Qt::StringLiterals;
using namespace plimsoll;

class TestRunNotes : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        m_data = std::make_unique<QTemporaryDir>();
        QVERIFY(m_data->isValid());
    }

    void aRunWithoutTheFileHasNone() { QVERIFY(readRunNotes(folder())->isEmpty()); }

    void whatIsWrittenIsReadBack()
    {
        const RunFolder run = folder();
        const auto written = changeRunNotes(run, [](RunNotes &notes) {
            notes.note = u"  before the upgrade, \"größer\"\nsecond line "_s;
            notes.tags = {u"two replicas"_s, u"two replicas"_s, u" "_s, u"ev  al"_s};
            notes.isBaseline = true;
        });
        QVERIFY2(written, written ? "" : qPrintable(written.error().message));
        const RunNotes expected{.note = u"before the upgrade, \"größer\"\nsecond line"_s,
            .tags = {u"two replicas"_s, u"ev al"_s},
            .isBaseline = true};
        QCOMPARE(*written, expected);
        QCOMPARE(*readRunNotes(run), expected);
        const auto others = QFile::permissions(run.notesPath()) & (QFile::ReadGroup | QFile::ReadOther);
        QCOMPARE(others, QFile::Permissions());
        QVERIFY(!QFile::exists(run.notesPath() + u".lock"_s));
    }

    void everyKeyIsDocumented()
    {
        const RunFolder run = folder();
        QVERIFY(changeRunNotes(run, [](RunNotes &notes) { notes.note = u"x"_s; }));
        QFile file(run.notesPath());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QSet<QString> documented = documentedWords(u"run-folder.md"_s);
        const QStringList keys = QJsonDocument::fromJson(file.readAll()).object().keys();
        QCOMPARE(keys.size(), 4);
        for (const QString &key : keys)
            QVERIFY2(documented.contains(key), qPrintable(key));
    }

    void aSimulatedRunIsNoBaseline()
    {
        const RunFolder run = folder(true);
        const auto refused = changeRunNotes(run, [](RunNotes &notes) { notes.isBaseline = true; });
        QVERIFY(!refused);
        QVERIFY(!QFile::exists(run.notesPath()));
        QVERIFY(changeRunNotes(run, [](RunNotes &notes) { notes.note = u"a demo"_s; }));
    }

    void aDamagedFileIsSaidAndLeftAsItIs_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("torn") << QByteArray("{\"version\": 1, \"no");
        QTest::newRow("wrong type") << QByteArray("{\"version\": 1, \"tags\": \"one\"}");
        QTest::newRow("tag is a number") << QByteArray("{\"version\": 1, \"tags\": [1]}");
        QTest::newRow("newer") << QByteArray("{\"version\": 2}");
        QTest::newRow("no version") << QByteArray("{\"note\": \"mine\"}");
    }

    void aDamagedFileIsSaidAndLeftAsItIs()
    {
        QFETCH(QByteArray, content);
        const RunFolder run = folder();
        QFile file(run.notesPath());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
        file.close();
        const auto read = readRunNotes(run);
        QVERIFY(!read);
        QVERIFY2(read.error().message.contains(u"notes.json"_s), qPrintable(read.error().message));
        QVERIFY(!changeRunNotes(run, [](RunNotes &notes) { notes.note = u"new"_s; }));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), content);
    }

    void twoWhoWriteAtOnceLoseNothing()
    {
        const RunFolder run = folder();
        constexpr int each = 20;
        const auto addTags = [&run](const QString &name) {
            for (int i = 0; i < each; ++i) {
                const auto changed = changeRunNotes(
                    run, [&](RunNotes &notes) { notes.tags.append(name + QString::number(i)); });
                Q_ASSERT(changed);
                Q_UNUSED(changed)
            }
        };
        std::thread one(addTags, u"a"_s);
        std::thread other(addTags, u"b"_s);
        one.join();
        other.join();
        QCOMPARE(readRunNotes(run)->tags.size(), 2 * each);
    }

private:
    RunFolder folder(bool simulated = false) const
    {
        return *RunFolder::create(
            m_data->path(), u"smoke"_s, QDateTime(QDate(2026, 1, 31), QTime(12, 0), Qt::UTC), simulated);
    }

    std::unique_ptr<QTemporaryDir> m_data;
};

QTEST_GUILESS_MAIN(TestRunNotes)
#include "tst_runnotes.moc"
