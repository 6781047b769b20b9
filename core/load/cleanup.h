// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/load/cleanupjob.h"
#include "core/load/ledger.h"

namespace plimsoll {

struct CleanupSettings {
    JobLimits limits; // for workspaces, for users and for tokens each
    DeleteSettings deletion;
    // What of it is to go; empty: all. A user of whom a workspace stays is not tried.
    std::function<bool(const CleanupItem &)> chosen;
    // An intent without outcome is looked for again for so long, since a create in flight can land after we
    // looked.
    Milliseconds lookAgainFor = std::chrono::seconds(60);
    Milliseconds lookPause = std::chrono::seconds(2);
};

struct CleanupFailure {
    LedgerKind kind = LedgerKind::Workspace;
    QString name;
    Error error;
    bool operator==(const CleanupFailure &) const = default;
};

struct CleanupSummary {
    int deleted = 0;
    int alreadyGone = 0;
    QList<CleanupFailure> failed;
    int left = 0; // what may still be there: failed, stopped before its turn, or never found out
    QStringList notes; // sentences for people
    bool operator==(const CleanupSummary &) const = default;

    bool isComplete() const { return left == 0; }
};

// The phase Clean up: deletes what a ledger tells, or what belongs to scale tests by its name. Workspaces go
// first, then every user whose own workspaces are gone, then tokens of users that stay. Lives on the engine
// thread.
class Cleanup : public QObject
{
    Q_OBJECT
public:
    // Nothing that the ledger's run did not create is touched; each outcome is written to the ledger.
    Cleanup(CoderClient &client, Ledger &ledger, CleanupSettings settings, QObject *parent = nullptr);
    // By prefix, see cleanupByPrefix; `templateName` empty: all templates.
    Cleanup(CoderClient &client, const QString &templateName, CleanupSettings settings,
        QObject *parent = nullptr);
    ~Cleanup() override;

    void start();
    // ended() follows soon; what was not reached stays in the ledger.
    void stop(const Error &why);

    JobProgress progress() const;
    const CleanupSummary &summary() const { return m_summary; } // after ended()

signals:
    void itemBegan(const plimsoll::CleanupItem &item);
    // Gone, or why it is not: it could not be deleted, or a stop came first.
    void itemEnded(const plimsoll::CleanupItem &item, const plimsoll::Result<> &outcome);
    void progressed(const plimsoll::JobProgress &progress);
    void told(const QString &sentence); // "Waiting up to 60 s for 3 requests …"
    void ended();

private:
    struct Sighting; // the lists that open intents are looked for in

    void listByPrefix();
    void failToList(const Error &error);
    bool isChosen(const CleanupItem &item) const { return !m_settings.chosen || m_settings.chosen(item); }
    void leaveWhatIsNotChosen(QList<CleanupItem> &items);
    void lookForOpenIntents();
    void takeSighting(const Sighting &sighting);
    bool canStillLand(const LedgerEntry &entry) const;
    void closeOpenIntents();
    void deleteAll(CleanupList list);
    void deleteUsers();
    void deleteTokens();
    void waitOrFinish();
    void runQueue(QList<CleanupItem> items, void (Cleanup::*next)());
    std::unique_ptr<Job> jobFor(const CleanupItem &item);
    void noteEnd(const CleanupItem &item, Job *job, const Result<> &outcome);
    void noteFailure(const CleanupItem &item, const Error &error);
    void forgetTokensOf(const QString &user);
    void countLeft();
    void finish();

    CoderClient &m_client;
    Ledger *m_ledger = nullptr; // none: by prefix
    QString m_templateName;
    CleanupSettings m_settings;
    CleanupList m_list;
    QSet<QString> m_tried; // ids
    QSet<QString> m_stuckOwners; // whose workspace could not be deleted
    QSet<QString> m_keptOwners; // whose workspace was not chosen
    std::unique_ptr<JobQueue> m_queue;
    QTimer m_lookTimer;
    Instant m_startedAt;
    bool m_lookedAfterTheEnd = false; // of the time in which a create can still land
    bool m_hasToldAboutWaiting = false;
    bool m_couldNotList = false;
    int m_total = 0;
    int m_done = 0;
    CleanupSummary m_summary;
    std::optional<Error> m_stopped;
    bool m_hasEnded = false;
};

} // namespace plimsoll
