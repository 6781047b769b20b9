// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/planfile.h"

#include "core/base/atomicfile.h"
#include "core/base/nearesttext.h"
#include "core/plan/parameterfile.h"
#include "core/plan/planjson.h"
#include "core/plan/planvalidation.h"
#include "core/plan/presets.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace plimsoll {

Result<FoundPlan> findPlan(const QString &fileOrPreset)
{
    const QFileInfo file(fileOrPreset);
    const QStringList names = presetNames() + publishedPlanNames();
    if (!file.isFile() && names.contains(fileOrPreset)) {
        Result<Plan> preset = readPreset(fileOrPreset);
        if (!preset)
            return preset.error();
        return FoundPlan{*std::move(preset), QDir::current()};
    }
    if (!file.exists())
        return Error{ErrorKind::BadInput,
            u"There is no file %1, and no preset of that name; the presets are: %2.%3"_s.arg(
                fileOrPreset, names.join(u", "_s), didYouMean(fileOrPreset, names))};
    const Result<QByteArray> json = readWholeFile(fileOrPreset);
    if (!json)
        return json.error();
    Result<Plan> plan = readPlan(*json);
    if (!plan)
        return Error{plan.error().kind, u"%1: %2"_s.arg(fileOrPreset, plan.error().message)};
    return FoundPlan{*std::move(plan), file.absoluteDir()};
}

Result<> checkPlan(const FoundPlan &found, const QString &name)
{
    QStringList errors = validatePlan(found.plan).errors;
    if (const auto parameters = allParameters(found.plan.create, found.folder); !parameters)
        errors.append(parameters.error().message);
    if (errors.isEmpty())
        return {};
    return Error{ErrorKind::BadInput, u"%1 can not be run:\n  %2"_s.arg(name, errors.join(u"\n  "_s))};
}

} // namespace plimsoll
