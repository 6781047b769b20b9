// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command.h"
#include "app/loginoptions.h"
#include "app/outputs.h"
#include "app/runreport.h"
#include "core/storage/runexport.h"
#include "core/storage/storedrun.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace plimsoll {

static bool hasHtml(const QList<Output> &outputs)
{
    return std::any_of(outputs.begin(), outputs.end(),
        [](const Output &output) { return output.format == OutputFormat::Html; });
}

static ExitCode writeStored(CommandOptions &options, Console &console)
{
    if (options.operands().size() != 1) {
        options.refuse(u"\"report\" takes one run: its folder, or its name in the data folder."_s);
        return ExitCode::BadInput;
    }
    const Result<QList<Output>> outputs = parseOutputs(options.texts(u"output"_s), storedOutputs(), false);
    if (!outputs) {
        options.refuse(outputs.error().message);
        return ExitCode::BadInput;
    }
    const Result<StoredRun> stored = readRun(runPathOf(options, options.operands().constFirst()));
    if (!stored) {
        console.say(stored.error().message);
        return ExitCode::BadInput;
    }
    QStringList problems = stored->problems;
    QByteArray html;
    if (hasHtml(*outputs)) {
        const Result<RunData> run = readRunData(stored->folder.path());
        if (!run) {
            console.say(run.error().message);
            return ExitCode::Failed;
        }
        problems = run->problems;
        html = safeHtmlReport(*run);
    }
    for (const QString &problem : std::as_const(problems))
        console.say(problem);
    const Result<> written
        = writeOutputs(*outputs, stored->report, scaletestResults(stored->report), console, html);
    if (!written)
        console.say(written.error().message);
    return written ? ExitCode::Done : ExitCode::Failed;
}

Command reportCommand()
{
    return {.name = u"report"_s,
        .operands = u"RUN"_s,
        .summary = u"print what a stored run found"_s,
        .details
        = u"RUN is the folder of a run, or its name in the data folder. Writes its report again, in any "
          "format. A damaged or unfinished run gives what it has."_s,
        .options = {outputOption(storedOutputs()), dataDirOption()},
        .run = writeStored};
}

} // namespace plimsoll
