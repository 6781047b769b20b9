// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/plan.h"

#include <QFrame>

namespace plimsoll {

struct OfferedPreset {
    QString name; // as readPreset() takes it
    Plan plan;
};

// Those that make sense on a deployment of one's own: all but the demo.
QList<OfferedPreset> offeredPresets();

// What stands where no plan is open: what a plan is, and presets to begin with.
class PresetChoice : public QFrame
{
    Q_OBJECT
public:
    explicit PresetChoice(QWidget *parent = nullptr);

signals:
    void chosen(const QString &preset);
};

} // namespace plimsoll
