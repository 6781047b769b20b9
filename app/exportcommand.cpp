// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command.h"
#include "app/loginoptions.h"
#include "core/base/nearesttext.h"
#include "core/storage/runexport.h"

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

Result<QList<ExportFile>> filesOf(const QStringList &words)
{
    QList<ExportFile> files;
    for (const QString &word : words) {
        const auto file = valueOf(exportFileTexts(), word);
        if (!file)
            return Error{ErrorKind::BadInput,
                u"There is no \"%1\" to export; there are: %2.%3"_s.arg(word,
                    textsOf(exportFileTexts()).join(u", "_s), didYouMean(word, textsOf(exportFileTexts())))};
        if (!files.contains(*file))
            files.append(*file);
    }
    return files;
}

ExitCode writeExport(CommandOptions &options, Console &console)
{
    if (options.operands().size() != 1)
        options.refuse(u"\"export\" takes one run: its folder, or its name in the data folder."_s);
    if (options.text(u"to"_s).isEmpty())
        options.refuse(u"--to says into which folder to export."_s);
    const auto files = filesOf(options.texts(u"files"_s).join(u',').split(u',', Qt::SkipEmptyParts));
    if (!files)
        options.refuse(files.error().message);
    if (!options.errors().isEmpty())
        return ExitCode::BadInput;
    const QString path = runPathOf(options, options.operands().constFirst());
    const auto folder = RunFolder::open(path);
    const Result<RunData> run = folder ? readRunData(path) : Result<RunData>(folder.error());
    if (!run) {
        console.say(run.error().message);
        return ExitCode::BadInput;
    }
    for (const QString &problem : std::as_const(run->problems))
        console.say(problem);
    const auto exported = exportRun(*folder, *run, *files, options.text(u"to"_s));
    if (!exported) {
        console.say(exported.error().message);
        return ExitCode::Failed;
    }
    for (const QString &name : std::as_const(exported->missing))
        console.say(u"The run has no %1."_s.arg(name));
    console.out((exported->written.join(u'\n') + u'\n').toUtf8());
    return ExitCode::Done;
}

} // namespace

Command exportCommand()
{
    return {.name = u"export"_s,
        .operands = u"RUN"_s,
        .summary = u"write a stored run as files for other programs and people"_s,
        .details
        = u"RUN is the folder of a run, or its name in the data folder. Writes what --files names into "
          u"another folder and prints the paths. Files of the same name are replaced. A damaged or "
          u"unfinished run gives what it has."_s,
        .options = {{.names = {u"to"_s},
                        .valueName = u"FOLDER"_s,
                        .help = u"where to; it is made where there is none"_s},
            {.names = {u"files"_s},
                .valueName = u"LIST"_s,
                .help
                = u"comma-separated: html, json, summary (a row a scenario), series, errors, hlog, svg (the "
                  u"charts), plan, events"_s,
                .fallback = u"html,json,summary,series,errors,hlog,svg,plan"_s},
            dataDirOption()},
        .run = writeExport};
}

} // namespace plimsoll
