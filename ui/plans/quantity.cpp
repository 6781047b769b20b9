// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plans/quantity.h"

#include "core/base/unittext.h"

#include <QRegularExpression>

#include <algorithm>
#include <cmath>
#include <vector>

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

QString numberText(double value)
{
    return QString::number(value, 'g', 12);
}

double doubled(double value, int direction)
{
    if (value < 1 || (value <= 1 && direction < 0))
        return direction > 0 ? 1 : 0;
    const double exponent = std::log2(value);
    return std::exp2(direction > 0 ? std::floor(exponent) + 1 : std::ceil(exponent) - 1);
}

double nextDuration(double value, int direction)
{
    using namespace std::chrono_literals;
    static const std::vector<Nanoseconds> ladder{0ns, 1us, 2us, 5us, 10us, 20us, 50us, 100us, 200us, 500us,
        1ms, 2ms, 5ms, 10ms, 20ms, 40ms, 50ms, 100ms, 200ms, 500ms, 1s, 2s, 5s, 10s, 15s, 30s, 1min, 2min,
        5min, 10min, 15min, 30min, 1h, 2h, 4h, 8h, 12h, 24h, 48h, 96h, 240h, 480h};
    const Nanoseconds now(std::llround(value));
    if (direction > 0) {
        const auto above = std::upper_bound(ladder.begin(), ladder.end(), now);
        return static_cast<double>((above == ladder.end() ? ladder.back() : *above).count());
    }
    const auto below = std::lower_bound(ladder.begin(), ladder.end(), now);
    return static_cast<double>((below == ladder.begin() ? ladder.front() : *(below - 1)).count());
}

std::function<double(double, int)> repeated(double (*step)(double, int))
{
    return [step](double value, int steps) {
        for (int i = 0; i < std::abs(steps); ++i)
            value = step(value, steps > 0 ? 1 : -1);
        return value;
    };
}

bool isBareNumber(const QString &text)
{
    static const QRegularExpression bare(u"^[0-9]*\\.?[0-9]+$"_s);
    return bare.match(text).hasMatch();
}

// The last unit of what is shown: "min" of "1 h 30 min".
QString unitOf(const QString &shown)
{
    qsizetype at = shown.size();
    while (at > 0 && shown.at(at - 1).isLetter())
        --at;
    return shown.mid(at);
}

Result<double> readDuration(const QString &text, double shown)
{
    QString plain = text;
    if (isBareNumber(plain.trimmed())) {
        const bool isZero = shown == 0;
        plain += isZero ? u"s"_s : unitOf(spacedDuration(Nanoseconds(std::llround(shown))));
    }
    plain.remove(QRegularExpression(u"\\s"_s));
    plain.replace(u',', u'.');
    plain.replace(QRegularExpression(u"(?:minutes?|mins?)"_s), u"m"_s);
    plain.replace(QRegularExpression(u"(?:seconds?|secs?)"_s), u"s"_s);
    plain.replace(QRegularExpression(u"(?:hours?|hrs?|std)"_s), u"h"_s);
    const Result<Nanoseconds> duration = parseDuration(plain);
    if (duration)
        return static_cast<double>(duration->count());
    return Error{ErrorKind::BadInput,
        Quantity::tr("\"%1\" is not a time; write for example \"40 ms\", \"90 s\" or \"1 h 30 min\".")
            .arg(text)};
}

Result<double> readSize(const QString &text, double shown)
{
    QString plain = text;
    plain.remove(QRegularExpression(u"\\s"_s));
    plain.replace(u',', u'.');
    if (isBareNumber(plain))
        plain += unitOf(sizeText(std::llround(shown)));
    static const QRegularExpression casual(
        u"^([0-9.]+)([kmg])(?:i?b)?$"_s, QRegularExpression::CaseInsensitiveOption);
    Result<qint64> size = parseSize(plain);
    if (const auto match = casual.match(plain); !size && match.hasMatch())
        size = parseSize(match.captured(1) + match.captured(2).toUpper() + u"iB"_s); // "4k" is 4 KiB
    if (size)
        return static_cast<double>(*size);
    return Error{ErrorKind::BadInput,
        Quantity::tr("\"%1\" is not a size; write for example \"512 B\", \"4 KiB\" or \"25 MiB\".")
            .arg(text)};
}

Result<double> readNumber(const QString &text)
{
    QString plain = text;
    plain.remove(QRegularExpression(u"[\\s%]"_s));
    plain.replace(u',', u'.');
    bool isNumber = false;
    const double value = plain.toDouble(&isNumber);
    if (isNumber && std::isfinite(value))
        return value;
    return Error{ErrorKind::BadInput, Quantity::tr("\"%1\" is not a number.").arg(text)};
}

} // namespace

