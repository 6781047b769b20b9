// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/run/failureseries.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace plimsoll;

namespace {

SecondRow second(std::int64_t number, const QList<std::pair<ErrorClass, std::uint64_t>> &errors)
{
    SecondRow row{.second = number};
    row.scenarios.resize(1);
    for (const auto &[errorClass, count] : errors)
        row.scenarios.front().counts.errors[static_cast<std::size_t>(errorClass)] = count;
    return row;
}

} // namespace

class FailureSeriesTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void classesHaveASeriesEachInTheOrderTheyCome()
    {
        FailureSeries series;
        series.append(second(0, {}));
        series.append(second(1, {{ErrorClass::Stalled, 3}}));
        series.append(second(2, {{ErrorClass::Tls, 1}, {ErrorClass::Stalled, 2}}));
        QCOMPARE(series.points().size(), FailureSeries::Count);
        QCOMPARE(series.points().at(0), (QList<QPointF>{{0, 0}, {1, 3}, {2, 2}}));
        QCOMPARE(series.points().at(1), (QList<QPointF>{{0, 0}, {1, 0}, {2, 1}}));
        QCOMPARE(series.names().mid(0, 3),
            (QStringList{errorClassTitle(ErrorClass::Stalled), errorClassTitle(ErrorClass::Tls), QString()}));
    }

    void whatHasNoSeriesOfItsOwnIsCountedTogether()
    {
        FailureSeries series;
        QList<std::pair<ErrorClass, std::uint64_t>> all;
        for (std::size_t i = 0; i < ErrorClassCount; ++i)
            all.append({static_cast<ErrorClass>(i), 1});
        series.append(second(0, all));
        QCOMPARE(series.names().last(), u"others"_s);
        double sum = 0;
        for (const QList<QPointF> &points : series.points())
            sum += points.first().y();
        QCOMPARE(sum, static_cast<double>(ErrorClassCount));
        QCOMPARE(series.points().last().first().y(), static_cast<double>(ErrorClassCount - 5));
    }
};

QTEST_GUILESS_MAIN(FailureSeriesTest)
#include "tst_failureseries.moc"
