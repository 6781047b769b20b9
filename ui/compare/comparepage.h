// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/compare/runcomparer.h"
#include "ui/shell/services.h"

#include <QWidget>

class QDoubleSpinBox;
class QGridLayout;
class QHBoxLayout;
class QLabel;
class QMenu;
class QPushButton;
class QStackedWidget;
class QTableWidget;

namespace plimsoll {

class ComparedCharts;
class ErrorNote;
class VerdictBar;

// Two to six runs side by side: what differs, and what that did to each figure.
class ComparePage : public QWidget
{
    Q_OBJECT
public:
    explicit ComparePage(const Services &services, QWidget *parent = nullptr);

    // The first is what the others are judged against.
    void compare(const QStringList &paths);

signals:
    void openRunAsked(const QString &path);
    void chooseAsked(); // runs, where all are listed

protected:
    void showEvent(QShowEvent *event) override;

private:
    QHBoxLayout *makeHeader();
    QMenu *makeExportMenu();
    QWidget *makeResult();
    QWidget *makeFigures(QWidget *parent);
    QTableWidget *makeTable(const QString &name, const QString &words, QWidget *parent);
    QWidget *makeEmpty();

    void takeComparison();
    void takeLines();
    void showRuns(const Comparison &comparison);
    void showSentences(const Comparison &comparison);
    void fillAddMenu();
    void exportAs(const QString &title, const QString &filter, const QString &suffix);
    void save(const QString &file);
    QStringList without(const QString &path) const;

    Services m_services;
    RunComparer m_comparer;
    QPushButton *m_add = nullptr;
    QMenu *m_addMenu = nullptr;
    QPushButton *m_command = nullptr;
    QPushButton *m_markdown = nullptr;
    QPushButton *m_export = nullptr;
    ErrorNote *m_error;
    QStackedWidget *m_views;
    QGridLayout *m_cards = nullptr;
    VerdictBar *m_verdict = nullptr;
    QLabel *m_same = nullptr;
    QWidget *m_differencePane = nullptr;
    QTableWidget *m_differences = nullptr;
    QDoubleSpinBox *m_tolerance = nullptr;
    QTableWidget *m_figures = nullptr;
    ComparedCharts *m_charts = nullptr;
    QLabel *m_remarks = nullptr; // new errors, and what to keep in mind
};

} // namespace plimsoll