Quantity countQuantity(int least, int most, const QString &zeroText)
{
    return {.least = static_cast<double>(least),
        .most = static_cast<double>(most),
        .zeroText = zeroText,
        .read = [](const QString &text, double) -> Result<double> {
            Result<double> number = readNumber(text);
            if (!number || *number == std::floor(*number))
                return number;
            return Error{ErrorKind::BadInput, Quantity::tr("%1 is not a whole number.").arg(text)};
        },
        .write = numberText,
        .stepped = [](double value, int steps) { return value + steps; }};
}

Quantity durationQuantity(Nanoseconds least, Nanoseconds most, const QString &zeroText)
{
    return {.least = static_cast<double>(least.count()),
        .most = static_cast<double>(most.count()),
        .zeroText = zeroText,
        .read = readDuration,
        .write = [](double value) { return spacedDuration(Nanoseconds(std::llround(value))); },
        .stepped = repeated(nextDuration)};
}

Quantity sizeQuantity(qint64 least, qint64 most, const QString &zeroText)
{
    return {.least = static_cast<double>(least),
        .most = static_cast<double>(most),
        .zeroText = zeroText,
        .read = readSize,
        .write =
            [](double value) {
                const QString text = sizeText(std::llround(value));
                return text.left(text.size() - unitOf(text).size()) + u' ' + unitOf(text);
            },
        .stepped = repeated(doubled)};
}

Quantity shareQuantity(double least, const QString &zeroText)
{
    return {.least = least,
        .most = 1,
        .zeroText = zeroText,
        .read = [](const QString &text, double) -> Result<double> {
            const Result<double> percent = readNumber(text);
            return percent ? Result<double>(*percent / 100) : percent;
        },
        .write = [](double value) { return numberText(value * 100) + u" %"_s; },
        // In whole percent from 1 on, below that in tenths and hundredths.
        .stepped =
            [](double value, int steps) {
                const double step = value > 0.01 || (value >= 0.01 && steps > 0) ? 0.01
                    : value > 0.001                                              ? 0.001
                                                                                 : 0.0001;
                return std::round((value + steps * step) / step) * step;
            }};
}

Quantity percentileQuantity()
{
    Quantity quantity = numberQuantity(0.01, 100);
    quantity.stepped = [](double value, int steps) {
        static const std::vector<double> usual{50, 75, 90, 95, 99, 99.9, 99.99, 100};
        for (; steps > 0; --steps) {
            const auto above = std::upper_bound(usual.begin(), usual.end(), value);
            value = above == usual.end() ? usual.back() : *above;
        }
        for (; steps < 0; ++steps) {
            const auto below = std::lower_bound(usual.begin(), usual.end(), value);
            value = below == usual.begin() ? usual.front() : *(below - 1);
        }
        return value;
    };
    return quantity;
}

Quantity numberQuantity(double least, double most)
{
    return {.least = least,
        .most = most,
        .zeroText = {},
        .read = [](const QString &text, double) { return readNumber(text); },
        .write = numberText,
        .stepped = [](double value, int steps) { return value + steps; }};
}

Result<double> readQuantity(const Quantity &quantity, const QString &text, double shown)
{
    const QString plain = text.trimmed();
    if (!quantity.zeroText.isEmpty() && plain.compare(quantity.zeroText, Qt::CaseInsensitive) == 0)
        return 0.0;
    if (plain.isEmpty())
        return Error{ErrorKind::BadInput, Quantity::tr("A value is missing.")};
    Result<double> value = quantity.read(plain, shown);
    if (!value || (*value >= quantity.least && *value <= quantity.most))
        return value;
    return Error{ErrorKind::BadInput,
        Quantity::tr("%1 is out of range: from %2 to %3.")
            .arg(plain, quantity.write(quantity.least), quantity.write(quantity.most))};
}

QString writeQuantity(const Quantity &quantity, double value)
{
    return value == 0 && !quantity.zeroText.isEmpty() ? quantity.zeroText : quantity.write(value);
}

QString spacedDuration(Nanoseconds duration)
{
    QString text = durationText(duration);
    static const QRegularExpression minutes(u"(?<=[0-9])m(?!s)"_s);
    text.replace(minutes, u"min"_s);
    static const QRegularExpression seam(u"(?<=[0-9])(?=[a-zµ])|(?<=[a-z])(?=[0-9])"_s);
    return text.replace(seam, u" "_s);
}

} // namespace plimsoll
