// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/latencyhistogram.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace plimsoll;
using namespace std::chrono_literals;

namespace {

const QString goldenPath = QStringLiteral(PLIMSOLL_TEST_DATA "/histogram/vectors.json");

struct Recording {
    qint64 microseconds;
    qint64 count;
};
using Recordings = QList<Recording>;

LatencyHistogram histogramOf(const Recordings &recordings)
{
    LatencyHistogram histogram;
    for (const Recording &recording : recordings)
        histogram.record(
            std::chrono::microseconds(recording.microseconds), static_cast<std::uint64_t>(recording.count));
    return histogram;
}

// Typical and nasty ones: both ends of every bucket, single empty buckets, huge counts, one and none.
QList<Recordings> sampleRecordings(quint32 seed)
{
    QList<Recordings> all{{}, {{1, 1}}, {{3'600'000'000, 1}}, {{2, 1}, {4, 1}, {5, 3}, {7, 1}},
        {{1, 1}, {3'600'000'000, 1}}, {{100, 1ll << 40}, {101, 127}, {102, 64}, {103, 1ll << 45}}};
    Recordings edges;
    for (int bit = 0; bit < 32; ++bit) {
        for (const qint64 offset : {-1, 0, 1}) {
            const qint64 value = (1ll << bit) + offset;
            if (value >= 1 && value <= 3'600'000'000)
                edges.append({value, bit + 1});
        }
    }
    all.append(edges);
    QRandomGenerator random(seed);
    Recordings spread;
    for (int i = 0; i < 2000; ++i) {
        const double exponent = random.generateDouble() * std::log(3.6e9);
        spread.append({std::max<qint64>(1, std::llround(std::exp(exponent))), 1 + random.bounded(5)});
    }
    all.append(spread);
    return all;
}

QJsonArray questions(const QList<Recordings> &all)
{
    QJsonArray items;
    for (const Recordings &recordings : all) {
        QJsonArray pairs;
        for (const Recording &recording : recordings)
            pairs.append(QJsonArray{recording.microseconds, recording.count});
        items.append(QJsonObject{{u"record"_s, pairs}});
    }
    return items;
}

// The oracle's answers; none, with the reason, when it can not be asked.
std::optional<QJsonArray> askOracle(const QJsonArray &items, QString &why)
{
    QProcess python;
    python.start(u"python3"_s, {QStringLiteral(PLIMSOLL_TEST_DATA "/../support/histogram_oracle.py")});
    if (!python.waitForStarted()) {
        why = u"python3 is not installed."_s;
        return std::nullopt;
    }
    python.write(QJsonDocument(items).toJson());
    python.closeWriteChannel();
    if (!python.waitForFinished(60'000) || python.exitCode() != 0) {
        why = python.exitCode() == 77
            ? u"The Python package hdrhistogram is not installed (tests/requirements.txt)."_s
            : QString::fromUtf8(python.readAllStandardError());
        return std::nullopt;
    }
    return QJsonDocument::fromJson(python.readAllStandardOutput()).array();
}

QJsonArray bucketsAsJson(const LatencyHistogram &histogram)
{
    QJsonArray buckets;
    for (const LatencyHistogram::Bucket &bucket : histogram.buckets())
        buckets.append(QJsonArray{static_cast<qint64>(bucket.lowest / 1us),
            static_cast<qint64>(bucket.highest / 1us), static_cast<qint64>(bucket.count)});
    return buckets;
}

// The inner header and the size of an encoding. Without the conversion ratio, which implementations write
// differently and which means nothing for integers; and without the counts, since for a single empty bucket
// some write 0, others −1.
QByteArray headerOf(const QByteArray &encoded)
{
    QByteArray sized = encoded.mid(8);
    sized.prepend(QByteArray::fromHex("00040000")); // what qUncompress wants to know: a size to begin with
    return qUncompress(sized).first(32);
}

void compare(const LatencyHistogram &ours, const QJsonObject &theirs)
{
    QCOMPARE(bucketsAsJson(ours), theirs["buckets"_L1].toArray());
    const QJsonObject percentiles = theirs["percentiles"_L1].toObject();
    QVERIFY(ours.isEmpty() || !percentiles.isEmpty());
    for (auto it = percentiles.begin(); it != percentiles.end() && !ours.isEmpty(); ++it) {
        const double percentile = it.key().toDouble();
        if (percentile > 0) // that implementation gives the lowest value of the bucket for 0
            QCOMPARE(static_cast<qint64>(ours.percentile(percentile) / 1us), it.value().toInteger());
    }
    QCOMPARE(static_cast<qint64>(ours.min() / 1us), theirs["min"_L1].toInteger());
    QCOMPARE(static_cast<qint64>(ours.max() / 1us), theirs["max"_L1].toInteger());
    QCOMPARE(ours.meanNs() / 1000, theirs["mean"_L1].toDouble());

    const QByteArray encoded = QByteArray::fromBase64(theirs["encoded"_L1].toString().toLatin1());
    QCOMPARE(headerOf(ours.encoded()), headerOf(encoded));
    const auto decoded = LatencyHistogram::decoded(encoded);
    QVERIFY2(decoded, decoded ? "" : qPrintable(decoded.error().message));
    QVERIFY(*decoded == ours);
}

} // namespace

class TestLatencyHistogram : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void anEmptyOneSaysNothing();
    void smallDurationsAreKeptToTheMicrosecond();
    void whatIsOutOfRangeCountsAtItsEnd();
    void aPercentileIsAtMostATenthOfAPercentOff();
    void noPercentileIsAboveTheMaximum();
    void worseOnesPushAPercentileOutOfWhatIsMeasured();
    void worseOnesShiftThePercentilesThatRemain();
    void sumsAreWhatOneHistogramWouldHaveCounted();
    void clearingForgetsAndCopiesAreApart();
    void itAgreesWithRecordedAnswersOfAnotherImplementation();
    void itAgreesWithAnotherImplementation();
    void anotherImplementationReadsWhatItWrites();
};

void TestLatencyHistogram::anEmptyOneSaysNothing()
{
    const LatencyHistogram empty;
    QVERIFY(empty.isEmpty());
    QCOMPARE(empty.min(), 0ns);
    QCOMPARE(empty.max(), 0ns);
    QCOMPARE(empty.meanNs(), 0.0);
    QCOMPARE(empty.percentile(99), 0ns);
    QVERIFY(!empty.percentile(99, 0));
    QVERIFY(!empty.percentile(99, 5));
    QVERIFY(empty.buckets().empty());
    QVERIFY(sizeof(LatencyHistogram) <= 64); // there may be thousands
}

void TestLatencyHistogram::smallDurationsAreKeptToTheMicrosecond()
{
    LatencyHistogram histogram;
    histogram.record(1499ns);
    histogram.record(1500ns);
    histogram.record(2'047'000ns);
    const std::vector<LatencyHistogram::Bucket> expected{{1us, 1us, 1}, {2us, 2us, 1}, {2047us, 2047us, 1}};
    QVERIFY(histogram.buckets() == expected);
}

void TestLatencyHistogram::whatIsOutOfRangeCountsAtItsEnd()
{
    LatencyHistogram histogram;
    histogram.record(-5s);
    histogram.record(0ns);
    histogram.record(30h);
    histogram.record(Nanoseconds::max());
    QCOMPARE(histogram.count(), 4u);
    QCOMPARE(histogram.min(), 1us);
    const auto buckets = histogram.buckets();
    QCOMPARE(buckets.size(), 2u);
    QVERIFY(buckets[1].lowest <= 1h && 1h <= buckets[1].highest);
}

void TestLatencyHistogram::aPercentileIsAtMostATenthOfAPercentOff()
{
    for (Nanoseconds value = 1us; value <= 1h; value = Nanoseconds(value.count() * 11 / 7)) {
        LatencyHistogram histogram;
        histogram.record(value);
        const double off = std::abs(static_cast<double>((histogram.percentile(50) - value).count()));
        QVERIFY2(off <= std::max(500.0, 0.001 * static_cast<double>(value.count())),
            qPrintable(QString::number(value.count())));
    }
}

void TestLatencyHistogram::noPercentileIsAboveTheMaximum()
{
    LatencyHistogram histogram;
    for (int i = 1; i <= 1000; ++i)
        histogram.record(std::chrono::microseconds(i * 37));
    for (const double percentile : {50.0, 99.0, 99.99, 100.0, 250.0})
        QVERIFY(histogram.percentile(percentile) <= histogram.max());
}

void TestLatencyHistogram::worseOnesPushAPercentileOutOfWhatIsMeasured()
{
    LatencyHistogram histogram;
    histogram.record(10ms, 99);
    QCOMPARE(histogram.percentile(99, 0), std::optional(histogram.max()));
    QVERIFY(!histogram.percentile(99, 1)); // a share of exactly 1 % reaches p99
    QVERIFY(histogram.percentile(98.9, 1));
    QVERIFY(!histogram.percentile(100, 1));
    QVERIFY(histogram.percentile(50, 98));
    QVERIFY(!histogram.percentile(50, 99));

    LatencyHistogram many;
    many.record(10ms, 999);
    QVERIFY(!many.percentile(99.9, 1)); // also where 100 − q is no exact binary number
    many.record(10ms, 1);
    QVERIFY(many.percentile(99.9, 1));
}

void TestLatencyHistogram::worseOnesShiftThePercentilesThatRemain()
{
    LatencyHistogram histogram;
    histogram.record(1ms, 50);
    histogram.record(5ms, 50);
    QVERIFY(*histogram.percentile(50, 0) < 2ms);
    QVERIFY(*histogram.percentile(50, 20) > 4ms); // rank 60 of 120
}

void TestLatencyHistogram::sumsAreWhatOneHistogramWouldHaveCounted()
{
    const QList<Recordings> samples = sampleRecordings(7);
    LatencyHistogram sum;
    Recordings all;
    for (const Recordings &recordings : samples) {
        sum.add(histogramOf(recordings));
        all += recordings;
    }
    QVERIFY(sum == histogramOf(all));
}

void TestLatencyHistogram::clearingForgetsAndCopiesAreApart()
{
    LatencyHistogram histogram;
    histogram.record(3ms);
    histogram.record(7s);
    LatencyHistogram copy = histogram;
    histogram.clear();
    QVERIFY(histogram.isEmpty());
    QVERIFY(histogram == LatencyHistogram());
    histogram.record(5ms);
    QCOMPARE(histogram.buckets().size(), 1u);
    QCOMPARE(copy.count(), 2u);

    const LatencyHistogram moved = std::move(copy);
    QCOMPARE(moved.count(), 2u);
    copy = moved; // a moved-from one can be used again
    QVERIFY(copy == moved);
    copy.add(copy);
    QCOMPARE(copy.count(), 4u);
}

void TestLatencyHistogram::itAgreesWithRecordedAnswersOfAnotherImplementation()
{
    QFile file(goldenPath);
    if (qEnvironmentVariableIsSet("PLIMSOLL_UPDATE_GOLDEN")) {
        QString why;
        const auto answers = askOracle(questions(sampleRecordings(42)), why);
        QVERIFY2(answers, qPrintable(why));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QJsonDocument(*answers).toJson(QJsonDocument::Compact));
        file.close();
    }
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QJsonArray answers = QJsonDocument::fromJson(file.readAll()).array();
    const QList<Recordings> samples = sampleRecordings(42);
    QCOMPARE(answers.size(), samples.size());
    for (qsizetype i = 0; i < samples.size(); ++i)
        compare(histogramOf(samples[i]), answers[i].toObject());
}

void TestLatencyHistogram::itAgreesWithAnotherImplementation()
{
    const quint32 seed = QRandomGenerator::global()->generate();
    const QList<Recordings> samples = sampleRecordings(seed);
    QString why;
    const auto answers = askOracle(questions(samples), why);
    if (!answers)
        QSKIP(qPrintable(why));
    QCOMPARE(answers->size(), samples.size());
    for (qsizetype i = 0; i < samples.size(); ++i) {
        compare(histogramOf(samples[i]), answers->at(i).toObject());
        QVERIFY2(!QTest::currentTestFailed(), qPrintable(u"seed %1, sample %2"_s.arg(seed).arg(i)));
    }
}

void TestLatencyHistogram::anotherImplementationReadsWhatItWrites()
{
    const QList<Recordings> samples = sampleRecordings(43);
    QJsonArray encodings;
    for (const Recordings &recordings : samples)
        encodings.append(
            QJsonObject{{u"decode"_s, QString::fromLatin1(histogramOf(recordings).encoded().toBase64())}});
    QString why;
    const auto answers = askOracle(encodings, why);
    if (!answers)
        QSKIP(qPrintable(why));
    QCOMPARE(answers->size(), samples.size());
    for (qsizetype i = 0; i < samples.size(); ++i)
        QCOMPARE(answers->at(i).toObject()["buckets"_L1].toArray(), bucketsAsJson(histogramOf(samples[i])));
}

QTEST_GUILESS_MAIN(TestLatencyHistogram)
#include "tst_latencyhistogram.moc"
