// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/unittext.h"

#include <array>
#include <cmath>
#include <limits>

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

struct Unit {
    QStringView name;
    double scale; // in nanoseconds or bytes
};

constexpr std::array DurationUnits{
    Unit{u"h", 3600e9},
    Unit{u"m", 60e9},
    Unit{u"s", 1e9},
    Unit{u"ms", 1e6},
    Unit{u"us", 1e3},
    Unit{u"µs", 1e3},
    Unit{u"ns", 1},
};

constexpr std::array SizeUnits{
    Unit{u"GiB", 1024.0 * 1024 * 1024},
    Unit{u"MiB", 1024.0 * 1024},
    Unit{u"KiB", 1024},
    Unit{u"GB", 1e9},
    Unit{u"MB", 1e6},
    Unit{u"kB", 1e3},
    Unit{u"KB", 1e3},
    Unit{u"B", 1},
};

// Takes a plain decimal number off the front; false when there is none.
bool takeNumber(QStringView &text, double &number)
{
    qsizetype length = 0;
    bool point = false;
    while (length < text.size() && (text[length].isDigit() || (text[length] == u'.' && !point))) {
        point = point || text[length] == u'.';
        ++length;
    }
    bool ok = false;
    number = text.left(length).toDouble(&ok);
    if (ok)
        text = text.mid(length);
    return ok;
}

template <size_t N> bool takeUnit(QStringView &text, const std::array<Unit, N> &units, double &scale)
{
    qsizetype length = 0;
    while (length < text.size() && !text[length].isDigit() && text[length] != u'.')
        ++length;
    for (const Unit &unit : units) {
        if (text.left(length) == unit.name) {
            scale = unit.scale;
            text = text.mid(length);
            return true;
        }
    }
    return false;
}

QString rounded(double value)
{
    const int decimals = value >= 100 ? 0 : value >= 10 ? 1 : 2;
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
    double total = 0;
    while (!rest.isEmpty()) {
        double number = 0;
        double scale = 0;
        if (!takeNumber(rest, number) || !takeUnit(rest, DurationUnits, scale))
            return bad;
        total += number * scale;
    }
    if (total >= static_cast<double>(std::numeric_limits<std::int64_t>::max()))
        return bad;
    return Nanoseconds(std::llround(total));
}

QString durationText(Nanoseconds duration)
{
    std::int64_t rest = duration.count();
    QString text;
    if (rest < 0) {
        text += u'-';
        rest = -rest;
    }
    struct Step {
        std::int64_t size;
        QLatin1StringView unit;
    };
    static constexpr std::array steps{Step{3'600'000'000'000, "h"_L1}, Step{60'000'000'000, "m"_L1},
        Step{1'000'000'000, "s"_L1}, Step{1'000'000, "ms"_L1}, Step{1'000, "us"_L1}, Step{1, "ns"_L1}};
    for (const Step &step : steps) {
        if (rest / step.size == 0)
            continue;
        text += QString::number(rest / step.size) + step.unit;
        rest %= step.size;
    }
    return text.isEmpty() ? u"0s"_s : text;
}

Result<qint64> parseSize(QStringView text)
{
    QStringView rest = text.trimmed();
    double number = 0;
    double scale = 1;
    const bool read
        = takeNumber(rest, number) && (rest.isEmpty() || takeUnit(rest, SizeUnits, scale)) && rest.isEmpty();
    if (!read || number * scale > 9e15)
        return Error{ErrorKind::BadInput,
            u"\"%1\" is not a size; write for example \"4096\", \"4KiB\" or \"25MiB\"."_s.arg(text)};
    return static_cast<qint64>(std::llround(number * scale));
}

QString sizeText(qint64 bytes)
{
    for (const auto &[unit, size] :
        {std::pair{"GiB"_L1, 1ll << 30}, std::pair{"MiB"_L1, 1ll << 20}, std::pair{"KiB"_L1, 1ll << 10}}) {
        if (bytes != 0 && bytes % size == 0)
            return QString::number(bytes / size) + unit;
    }
    return QString::number(bytes) + "B"_L1;
}

QString humanDuration(Nanoseconds duration)
{
    const double ns = static_cast<double>(duration.count());
    if (ns >= 3600e9)
        return u"%1 h"_s.arg(rounded(ns / 3600e9));
    if (ns >= 120e9)
        return u"%1 min"_s.arg(rounded(ns / 60e9));
    if (ns >= 1e9)
        return u"%1 s"_s.arg(rounded(ns / 1e9));
    if (ns >= 1e6)
        return u"%1 ms"_s.arg(rounded(ns / 1e6));
    return u"%1 µs"_s.arg(rounded(ns / 1e3));
}

QString humanSize(double bytes)
{
    if (bytes >= 1024.0 * 1024 * 1024)
        return u"%1 GiB"_s.arg(rounded(bytes / (1024.0 * 1024 * 1024)));
    if (bytes >= 1024.0 * 1024)
        return u"%1 MiB"_s.arg(rounded(bytes / (1024.0 * 1024)));
    if (bytes >= 1024)
        return u"%1 KiB"_s.arg(rounded(bytes / 1024));
    return u"%1 B"_s.arg(QString::number(bytes, 'f', 0));
}

} // namespace plimsoll
