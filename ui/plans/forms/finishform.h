// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/plans/forms/planfields.h"

namespace plimsoll {

// What is removed and when, how long the run may last, and the person's note.
class FinishForm : public FormSection
{
    Q_OBJECT
public:
    FinishForm(PlanFields &fields, QWidget *parent = nullptr);

private:
    void addCleanup(FormRows *rows);
    void addGenerator(FormRows *rows);
    void addCleanupLimits(FormRows *rows);
    void addNote(FormRows *rows);

    PlanFields &m_fields;
};

} // namespace plimsoll
