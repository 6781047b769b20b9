// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/outputs.h"

#include "core/base/atomicfile.h"
#include "core/base/nearesttext.h"
#include "core/report/csvreport.h"
#include "core/report/jsonreport.h"
#include "core/report/junitreport.h"

#include <QFileInfo>

#include <array>

using namespace Qt::StringLiterals;

namespace plimsoll {

OutputNames reportOutputs()
{
    static constexpr std::array table{
        EnumText{OutputFormat::Text, "text"_L1},
        EnumText{OutputFormat::Json, "json"_L1},
        EnumText{OutputFormat::Csv, "csv"_L1},
        EnumText{OutputFormat::JUnit, "junit"_L1},
        EnumText{OutputFormat::ScaletestJson, "scaletest-json"_L1},
    };
    return table;
}

OutputNames storedOutputs()
{
    static constexpr std::array table{
        EnumText{OutputFormat::Text, "text"_L1},
        EnumText{OutputFormat::Json, "json"_L1},
        EnumText{OutputFormat::Csv, "csv"_L1},
        EnumText{OutputFormat::JUnit, "junit"_L1},
        EnumText{OutputFormat::Html, "html"_L1},
        EnumText{OutputFormat::ScaletestJson, "scaletest-json"_L1},
    };
    return table;
}

OptionSpec outputOption(OutputNames names)
{
    QStringList words = textsOf(names);
    const QString last = words.takeLast();
    return {.names = {u"output"_s},
        .valueName = u"FORMAT[:PATH]"_s,
        .help
        = u"%1 or %2 (the result file of Coder's own scale-test command); without PATH to stdout, which "
          u"only one may use; may be repeated"_s.arg(words.join(u", "_s), last),
        .fallback = u"text"_s};
}

OutputNames scaletestOutputs()
{
    static constexpr std::array table{
        EnumText{OutputFormat::ScaletestText, "text"_L1},
        EnumText{OutputFormat::ScaletestJson, "json"_L1},
    };
    return table;
}

Result<QList<Output>> parseOutputs(const QStringList &texts, OutputNames names, bool isStdoutTaken)
{
    QList<Output> outputs;
    for (const QString &text : texts) {
        const QString word = text.section(u':', 0, 0);
        const std::optional<OutputFormat> format = valueOf(names, word);
        if (!format)
            return Error{ErrorKind::BadInput,
                u"There is no output format \"%1\"; there are: %2.%3"_s.arg(
                    word, textsOf(names).join(u", "_s), didYouMean(word, textsOf(names)))};
        const QString path = text.section(u':', 1);
        outputs.append({*format, path == "-"_L1 ? QString() : path});
        if (outputs.constLast().path.isEmpty() && std::exchange(isStdoutTaken, true))
            return Error{ErrorKind::BadInput,
                u"Only one thing can be written to stdout: give the other --output a file, as in json:FILE."_s};
        const QFileInfo folder(QFileInfo(path).absolutePath());
        if (!outputs.constLast().path.isEmpty() && !(folder.isDir() && folder.isWritable()))
            return Error{ErrorKind::BadInput,
                u"%1 can not be written: there is no folder %2 that you can write to."_s.arg(
                    path, folder.filePath())};
    }
    return outputs;
}

static QByteArray contentOf(OutputFormat format, const Report &report, const ScaletestResults &results,
    Colour colour, const QByteArray &html)
{
    switch (format) {
    case OutputFormat::Text:
        return reportText(report, colour).toUtf8();
    case OutputFormat::Json:
        return reportJson(report);
    case OutputFormat::Csv:
        return summaryCsv(report);
    case OutputFormat::Html:
        return html;
    case OutputFormat::JUnit:
        return junitReport(report);
    case OutputFormat::ScaletestText:
        return scaletestText(results);
    case OutputFormat::ScaletestJson:
        return scaletestJson(results);
    case OutputFormat::Markdown:
        break; // of comparisons: reports have none
    }
    return {};
}

Result<> writeOutputs(const QList<Output> &outputs, const Report &report, const ScaletestResults &results,
    Console &console, const QByteArray &html)
{
    Result<> outcome;
    for (const Output &output : outputs) {
        const Colour colour = output.path.isEmpty() ? console.outColour() : Colour::Off;
        const QByteArray content = contentOf(output.format, report, results, colour, html);
        if (output.path.isEmpty()) {
            console.out(content);
            continue;
        }
        const Result<> written = writeFileAtomically(output.path, content, FileAccess::OwnerOnly);
        if (!written && outcome)
            outcome = written;
    }
    return outcome;
}

} // namespace plimsoll
