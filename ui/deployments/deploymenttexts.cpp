// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/deployments/deploymenttexts.h"

#include "core/base/unittext.h"

#include <QCoreApplication>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace plimsoll {

namespace {

struct DeploymentTexts {
    Q_DECLARE_TR_FUNCTIONS(DeploymentTexts)
};

StateView plain(const QString &text)
{
    return {text, {}, &Theme::text};
}

StateView warning(const QString &text)
{
    return {text, u"warning"_s, &Theme::warning};
}

StateView version(const DeploymentFacts &facts)
{
    if (facts.build.isWorkspaceProxy)
        return warning(DeploymentTexts::tr(
            "This is a workspace proxy, not the deployment itself: use the URL that people open."));
    const QString answered = DeploymentTexts::tr("Coder %1, answered in %2")
                                 .arg(facts.build.version, humanDuration(facts.answerTime));
    if (facts.build.saysSimulated())
        return {DeploymentTexts::tr("%1. Simulated: its figures say nothing about a real one.").arg(answered),
            u"simulated"_s, &Theme::warning};
    return plain(answered);
}

StateView health(const DeploymentFacts &facts)
{
    return facts.isHealthy ? StateView{facts.health, u"kept"_s, &Theme::kept}
                           : StateView{facts.health, u"broken"_s, &Theme::broken};
}

StateView caller(const User &user)
{
    const QString roles
        = user.siteRoles.isEmpty() ? DeploymentTexts::tr("member") : user.siteRoles.join(u", "_s);
    return plain(user.email.isEmpty() ? u"%1 (%2)"_s.arg(user.username, roles)
                                      : u"%1, %2 (%3)"_s.arg(user.username, user.email, roles));
}

StateView rights(const User &user)
{
    if (user.isOwner())
        return {
            DeploymentTexts::tr(
                "Owner: a run may create users, act for them and delete them, so each workspace gets a user "
                "of its own."),
            u"kept"_s, &Theme::kept};
    return warning(DeploymentTexts::tr(
        "Not an owner: a run can use workspaces of your own only, and is told neither rate limits "
        "nor who else is here. Plans need \"owners: me\"."));
}

StateView rateLimits(const DeploymentFacts &facts)
{
    if (!facts.config)
        return plain(DeploymentTexts::tr("Not known: only owners are told."));
    if (facts.config->rateLimitsOff)
        return plain(DeploymentTexts::tr("Off"));
    const std::optional<qint64> limit = facts.config->apiRateLimit;
    if (!limit)
        return plain(DeploymentTexts::tr("Not known: the deployment does not say."));
    if (*limit <= 0)
        return plain(DeploymentTexts::tr("Off"));
    return plain(DeploymentTexts::tr(
        "%1 requests a minute to each path, by user or address; a run that meets it waits.")
            .arg(QLocale().toString(*limit)));
}

StateView inUse(const DeploymentFacts &facts)
{
    if (!facts.stats)
        return plain(DeploymentTexts::tr("Not known: only owners are told."));
    const DeploymentStats &stats = *facts.stats;
    return plain(u"%1, %2, %3"_s.arg(
        DeploymentTexts::tr("%n workspaces running", nullptr, static_cast<int>(stats.runningWorkspaces)),
        DeploymentTexts::tr("%n web terminals", nullptr, static_cast<int>(stats.webTerminals)),
        DeploymentTexts::tr("%n SSH sessions", nullptr, static_cast<int>(stats.sshSessions))));
}

StateView seats(const DeploymentFacts &facts)
{
    if (!facts.entitlements || !facts.entitlements->hasLicense)
        return plain(DeploymentTexts::tr("No licence, hence no limit"));
    const QLocale locale;
    const QString used = locale.toString(facts.entitlements->seatsUsed.value_or(0));
    if (!facts.entitlements->seats)
        return plain(DeploymentTexts::tr("%1 taken, not limited").arg(used));
    const QString text
        = DeploymentTexts::tr("%1 of %2 taken").arg(used, locale.toString(*facts.entitlements->seats));
    if (facts.entitlements->seatsUsed.value_or(0) >= *facts.entitlements->seats)
        return warning(text);
    return plain(text);
}

} // namespace

