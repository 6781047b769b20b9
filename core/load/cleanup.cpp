// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/load/cleanup.h"

#include "core/base/unittext.h"
#include "core/load/scaletestobjects.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

constexpr auto AnyScaletest = "scaletest-"_L1;
// Two hours: no request is waited for so long, its pauses for rate limits included.
constexpr qint64 OldIntentSeconds = 7200;

} // namespace

// Filled by several calls at once; taken when the last answer is in.
struct Cleanup::Sighting {
    QList<User> users;
    QList<Workspace> workspaces;
    QHash<QString, QList<TokenInfo>> tokensByOwner;
    Instant askedAt;
    std::optional<Error> error;
    int awaited = 0;
};

Cleanup::Cleanup(CoderClient &client, Ledger &ledger, CleanupSettings settings, QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_ledger(&ledger)
    , m_settings(settings)
{
}

Cleanup::Cleanup(CoderClient &client, const QString &templateName, CleanupSettings settings, QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_templateName(templateName)
    , m_settings(settings)
{
}

Cleanup::~Cleanup() = default;

void Cleanup::start()
{
    m_startedAt = Instant::now();
    m_lookTimer.setSingleShot(true);
    connect(&m_lookTimer, &QTimer::timeout, this, &Cleanup::lookForOpenIntents);
    if (!m_ledger)
        return listByPrefix();
    const QList<LedgerEntry> known = m_ledger->book().entries();
    for (const LedgerEntry &entry : known) {
        if (entry.object.kind == LedgerKind::User && entry.state == LedgerState::Gone)
            forgetTokensOf(entry.object.name); // an earlier clean-up died between the two records
    }
    lookForOpenIntents();
}

void Cleanup::listByPrefix()
{
    listScaletestObjects(m_client, m_templateName, this, [this](const Result<CleanupList> &list) {
        if (m_hasEnded)
            return;
        if (!list)
            return failToList(list.error());
        deleteAll(*list);
    });
}

void Cleanup::failToList(const Error &error)
{
    m_couldNotList = true;
    m_summary.notes.append(u"What is to be deleted could not be listed: %1"_s.arg(error.message));
    finish();
}

void Cleanup::lookForOpenIntents()
{
    bool users = false;
    bool workspaces = false;
    for (const LedgerEntry &entry : openIntents(m_ledger->book())) {
        users = users || entry.object.kind == LedgerKind::User;
        workspaces = workspaces || entry.object.kind == LedgerKind::Workspace;
    }
    const QSet<QString> tokenOwners = foreignTokenOwners(m_ledger->book());
    auto sighting = std::make_shared<Sighting>();
    sighting->askedAt = Instant::now();
    sighting->awaited = 1 + (users ? 1 : 0) + (workspaces ? 1 : 0) + static_cast<int>(tokenOwners.size());
    const auto take = [this, sighting] {
        if (--sighting->awaited == 0 && !m_hasEnded)
            takeSighting(*sighting);
    };
    const QString prefix
        = m_ledger->header().namePrefix.isEmpty() ? AnyScaletest : m_ledger->header().namePrefix;
    if (users)
        m_client.listUsers(prefix, this, [sighting, take](const ApiResult<QList<User>> &found) {
            if (found)
                sighting->users = *found;
            else
                sighting->error = found.error().toError();
            take();
        });
    if (workspaces)
        m_client.listWorkspaces(
            u"name:\"%1\""_s.arg(prefix), this, [sighting, take](const ApiResult<QList<Workspace>> &found) {
                if (found)
                    sighting->workspaces = *found;
                else
                    sighting->error = found.error().toError();
                take();
            });
    for (const QString &owner : tokenOwners)
        m_client.listTokens(owner, this, [sighting, take, owner](const ApiResult<QList<TokenInfo>> &found) {
            if (found)
                sighting->tokensByOwner.insert(owner, *found);
            else if (!found.error().isGone() && found.error().httpStatus != 400)
                sighting->error = found.error().toError();
            take();
        });
    take();
}

void Cleanup::takeSighting(const Sighting &sighting)
{
    const auto matched
        = matchOpenIntents(m_ledger->book(), sighting.users, sighting.workspaces, sighting.tokensByOwner);
    for (const MatchedIntent &match : matched)
        m_ledger->done(match.intent, match.id);
    m_lookedAfterTheEnd = sighting.askedAt - m_startedAt >= m_settings.lookAgainFor;
    if (!sighting.error)
        closeOpenIntents();
    else if (m_lookedAfterTheEnd && !openIntents(m_ledger->book()).isEmpty())
        m_summary.notes.append(
            u"Whether requests that were under way left something could not be found out: %1"_s.arg(
                sighting.error->message));
    deleteAll(cleanupFromLedger(m_ledger->book()));
}

bool Cleanup::canStillLand(const LedgerEntry &entry) const
{
    const bool isOld = entry.intendedAt.isValid()
        && entry.intendedAt.secsTo(QDateTime::currentDateTimeUtc()) > OldIntentSeconds;
    return !m_lookedAfterTheEnd && !isOld;
}

void Cleanup::closeOpenIntents()
{
    const QList<LedgerEntry> open = openIntents(m_ledger->book());
    for (const LedgerEntry &entry : open) {
        // Asked anew each time: once a user is written off, his tokens are too.
        const bool goesWithItsUser = entry.object.kind == LedgerKind::Token
            && !foreignTokenOwners(m_ledger->book()).contains(entry.object.owner);
        if (!goesWithItsUser && !canStillLand(entry))
            m_ledger->gone(entry.intent, u"It never came into being."_s);
    }
}

void Cleanup::leaveWhatIsNotChosen(QList<CleanupItem> &items)
{
    for (const CleanupItem &item : std::as_const(items)) {
        if (item.kind == LedgerKind::Workspace && !isChosen(item))
            m_keptOwners.insert(item.owner);
    }
    items.removeIf([this](const CleanupItem &item) { return !isChosen(item); });
}

void Cleanup::deleteAll(CleanupList list)
{
    for (auto *items : {&list.workspaces, &list.users, &list.tokens})
        leaveWhatIsNotChosen(*items);
    m_list = std::move(list);
    m_summary.notes += m_list.notes;
    m_total = m_done;
    for (const auto *items : {&m_list.workspaces, &m_list.users, &m_list.tokens}) {
        for (const CleanupItem &item : *items)
            m_total += m_tried.contains(item.id) ? 0 : 1;
    }
    runQueue(m_list.workspaces, &Cleanup::deleteUsers);
}

void Cleanup::deleteUsers()
{
    if (m_stopped)
        return finish();
    QList<CleanupItem> free;
    for (const CleanupItem &user : std::as_const(m_list.users)) {
        const bool isStuck = m_stuckOwners.contains(user.name);
        if (!isStuck && !m_keptOwners.contains(user.name)) {
            free.append(user);
        } else if (!m_tried.contains(user.id)) {
            m_tried.insert(user.id);
            const QString why = isStuck ? u"could not be deleted"_s : u"was not to be deleted"_s;
            noteFailure(user,
                {ErrorKind::Rejected,
                    u"The user %1 stays, since one of his workspaces %2."_s.arg(user.name, why)});
        }
    }
    runQueue(free, &Cleanup::deleteTokens);
}

void Cleanup::deleteTokens()
{
    QList<CleanupItem> tokens = m_list.tokens;
    if (m_ledger) {
        for (const LedgerEntry &entry : m_ledger->book().entries()) {
            const bool staysOtherwise = entry.object.kind == LedgerKind::Token
                && entry.state == LedgerState::Exists && m_stuckOwners.contains(entry.object.owner);
            if (staysOtherwise)
                tokens.append(itemOf(entry));
        }
    }
    runQueue(tokens, &Cleanup::waitOrFinish);
}

void Cleanup::waitOrFinish()
{
    m_queue.release()->deleteLater();
    if (m_stopped || !m_ledger || m_lookedAfterTheEnd)
        return finish();
    qsizetype worthWaiting = 0;
    const QSet<QString> foreign = foreignTokenOwners(m_ledger->book());
    for (const LedgerEntry &entry : openIntents(m_ledger->book())) {
        const bool stands = entry.object.kind != LedgerKind::Token || foreign.contains(entry.object.owner);
        if (stands && isChosen(itemOf(entry)))
            ++worthWaiting;
    }
    if (worthWaiting == 0)
        return finish();
    if (!std::exchange(m_hasToldAboutWaiting, true))
        emit told(
            u"%1 requests were under way when the run ended; what they make is looked for until %2 after "
            "the start of the clean-up."_s.arg(worthWaiting)
                .arg(humanDuration(m_settings.lookAgainFor)));
    const Nanoseconds rest = m_settings.lookAgainFor - (Instant::now() - m_startedAt);
    const auto pause = std::clamp<Nanoseconds>(rest, Nanoseconds(0), m_settings.lookPause);
    m_lookTimer.start(std::chrono::ceil<Milliseconds>(pause));
}

void Cleanup::runQueue(QList<CleanupItem> items, void (Cleanup::*next)())
{
    if (m_stopped)
        return finish();
    items.removeIf([this](const CleanupItem &item) { return m_tried.contains(item.id); });
    for (const CleanupItem &item : std::as_const(items))
        m_tried.insert(item.id);
    m_total = std::max(m_total, m_done + static_cast<int>(items.size()));
    if (m_queue)
        m_queue.release()->deleteLater(); // this may be inside its last signal
    const int count = static_cast<int>(items.size());
    m_queue = std::make_unique<JobQueue>(
        count, m_settings.limits, [this, items](int index) { return jobFor(items[index]); });
    connect(m_queue.get(), &JobQueue::jobStarted, this,
        [this, items](int index) { emit itemBegan(items[index]); });
    connect(m_queue.get(), &JobQueue::jobEnded, this,
        [this, items](int index, Job *job, const Result<> &outcome) { noteEnd(items[index], job, outcome); });
    connect(m_queue.get(), &JobQueue::allEnded, this, [this, next] {
        if (!m_hasEnded)
            (this->*next)();
    });
    m_queue->start();
}

std::unique_ptr<Job> Cleanup::jobFor(const CleanupItem &item)
{
    switch (item.kind) {
    case LedgerKind::Workspace:
        return std::make_unique<DeleteWorkspaceJob>(m_client, item, m_settings.deletion);
    case LedgerKind::User:
        return std::make_unique<DeleteUserJob>(m_client, item, m_settings.deletion);
    case LedgerKind::Token:
        return std::make_unique<DeleteTokenJob>(m_client, item);
    }
    Q_UNREACHABLE();
}

void Cleanup::noteEnd(const CleanupItem &item, Job *job, const Result<> &outcome)
{
    ++m_done;
    if (!outcome) {
        m_stuckOwners.insert(item.kind == LedgerKind::User ? item.name : item.owner);
        if (job || !m_stopped) // what a stop kept from its turn is left, not failed
            noteFailure(item, outcome.error());
        else
            emit itemEnded(item, outcome);
    } else {
        const auto *ended = qobject_cast<CleanupJob *>(job);
        const bool wasGone = ended && ended->deletion() == Deletion::AlreadyGone;
        ++(wasGone ? m_summary.alreadyGone : m_summary.deleted);
        if (m_ledger && item.intent)
            m_ledger->gone(*item.intent);
        if (m_ledger && item.kind == LedgerKind::User)
            forgetTokensOf(item.name);
        emit itemEnded(item, {});
    }
    emit progressed(progress());
}

void Cleanup::noteFailure(const CleanupItem &item, const Error &error)
{
    m_summary.failed.append({item.kind, item.name, error});
    emit itemEnded(item, error);
}

void Cleanup::forgetTokensOf(const QString &user)
{
    for (const LedgerEntry &entry : m_ledger->book().mayExist()) {
        if (entry.object.kind == LedgerKind::Token && entry.object.owner == user)
            m_ledger->gone(entry.intent, u"It went with its user."_s);
    }
}

void Cleanup::stop(const Error &why)
{
    if (m_hasEnded || m_stopped)
        return;
    m_stopped = why;
    m_lookTimer.stop();
    if (m_queue)
        return m_queue->stop(why);
    finish();
}

JobProgress Cleanup::progress() const
{
    JobProgress progress;
    progress.total = m_total;
    progress.running = m_queue ? m_queue->progress().running : 0;
    progress.done = m_done;
    progress.failed = static_cast<int>(m_summary.failed.size());
    const double seconds = std::chrono::duration<double>(Instant::now() - m_startedAt).count();
    progress.perSecond = seconds > 0 ? m_done / seconds : 0;
    if (m_done > 0 && progress.perSecond > 0)
        progress.remaining
            = Milliseconds(static_cast<qint64>((m_total - m_done) / progress.perSecond * 1000));
    return progress;
}

void Cleanup::countLeft()
{
    if (m_ledger) {
        m_summary.left = static_cast<int>(leftoversOf(m_ledger->book()).size());
        return;
    }
    const qsizetype there = m_list.size() - m_summary.deleted - m_summary.alreadyGone;
    m_summary.left = static_cast<int>(there) + (m_couldNotList ? 1 : 0);
}

void Cleanup::finish()
{
    if (std::exchange(m_hasEnded, true))
        return;
    m_lookTimer.stop();
    countLeft();
    if (m_ledger) {
        if (const auto flushed = m_ledger->flush(); !flushed)
            m_summary.notes.append(flushed.error().message);
    }
    emit ended();
}

} // namespace plimsoll
