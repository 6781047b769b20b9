// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktopcleanup.h"

#include "app/enginecall.h"
#include "app/ledgercleanup.h"
#include "core/load/scaletestobjects.h"

#include <QFile>

using namespace Qt::StringLiterals;

namespace plimsoll {

// The orders of one deletion, one after the other. Lives on the engine thread.
class DesktopCleanup::Removal : public QObject
{
    Q_OBJECT
public:
    Removal(Deployment deployment, QList<CleanupOrder> orders)
        : m_deployment(std::move(deployment))
        , m_orders(std::move(orders))
    {
    }

    void start()
    {
        m_client = std::make_unique<CoderClient>(m_deployment);
        next();
    }

    void stop()
    {
        m_isStopped = true;
        if (m_cleanup)
            m_cleanup->stop({ErrorKind::Stopped, u"The deletion was stopped."_s});
    }

signals:
    void itemBegan(const QString &folder, const plimsoll::CleanupItem &item);
    void itemEnded(
        const QString &folder, const plimsoll::CleanupItem &item, const plimsoll::Result<> &outcome);
    void progressed(const plimsoll::JobProgress &progress);
    void told(const QString &sentence);
    void ended(const QStringList &notes);

private:
    void next()
    {
        if (m_isStopped || m_next == m_orders.size()) {
            emit ended(m_notes);
            return;
        }
        const CleanupOrder &order = m_orders.at(m_next++);
        if (const Result<> opened = open(order); !opened) {
            m_notes.append(opened.error().message);
            return next();
        }
        follow(order.folder);
        m_cleanup->start();
    }

    Result<> open(const CleanupOrder &order)
    {
        CleanupSettings settings;
        settings.deletion.orphan = order.orphan;
        if (order.folder.isEmpty()) {
            settings.chosen = [order](const CleanupItem &item) { return order.ids.contains(item.id); };
            m_cleanup = std::make_unique<Cleanup>(*m_client, QString(), settings);
            return {};
        }
        const Result<RunFolder> folder = RunFolder::open(order.folder);
        if (!folder)
            return folder.error();
        Result<std::unique_ptr<Ledger>> ledger = Ledger::reopen(folder->ledgerPath());
        if (!ledger)
            return ledger.error();
        if (const Result<> matches = checkDeploymentOf((*ledger)->header(), m_deployment); !matches)
            return matches;
        m_ledger = *std::move(ledger);
        settings.chosen = [order](const CleanupItem &item) {
            return item.intent && order.intents.contains(item.intent->value);
        };
        m_cleanup = std::make_unique<Cleanup>(*m_client, *m_ledger, settings);
        return {};
    }

    void follow(const QString &folder)
    {
        Cleanup *cleanup = m_cleanup.get();
        connect(cleanup, &Cleanup::itemBegan, this,
            [this, folder](const CleanupItem &item) { emit itemBegan(folder, item); });
        connect(cleanup, &Cleanup::itemEnded, this,
            [this, folder](
                const CleanupItem &item, const Result<> &outcome) { emit itemEnded(folder, item, outcome); });
        connect(cleanup, &Cleanup::progressed, this, &Removal::progressed);
        connect(cleanup, &Cleanup::told, this, &Removal::told);
        connect(m_client.get(), &CoderClient::rateLimited, cleanup,
            [this](const QString &sentence) { emit told(sentence); });
        connect(cleanup, &Cleanup::ended, this, [this, folder] { finish(folder); });
    }

    void finish(const QString &folder)
    {
        m_notes += m_cleanup->summary().notes;
        if (m_ledger)
            note(m_ledger->flush());
        if (const Result<RunFolder> run = RunFolder::open(folder); m_ledger && run) {
            // A run that was killed at once has no run.json to be brought up to date.
            if (QFile::exists(run->reportPath()))
                note(rewriteReport(*run, m_ledger->book(), m_cleanup->summary().left));
        }
        m_cleanup.release()->deleteLater(); // this is inside its last signal
        QMetaObject::invokeMethod(
            this,
            [this] {
                m_ledger.reset();
                next();
            },
            Qt::QueuedConnection);
    }

    void note(const Result<> &outcome)
    {
        if (!outcome)
            m_notes.append(outcome.error().message);
    }

    Deployment m_deployment;
    QList<CleanupOrder> m_orders;
    qsizetype m_next = 0;
    QStringList m_notes;
    bool m_isStopped = false;
    std::unique_ptr<CoderClient> m_client;
    std::unique_ptr<Ledger> m_ledger;
    std::unique_ptr<Cleanup> m_cleanup;
};

DesktopCleanup::DesktopCleanup(QString dataDir, EngineThread &engine, QObject *parent)
    : CleanupHost(parent)
    , m_dataDir(std::move(dataDir))
    , m_engine(engine)
{
    m_reader.setMaxThreadCount(1);
}

DesktopCleanup::~DesktopCleanup()
{
    m_reader.waitForDone();
    if (!m_removal)
        return;
    QMetaObject::invokeMethod(m_removal, [removal = m_removal] { removal->stop(); });
    m_removal->deleteLater();
}

void DesktopCleanup::look()
{
    m_looksAgain = std::exchange(m_isLooking, true);
    if (m_looksAgain)
        return;
    m_reader.start([this, dataDir = m_dataDir] {
        QMetaObject::invokeMethod(this, [this, runs = findLeftovers(dataDir)] {
            m_isLooking = false;
            emit looked(runs);
            if (std::exchange(m_looksAgain, false))
                look();
        });
    });
}

void DesktopCleanup::find(const Deployment &deployment, QObject *context, Answer<CleanupList> done)
{
    callOnEngine<CleanupList>(
        m_engine, deployment, context, done, [](EngineCall &call, const Answer<CleanupList> &answer) {
            listScaletestObjects(
                call.client(), {}, &call, [answer](const Result<CleanupList> &list) { answer(list); });
        });
}

// The lambdas with `this` as context run on the ui thread, the signals come from the engine's.
void DesktopCleanup::remove(const Deployment &deployment, const QList<CleanupOrder> &orders)
{
    if (m_removal)
        return;
    auto removal = std::make_unique<Removal>(deployment, orders);
    connect(removal.get(), &Removal::itemBegan, this, &CleanupHost::itemBegan);
    connect(removal.get(), &Removal::itemEnded, this, &CleanupHost::itemEnded);
    connect(removal.get(), &Removal::progressed, this, &CleanupHost::progressed);
    connect(removal.get(), &Removal::told, this, &CleanupHost::told);
    connect(removal.get(), &Removal::ended, this, &DesktopCleanup::dismiss);
    removal->moveToThread(&m_engine);
    m_removal = removal.release();
    QMetaObject::invokeMethod(m_removal, [removing = m_removal] { removing->start(); });
}

void DesktopCleanup::stop()
{
    if (m_removal)
        QMetaObject::invokeMethod(m_removal, [removal = m_removal] { removal->stop(); });
}

void DesktopCleanup::dismiss(const QStringList &notes)
{
    std::exchange(m_removal, nullptr)->deleteLater();
    emit ended(notes);
}

} // namespace plimsoll

#include "desktopcleanup.moc"
