// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/scaletestresults.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

// The digits of `value` ÷ 10^`places`, without trailing zeros.
QString decimalText(std::uint64_t value, int places)
{
    QString digits = QString::number(value).rightJustified(places + 1, u'0');
    digits.insert(digits.size() - places, u'.');
    while (digits.endsWith(u'0'))
        digits.chop(1);
    if (digits.endsWith(u'.'))
        digits.chop(1);
    return digits;
}

// As Go's encoder quotes: safe inside HTML too, control characters as \u00XX.
void appendQuoted(QByteArray &out, const QString &text)
{
    static constexpr char Hex[] = "0123456789abcdef";
    const auto appendCode = [&out](unsigned code) {
        out += "\\u";
        for (const unsigned shift : {12u, 8u, 4u, 0u})
            out += Hex[(code >> shift) & 0xf];
    };
    out += '"';
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char16_t unit = text[i].unicode();
        if (unit == u'"' || unit == u'\\')
            (out += '\\') += static_cast<char>(unit);
        else if (unit == u'\n')
            out += "\\n";
        else if (unit == u'\r')
            out += "\\r";
        else if (unit == u'\t')
            out += "\\t";
        else if (unit < 0x20 || unit == u'<' || unit == u'>' || unit == u'&' || unit == 0x2028
            || unit == 0x2029)
            appendCode(unit);
        else if (text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate())
            out += QStringView(text).mid(i++, 2).toUtf8();
        else if (text[i].isSurrogate())
            out += "\\ufffd";
        else
            out += QStringView(text).mid(i, 1).toUtf8();
    }
    out += '"';
}

QString goTimeText(const QDateTime &at)
{
    if (!at.isValid())
        return u"0001-01-01T00:00:00Z"_s; // Go's zero time
    const QDateTime utc = at.toUTC();
    const int ms = utc.time().msec();
    const QString fraction = ms == 0 ? QString() : decimalText(static_cast<std::uint64_t>(ms), 3).mid(1);
    return utc.toString(u"yyyy-MM-ddTHH:mm:ss"_s) + fraction + u'Z';
}

QByteArray milliseconds(Nanoseconds duration)
{
    return QByteArray::number(static_cast<qint64>(duration / std::chrono::milliseconds(1)));
}

void appendRun(QByteArray &out, const ScaletestRun &run)
{
    const auto appendText = [&out](const char *key, const QString &text) {
        out += key;
        appendQuoted(out, text);
    };
    appendQuoted(out, run.fullId());
    appendText(":{\"full_id\":", run.fullId());
    appendText(",\"test_name\":", run.testName);
    appendText(",\"id\":", run.id);
    appendText(",\"logs\":", run.logs);
    appendText(",\"started_at\":", goTimeText(run.startedAt));
    appendText(",\"duration\":", goDurationText(run.duration));
    out += ",\"duration_ms\":" + milliseconds(run.duration);
    out += ",\"total_bytes_read\":" + QByteArray::number(run.bytesRead);
    out += ",\"total_bytes_written\":" + QByteArray::number(run.bytesWritten);
    appendText(",\"error\":", run.error.isEmpty() ? u"<nil>"_s : run.error);
    out += '}';
}

// By the bytes of their names, as Go sorts the keys of a map.
QList<ScaletestRun> sorted(QList<ScaletestRun> runs)
{
    std::sort(runs.begin(), runs.end(), [](const ScaletestRun &left, const ScaletestRun &right) {
        return left.fullId().toUtf8() < right.fullId().toUtf8();
    });
    return runs;
}

QByteArray failureText(const ScaletestRun &run)
{
    QByteArray text
        = "\n== FAIL: " + run.fullId().toUtf8() + "\n\n\tError: " + run.error.toUtf8() + "\n\n\tLog:\n";
    QList<QByteArray> lines = run.logs.toUtf8().split('\n');
    if (lines.last().isEmpty())
        lines.removeLast();
    for (const QByteArray &line : lines)
        text += "\t\t" + line + '\n';
    return text;
}

} // namespace

qsizetype ScaletestResults::failed() const
{
    return std::count_if(
        runs.begin(), runs.end(), [](const ScaletestRun &run) { return !run.error.isEmpty(); });
}

QByteArray scaletestJson(const ScaletestResults &results)
{
    QByteArray out = "{\"total_runs\":" + QByteArray::number(results.runs.size())
        + ",\"total_pass\":" + QByteArray::number(results.runs.size() - results.failed())
        + ",\"total_fail\":" + QByteArray::number(results.failed()) + ",\"elapsed\":";
    appendQuoted(out, goDurationText(results.elapsed));
    out += ",\"elapsed_ms\":" + milliseconds(results.elapsed) + ",\"runs\":{";
    bool isFirst = true;
    for (const ScaletestRun &run : sorted(results.runs)) {
        if (!std::exchange(isFirst, false))
            out += ',';
        appendRun(out, run);
    }
    return out + "}}\n";
}

QByteArray scaletestText(const ScaletestResults &results)
{
    if (results.runs.isEmpty())
        return "No tests run\n"_ba;
    QByteArray text;
    Nanoseconds sum{0};
    for (const ScaletestRun &run : sorted(results.runs)) {
        sum += run.duration;
        if (!run.error.isEmpty())
            text += failureText(run);
    }
    const qsizetype total = results.runs.size();
    text += "\n\nTest results:\n";
    text += "\tPass:  " + QByteArray::number(total - results.failed()) + '\n';
    text += "\tFail:  " + QByteArray::number(results.failed()) + '\n';
    text += "\tTotal: " + QByteArray::number(total) + "\n\n";
    text += "\tTotal duration: " + goDurationText(results.elapsed).toUtf8() + '\n';
    text += "\tAvg. duration:  " + goDurationText(sum / total).toUtf8() + '\n';
    return text;
}

QString goDurationText(Nanoseconds duration)
{
    const std::int64_t signedNs = duration.count();
    const auto ns
        = signedNs < 0 ? 0 - static_cast<std::uint64_t>(signedNs) : static_cast<std::uint64_t>(signedNs);
    const QString sign = signedNs < 0 ? u"-"_s : QString();
    if (ns == 0)
        return u"0s"_s;
    if (ns < 1'000)
        return sign + QString::number(ns) + u"ns"_s;
    if (ns < 1'000'000)
        return sign + decimalText(ns, 3) + u"µs"_s;
    if (ns < 1'000'000'000)
        return sign + decimalText(ns, 6) + u"ms"_s;
    constexpr std::uint64_t minute = 60'000'000'000;
    const std::uint64_t minutes = ns / minute;
    QString text = sign;
    if (minutes >= 60)
        text += QString::number(minutes / 60) + u'h';
    if (minutes > 0)
        text += QString::number(minutes % 60) + u'm';
    return text + decimalText(ns % minute, 9) + u's';
}

} // namespace plimsoll
