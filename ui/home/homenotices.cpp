// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/home/homenotices.h"

#include "ui/cleanup/cleanuppresenter.h"
#include "ui/deployments/deploymentbook.h"
#include "ui/look/parts.h"
#include "ui/look/spacing.h"

#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace plimsoll {

HomeNotices::HomeNotices(const Services &services, QWidget *parent)
    : QWidget(parent)
    , m_left(new NoticeBar(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing::Small);
    for (const QString &sentence : services.notices) {
        auto *notice = new NoticeBar(this);
        notice->setObjectName(u"startNotice"_s);
        notice->show(sentence);
        column->addWidget(notice);
    }
    m_left->setObjectName(u"leftNotice"_s);
    QPushButton *clean = m_left->addAction(tr("Clean up…"));
    clean->setObjectName(u"leftCleanUp"_s);
    connect(clean, &QPushButton::clicked, this, &HomeNotices::cleanupAsked);
    column->addWidget(m_left);
    setVisible(!services.notices.isEmpty());
    connect(&services.cleanup, &CleanupHost::looked, this, [this, services](const QList<RunLeftovers> &runs) {
        m_left->show(leftText(runs, services.deployments.all()));
        setVisible(!services.notices.isEmpty() || !m_left->text().isEmpty());
    });
}

} // namespace plimsoll
