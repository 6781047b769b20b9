// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QHBoxLayout>

class QGridLayout;
class QLabel;
class QToolButton;

namespace plimsoll {

class FlowLayout;
class IconLabel;

// One line of a form: fields beside each other, and below them what is wrong with them.
class FormRow : public QWidget
{
    Q_OBJECT
public:
    explicit FormRow(QWidget *parent = nullptr);

    void add(QWidget *field);
    QLabel *addText(const QString &text); // between fields: "each"
    void addHelp(const QString &text); // below them
    void setFinding(const QString &sentence, bool isError); // empty: nothing
    void setMisread(const QString &sentence); // goes before any finding
    void setLabel(QLabel *label); // that stands beside it, in the same line of the form
    void setUsed(bool isUsed); // else it is not there, nor is its label

signals:
    void errorShown();

private:
    void showNote();

    FlowLayout *m_fields;
    QLabel *m_label = nullptr;
    QWidget *m_note;
    IconLabel *m_icon;
    QLabel *m_sentence;
    QString m_finding;
    bool m_isError = false;
    QString m_misread;
};

// Lines with their labels; what is rarely needed is behind "More", which opens by itself where an error is.
class FormRows : public QWidget
{
    Q_OBJECT
public:
    explicit FormRows(QWidget *parent);

    FormRow *addRow(const QString &label);
    FormRow *addRareRow(const QString &label);

private:
    FormRow *addTo(QGridLayout *grid, const QString &label);
    void open(bool isOpen);

    QGridLayout *m_rows;
    QWidget *m_rare;
    QGridLayout *m_rareRows;
    QToolButton *m_more;
};

// A titled part of the form: what stands beside the title, and a pane.
class FormSection : public QWidget
{
    Q_OBJECT
public:
    FormSection(const QString &title, QWidget *parent);

    QHBoxLayout *header() { return m_header; }
    QVBoxLayout *body() { return m_body; } // of the pane
    QWidget *pane() { return m_pane; }

private:
    QHBoxLayout *m_header;
    QFrame *m_pane;
    QVBoxLayout *m_body;
};

// A tool tip of several lines rather than one long one.
void setTip(QWidget *widget, const QString &tip);

} // namespace plimsoll
