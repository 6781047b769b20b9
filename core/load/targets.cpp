// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/targets.h"

#include "core/load/names.h"

#include <algorithm>
#include <tuple>

namespace plimsoll {

bool needsPresentWorkspaces(const CreatePlan &plan)
{
    return plan.topUp || plan.reuse || plan.count == 0;
}

TargetChoice chooseTargets(const CreatePlan &plan, std::optional<TemplateId> templateId, UserId caller,
    const QList<Workspace> &present)
{
    TargetChoice choice;
    choice.toCreate = plan.count;
    if (!needsPresentWorkspaces(plan))
        return choice;
    for (const Workspace &workspace : present) {
        const bool ours = isScaletestName(workspace.name) || isScaletestName(workspace.ownerName);
        const bool rightTemplate = !templateId || workspace.templateId == *templateId;
        const bool rightOwner = plan.owners != OwnerMode::Me || workspace.owner == caller;
        if (ours && rightTemplate && rightOwner && workspace.latestBuild.status == BuildStatus::Running)
            choice.reused.append(workspace);
    }
    std::sort(choice.reused.begin(), choice.reused.end(), [](const Workspace &left, const Workspace &right) {
        return std::tie(left.ownerName, left.name) < std::tie(right.ownerName, right.name);
    });
    if (plan.topUp) {
        if (choice.reused.size() > plan.count)
            choice.reused.resize(plan.count);
        choice.toCreate = plan.count - static_cast<int>(choice.reused.size());
    }
    return choice;
}

} // namespace plimsoll
