// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/plans/forms/planfields.h"

namespace plimsoll {

// How many workspaces, whose, how they are made, and the quiet time after that.
class CreateForm : public FormSection
{
    Q_OBJECT
public:
    CreateForm(PlanFields &fields, QWidget *parent = nullptr);

private:
    void addCounts(FormRows *rows);
    void addOwners(FormRows *rows);
    void addPatience(FormRows *rows);
    void addRunCommand(FormRows *rows);

    PlanFields &m_fields;
};

} // namespace plimsoll
