// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/unittext.h"

#include <array>
#include <cmath>
#include <limits>
#include <optional>

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

struct Unit {
    QStringView name;
    std::uint64_t scale; // in nanoseconds or bytes
};

constexpr std::array DurationUnits{
    Unit{u"h", 3'600'000'000'000},
    Unit{u"m", 60'000'000'000},
    Unit{u"s", 1'000'000'000},
    Unit{u"ms", 1'000'000},
    Unit{u"us", 1'000},
    Unit{u"\u00b5s", 1'000}, // the micro sign
    Unit{u"\u03bcs", 1'000}, // the Greek letter
    Unit{u"ns", 1},
};

constexpr std::array SizeUnits{
    Unit{u"GiB", 1ull << 30},
    Unit{u"MiB", 1ull << 20},
    Unit{u"KiB", 1ull << 10},
    Unit{u"GB", 1'000'000'000},
    Unit{u"MB", 1'000'000},
    Unit{u"kB", 1'000},
    Unit{u"KB", 1'000},
    Unit{u"B", 1},
};

constexpr std::uint64_t Largest = std::numeric_limits<std::int64_t>::max(); // of what is computed here

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

qsizetype digitsAt(QStringView text, qsizetype at)
{
    qsizetype end = at;
    while (end < text.size() && isDigit(text[end]))
        ++end;
    return end - at;
}

// The number of that many digits; none beyond Largest.
std::optional<std::uint64_t> wholeNumber(QStringView digits)
{
    std::uint64_t number = 0;
    for (const QChar digit : digits) {
        const std::uint64_t value = digit.unicode() - u'0';
        if (number > (Largest - value) / 10)
            return std::nullopt;
        number = number * 10 + value;
    }
    return number;
}

std::optional<std::uint64_t> sum(std::uint64_t left, std::uint64_t right)
{
    if (left > Largest - right)
        return std::nullopt;
    return left + right;
}

// `whole` + `fraction` (digits after the point) of a unit, the fraction rounded; none beyond Largest.
std::optional<std::uint64_t> scaled(QStringView whole, QStringView fraction, std::uint64_t scale)
{
    const std::optional<std::uint64_t> number = wholeNumber(whole);
    if (!number || *number > Largest / scale)
        return std::nullopt;
    double parts = 0;
    double weight = 0.1;
    for (const QChar digit : fraction) {
        parts += (digit.unicode() - u'0') * weight;
        weight /= 10;
    }
    const auto rest = static_cast<std::uint64_t>(std::llround(parts * static_cast<double>(scale)));
    return sum(*number * scale, rest);
}

// Takes "1.5h" off the front of `text`; none when it is not such an amount or too large.
template <size_t N>
std::optional<std::uint64_t> takeAmount(QStringView &text, const std::array<Unit, N> &units)
{
    const QStringView whole = text.left(digitsAt(text, 0));
    QStringView fraction;
    qsizetype at = whole.size();
    if (at < text.size() && text[at] == u'.') {
        fraction = text.mid(at + 1, digitsAt(text, at + 1));
        at += 1 + fraction.size();
    }
    if (whole.isEmpty() && fraction.isEmpty())
        return std::nullopt;
    qsizetype end = at;
    while (end < text.size() && !isDigit(text[end]) && text[end] != u'.')
        ++end;
    for (const Unit &unit : units) {
        if (text.mid(at, end - at) == unit.name) {
            text = text.mid(end);
            return scaled(whole, fraction, unit.scale);
        }
    }
    return std::nullopt;
}

// "1.5" with the unit's zeros cut: `amount` of `scale` each.
QString decimalText(std::uint64_t amount, std::uint64_t scale)
{
    QString text = QString::number(amount / scale);
    std::uint64_t rest = amount % scale;
    if (rest == 0)
        return text;
    text += u'.';
    while (rest > 0) {
        scale /= 10;
        text += QString::number(rest / scale);
        rest %= scale;
    }
    return text;
}

QString rounded(double value)
{
    const int decimals = value >= 99.95 ? 0 : value >= 9.995 ? 1 : 2;
    return QString::number(value, 'f', decimals);
}

} // namespace

Result<Nanoseconds> parseDuration(QStringView text)
{
    const Error bad{ErrorKind::BadInput,
        u"\"%1\" is not a duration; write for example \"40ms\", \"90s\" or \"1h30m\"."_s.arg(text)};
    QStringView rest = text.trimmed();
    if (rest == u"0")
        return Nanoseconds(0);
    if (rest.isEmpty())
        return bad;
    std::uint64_t total = 0;
    while (!rest.isEmpty()) {
        const std::optional<std::uint64_t> amount = takeAmount(rest, DurationUnits);
        const std::optional<std::uint64_t> grown = amount ? sum(total, *amount) : std::nullopt;
        if (!grown)
            return bad;
        total = *grown;
    }
    return Nanoseconds(static_cast<std::int64_t>(total));
}

QString durationText(Nanoseconds duration)
{
    const std::int64_t ns = duration.count();
    std::uint64_t rest = ns < 0 ? 0 - static_cast<std::uint64_t>(ns) : static_cast<std::uint64_t>(ns);
    if (rest == 0)
        return u"0s"_s;
    const QString sign = ns < 0 ? u"-"_s : QString();
    if (rest < 1'000)
        return sign + QString::number(rest) + "ns"_L1;
    if (rest < 1'000'000)
        return sign + decimalText(rest, 1'000) + "us"_L1;
    if (rest < 1'000'000'000)
        return sign + decimalText(rest, 1'000'000) + "ms"_L1;
    QString text = sign;
    constexpr std::uint64_t Hour = 3'600'000'000'000;
    constexpr std::uint64_t Minute = 60'000'000'000;
    if (rest >= Hour)
        text += QString::number(rest / Hour) + u'h';
    rest %= Hour;
    if (rest >= Minute)
        text += QString::number(rest / Minute) + u'm';
    rest %= Minute;
    if (rest > 0)
        text += decimalText(rest, 1'000'000'000) + u's';
    return text;
}

Result<qint64> parseSize(QStringView text)
{
    const Error bad{ErrorKind::BadInput,
        u"\"%1\" is not a size; write for example \"4096\", \"4KiB\" or \"25MiB\"."_s.arg(text)};
    QStringView rest = text.trimmed();
    const bool isPlain = !rest.isEmpty() && digitsAt(rest, 0) == rest.size();
    const std::optional<std::uint64_t> bytes = isPlain ? wholeNumber(rest) : takeAmount(rest, SizeUnits);
    if (!bytes || (!isPlain && !rest.isEmpty()))
        return bad;
    return static_cast<qint64>(*bytes);
}

QString sizeText(qint64 bytes)
{
    for (const auto &[unit, size] :
        {std::pair{"GiB"_L1, 1ll << 30}, std::pair{"MiB"_L1, 1ll << 20}, std::pair{"KiB"_L1, 1ll << 10}}) {
        if (bytes != 0 && bytes % size == 0)
            return QString::number(bytes / size) + unit;
    }
    return QString::number(bytes) + u'B';
}

QString humanDuration(Nanoseconds duration)
{
    const double ns = std::abs(static_cast<double>(duration.count()));
    const QString sign = duration.count() < 0 ? u"-"_s : QString();
    if (ns >= 3600e9)
        return u"%1%2 h"_s.arg(sign, rounded(ns / 3600e9));
    if (ns >= 120e9)
        return u"%1%2 min"_s.arg(sign, rounded(ns / 60e9));
    if (ns >= 999.5e6)
        return u"%1%2 s"_s.arg(sign, rounded(ns / 1e9));
    if (ns >= 999.5e3)
        return u"%1%2 ms"_s.arg(sign, rounded(ns / 1e6));
    return u"%1%2 µs"_s.arg(sign, rounded(ns / 1e3));
}

QString humanSize(double bytes)
{
    constexpr double KiB = 1024;
    if (bytes >= 1023.5 * KiB * KiB)
        return u"%1 GiB"_s.arg(rounded(bytes / (KiB * KiB * KiB)));
    if (bytes >= 1023.5 * KiB)
        return u"%1 MiB"_s.arg(rounded(bytes / (KiB * KiB)));
    if (bytes >= 1023.5)
        return u"%1 KiB"_s.arg(rounded(bytes / KiB));
    return u"%1 B"_s.arg(QString::number(bytes, 'f', 0));
}

QString counted(qint64 count, const QString &thing, const QString &things)
{
    const QString many = things.isEmpty() ? thing + u's' : things;
    return u"%1 %2"_s.arg(QString::number(count), count == 1 ? thing : many);
}

} // namespace plimsoll
