// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/look/theme.h"

#include <QObject>

namespace plimsoll {

// Keeps the palette of the program at the appearance that was chosen, or at the system's, also when that
// changes while it runs. One exists while there are windows; ui thread.
class ThemeFollower : public QObject
{
    Q_OBJECT
public:
    explicit ThemeFollower(QObject *parent = nullptr);

    // None: the system's.
    void choose(std::optional<Appearance> appearance);
    // A window that the system tells when its theme changes.
    void watch(QObject *window);

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void apply();

    std::optional<Appearance> m_chosen;
};

} // namespace plimsoll
