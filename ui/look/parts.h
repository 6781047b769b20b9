// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QAbstractItemView;
class QHBoxLayout;
class QLabel;
class QPushButton;
class QTableView;
class QVBoxLayout;

namespace plimsoll {

class IconLabel;

// What the style sheet knows beside the style: see styleSheetOf().
enum class Part { Rail, Pane, Strip, ThinBar, Primary, Danger, Badge, Error, Notice };
void setPart(QWidget *widget, Part part);

// The column of a page, with the margins that all pages share.
QVBoxLayout *makePageColumn(QWidget *page);
// A framed surface, for the content of a page.
QFrame *makePane(QWidget *parent);
// The one button of a page that a person came for.
QPushButton *makePrimary(const QString &text, const QString &iconName, QWidget *parent);
// "Simulated", with its flask.
QLabel *makeSimulatedBadge(QWidget *parent);
// Rows of one height, whole rows selected and copied, nothing edited, no grid; numbers are right-aligned by
// their model.
void prepareTable(QTableView *table);

// A warning that stays until it no longer holds, with what can be done about it. Hidden while there is none.
class NoticeBar : public QFrame
{
    Q_OBJECT
public:
    explicit NoticeBar(QWidget *parent = nullptr);

    QPushButton *addAction(const QString &text);
    void show(const QString &sentence);
    QString text() const;

private:
    QHBoxLayout *m_row;
    QLabel *m_text;
};

// What went wrong, as a sentence that can be selected and copied. Hidden while there is nothing to say.
class ErrorNote : public QFrame
{
    Q_OBJECT
public:
    explicit ErrorNote(QWidget *parent = nullptr);

    // Details, if any, are copied with the sentence.
    void show(const QString &sentence, const QString &details = {});
    void clear();
    QString text() const;

private:
    IconLabel *m_icon;
    QLabel *m_text;
    QString m_details;
};

} // namespace plimsoll
