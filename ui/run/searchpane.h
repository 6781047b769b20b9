// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/run/runhost.h"

#include <QFrame>

class QHBoxLayout;
class QLabel;

namespace plimsoll {

class PictureView;

// How a search for the limit stands: the level that is tried, what is known to be carried and to break, and
// the curves over the levels so far. Hidden for other runs.
class SearchPane : public QFrame
{
    Q_OBJECT
public:
    explicit SearchPane(RunHost &host, QWidget *parent = nullptr);

private:
    void begin(const Plan &plan);
    void tell(const SearchProgress &progress);
    void take(const LevelReport &level);

    LimitReport m_limit; // the levels so far
    SearchProgress m_progress;
    QLabel *m_sentence;
    QHBoxLayout *m_row;
    QList<PictureView *> m_curves;
};

} // namespace plimsoll
