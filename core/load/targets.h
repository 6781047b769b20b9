// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/coder/workspace.h"
#include "core/plan/plan.h"

namespace plimsoll {

// Which of the workspaces that are there take part, and how many are missing.
struct TargetChoice {
    QList<Workspace> reused; // by owner and name, so that the order is the same each time
    int toCreate = 0;
    bool operator==(const TargetChoice &) const = default;
};

// `present` is any list of the deployment's workspaces; only running ones of scale tests and, when the plan
// names a template, of that template are taken; with OwnerMode::Me only the caller's own. Top up: what is
// there counts, and no more than `count` take part. Otherwise `count` are created, and what is there takes
// part when the plan says reuse.
TargetChoice chooseTargets(const CreatePlan &plan, std::optional<TemplateId> templateId, UserId caller,
    const QList<Workspace> &present);

// Does the plan need to know what is there?
bool needsPresentWorkspaces(const CreatePlan &plan);

} // namespace plimsoll
