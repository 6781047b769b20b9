// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/plans/chosendeployment.h"
#include "ui/plans/planeditor.h"
#include "ui/shell/services.h"

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QPushButton;
class QScrollArea;
class QStackedWidget;
class QToolButton;

namespace plimsoll {

class ErrorNote;
class OutlookPane;
class PlanFields;
class PresetChoice;
class ProfileList;
class TargetForm;
class TrafficForm;

// The plan editor: profiles at the left, the form in the middle, what follows from it at the right.
class PlansPage : public QWidget
{
    Q_OBJECT
public:
    explicit PlansPage(const Services &services, QWidget *parent = nullptr);

    // False: changes are not saved; the person is asked, and leaveAgreed() follows unless they stay.
    bool mayClose();

public slots:
    // A new plan, for that deployment if it is not empty. Asks about unsaved changes first.
    void newFromPreset(const QString &preset, const QString &deployment);

signals:
    void startAsked(const plimsoll::KnownDeployment &deployment, const plimsoll::Plan &plan);
    void connectAsked(); // there is no deployment yet
    void leaveAgreed();

protected:
    void showEvent(QShowEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QHBoxLayout *makeHeader();
    void makeButtons(QHBoxLayout *row);
    void bindKeys();
    QWidget *makeParts();
    QWidget *makeMiddle();
    QWidget *makeForm();
    void connectAll();
    void showOpened();
    void showState();
    void showConsequences();
    void showStart();
    // Calls `go` at once, or after the question about unsaved changes.
    void leaveThen(const std::function<void()> &go);
    void open(const QString &path);
    void begin(const QString &preset);
    void openLast();
    void chooseDeployment(const QString &name);
    bool save(); // false: it failed, and says so
    void askForNameAndSave();
    void rename(const QString &path, const QString &name);
    void trash(const QString &path, const QString &name);
    void tell(const Result<> &done); // what failed, if it did
    void copyCommandLine();

    Services m_services;
    PlanEditor m_editor;
    ChosenDeployment m_chosen;
    PlanFields *m_fields;
    QLabel *m_title = nullptr;
    QLabel *m_state = nullptr;
    QToolButton *m_undo = nullptr;
    QToolButton *m_redo = nullptr;
    QPushButton *m_save = nullptr;
    QPushButton *m_saveAs = nullptr;
    QPushButton *m_copy = nullptr;
    QPushButton *m_start = nullptr;
    ErrorNote *m_error;
    ProfileList *m_list;
    QStackedWidget *m_middle = nullptr;
    QScrollArea *m_form = nullptr;
    PresetChoice *m_welcome = nullptr;
    QWidget *m_damaged = nullptr;
    ErrorNote *m_damage = nullptr;
    TargetForm *m_target = nullptr;
    TrafficForm *m_traffic = nullptr;
    OutlookPane *m_outlook = nullptr;
    QScrollArea *m_right = nullptr;
    QStringList m_errors; // that keep the plan from being started
};

} // namespace plimsoll
