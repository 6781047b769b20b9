// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/plans/forms/formsection.h"
#include "ui/plans/forms/planfields.h"

namespace plimsoll {

// The plan's search for the limit: whether there is one, and how it goes on.
class LimitForm : public FormSection
{
    Q_OBJECT
public:
    LimitForm(PlanFields &fields, QWidget *parent = nullptr);

private:
    void addSwitch(FormRows *rows);
    void addLevels(FormRows *rows);
    void addTimes(FormRows *rows);
    FormRow *shownWithSearch(FormRow *row);

    PlanFields &m_fields;
};

} // namespace plimsoll
