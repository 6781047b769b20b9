// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/comparedrun.h"

#include "core/base/atomicfile.h"
#include "core/plan/planjson.h"
#include "core/storage/runnotes.h"
#include "core/storage/storedrun.h"

using namespace Qt::StringLiterals;

namespace plimsoll {

Result<RunToCompare> readRunToCompare(const QString &path)
{
    Result<StoredRun> stored = readRun(path);
    if (!stored)
        return stored.error();
    RunToCompare run{.folder = stored->folder.folderName(), .report = stored->report};
    run.problems = stored->problems;
    if (const Result<QByteArray> text = readWholeFile(stored->folder.planPath())) {
        const Result<Plan> plan = readPlan(*text);
        if (plan)
            run.plan = *plan;
        else
            run.problems.append(u"plan.json: "_s + plan.error().message);
    }
    const Result<RunNotes> notes = readRunNotes(stored->folder);
    if (!notes) {
        run.problems.append(notes.error().message);
        return run;
    }
    run.note = notes->note;
    run.tags = notes->tags;
    run.isBaseline = notes->isBaseline;
    return run;
}

} // namespace plimsoll
