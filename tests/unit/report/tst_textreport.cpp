// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/textreport.h"
#include "core/report/texttable.h"
#include "tests/support/golden.h"
#include "tests/support/samplereport.h"

#include <QLocale>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace plimsoll;

class TestTextReport : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void itIsAsItAlwaysWas();
    void theReportOfAnEmptyRunSaysSo();
    void colourOnlyAddsEscapes();
    void longListsOfErrorsAreCut();
    void theLocaleChangesNothing();
    void columnsOfATableStandUnderEachOther();
};

void TestTextReport::itIsAsItAlwaysWas()
{
    compareWithGolden(u"report.txt"_s, reportText(sampleReport(), Colour::Off).toUtf8());
}

void TestTextReport::theReportOfAnEmptyRunSaysSo()
{
    Report report;
    report.name = u"nothing"_s;
    report.deployment.url = u"https://coder.example.com"_s;
    QCOMPARE(reportText(report, Colour::Off),
        u"nothing · not finished · https://coder.example.com\n"
        u"\n"
        u"\n"
        u"Clean up\n"
        u"  Nothing is left.\n"_s);
}

void TestTextReport::colourOnlyAddsEscapes()
{
    QString coloured = reportText(sampleReport(), Colour::On);
    QVERIFY(coloured.contains(u"\x1b[31m"_s));
    coloured.remove(QRegularExpression(u"\x1b\\[\\d*m"_s));
    QCOMPARE(coloured, reportText(sampleReport(), Colour::Off));
}

void TestTextReport::longListsOfErrorsAreCut()
{
    Report report = sampleReport();
    for (int i = 0; i < 20; ++i)
        report.errors.append(report.errors[0]);
    const QString text = reportText(report, Colour::Off);
    QCOMPARE(text.count(u"connection-reset"_s), 9);
    QVERIFY(text.contains(u"… and 12 more kinds in errors.csv"_s));
}

void TestTextReport::theLocaleChangesNothing()
{
    const QString here = reportText(sampleReport(), Colour::Off);
    QLocale::setDefault(QLocale(QLocale::German));
    const QString elsewhere = reportText(sampleReport(), Colour::Off);
    QLocale::setDefault(QLocale::c());
    QCOMPARE(elsewhere, here);
}

void TestTextReport::columnsOfATableStandUnderEachOther()
{
    QCOMPARE(textTable({{u"name"_s, u"n"_s}, {u"a"_s, u"1200"_s}, {u"long one"_s, u"7"_s, u"extra"_s}},
                 {Align::Left, Align::Right}),
        u"  name         n\n"
        u"  a         1200\n"
        u"  long one     7  extra\n"_s);
    QCOMPARE(textTable({}, {}), QString());
}

QTEST_GUILESS_MAIN(TestTextReport)
#include "tst_textreport.moc"
