// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runoptions.h"

#include "app/buildinfo.h"
#include "app/loginoptions.h"
#include "core/plan/goalpresets.h"

using namespace Qt::StringLiterals;

namespace plimsoll {

QList<OptionSpec> runOptions()
{
    const OptionSpec yes{.names = {u"yes"_s},
        .help = u"run although the deployment looks like production"_s,
        .environment = u"PLIMSOLL_YES"_s};
    return QList<OptionSpec>{yes} + recordOptions();
}

QList<OptionSpec> recordOptions()
{
    return {
        {.names = {u"json"_s},
            .help
            = u"tell how the run goes as JSON, an object a line on stdout, instead of lines on stderr"_s},
        dataDirOption(),
    };
}

Hold holdOf(const CommandOptions &options)
{
    return options.flag(u"yes"_s) ? Hold::Never : Hold::InDoubt;
}

RecordedRunSettings recordedRunSettings(const CommandOptions &options, const QDir &planFolder, Hold hold)
{
    return {.dataDir = dataDirOf(options),
        .planFolder = planFolder,
        .program = u"plimsoll-cli "_s + programVersion(),
        .isSimulated = false,
        .hold = hold};
}

QList<Output> takeOutputs(CommandOptions &options, Telling telling, OutputNames names)
{
    const bool isJson = telling == Telling::Json; // stdout is taken
    const QStringList formats
        = isJson && !options.isGiven(u"output"_s) ? QStringList() : options.texts(u"output"_s);
    const Result<QList<Output>> outputs = parseOutputs(formats, names, isJson);
    if (!outputs)
        options.refuse(outputs.error().message);
    return outputs ? *outputs : QList<Output>();
}

Telling tellingOf(const CommandOptions &options)
{
    return options.flag(u"json"_s) ? Telling::Json : Telling::Lines;
}

OptionSpec goalsOption()
{
    return {.names = {u"goals"_s},
        .valueName = u"SET"_s,
        .help = u"add a set of goals: %1; may be repeated"_s.arg(goalPresetNames().join(u", "_s))};
}

Result<> addParameters(Plan &plan, const QStringList &texts)
{
    for (const QString &text : texts) {
        const qsizetype equals = text.indexOf(u'=');
        if (equals <= 0)
            return Error{ErrorKind::BadInput, u"--parameter is written NAME=VALUE, not \"%1\"."_s.arg(text)};
        plan.create.parameters.insert(text.left(equals), text.mid(equals + 1));
    }
    return {};
}

} // namespace plimsoll
