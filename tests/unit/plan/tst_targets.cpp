// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/targets.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace plimsoll;

namespace {

ScenarioPlan shareOf(double share)
{
    ScenarioPlan scenario;
    scenario.name = u"%1 %"_s.arg(share * 100);
    scenario.share = share;
    return scenario;
}

ScenarioPlan rangeOf(const QString &text)
{
    ScenarioPlan scenario;
    scenario.name = text;
    scenario.range = *parseRange(text);
    return scenario;
}

} // namespace

class TestTargets : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void aRangeIsRead_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<Range>("range");
        QTest::addColumn<QString>("written");
        QTest::newRow("both") << u"10:20"_s << Range{10, 20} << u"10:20"_s;
        QTest::newRow("open end") << u"10:"_s << Range{10, std::nullopt} << u"10:"_s;
        QTest::newRow("open start") << u":20"_s << Range{0, 20} << u"0:20"_s;
        QTest::newRow("all") << u":"_s << Range{0, std::nullopt} << u"0:"_s;
        QTest::newRow("spaces around") << u" 1:2 "_s << Range{1, 2} << u"1:2"_s;
    }
    void aRangeIsRead()
    {
        QFETCH(QString, text);
        QFETCH(Range, range);
        QFETCH(QString, written);
        const Result<Range> read = parseRange(text);
        QVERIFY(read);
        QCOMPARE(*read, range);
        QCOMPARE(rangeText(*read), written);
        QCOMPARE(*parseRange(written), range);
    }

    void whatIsNoRangeIsRefused_data()
    {
        QTest::addColumn<QString>("text");
        for (const QString &text : {u""_s, u"10"_s, u"a:b"_s, u"1:2:3"_s, u"-1:5"_s, u"+1:5"_s, u"1 :5"_s,
                 u"5:5"_s, u"6:5"_s, u":0"_s, u"1.5:2"_s, u"99999999999:"_s, u"0:99999999999"_s})
            QTest::newRow(qUtf8Printable(u"\"%1\""_s.arg(text))) << text;
    }
    void whatIsNoRangeIsRefused()
    {
        QFETCH(QString, text);
        const Result<Range> range = parseRange(text);
        QVERIFY(!range);
        QCOMPARE(range.error().kind, ErrorKind::BadInput);
        QVERIFY(range.error().message.contains(u"\"%1\""_s.arg(text)));
    }

    void sharesLieOneAfterAnother_data()
    {
        QTest::addColumn<QList<ScenarioPlan>>("scenarios");
        QTest::addColumn<int>("targets");
        QTest::addColumn<QList<TargetSlice>>("slices");
        QTest::addColumn<int>("warnings");
        const auto row = [](const char *name, const QList<ScenarioPlan> &scenarios, int targets,
                             const QList<TargetSlice> &slices, int warnings = 0) {
            QTest::newRow(name) << scenarios << targets << slices << warnings;
        };
        row("none", {}, 0, {});
        row("one for all", {shareOf(1)}, 7, {{0, 7}});
        row("four quarters", {shareOf(.25), shareOf(.25), shareOf(.25), shareOf(.25)}, 100,
            {{0, 25}, {25, 25}, {50, 25}, {75, 25}});
        row("all, each time", {shareOf(1), shareOf(1), shareOf(1)}, 10, {{0, 10}, {0, 10}, {0, 10}});
        row("two of 60 %", {shareOf(.6), shareOf(.6)}, 10, {{0, 6}, {0, 6}}, 1);
        row("after the wrap it goes on there", {shareOf(.6), shareOf(.6), shareOf(.3)}, 10,
            {{0, 6}, {0, 6}, {6, 3}}, 1);
        row("rounded down", {shareOf(.5), shareOf(.5)}, 7, {{0, 3}, {3, 3}});
        row("29 % of 100 are 29", {shareOf(.29), shareOf(.57)}, 100, {{0, 29}, {29, 57}});
        row("a range moves nothing", {shareOf(.5), rangeOf(u"1:3"_s), shareOf(.5)}, 10,
            {{0, 5}, {1, 2}, {5, 5}});
        row("an open range", {rangeOf(u"4:"_s), rangeOf(u":"_s)}, 10, {{4, 6}, {0, 10}});
        row("many", {shareOf(1)}, 2'000'000'000, {{0, 2'000'000'000}});
        row("many twice", {shareOf(.9), shareOf(.9)}, 2'000'000'000, {{0, 1'800'000'000}, {0, 1'800'000'000}},
            1);
    }
    void sharesLieOneAfterAnother()
    {
        QFETCH(QList<ScenarioPlan>, scenarios);
        QFETCH(int, targets);
        QFETCH(QList<TargetSlice>, slices);
        QFETCH(int, warnings);
        const Result<TargetSlices> result = targetSlices(scenarios, targets);
        QVERIFY2(result, result ? "" : qUtf8Printable(result.error().message));
        QCOMPARE(result->slices, slices);
        QCOMPARE(result->warnings.size(), warnings);
    }

    void everyPercentageIsCutAsInWholeNumbers()
    {
        for (int percent = 1; percent <= 100; ++percent) {
            for (const int targets : {100, 333, 2000, 99'999}) {
                const int expected = static_cast<int>(qint64(percent) * targets / 100);
                const Result<TargetSlices> result = targetSlices({shareOf(percent / 100.0)}, targets);
                QVERIFY(result);
                QCOMPARE(result->slices.first().count, expected);
            }
        }
    }

    void whatCannotBeIsAnError_data()
    {
        QTest::addColumn<QList<ScenarioPlan>>("scenarios");
        QTest::addColumn<int>("targets");
        QTest::addColumn<QString>("message");
        QTest::newRow("no targets") << QList{shareOf(1)} << 0
                                    << u"There is no workspace for the traffic to use."_s;
        QTest::newRow("range beyond the end")
            << QList{rangeOf(u"10:30"_s)} << 20
            << u"Scenario \"10:30\" asks for the workspaces 10:30, but there are 20, numbered from 0."_s;
        QTest::newRow("range behind the end")
            << QList{rangeOf(u"20:"_s)} << 20
            << u"Scenario \"20:\" asks for the workspaces 20:, but there are 20, numbered from 0."_s;
        QTest::newRow("share of none") << QList{
            shareOf(.04)} << 20 << u"Scenario \"4 %\" uses 4 % of the workspaces, which is none of 20."_s;
    }
    void whatCannotBeIsAnError()
    {
        QFETCH(QList<ScenarioPlan>, scenarios);
        QFETCH(int, targets);
        QFETCH(QString, message);
        const Result<TargetSlices> result = targetSlices(scenarios, targets);
        QVERIFY(!result);
        QCOMPARE(result.error().kind, ErrorKind::BadInput);
        QCOMPARE(result.error().message, message);
    }
};

QTEST_GUILESS_MAIN(TestTargets)
#include "tst_targets.moc"