QList<FactRow> factRows(const DeploymentFacts &facts)
{
    return {
        {u"version"_s, DeploymentTexts::tr("Version"), version(facts)},
        {u"health"_s, DeploymentTexts::tr("Health"), health(facts)},
        {u"caller"_s, DeploymentTexts::tr("You are"), caller(facts.caller)},
        {u"rights"_s, DeploymentTexts::tr("Your rights"), rights(facts.caller)},
        {u"rateLimits"_s, DeploymentTexts::tr("Rate limit"), rateLimits(facts)},
        {u"inUse"_s, DeploymentTexts::tr("In use now"), inUse(facts)},
        {u"seats"_s, DeploymentTexts::tr("Licence seats"), seats(facts)},
    };
}

StateView stateOf(const DeploymentFacts &facts)
{
    if (!facts.isHealthy)
        return {DeploymentTexts::tr("Unhealthy"), u"broken"_s, &Theme::broken};
    if (!facts.warnings.isEmpty() || facts.build.isWorkspaceProxy)
        return warning(DeploymentTexts::tr("Answers, with warnings"));
    return {DeploymentTexts::tr("Answers"), u"kept"_s, &Theme::kept};
}

Explanation explained(const Error &error, const QUrl &deployment)
{
    const QString url = deployment.toString();
    switch (error.kind) {
    case ErrorKind::Unauthorized:
        return {DeploymentTexts::tr(
                    "%1 does not take this token: it has expired, was revoked, or is for another deployment. "
                    "Make a new one and enter it.")
                    .arg(url),
            error.message};
    case ErrorKind::Unreachable:
        return {DeploymentTexts::tr("%1 cannot be reached. %2 Check the URL and the network; a proxy, or the "
                                    "certificate of an authority of your own, is set under Advanced.")
                    .arg(url, error.message),
            {}};
    case ErrorKind::Timeout:
        return {DeploymentTexts::tr(
                    "%1 does not answer. Check the URL and the network, or try again when it is less busy.")
                    .arg(url),
            error.message};
    case ErrorKind::RateLimited:
        return {
            DeploymentTexts::tr("%1 refuses more requests for now (its rate limit). Check again in a minute.")
                .arg(url),
            error.message};
    case ErrorKind::BadReply:
    case ErrorKind::NotFound:
    case ErrorKind::Rejected:
        return {DeploymentTexts::tr(
                    "%1 answers, but not as a Coder deployment does. Give the URL that people open in their "
                    "browser.")
                    .arg(url),
            error.message};
    case ErrorKind::BadInput:
    case ErrorKind::Storage:
    case ErrorKind::Stopped:
        break;
    }
    return {error.message, {}};
}

UrlNote urlNote(const QString &typed, bool allowPlainHttp)
{
    if (typed.trimmed().isEmpty())
        return {};
    const Result<QUrl> url = normalisedUrl(typed);
    if (!url)
        return {url.error().message, true, {}};
    const bool isInTheClear = url->scheme() == "http"_L1 && !isLoopbackHost(url->host());
    if (isInTheClear && !allowPlainHttp)
        return {DeploymentTexts::tr(
                    "http:// is not encrypted: use https://, or allow plain HTTP under Advanced."),
            true, *url};
    if (isInTheClear)
        return {
            DeploymentTexts::tr("The token will cross the network unencrypted: whoever listens can use it."),
            true, *url};
    if (url->toString() == typed.trimmed())
        return {{}, false, *url};
    return {DeploymentTexts::tr("Used as %1").arg(url->toString()), false, *url};
}

QString suggestedName(const QUrl &url, const QStringList &taken)
{
    const QString host = url.port() < 0 ? url.host() : u"%1:%2"_s.arg(url.host()).arg(url.port());
    QString name = host;
    for (int number = 2; taken.contains(name, Qt::CaseInsensitive); ++number)
        name = u"%1 (%2)"_s.arg(host).arg(number);
    return name;
}

QUrl tokenPage(const QUrl &deployment)
{
    QUrl page = deployment;
    page.setPath(deployment.path() + u"/cli-auth"_s);
    return page;
}

} // namespace plimsoll
