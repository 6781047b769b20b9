// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/run/runhost.h"

#include <QFrame>

class QLabel;
class QVBoxLayout;

namespace plimsoll {

class PictureView;

// Where the time of connecting goes, by phase, for scenarios whose connections have several: SSH. Hidden for
// other runs.
class ConnectPane : public QFrame
{
    Q_OBJECT
public:
    explicit ConnectPane(RunHost &host, QWidget *parent = nullptr);

private:
    void begin(const Plan &plan);
    void take(const Snapshot &snapshot);

    std::int64_t m_second = -1; // that is shown
    QLabel *m_sentence;
    QVBoxLayout *m_column;
    PictureView *m_picture = nullptr; // once something has connected
};

} // namespace plimsoll
