// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/jsonreport.h"
#include "tests/support/documentation.h"
#include "tests/support/golden.h"
#include "tests/support/samplereport.h"
#include "tests/support/schemacheck.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace plimsoll;

namespace {

const QString schemaName = u"run.schema.json"_s;
const QString schemaPath = QStringLiteral(PLIMSOLL_TEST_DATA "/../../resources/run.schema.json");

QByteArray changed(const std::function<void(QJsonObject &)> &change)
{
    QJsonObject object = QJsonDocument::fromJson(reportJson(sampleReport())).object();
    change(object);
    return QJsonDocument(object).toJson();
}

} // namespace

class TestJsonReport : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void theFileIsAsItAlwaysWas();
    void whatIsWrittenIsReadBack();
    void theReportOfAnEmptyRunIsReadBackToo();
    void itKeepsToItsSchema();
    void theSchemaRefusesWhatIsNoReport();
    void everyFieldIsDocumentedAndInTheSchema();
    void theLocaleChangesNothing();
    void damageIsNamedAndTheRestIsRead();
    void whatIsNoReportIsRefused();
    void aNewerVersionIsRefused();
};

void TestJsonReport::theFileIsAsItAlwaysWas()
{
    compareWithGolden(u"run.json"_s, reportJson(sampleReport()));
}

void TestJsonReport::whatIsWrittenIsReadBack()
{
    const auto read = readReportJson(reportJson(sampleReport()));
    QVERIFY2(read, read ? "" : qPrintable(read.error().message));
    QCOMPARE(read->problems, QStringList());
    QCOMPARE(QString::fromUtf8(reportJson(read->report)), QString::fromUtf8(reportJson(sampleReport())));
    QVERIFY(read->report == sampleReport());
}

void TestJsonReport::theReportOfAnEmptyRunIsReadBackToo()
{
    const auto read = readReportJson(reportJson({}));
    QVERIFY(read);
    QCOMPARE(read->problems, QStringList());
    QVERIFY(read->report == Report());
}

void TestJsonReport::itKeepsToItsSchema()
{
    for (const Report &report : {sampleReport(), Report()}) {
        QString why;
        const QString problems = schemaProblems(schemaName, reportJson(report), why);
        if (!why.isEmpty())
            QSKIP(qPrintable(why));
        QCOMPARE(problems, QString());
    }
}

void TestJsonReport::theSchemaRefusesWhatIsNoReport()
{
    QString why;
    const QString problems = schemaProblems(
        schemaName, changed([](QJsonObject &object) { object[u"simulated"_s] = u"yes"_s; }), why);
    if (!why.isEmpty())
        QSKIP(qPrintable(why));
    QVERIFY(problems.contains(u"simulated"_s));
    QVERIFY(!schemaProblems(schemaName, changed([](QJsonObject &object) { object[u"surprise"_s] = 1; }), why)
            .isEmpty());
}

void TestJsonReport::everyFieldIsDocumentedAndInTheSchema()
{
    QSet<QString> keys;
    collectKeys(QJsonDocument::fromJson(reportJson(sampleReport())).object(), keys);
    QVERIFY(keys.size() > 100);
    QCOMPARE(keys - documentedWords(u"run-folder.md"_s), QSet<QString>());

    QFile schema(schemaPath);
    QVERIFY(schema.open(QIODevice::ReadOnly));
    QSet<QString> schemaKeys;
    collectKeys(QJsonDocument::fromJson(schema.readAll()).object(), schemaKeys);
    QCOMPARE(keys - schemaKeys, QSet<QString>());
}

void TestJsonReport::theLocaleChangesNothing()
{
    const QByteArray here = reportJson(sampleReport());
    QLocale::setDefault(QLocale(QLocale::German));
    const QByteArray elsewhere = reportJson(sampleReport());
    QLocale::setDefault(QLocale::c());
    QCOMPARE(elsewhere, here);
}

void TestJsonReport::damageIsNamedAndTheRestIsRead()
{
    const auto read = readReportJson(changed([](QJsonObject &object) {
        object[u"startedAt"_s] = u"yesterday"_s;
        QJsonObject create = object[u"create"_s].toObject();
        create[u"planned"_s] = -1.5;
        object[u"create"_s] = create;
        object[u"surprise"_s] = 1;
    }));
    QVERIFY(read);
    const QString problems = read->problems.join(u'\n');
    QVERIFY2(problems.contains(u"/startedAt"_s), qPrintable(problems));
    QVERIFY2(problems.contains(u"/create/planned"_s), qPrintable(problems));
    QVERIFY2(problems.contains(u"/surprise"_s), qPrintable(problems));
    QCOMPARE(read->report.name, sampleReport().name);
    QCOMPARE(read->report.create.created, 18);
    QVERIFY(read->report.workspaces == sampleReport().workspaces);
}

void TestJsonReport::whatIsNoReportIsRefused()
{
    for (const char *text : {"", "{", "[]", "{}", "{\"version\":\"one\"}", "hello"}) {
        const auto read = readReportJson(text);
        QVERIFY(!read);
        QCOMPARE(read.error().kind, ErrorKind::BadInput);
        QVERIFY(!read.error().message.isEmpty());
    }
}

void TestJsonReport::aNewerVersionIsRefused()
{
    const auto read = readReportJson(changed([](QJsonObject &object) { object[u"version"_s] = 2; }));
    QVERIFY(!read);
    QVERIFY(read.error().message.contains(u"newer Plimsoll"_s));
}

QTEST_GUILESS_MAIN(TestJsonReport)
#include "tst_jsonreport.moc"
