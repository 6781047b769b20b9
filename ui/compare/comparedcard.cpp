// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/comparedcard.h"

#include "ui/look/iconlabel.h"
#include "ui/look/icons.h"
#include "ui/look/parts.h"
#include "ui/look/spacing.h"
#include "ui/look/type.h"
#include "ui/run/goalcolumn.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QPainter>
#include <QToolButton>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

// Paints itself, so that it follows a change of appearance.
class Letter : public QWidget
{
public:
    Letter(const QString &letter, int colour, QWidget *parent)
        : QWidget(parent)
        , m_letter(letter)
        , m_colour(static_cast<std::size_t>(colour))
    {
        setFont(fontOf(TypeSize::Title, QFont::DemiBold));
        setFixedSize(spacing::IconSize, spacing::ControlHeight);
        setAccessibleName(letter);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setPen(themeOf(palette()).series[m_colour]);
        painter.drawText(rect(), Qt::AlignCenter, m_letter);
    }

private:
    QString m_letter;
    std::size_t m_colour;
};

QToolButton *makeTool(const QString &name, const QString &iconName, const QString &help, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setObjectName(name);
    button->setIcon(icon(iconName, &Theme::secondary));
    button->setAutoRaise(true);
    button->setToolTip(help);
    button->setAccessibleName(help);
    return button;
}

QString placeText(const ComparedRun &run)
{
    QStringList parts;
    if (const QString host = QUrl(run.deploymentUrl).host(); !run.simulated && !host.isEmpty())
        parts.append(host);
    if (run.startedAt.isValid())
        parts.append(QLocale().toString(run.startedAt.toLocalTime(), QLocale::ShortFormat));
    if (run.isBaseline)
        parts.append(ComparedCard::tr("baseline"));
    return (parts + run.tags).join(u" · "_s);
}

QString verdictWords(const ComparedRun &run)
{
    if (run.outcome == RunOutcome::Running)
        return ComparedCard::tr("Not ended");
    if (!run.verdict)
        return ComparedCard::tr("No goals");
    switch (*run.verdict) {
    case GoalState::Kept:
        return ComparedCard::tr("Goals kept");
    case GoalState::Broken:
        return ComparedCard::tr("Goals broken");
    case GoalState::NotMeasurable:
        return ComparedCard::tr("Not measurable");
    }
    return {};
}

} // namespace

int comparedColour(int index)
{
    return 1 + index % 6;
}

ComparedCard::ComparedCard(const ComparedRun &run, int index, bool canBeRemoved, QWidget *parent)
    : QFrame(parent)
{
    setPart(this, Part::Pane);
    setObjectName(u"compared-"_s + run.letter);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(spacing::Medium, spacing::Small, spacing::Small, spacing::Small);
    row->setSpacing(spacing::Small);
    row->addWidget(new Letter(run.letter, comparedColour(index), this));
    row->addWidget(makeWords(run, index), 1);
    auto *symbol = new IconLabel(16, this);
    const bool hasVerdict = run.verdict && run.outcome != RunOutcome::Running;
    symbol->show(hasVerdict ? goalStateIcon(*run.verdict) : u"info"_s,
        hasVerdict ? goalStateTint(*run.verdict) : &Theme::secondary);
    QLabel *verdict = makeLabel(verdictWords(run), TypeSize::Body, QFont::DemiBold, Ink::Text, this);
    verdict->setToolTip(run.verdictSentence);
    row->addWidget(symbol);
    row->addWidget(verdict);
    addTools(row, run, index, canBeRemoved);
}

QWidget *ComparedCard::makeWords(const ComparedRun &run, int index)
{
    auto *words = new QWidget(this);
    QString title = run.name;
    if (!run.deploymentVersion.isEmpty())
        title += u" · Coder "_s + run.deploymentVersion;
    QLabel *name = makeLabel(title, TypeSize::Body, QFont::DemiBold, Ink::Text, words);
    QLabel *place = makeLabel(placeText(run), TypeSize::Body, QFont::Normal, Ink::Secondary, words);
    for (QLabel *label : {name, place}) {
        label->setMinimumWidth(60);
        label->setToolTip(label->text());
    }
    auto *line = new QHBoxLayout;
    line->setSpacing(spacing::Small);
    line->addWidget(name);
    if (run.simulated)
        line->addWidget(makeSimulatedBadge(words));
    line->addStretch(1);
    auto *column = new QVBoxLayout(words);
    column->setContentsMargins({});
    column->setSpacing(spacing::Tight / 2);
    column->addLayout(line);
    column->addWidget(place);
    if (index == 0)
        words->setToolTip(tr("What the others are judged against."));
    return words;
}

void ComparedCard::addTools(QHBoxLayout *row, const ComparedRun &run, int index, bool canBeRemoved)
{
    QToolButton *open = makeTool(
        u"compareOpen"_s + run.letter, u"chevron-right"_s, tr("Open run %1").arg(run.letter), this);
    connect(open, &QToolButton::clicked, this, &ComparedCard::openAsked);
    if (index > 0) {
        QToolButton *first = makeTool(u"compareFirst"_s + run.letter, u"baseline"_s,
            tr("Judge the others against %1").arg(run.letter), this);
        connect(first, &QToolButton::clicked, this, &ComparedCard::makeFirstAsked);
        row->addWidget(first);
    }
    row->addWidget(open);
    if (canBeRemoved) {
        QToolButton *remove = makeTool(u"compareRemove"_s + run.letter, u"close"_s,
            tr("Take %1 out of the comparison").arg(run.letter), this);
        connect(remove, &QToolButton::clicked, this, &ComparedCard::removeAsked);
        row->addWidget(remove);
    }
}

} // namespace plimsoll
