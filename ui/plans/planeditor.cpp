// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plans/planeditor.h"

#include <QUndoCommand>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace plimsoll {

// The plan before and after.
class PlanChange : public QUndoCommand
{
public:
    PlanChange(PlanEditor &editor, const QString &place, const Plan &after)
        : m_editor(editor)
        , m_place(place)
        , m_before(editor.plan())
        , m_after(after)
    {
    }

    void undo() override { m_editor.set(m_before); }
    void redo() override { m_editor.set(m_after); }
    int id() const override { return 1; }

    bool mergeWith(const QUndoCommand *later) override
    {
        const auto *next = static_cast<const PlanChange *>(later);
        if (m_editor.m_isSealed || next->m_place != m_place)
            return false;
        m_after = next->m_after;
        return true;
    }

private:
    PlanEditor &m_editor;
    QString m_place;
    Plan m_before;
    Plan m_after;
};

PlanEditor::PlanEditor(const QString &dataDir, QObject *parent)
    : QObject(parent)
    , m_store(dataDir)
{
    connect(&m_undo, &QUndoStack::cleanChanged, this, &PlanEditor::stateChanged);
}

PlanEditor::~PlanEditor()
{
    m_undo.disconnect(this); // it tells that it is clean when it goes, after the plan
}

bool PlanEditor::hasErrors() const
{
    return std::any_of(
        m_findings.cbegin(), m_findings.cend(), [](const PlanFinding &f) { return f.isError; });
}

void PlanEditor::begin(const Plan &plan)
{
    Plan named = plan;
    named.name = m_store.freeName(plan.name.isEmpty() ? tr("New plan") : plan.name);
    m_profile.reset();
    show(named);
}

Result<> PlanEditor::open(const QString &path)
{
    Result<Profile> profile = m_store.read(path);
    if (!profile)
        return profile.error();
    m_profile = *std::move(profile);
    show(m_profile->plan);
    return {};
}

void PlanEditor::close()
{
    m_profile.reset();
    m_isOpen = false;
    m_undo.clear();
    m_plan = Plan();
    m_findings.clear();
    emit opened();
    emit stateChanged();
}

void PlanEditor::show(const Plan &plan)
{
    m_undo.clear();
    m_isOpen = true;
    m_isSealed = true;
    m_plan = plan;
    m_findings = findingsOf(m_plan);
    emit opened();
    emit stateChanged();
}

void PlanEditor::edit(const QString &place, const PlanEdit &change)
{
    Plan after = m_plan;
    change(after);
    if (!m_isOpen || after == m_plan)
        return;
    m_undo.push(new PlanChange(*this, place, after)); // the stack owns it
    m_isSealed = false;
}

void PlanEditor::seal()
{
    m_isSealed = true;
}

void PlanEditor::set(const Plan &plan)
{
    const QString name = m_plan.name;
    m_plan = plan;
    m_plan.name = name;
    m_findings = findingsOf(m_plan);
    emit changed();
}

Result<> PlanEditor::save()
{
    const Result<Profile> saved = m_profile ? m_store.save(*m_profile, m_plan) : m_store.add(m_plan);
    if (!saved)
        return saved.error();
    take(*saved);
    return {};
}

Result<> PlanEditor::saveAs(const QString &name)
{
    Plan named = m_plan;
    named.name = name;
    const Result<Profile> saved = m_store.add(named);
    if (!saved)
        return saved.error();
    take(*saved);
    return {};
}

void PlanEditor::take(const Profile &profile)
{
    m_profile = profile;
    m_plan.name = profile.plan.name;
    m_isSealed = true;
    m_undo.setClean();
    emit stateChanged();
}

Result<> PlanEditor::rename(const QString &name)
{
    if (!m_profile)
        return saveAs(name);
    Result<Profile> renamed = m_store.rename(m_profile->path, name);
    if (!renamed)
        return renamed.error();
    m_profile = *std::move(renamed);
    m_plan.name = m_profile->plan.name;
    emit stateChanged();
    return {};
}

} // namespace plimsoll
