// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/plan.h"

#include <QByteArray>
#include <QList>

#include <random>

namespace plimsoll {

// A plan in which no value is the default.
Plan fullPlan();

// A plan of values drawn at random within their ranges.
Plan randomPlan(std::mt19937 &random);

enum class SchemaSees { No, Yes }; // can a JSON schema tell that it is wrong?

struct BadPlan {
    const char *name;
    QByteArray json;
    QString problem; // stands in the message of the reader
    SchemaSees schema = SchemaSees::Yes;
};

// One fault each.
QList<BadPlan> badPlans();

} // namespace plimsoll
