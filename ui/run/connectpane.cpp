// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/run/connectpane.h"

#include "core/base/unittext.h"
#include "core/report/reportcharts.h"
#include "core/report/reporttext.h"
#include "ui/look/parts.h"
#include "ui/look/pictureview.h"
#include "ui/look/spacing.h"
#include "ui/look/type.h"

#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace plimsoll {

ConnectPane::ConnectPane(RunHost &host, QWidget *parent)
    : QFrame(parent)
    , m_sentence(makeLabel({}, TypeSize::Body, QFont::DemiBold, Ink::Text, this))
    , m_column(new QVBoxLayout(this))
{
    setPart(this, Part::Pane);
    setObjectName(u"connectPane"_s);
    m_sentence->setObjectName(u"connectSentence"_s);
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_column->setContentsMargins(spacing::Medium, spacing::Small, spacing::Medium, spacing::Small);
    m_column->setSpacing(spacing::Tight);
    m_column->addWidget(m_sentence);
    hide();
    connect(&host, &RunHost::starting, this, &ConnectPane::begin);
    connect(&host, &RunHost::snapshotTaken, this,
        [this](const std::shared_ptr<const Snapshot> &snapshot) { take(*snapshot); });
}

void ConnectPane::begin(const Plan &plan)
{
    m_second = -1;
    setVisible(std::any_of(plan.scenarios.begin(), plan.scenarios.end(),
        [](const ScenarioPlan &scenario) { return scenario.kind == TrafficKind::Ssh; }));
    if (m_picture)
        m_picture->hide();
    m_sentence->setText(tr("Nothing has connected over SSH yet."));
}

void ConnectPane::take(const Snapshot &snapshot)
{
    if (snapshot.second == m_second)
        return;
    m_second = snapshot.second;
    QList<ScenarioPhases> scenarios;
    LatencyHistogram connects;
    TunnelCounts mended;
    for (const ScenarioSnapshot &scenario : snapshot.scenarios) {
        if (!scenario.total || scenario.total->phases.empty())
            continue;
        scenarios.append({scenario.name, phaseReports(*scenario.total)});
        connects.add(scenario.total->connectTime);
        mended.add(scenario.total->tunnel);
    }
    const std::optional<BarPicture> picture = connectPicture(scenarios);
    if (!picture)
        return;
    const Quantiles times = quantilesOf(connects, 0);
    QStringList parts{tr("%Ln connected over SSH", nullptr, static_cast<int>(times.count)),
        tr("p50 %1, p95 %2").arg(percentileText(times, times.p50), percentileText(times, times.p95))};
    if (const std::uint64_t losses = mended.controlLosses + mended.relayLosses; losses > 0)
        parts.append(tr("%Ln connection(s) dialled again", nullptr, static_cast<int>(losses)));
    if (mended.retransmits > 0)
        parts.append(tr("%Ln packet(s) sent again", nullptr, static_cast<int>(mended.retransmits)));
    m_sentence->setText(parts.join(u" · "_s));
    const PictureView::Draw draw
        = [picture](const Colours &colours) { return svgBars(*picture, SvgUse::Plain, colours); };
    if (m_picture) {
        m_picture->replace(draw, picture->description);
    } else {
        m_picture = new PictureView(draw, picture->description, this);
        m_column->addWidget(m_picture);
    }
    m_picture->show();
}

} // namespace plimsoll
