// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/planvalidation.h"
#include "core/storage/profilestore.h"

#include <QObject>
#include <QUndoStack>

#include <functional>
#include <optional>

namespace plimsoll {

using PlanEdit = std::function<void(Plan &)>;

// The plan that is being edited: its profile if it has one, what can be undone, whether it must be saved,
// what is wrong with it. The name belongs to the profile and is not part of what undo takes back. ui thread.
class PlanEditor : public QObject
{
    Q_OBJECT
public:
    explicit PlanEditor(const QString &dataDir, QObject *parent = nullptr);
    ~PlanEditor() override;

    const ProfileStore &store() const { return m_store; }
    QUndoStack &undoStack() { return m_undo; }

    bool isOpen() const { return m_isOpen; }
    const Plan &plan() const { return m_plan; }
    bool isSaved() const { return m_profile.has_value(); } // as a profile, if perhaps not as it is now
    bool isDirty() const { return m_isOpen && !m_undo.isClean(); }
    QString path() const { return m_profile ? m_profile->path : QString(); }
    const QList<PlanFinding> &findings() const { return m_findings; }
    bool hasErrors() const;

    // A plan that is no profile yet; gets a free name. What was open before is forgotten.
    void begin(const Plan &plan);
    // Errors: Storage, BadInput; what was open stays.
    Result<> open(const QString &path);
    void close();

    // Changes the plan, so that it can be undone. Edits of one place that follow each other are undone
    // together until seal().
    void edit(const QString &place, const PlanEdit &change);
    void seal();

    Result<> save();
    Result<> saveAs(const QString &name);
    Result<> rename(const QString &name); // unsaved changes stay unsaved

signals:
    void opened(); // another plan, or none
    void changed(); // of the plan's values
    void stateChanged(); // dirty, saved, name

private:
    friend class PlanChange;
    void set(const Plan &plan);
    void show(const Plan &plan);
    void take(const Profile &profile);

    ProfileStore m_store;
    QUndoStack m_undo;
    bool m_isOpen = false;
    Plan m_plan;
    std::optional<Profile> m_profile;
    QList<PlanFinding> m_findings;
    bool m_isSealed = true;
};

} // namespace plimsoll
