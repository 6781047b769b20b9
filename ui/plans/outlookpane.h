// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/plans/planoutlook.h"

#include <QWidget>

class QComboBox;
class QGridLayout;
class QLabel;
class QStackedWidget;
class QTableWidget;
class QToolButton;
class QVBoxLayout;

namespace plimsoll {

class LoadPicture;

// The consequences of a plan: its load as picture or table, what it asks for, what is wrong with it.
class OutlookPane : public QWidget
{
    Q_OBJECT
public:
    explicit OutlookPane(QWidget *parent = nullptr);

    void show(const PlanOutlook &outlook);

private:
    QWidget *makePicture();
    QWidget *makeTotals();
    void showPicture();
    void offerUnits(const PlannedLoad &load);
    void showLegend(const QList<PlannedScenario> &scenarios);
    void showTable(const PlannedLoad &load);
    void showTotals(const QList<PlanTotal> &totals);
    void showNotes(const PlanOutlook &outlook);
    void addNote(const QString &sentence, bool isError);

    PlanOutlook m_outlook;
    QStackedWidget *m_views;
    LoadPicture *m_picture;
    QLabel *m_noPicture;
    QTableWidget *m_table;
    QWidget *m_legend;
    QList<QLabel *> m_legendNames; // those beyond the scenarios are hidden
    QComboBox *m_unit;
    QToolButton *m_asTable;
    QGridLayout *m_totals = nullptr;
    QList<std::pair<QLabel *, QLabel *>> m_totalLabels;
    QVBoxLayout *m_notes;
    QStringList m_shownNotes;
};

} // namespace plimsoll
