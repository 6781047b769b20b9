// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/home/presetrows.h"

#include "core/base/unittext.h"
#include "ui/plans/planoutlook.h"
#include "ui/plans/presetchoice.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

struct PresetTexts {
    Q_DECLARE_TR_FUNCTIONS(PresetTexts)
};

} // namespace

PresetRow presetRow(const QString &preset, const Plan &plan)
{
    PresetRow row{.preset = preset,
        .title = plan.name,
        .sentence = {},
        .length = roughDuration(trafficLength(plan)),
        .note = plan.note};
    const QString workspaces = PresetTexts::tr("%n workspaces", nullptr, plan.create.count);
    if (plan.scenarios.isEmpty()) {
        row.sentence = workspaces;
        return row;
    }
    const ScenarioPlan &scenario = plan.scenarios.first();
    if (scenario.kind == TrafficKind::Dashboard) {
        row.sentence = PresetTexts::tr("%1, their owners look at the dashboard").arg(workspaces);
        return row;
    }
    if (scenario.kind == TrafficKind::WorkspaceApp) {
        row.sentence = PresetTexts::tr("%1, their owners use the app %2").arg(workspaces, scenario.app.slug);
        return row;
    }
    const double perSecond = static_cast<double>(scenario.rate.bytesPerTick)
        / std::chrono::duration<double>(scenario.rate.tickInterval).count();
    // The start of a short one goes without saying.
    const bool isRamp
        = scenario.connectsPerSecond > 0 && plan.create.count / scenario.connectsPerSecond >= 60;
    row.sentence = isRamp
        ? PresetTexts::tr(
              "%1, web terminals at %2/s each, %n more a second", nullptr, scenario.connectsPerSecond)
              .arg(workspaces, humanSize(perSecond))
        : PresetTexts::tr("%1, web terminals at %2/s each").arg(workspaces, humanSize(perSecond));
    return row;
}

QList<PresetRow> presetRows()
{
    QList<OfferedPreset> presets = offeredPresets();
    std::sort(presets.begin(), presets.end(), [](const OfferedPreset &a, const OfferedPreset &b) {
        return trafficLength(a.plan) < trafficLength(b.plan);
    });
    QList<PresetRow> rows;
    for (const OfferedPreset &preset : std::as_const(presets))
        rows.append(presetRow(preset.name, preset.plan));
    return rows;
}

} // namespace plimsoll
