// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/results/openedrun.h"

#include <QTabWidget>

#include <memory>

class QVBoxLayout;

namespace plimsoll {

class StoredTimeline;
class TimelinePanel;

// What a run found, by subject. Made anew for each run; a tab is filled when it is first seen.
class ResultsTabs : public QTabWidget
{
    Q_OBJECT
public:
    // LoadLine is there when the run looked for the limit.
    enum class Tab {
        Summary,
        LoadLine,
        Timeline,
        Spectrum,
        Errors,
        Workspaces,
        Provisioning,
        Environment,
        Files
    };

    explicit ResultsTabs(std::shared_ptr<const OpenedRun> run, QWidget *parent = nullptr);
    ~ResultsTabs() override;

    Tab tab() const { return static_cast<Tab>(currentIndex()); }
    void choose(Tab tab) { setCurrentIndex(static_cast<int>(tab)); }
    void switchTable(); // of the timeline: charts or table

signals:
    void openFileAsked(const QString &path); // a file of the run, or its folder

private:
    void fill(int index);
    void fillSummary(QVBoxLayout *column);
    void fillLoadLine(QVBoxLayout *column);
    void fillTimeline(QVBoxLayout *column);
    void fillSpectrum(QVBoxLayout *column);
    void fillErrors(QVBoxLayout *column);
    void fillWorkspaces(QVBoxLayout *column);
    void fillProvisioning(QVBoxLayout *column);
    void fillEnvironment(QVBoxLayout *column);
    void fillFiles(QVBoxLayout *column);
    void showSpectrum(int scenario); // -1: all
    QWidget *makePicturePane(QWidget *picture, QWidget *parent);
    const RunData &data() const { return m_run->data; }

    std::shared_ptr<const OpenedRun> m_run;
    std::unique_ptr<StoredTimeline> m_seconds;
    std::unique_ptr<TimelinePanel> m_timeline; // goes before what it reads
    QVBoxLayout *m_spectrum = nullptr; // the place of the picture
    QWidget *m_picture = nullptr;
    QList<bool> m_isFilled;
};

} // namespace plimsoll
