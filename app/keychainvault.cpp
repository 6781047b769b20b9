// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/keychainvault.h"

#include "app/systemvault.h"

#include <QPointer>
#include <QTimer>
#include <qt6keychain/keychain.h>

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

using QKeychain::Job;

bool isDone(const Job &job)
{
    return job.error() == QKeychain::NoError;
}

bool isMissing(const Job &job)
{
    return job.error() == QKeychain::EntryNotFound;
}

bool hasRefused(const Job &job)
{
    return job.error() == QKeychain::AccessDenied || job.error() == QKeychain::AccessDeniedByUser;
}

QString whyNot(const Job &job)
{
    switch (job.error()) {
    case QKeychain::AccessDeniedByUser:
        return KeychainVault::tr("you did not let Plimsoll use the system's keychain");
    case QKeychain::AccessDenied:
        return KeychainVault::tr("the system's keychain refused access");
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
        return KeychainVault::tr("this system has no keychain service");
    default:
        return KeychainVault::tr("the system's keychain could not be used (%1)").arg(job.errorString());
    }
}

// Runs the job, which destroys itself after it; `then` is called on the ui thread.
void run(Job *job, const QString &key, const std::function<void(const Job &)> &then)
{
    job->setKey(key);
    job->setInsecureFallback(false);
    QObject::connect(job, &Job::finished, job->parent(), [then](const Job *done) { then(*done); });
    job->start();
}

} // namespace

KeychainVault::KeychainVault(QString service, QObject *parent)
    : TokenVault(parent)
    , m_service(std::move(service))
{
    QTimer::singleShot(0, this, &KeychainVault::lookForKeychain); // not before there is a window
}

void KeychainVault::lookForKeychain()
{
    run(new QKeychain::ReadPasswordJob(m_service, this), u"is there a keychain?"_s,
        [this](const Job &job) { note(job); });
}

void KeychainVault::note(const Job &job)
{
    const bool isLasting = isDone(job) || isMissing(job);
    const QString why = isLasting ? QString() : whyNot(job);
    // One token in memory is worth a warning even when the next goes to the keychain.
    if (isLasting && !m_inMemory.isEmpty())
        return;
    if (m_isLasting == isLasting && m_why == why)
        return;
    m_isLasting = isLasting;
    m_why = why;
    emit stateChanged();
}

void KeychainVault::put(const QString &key, const Secret &token, QObject *context, const Answer<> &done)
{
    auto *job = new QKeychain::WritePasswordJob(m_service, this);
    job->setBinaryData(token.reveal());
    run(job, key, [this, key, token, guard = QPointer<QObject>(context), done](const Job &written) {
        if (isDone(written))
            m_inMemory.remove(key);
        else
            m_inMemory.insert(key, token);
        note(written);
        if (guard)
            done({});
    });
}

void KeychainVault::get(const QString &key, QObject *context, const Answer<Secret> &done)
{
    if (const auto found = m_inMemory.constFind(key); found != m_inMemory.cend()) {
        QMetaObject::invokeMethod(context, [done, token = *found] { done(token); }, Qt::QueuedConnection);
        return;
    }
    run(new QKeychain::ReadPasswordJob(m_service, this), key,
        [this, guard = QPointer<QObject>(context), done](const Job &read) {
            note(read);
            if (!guard)
                return;
            if (isDone(read)) {
                // The job is what run() was given above.
                done(Secret(static_cast<const QKeychain::ReadPasswordJob &>(read).binaryData()));
            } else if (isMissing(read)) {
                done(Error{ErrorKind::NotFound, tr("No token is kept for it.")});
            } else {
                done(Error{
                    ErrorKind::Unauthorized, tr("Its token could not be read, since %1.").arg(whyNot(read))});
            }
        });
}

void KeychainVault::forget(const QString &key, QObject *context, const Answer<> &done)
{
    m_inMemory.remove(key);
    run(new QKeychain::DeletePasswordJob(m_service, this), key,
        [this, guard = QPointer<QObject>(context), done](const Job &deleted) {
            // Without a keychain there is nothing in it to be forgotten; one that refuses may hold it.
            const bool isGone
                = isDone(deleted) || isMissing(deleted) || (m_isLasting == false && !hasRefused(deleted));
            if (!guard)
                return;
            if (isGone)
                return done({});
            done(Error{ErrorKind::Storage,
                tr("Its token is still in the system's keychain, since %1.").arg(whyNot(deleted))});
        });
}

QString KeychainVault::sentence() const
{
    if (!m_isLasting)
        return tr("The system's keychain has not answered yet.");
    if (*m_isLasting)
        return tr("Tokens are kept in the system's keychain.");
    return tr("Tokens are kept in memory only, until Plimsoll is closed, because %1.").arg(m_why);
}

std::unique_ptr<TokenVault> makeSystemVault()
{
    return std::make_unique<KeychainVault>(u"Plimsoll"_s);
}

} // namespace plimsoll
