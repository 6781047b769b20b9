// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/plan.h"

namespace plimsoll {

// A preset on the first page.
struct PresetRow {
    QString preset; // "smoke"
    QString title; // "Smoke"
    QString sentence; // what it does
    QString length; // of its traffic
    QString note; // what it is for
};

// Those that a person can run on a deployment, the shortest first.
QList<PresetRow> presetRows();
PresetRow presetRow(const QString &preset, const Plan &plan);

} // namespace plimsoll
