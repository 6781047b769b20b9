// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/planlimits.h"
#include "core/plan/shapejson.h"
#include "ui/plans/forms/scenariocard.h"

using namespace Qt::StringLiterals;

// The rows that say how the load of a scenario goes on.
namespace plimsoll {

using namespace planlimits;

void ScenarioCard::addShape(FormRows *rows)
{
    FormRow *row = rows->addRow(tr("Shape"));
    m_fields.addChoice<ShapeName>(row,
        {place(u"shape/name"_s), tr("Shape of the load"),
            tr("How the load goes on over the duration: the picture beside the form shows it.")},
        {{ShapeName::Constant, tr("constant")}, {ShapeName::Ramp, tr("ramp")},
            {ShapeName::Steps, tr("five steps")}, {ShapeName::Spike, tr("spike")},
            {ShapeName::Soak, tr("soak")}, {ShapeName::Stages, tr("stages")}},
        [this](Plan &plan) -> ShapeName & { return scenarioOf(plan).shape.name; });
    row = rows->addRow(tr("Stages"));
    m_fields.follow([this, row](const Plan &plan) {
        Plan copy = plan;
        row->setUsed(scenarioOf(copy).shape.name == ShapeName::Stages);
    });
    m_fields.addReadText(
        row,
        {place(u"shape/stages"_s), tr("Stages of the load"),
            tr("How long and how much, as in \"1m 50%, 30s to 100%\": with \"to\" the level is reached "
               "evenly, "
               "without it is there at once.")},
        [this](Plan &plan, const QString &text) -> Result<> {
            const Result<QList<LoadStage>> read = parseStages(text);
            if (!read)
                return read.error();
            scenarioOf(plan).shape.stages = *read;
            return {};
        },
        [this](const Plan &plan) {
            Plan copy = plan;
            return stagesText(scenarioOf(copy).shape.stages);
        });
    addArrivals(rows);
}

void ScenarioCard::addArrivals(FormRows *rows)
{
    FormRow *row = rows->addRareRow(tr("Model"));
    m_fields.addChoice<LoadModel>(row,
        {place(u"shape/model"_s), tr("Model of the load"),
            tr("Closed: so many sessions at once. Open: so many new ones a second, each for a fixed time, "
               "however many are there.")},
        {{LoadModel::Closed, tr("closed: sessions at once")},
            {LoadModel::Open, tr("open: new sessions a second")}},
        [this](Plan &plan) -> LoadModel & { return scenarioOf(plan).shape.model; });
    row = rows->addRareRow(tr("New sessions"));
    m_fields.follow([this, row](const Plan &plan) {
        Plan copy = plan;
        row->setUsed(scenarioOf(copy).shape.model == LoadModel::Open);
    });
    m_fields.addQuantity<double>(row,
        {place(u"shape/sessionsPerSecond"_s), tr("New sessions a second"),
            tr("How many sessions begin each second at the full load.")},
        numberQuantity(0.01, MostSessionsPerSecond),
        [this](Plan &plan) -> double & { return scenarioOf(plan).shape.sessionsPerSecond; });
    row->addText(tr("a second, each for"));
    m_fields.addQuantity<Milliseconds>(row,
        {place(u"shape/sessionLength"_s), tr("Length of a session"), tr("How long each session lasts.")},
        durationQuantity(ShortestTime, LongestPhase),
        [this](Plan &plan) -> Milliseconds & { return scenarioOf(plan).shape.sessionLength; });
    row = rows->addRareRow(tr("Chance"));
    row->addText(tr("ticks later by up to"));
    m_fields.addQuantity<double>(row,
        {place(u"shape/jitter"_s), tr("Jitter of ticks"),
            tr("Each tick comes later by up to this share of the interval; that is its planned time then.")},
        shareQuantity(0, tr("nothing")),
        [this](Plan &plan) -> double & { return scenarioOf(plan).shape.jitter; });
    row->addText(tr("seed"));
    m_fields.addQuantity<int>(row,
        {place(u"shape/seed"_s), tr("Seed of the load"),
            tr("The same seed makes the same load. 0 draws one when the run starts, and keeps it.")},
        countQuantity(0, MostSeed, tr("drawn")),
        [this](Plan &plan) -> int & { return scenarioOf(plan).shape.seed; });
}

} // namespace plimsoll
