// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "ui/results/openedrun.h"

#include <QObject>
#include <QThreadPool>

#include <functional>
#include <memory>

class QMenu;
class QWidget;

namespace plimsoll {

// Asks where to, and writes a run as files, off the ui thread.
class RunExporter : public QObject
{
    Q_OBJECT
public:
    // Dialogs are the window's.
    explicit RunExporter(QWidget *window);
    ~RunExporter() override;

    void setRun(std::shared_ptr<const OpenedRun> run) { m_run = std::move(run); }
    // One action for each thing that can be written.
    void addTo(QMenu *menu);

signals:
    void exported(const QStringList &paths);
    void failed(const QString &sentence);

private:
    using Written = Result<QStringList>; // paths
    using Write = std::function<Written(const OpenedRun &run, const QString &path)>;
    struct Choice;

    static QList<Choice> choices();
    void ask(const Choice &choice);
    void write(const Write &how, const QString &path);

    QWidget *m_window;
    std::shared_ptr<const OpenedRun> m_run;
    QThreadPool m_pool;
};

} // namespace plimsoll
