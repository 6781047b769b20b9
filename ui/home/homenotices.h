// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/services.h"

#include <QWidget>

namespace plimsoll {

class NoticeBar;

// What a person must know before anything else: what runs left, and what is wrong with the data folder.
class HomeNotices : public QWidget
{
    Q_OBJECT
public:
    explicit HomeNotices(const Services &services, QWidget *parent = nullptr);

signals:
    void cleanupAsked();

private:
    NoticeBar *m_left;
};

} // namespace plimsoll
