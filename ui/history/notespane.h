// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/storage/storedrun.h"

#include <QFrame>
#include <QTimer>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;

namespace plimsoll {

class IconLabel;

// What is known of the run that is chosen, and what people say about it. What is typed is told when it rests
// for a moment, and at the latest when another run or page is chosen.
class NotesPane : public QFrame
{
    Q_OBJECT
public:
    explicit NotesPane(QWidget *parent = nullptr);
    ~NotesPane() override;

    // What is being typed about the same run is left alone.
    void show(const RunListing &run);
    // None or several are chosen: says so.
    void showNone(const QString &sentence);
    void editNote();

signals:
    void noteTyped(const QString &path, const QString &note);
    void tagsTyped(const QString &path, const QStringList &tags);
    void baselineChosen(const QString &path, bool isBaseline);

protected:
    void hideEvent(QHideEvent *event) override;

private:
    void tellTyped();
    void allowEditing(bool isAllowed);

    RunListing m_run;
    QTimer m_rest;
    QWidget *m_details;
    QLabel *m_none;
    QLabel *m_name;
    IconLabel *m_icon;
    QLabel *m_sentence;
    QLabel *m_place;
    QCheckBox *m_baseline;
    QLineEdit *m_tags;
    QPlainTextEdit *m_note;
    QLabel *m_problem;
};

} // namespace plimsoll
