// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/run/searchpane.h"

#include "core/report/reportcharts.h"
#include "ui/look/parts.h"
#include "ui/look/pictureview.h"
#include "ui/look/spacing.h"
#include "ui/look/type.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

constexpr int CurveHeight = 150;
constexpr int Curves = 2; // throughput and round trip; the report has all

} // namespace

SearchPane::SearchPane(RunHost &host, QWidget *parent)
    : QFrame(parent)
    , m_sentence(makeLabel({}, TypeSize::Body, QFont::DemiBold, Ink::Text, this))
    , m_row(new QHBoxLayout)
{
    setPart(this, Part::Pane);
    setObjectName(u"searchPane"_s);
    m_sentence->setObjectName(u"searchSentence"_s);
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_row->setSpacing(spacing::Small);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(spacing::Medium, spacing::Small, spacing::Medium, spacing::Small);
    column->setSpacing(spacing::Tight);
    column->addWidget(m_sentence);
    column->addLayout(m_row);
    hide();
    connect(&host, &RunHost::starting, this, &SearchPane::begin);
    connect(&host, &RunHost::snapshotTaken, this, [this](const std::shared_ptr<const Snapshot> &snapshot) {
        if (!(snapshot->search == m_progress))
            tell(snapshot->search);
    });
    connect(&host, &RunHost::levelJudged, this, &SearchPane::take);
}

void SearchPane::begin(const Plan &plan)
{
    m_limit = {};
    m_progress = {};
    setVisible(plan.limit.has_value());
    for (PictureView *curve : std::as_const(m_curves))
        curve->hide();
    m_sentence->setText(tr("The search begins when its first workspaces are there."));
}

void SearchPane::tell(const SearchProgress &progress)
{
    m_progress = progress;
    if (progress.level == 0)
        return;
    QStringList parts{tr("Level: %Ln workspace(s)", nullptr, progress.level)};
    if (progress.carries > 0)
        parts.append(tr("carries %L1").arg(progress.carries));
    if (progress.breaks > 0)
        parts.append(tr("breaks at %L1").arg(progress.breaks));
    parts.append(tr("%n level(s) judged", nullptr, progress.trials));
    m_sentence->setText(parts.join(u" · "_s));
}

void SearchPane::take(const LevelReport &level)
{
    m_limit.levels.append(level);
    const QList<ChartPicture> pictures = limitPictures(m_limit);
    for (int i = 0; i < std::min<qsizetype>(Curves, pictures.size()); ++i) {
        const ChartPicture &picture = pictures.at(i);
        const PictureView::Draw draw
            = [picture](const Colours &colours) { return svgChart(picture, SvgUse::Plain, colours); };
        if (i < m_curves.size()) {
            m_curves.at(i)->replace(draw, picture.spec.title);
        } else {
            m_curves.append(new PictureView(draw, picture.spec.title, this));
            m_curves.last()->setMaximumHeight(CurveHeight);
            m_row->addWidget(m_curves.last(), 1);
        }
        m_curves.at(i)->setVisible(true);
    }
}

} // namespace plimsoll
