// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plans/presetchoice.h"

#include "core/plan/presets.h"
#include "ui/look/icons.h"
#include "ui/look/parts.h"
#include "ui/look/spacing.h"
#include "ui/look/type.h"

#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace plimsoll {

QList<OfferedPreset> offeredPresets()
{
    QList<OfferedPreset> presets;
    const QStringList names = presetNames();
    for (const QString &name : names) {
        if (const Result<Plan> plan = readPreset(name); plan && name != "demo"_L1)
            presets.append({name, *plan});
    }
    return presets;
}

PresetChoice::PresetChoice(QWidget *parent)
    : QFrame(parent)
{
    setPart(this, Part::Pane);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(spacing::Huge, spacing::Huge, spacing::Huge, spacing::Huge);
    column->setSpacing(spacing::Small);
    column->addWidget(
        makeLabel(tr("What shall a run do?"), TypeSize::Lead, QFont::DemiBold, Ink::Text, this));
    const auto addText = [this, column](const QString &text) {
        QLabel *label = makeLabel(text, TypeSize::Body, QFont::Normal, Ink::Secondary, this);
        label->setWordWrap(true);
        column->addWidget(label);
        column->addSpacing(spacing::Small);
    };
    addText(tr("A plan says how many workspaces are created, what traffic they carry and which goals must be "
               "kept. Begin with a preset and change what you like."));
    const QList<OfferedPreset> presets = offeredPresets();
    for (const OfferedPreset &preset : presets) {
        auto *button = new QPushButton(icon(u"plus"_s), preset.plan.name, this);
        button->setObjectName(u"preset-"_s + preset.name);
        connect(button, &QPushButton::clicked, this, [this, name = preset.name] { emit chosen(name); });
        column->addWidget(button, 0, Qt::AlignLeft);
        addText(preset.plan.note);
    }
    column->addStretch(1);
}

} // namespace plimsoll
