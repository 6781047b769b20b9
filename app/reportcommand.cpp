// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command.h"
#include "app/loginoptions.h"
#include "app/outputs.h"
#include "app/runreport.h"
#include "core/storage/storedrun.h"

using namespace Qt::StringLiterals;

namespace plimsoll {

static ExitCode writeStored(CommandOptions &options, Console &console)
{
    if (options.operands().size() != 1) {
        options.refuse(u"\"report\" takes one folder of a run."_s);
        return ExitCode::BadInput;
    }
    const Result<QList<Output>> outputs = parseOutputs(options.texts(u"output"_s), reportOutputs(), false);
    if (!outputs) {
        options.refuse(outputs.error().message);
        return ExitCode::BadInput;
    }
    const Result<StoredRun> stored = readRun(options.operands().constFirst());
    if (!stored) {
        console.say(stored.error().message);
        return ExitCode::BadInput;
    }
    for (const QString &problem : stored->problems)
        console.say(problem);
    const Result<> written
        = writeOutputs(*outputs, stored->report, scaletestResults(stored->report), console);
    if (!written)
        console.say(written.error().message);
    return written ? ExitCode::Done : ExitCode::Failed;
}

Command reportCommand()
{
    return {.name = u"report"_s,
        .operands = u"DIR"_s,
        .summary = u"print what a stored run found"_s,
        .details = u"Reads the folder of a run and writes its report again, in any format."_s,
        .options = {outputOption(), dataDirOption()},
        .run = writeStored};
}

} // namespace plimsoll
