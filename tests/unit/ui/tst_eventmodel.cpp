// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/run/eventmodel.h"
#include "ui/run/failuremodel.h"

#include <QAbstractItemModelTester>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace plimsoll;

namespace {

const QDateTime Start = QDateTime::fromMSecsSinceEpoch(1'700'000'000'000, Qt::UTC);

RunEvent told(RunEventKind kind, qint64 atMs, const QString &sentence)
{
    return {.kind = kind,
        .at = Start.addMSecs(atMs),
        .sentence = sentence,
        .fields = {{u"scenario"_s, u"web"_s}, {u"class"_s, u"stalled"_s}}};
}

QStringList sentences(const EventModel &model)
{
    QStringList found;
    for (int i = 0; i < model.rowCount(); ++i)
        found.append(model.index(i, EventModel::Sentence).data().toString());
    return found;
}

} // namespace

class EventModelTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void itKeepsTheContractOfModels()
    {
        EventModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setTrafficStart(Start);
        model.append({told(RunEventKind::Notice, 0, u"a"_s), told(RunEventKind::Session, 1500, u"b"_s)}, {});
        model.setSecond(1);
        model.append(
            {told(RunEventKind::Session, 1700, u"c"_s), told(RunEventKind::Session, 2000, u"d"_s)}, {});
        QCOMPARE(sentences(model), (QStringList{u"b"_s, u"c"_s}));
        model.setSecond({});
        QCOMPARE(sentences(model), (QStringList{u"a"_s, u"b"_s, u"c"_s, u"d"_s}));
        model.clear();
        QCOMPARE(model.rowCount(), 0);
    }

    void eventsBeforeTheTrafficBelongToNoSecond()
    {
        EventModel model;
        model.append({told(RunEventKind::Notice, 0, u"before"_s)}, {});
        model.setTrafficStart(Start);
        model.append(
            {told(RunEventKind::Notice, -1, u"still before"_s), told(RunEventKind::Notice, 0, u"now"_s)}, {});
        model.setSecond(0);
        QCOMPARE(sentences(model), QStringList{u"now"_s});
    }

    void theOldestGoManyAtOnce()
    {
        EventModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        std::vector<RunEvent> many;
        for (int i = 0; i < EventModel::MostRows; ++i)
            many.push_back(told(RunEventKind::Session, i, QString::number(i)));
        model.append(many, {});
        QCOMPARE(model.rowCount(), EventModel::MostRows);
        model.append({told(RunEventKind::Session, 20'000, u"last"_s)}, {});
        QVERIFY(model.rowCount() <= EventModel::MostRows - 999);
        QCOMPARE(sentences(model).first(), u"1001"_s);
        QCOMPARE(sentences(model).last(), u"last"_s);
    }

    void failuresAreThoseOfTheSecond()
    {
        EventModel model;
        model.setTrafficStart(Start);
        model.append(
            {told(RunEventKind::Session, 100, u"It stood still."_s),
                told(RunEventKind::Session, 1200, u"It stood still."_s),
                told(RunEventKind::Error, 1300, u"No room."_s), told(RunEventKind::Warning, 1400, u"w"_s)},
            u"Traffic"_s);
        QCOMPARE(model.failures().total(), 3u);
        model.setSecond(1);
        const QList<ErrorGroup> groups = model.failures().groups();
        QCOMPARE(groups.size(), 2);
        QCOMPARE(groups.at(0).origin, u"web"_s);
        QCOMPARE(groups.at(0).errorClass, u"stalled"_s);
        QCOMPARE(groups.at(1).origin, u"Traffic"_s);
    }

    void failureRowsComeAndGoAtTheEnd()
    {
        FailureModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        const ErrorGroup one{.origin = u"web"_s, .sentence = u"a"_s, .count = 1, .sample = u"in full"_s};
        ErrorGroup more = one;
        more.count = 2000;
        model.replace({one});
        model.replace({more, one});
        QCOMPARE(model.index(0, FailureModel::Count).data().toString(), QLocale().toString(2000));
        QCOMPARE(model.sample(1), u"in full"_s);
        QCOMPARE(model.sample(7), QString());
        model.replace({});
        QCOMPARE(model.rowCount(), 0);
        QCOMPARE(resets.count(), 0);
    }
};

QTEST_GUILESS_MAIN(EventModelTest)
#include "tst_eventmodel.moc"
