// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/scaletestresults.h"
#include "tests/support/golden.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace plimsoll;
using namespace std::chrono_literals;

namespace {

ScaletestResults sample()
{
    const QDateTime start(QDate(2026, 1, 31), QTime(12, 0, 0, 120), Qt::UTC);
    ScaletestResults results{.elapsed = 62'345'678'901ns, .runs = {}};
    results.runs.append({.testName = u"workspace-traffic"_s,
        .id = u"2"_s,
        .logs = u"Opening <terminal> & more\n\tgot \"308000\" bytes\\\n"_s,
        .startedAt = start,
        .duration = 30'200ms,
        .bytesRead = 308'000,
        .bytesWritten = 307'200});
    results.runs.append({.testName = u"workspace-traffic"_s,
        .id = u"10"_s,
        .logs = u"no line end, größer 😀"_s,
        .startedAt = start.addMSecs(880),
        .duration = 1100ms,
        .error = u"connect:\n    refused"_s});
    results.runs.append({.testName = u"workspace-traffic"_s, .id = u"0"_s, .error = u"never served"_s});
    return results;
}

} // namespace

class TestScaletestResults : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void theFilesAreAsTheyAlwaysWere();
    void theJsonIsOneLineAndUnderstood();
    void anEmptyResultIsWholeToo();
    void textIsQuotedAsGoDoes_data();
    void textIsQuotedAsGoDoes();
    void durationsAreWrittenAsGoDoes_data();
    void durationsAreWrittenAsGoDoes();
};

void TestScaletestResults::theFilesAreAsTheyAlwaysWere()
{
    compareWithGolden(u"scaletest.json"_s, scaletestJson(sample()));
    compareWithGolden(u"scaletest.txt"_s, scaletestText(sample()));
}

void TestScaletestResults::theJsonIsOneLineAndUnderstood()
{
    const QByteArray json = scaletestJson(sample());
    QCOMPARE(json.count('\n'), 1);
    QVERIFY(json.endsWith("}}\n"));
    QVERIFY(json.contains("\"error\":\"\\u003cnil\\u003e\""));
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    QCOMPARE(object[u"total_pass"_s].toInt(), 1);
    QCOMPARE(object[u"total_fail"_s].toInt(), 2);
    const QJsonObject run = object[u"runs"_s].toObject()[u"workspace-traffic/2"_s].toObject();
    QCOMPARE(run[u"error"_s].toString(), u"<nil>"_s);
    QCOMPARE(run[u"logs"_s].toString(), sample().runs[0].logs);
    QCOMPARE(run[u"started_at"_s].toString(), u"2026-01-31T12:00:00.12Z"_s);
    QVERIFY(json.indexOf("workspace-traffic/10") < json.indexOf("workspace-traffic/2"));
}

void TestScaletestResults::anEmptyResultIsWholeToo()
{
    QCOMPARE(scaletestJson({}),
        "{\"total_runs\":0,\"total_pass\":0,\"total_fail\":0,\"elapsed\":\"0s\",\"elapsed_ms\":0,\"runs\":{}}\n"_ba);
    QCOMPARE(scaletestText({}), "No tests run\n"_ba);
}

void TestScaletestResults::textIsQuotedAsGoDoes_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("quoted");
    QTest::newRow("HTML") << u"<a>&"_s << "\"\\u003ca\\u003e\\u0026\""_ba;
    QTest::newRow("quotes") << u"\"\\/"_s << "\"\\\"\\\\/\""_ba;
    QTest::newRow("control") << u"\n\r\t\x01\x1b"_s << "\"\\n\\r\\t\\u0001\\u001b\""_ba;
    QTest::newRow("line separators") << u"\u2028\u2029"_s << "\"\\u2028\\u2029\""_ba;
    QTest::newRow("others") << u"ä😀\x7f"_s << "\"ä😀\x7f\""_ba;
    QTest::newRow("broken") << QString(QChar(0xd83d)) << "\"\\ufffd\""_ba;
}

void TestScaletestResults::textIsQuotedAsGoDoes()
{
    QFETCH(QString, text);
    QFETCH(QByteArray, quoted);
    const QByteArray json = scaletestJson({.runs = {{.testName = u"t"_s, .id = u"0"_s, .logs = text}}});
    QVERIFY2(json.contains("\"logs\":" + quoted + ",\"started_at\""), json.constData());
}

void TestScaletestResults::durationsAreWrittenAsGoDoes_data()
{
    QTest::addColumn<qint64>("ns");
    QTest::addColumn<QString>("text");
    QTest::newRow("0s") << 0ll << u"0s"_s;
    QTest::newRow("1ns") << 1ll << u"1ns"_s;
    QTest::newRow("1.1µs") << 1100ll << u"1.1µs"_s;
    QTest::newRow("2.2ms") << 2'200'000ll << u"2.2ms"_s;
    QTest::newRow("300ms") << 300'000'000ll << u"300ms"_s;
    QTest::newRow("3.3s") << 3'300'000'000ll << u"3.3s"_s;
    QTest::newRow("1m2.345678901s") << 62'345'678'901ll << u"1m2.345678901s"_s;
    QTest::newRow("4m5s") << 245'000'000'000ll << u"4m5s"_s;
    QTest::newRow("5h6m7.001s") << 18'367'001'000'000ll << u"5h6m7.001s"_s;
    QTest::newRow("1h0m0s") << 3'600'000'000'000ll << u"1h0m0s"_s;
    QTest::newRow("8m0.000000001s") << 480'000'000'001ll << u"8m0.000000001s"_s;
    QTest::newRow("negative") << -1'500'000ll << u"-1.5ms"_s;
    QTest::newRow("the least") << std::numeric_limits<qint64>::min() << u"-2562047h47m16.854775808s"_s;
}

void TestScaletestResults::durationsAreWrittenAsGoDoes()
{
    QFETCH(qint64, ns);
    QFETCH(QString, text);
    QCOMPARE(goDurationText(Nanoseconds(ns)), text);
}

QTEST_GUILESS_MAIN(TestScaletestResults)
#include "tst_scaletestresults.moc"
