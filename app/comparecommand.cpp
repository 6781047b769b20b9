// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command.h"
#include "app/loginoptions.h"
#include "app/outputs.h"
#include "core/base/atomicfile.h"
#include "core/report/comparisonjson.h"
#include "core/report/comparisontext.h"
#include "core/storage/comparedrun.h"

#include <array>

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

OutputNames comparisonOutputs()
{
    static constexpr std::array table{
        EnumText{OutputFormat::Text, "text"_L1},
        EnumText{OutputFormat::Json, "json"_L1},
        EnumText{OutputFormat::Markdown, "markdown"_L1},
    };
    return table;
}

// "5%" or "0.05".
double toleranceOf(CommandOptions &options)
{
    QString text = options.text(u"tolerance"_s).trimmed();
    const bool isPercent = text.endsWith(u'%');
    if (isPercent)
        text.chop(1);
    bool isNumber = false;
    const double number = text.trimmed().toDouble(&isNumber) / (isPercent ? 100 : 1);
    if (isNumber && number >= 0 && number <= 1)
        return number;
    options.refuse(u"--tolerance must be a share from 0% to 100%, such as 5% or 0.05."_s);
    return DefaultTolerance;
}

QByteArray contentOf(OutputFormat format, const Comparison &comparison, Colour colour)
{
    switch (format) {
    case OutputFormat::Json:
        return comparisonJson(comparison);
    case OutputFormat::Markdown:
        return comparisonMarkdown(comparison).toUtf8();
    default:
        return comparisonText(comparison, colour).toUtf8();
    }
}

Result<> writeAll(const QList<Output> &outputs, const Comparison &comparison, Console &console)
{
    Result<> outcome;
    for (const Output &output : outputs) {
        const Colour colour = output.path.isEmpty() ? console.outColour() : Colour::Off;
        const QByteArray content = contentOf(output.format, comparison, colour);
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

ExitCode compare(CommandOptions &options, Console &console)
{
    const double tolerance = toleranceOf(options);
    const Result<QList<Output>> outputs
        = parseOutputs(options.texts(u"output"_s), comparisonOutputs(), false);
    if (!outputs)
        options.refuse(outputs.error().message);
    if (!options.errors().isEmpty())
        return ExitCode::BadInput;
    QList<RunToCompare> runs;
    for (const QString &operand : options.operands()) {
        Result<RunToCompare> run = readRunToCompare(runPathOf(options, operand));
        if (!run) {
            console.say(run.error().message);
            return ExitCode::BadInput;
        }
        runs.append(*std::move(run));
    }
    const Result<Comparison> comparison = compareRuns(runs, tolerance);
    if (!comparison) {
        options.refuse(comparison.error().message);
        return ExitCode::BadInput;
    }
    if (const Result<> written = writeAll(*outputs, *comparison, console); !written) {
        console.say(written.error().message);
        return ExitCode::Failed;
    }
    switch (comparison->worst()) {
    case Change::Worse:
        return ExitCode::GoalsBroken;
    case Change::NotJudged:
        return ExitCode::Failed;
    default:
        return ExitCode::Done;
    }
}

} // namespace

Command compareCommand()
{
    return {.name = u"compare"_s,
        .operands = u"RUN RUN..."_s,
        .summary = u"put two to six runs side by side; the first is what the others are judged against"_s,
        .details
        = u"A RUN is the folder of a run, or its name in the data folder. Runs of the same plan, "
          "deployment, version and tags are repeats of each other: from three a side on, a difference "
          "can be proven; one run against one never is. Ends with 99 when a figure is worse by more "
          "than the tolerance, and with 1 when nothing could be judged."_s,
        .options = {{.names = {u"tolerance"_s},
                        .valueName = u"SHARE"_s,
                        .help = u"differences up to so much of the first run's figure are none"_s,
                        .fallback = u"5%"_s},
            {.names = {u"output"_s},
                .valueName = u"FORMAT[:PATH]"_s,
                .help = u"text, json or markdown (for a comment of a pull request); without PATH to stdout, "
                        "which only one may use; may be repeated"_s,
                .fallback = u"text"_s},
            dataDirOption()},
        .run = compare};
}

} // namespace plimsoll
