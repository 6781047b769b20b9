// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/eventlog.h"
#include "tests/support/documentation.h"

#include <QFileInfo>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#ifdef Q_OS_UNIX
#include <sys/resource.h>

#include <csignal>
#endif

using namespace Qt::StringLiterals;
using namespace plimsoll;

namespace {

const QDateTime noon(QDate(2026, 1, 31), QTime(12, 0, 0, 5), Qt::UTC);

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestEventLog : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        QVERIFY(m_folder.isValid());
        m_path = m_folder.filePath(u"events-%1.ndjson"_s.arg(m_next++));
    }

    void eachEventIsOneLineOfJson();
    void onlyTheOwnerCanReadIt();
    void anEarlierFileIsContinued();
    void noTokenGetsIntoIt_data();
    void noTokenGetsIntoIt();
    void aSecretItWasToldOfIsHidden();
    void everyKindIsDocumented();
    void whereItCanNotWriteItSaysSo();
    void aFullDiskIsReported();

private:
    QTemporaryDir m_folder;
    QString m_path;
    int m_next = 0;
};

void TestEventLog::eachEventIsOneLineOfJson()
{
    const auto log = EventLog::open(m_path);
    QVERIFY(log);
    (*log)->add(EventKind::Phase, u"Create began.\nTwo lines, \"quoted\"."_s, {{u"count"_s, 20}}, noon);
    (*log)->add(EventKind::Warning, u"DB metrics are off."_s, {}, noon.addMSecs(1000));
    QVERIFY((*log)->flush());
    const QList<QByteArray> lines = contentOf(m_path).split('\n');
    QCOMPARE(lines.size(), 3);
    QCOMPARE(lines[2], QByteArray());
    const QJsonObject first = QJsonDocument::fromJson(lines[0]).object();
    const QJsonObject expected{{u"at"_s, u"2026-01-31T12:00:00.005Z"_s}, {u"kind"_s, u"phase"_s},
        {u"sentence"_s, u"Create began.\nTwo lines, \"quoted\"."_s},
        {u"fields"_s, QJsonObject{{u"count"_s, 20}}}};
    QCOMPARE(first, expected);
    QVERIFY(!QJsonDocument::fromJson(lines[1]).object().contains(u"fields"_s));
}

void TestEventLog::onlyTheOwnerCanReadIt()
{
    const auto log = EventLog::open(m_path);
    QVERIFY(log);
    const auto others = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther;
    QVERIFY(!(QFileInfo(m_path).permissions() & others));
}

void TestEventLog::anEarlierFileIsContinued()
{
    for (int i = 0; i < 2; ++i) {
        const auto log = EventLog::open(m_path);
        QVERIFY(log);
        (*log)->add(EventKind::Run, u"Started."_s, {}, noon);
    }
    QCOMPARE(contentOf(m_path).count('\n'), 2);
}

void TestEventLog::noTokenGetsIntoIt_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("written");
    QTest::newRow("header") << "Coder-Session-Token: AbCdEf0123-abcdefghijklmnopqrstuv."_ba
                            << "Coder-Session-Token: [secret]."_ba;
    QTest::newRow("query") << "?token=AbCdEf0123-ABCDEFGHIJ0123456789kl&x=1"_ba << "?token=[secret]&x=1"_ba;
    QTest::newRow("two") << "AbCdEf0123-ABCDEFGHIJ0123456789kl,AbCdEf0123-ABCDEFGHIJ0123456789kl"_ba
                         << "[secret],[secret]"_ba;
    QTest::newRow("id") << "11111111-2222-3333-4444-555555555555"_ba
                        << "11111111-2222-3333-4444-555555555555"_ba;
    QTest::newRow("name") << "scaletest-abcdefghij-0123456789012345678901"_ba
                          << "scaletest-abcdefghij-0123456789012345678901"_ba;
    QTest::newRow("key id alone") << "AbCdEf0123"_ba << "AbCdEf0123"_ba;
}

void TestEventLog::noTokenGetsIntoIt()
{
    QFETCH(QByteArray, line);
    QFETCH(QByteArray, written);
    QCOMPARE(withoutTokens(line), written);
    const auto log = EventLog::open(m_path);
    QVERIFY(log);
    (*log)->add(EventKind::Error, QString::fromLatin1(line), {{u"x"_s, QString::fromLatin1(line)}}, noon);
    QVERIFY((*log)->flush());
    QCOMPARE(contentOf(m_path).count(written), 2);
}

void TestEventLog::aSecretItWasToldOfIsHidden()
{
    const auto log = EventLog::open(m_path);
    QVERIFY(log);
    (*log)->hide(Secret("hunter2 of old"));
    (*log)->hide(Secret());
    (*log)->add(EventKind::Error, u"Login with hunter2 of old failed."_s, {}, noon);
    QVERIFY((*log)->flush());
    QVERIFY(contentOf(m_path).contains("Login with [secret] failed."));
}

void TestEventLog::everyKindIsDocumented()
{
    const QSet<QString> documented = documentedWords(u"run-folder.md"_s);
    for (const QString &kind : textsOf(eventKindTexts()))
        QVERIFY2(documented.contains(kind), qPrintable(kind));
    for (const QString &field : {u"at"_s, u"kind"_s, u"sentence"_s, u"fields"_s})
        QVERIFY2(documented.contains(field), qPrintable(field));
}

void TestEventLog::whereItCanNotWriteItSaysSo()
{
    const auto log = EventLog::open(m_folder.filePath(u"none/events.ndjson"_s));
    QVERIFY(!log);
    QCOMPARE(log.error().kind, ErrorKind::Storage);
    QVERIFY(log.error().message.contains(u"none/events.ndjson"_s));
}

void TestEventLog::aFullDiskIsReported()
{
#ifdef Q_OS_UNIX
    const auto log = EventLog::open(m_path);
    QVERIFY(log);
    std::signal(SIGXFSZ, SIG_IGN);
    rlimit usual{};
    QCOMPARE(getrlimit(RLIMIT_FSIZE, &usual), 0);
    const rlimit none{.rlim_cur = 0, .rlim_max = usual.rlim_max};
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &none), 0);
    (*log)->add(EventKind::Run, u"Started."_s, {}, noon);
    const Result<> flushed = (*log)->flush();
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &usual), 0);
    QVERIFY(!flushed);
    QCOMPARE(flushed.error().kind, ErrorKind::Storage);
    (*log)->add(EventKind::Run, u"Again."_s, {}, noon);
    QVERIFY(!(*log)->flush()); // the first failure stays
#else
    QSKIP("This system has no limit for the size of files.");
#endif
}

QTEST_GUILESS_MAIN(TestEventLog)
#include "tst_eventlog.moc"
