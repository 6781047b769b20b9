// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/comparison.h"

#include <QFrame>

class QHBoxLayout;

namespace plimsoll {

// One run of a comparison: its letter in the colour of its lines, what it ran against, how it came out.
class ComparedCard : public QFrame
{
    Q_OBJECT
public:
    // `index`: its place among the runs; the first is what the others are judged against.
    ComparedCard(const ComparedRun &run, int index, bool canBeRemoved, QWidget *parent);

signals:
    void openAsked();
    void makeFirstAsked();
    void removeAsked();

private:
    QWidget *makeWords(const ComparedRun &run, int index);
    void addTools(QHBoxLayout *row, const ComparedRun &run, int index, bool canBeRemoved);
};

// The colour of a run's letter and lines, as an index into Theme::series.
int comparedColour(int index);

} // namespace plimsoll
