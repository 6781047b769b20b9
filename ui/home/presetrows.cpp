// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/home/presetrows.h"

#include "core/base/unittext.h"
#include "core/plan/presets.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace plimsoll {

namespace {

struct PresetTexts {
    Q_DECLARE_TR_FUNCTIONS(PresetTexts)
};

QString lengthText(Milliseconds length)
{
    if (length < 2min)
        return PresetTexts::tr("%1 s").arg(std::chrono::round<std::chrono::seconds>(length).count());
    if (length < 2h)
        return PresetTexts::tr("%1 min").arg(std::chrono::round<std::chrono::minutes>(length).count());
    return PresetTexts::tr("%1 h").arg(std::chrono::round<std::chrono::hours>(length).count());
}

} // namespace

PresetRow presetRow(const QString &preset, const Plan &plan)
{
    PresetRow row{.preset = preset,
        .title = plan.name,
        .sentence = {},
        .length = lengthText(trafficLength(plan)),
        .note = plan.note};
    const QString workspaces = PresetTexts::tr("%n workspaces", nullptr, plan.create.count);
    if (plan.scenarios.isEmpty()) {
        row.sentence = workspaces;
        return row;
    }
    const ScenarioPlan &scenario = plan.scenarios.first();
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
    struct Found {
        QString preset;
        Plan plan;
    };
    QList<Found> found;
    const QStringList names = presetNames();
    for (const QString &name : names) {
        const Result<Plan> plan = readPreset(name);
        if (plan && name != "demo"_L1) // which has the built-in deployment for its own
            found.append({name, *plan});
    }
    std::sort(found.begin(), found.end(),
        [](const Found &a, const Found &b) { return trafficLength(a.plan) < trafficLength(b.plan); });
    QList<PresetRow> rows;
    for (const Found &one : std::as_const(found))
        rows.append(presetRow(one.preset, one.plan));
    return rows;
}

} // namespace plimsoll
