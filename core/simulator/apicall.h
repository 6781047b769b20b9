// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/httpmessage.h"
#include "core/simulator/state.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QUrlQuery>

#include <span>
#include <variant>

namespace plimsoll::simulator {

// What is sent back, before the headers that every answer has.
struct Answer {
    int status = 200;
    QByteArray body;
    QByteArray contentType = "application/json; charset=utf-8";
    std::vector<HttpHeader> headers;
};

// The request was for a WebSocket, and is granted.
struct FollowLog {
    QUuid job;
    qint64 after = 0;
};
struct AttachTerminal {
    QUuid agent;
    QUuid reconnect;
    QString command;
    bool isReachable = true; // else the socket is closed at once with 1011
};

struct WatchNews {
    enum class What { Inbox, Workspace, Metadata, AgentLogs };
    What what = What::Inbox;
    QUuid id; // of what is watched
};

struct UseApp {
    enum class What { Echo, Source, Sink };
    What what = What::Echo;
    std::vector<HttpHeader> headers; // of the answer
};

struct Coordinate { // a tunnel
    QUuid agent;
    bool isConnected = false;
};
struct UseRelay {
};

// What a request asks for, or the answer that says why it cannot be had.
template <typename T> using Fetched = Result<T, Answer>;

using Outcome = std::variant<Answer, FollowLog, AttachTerminal, WatchNews, UseApp, Coordinate, UseRelay>;

// One request on its way through the API.
struct Call {
    State &state;
    const HttpRequest &http;
    QUrlQuery query;
    QStringList arguments; // of the route's path, in order
    UserRecord *caller = nullptr; // null on routes without authentication

    bool isOwner() const { return caller && caller->isOwner; }
    QString argument(int index) const { return arguments.value(index); }
    QString parameter(QLatin1StringView name) const;
    bool has(QLatin1StringView name) const { return query.hasQueryItem(name); }
};

using Handler = Outcome (*)(Call &);

enum class Access {
    Public,
    LoggedIn, // else 401
    Hidden, // else 404: a stranger does not learn that it exists
};

// Answers requests of `method` for /api/v2/ + `path`, in which "*" stands for an argument.
struct Route {
    const char *method;
    const char *path;
    Handler handler;
    Access access = Access::LoggedIn;
};

std::span<const Route> userRoutes();
std::span<const Route> tokenRoutes();
std::span<const Route> templateRoutes();
std::span<const Route> workspaceRoutes();
std::span<const Route> buildRoutes();
std::span<const Route> agentRoutes();
std::span<const Route> serverRoutes();
std::span<const Route> dashboardRoutes();

struct Validation {
    QString field;
    QString detail;
};
Answer jsonAnswer(int status, const QJsonObject &json);
Answer jsonAnswer(int status, const QJsonArray &json);
Answer errorAnswer(int status, const QString &message, const QString &detail = {},
    const QList<Validation> &validations = {});
Answer emptyAnswer(int status);
Answer textAnswer(int status, const QByteArray &text);
Answer pageAnswer(int status, const QString &title, const QString &sentence); // HTML
Answer notFound(); // or hidden from the caller
Answer forbidden();
Answer validationFailed(const QString &field, const QString &tag, const QString &value);
// The answer to a request for a WebSocket that is none, with net's words on what it lacks.
Answer upgradeRequired(const std::string &fault);

// The log of a job: its lines, or leave to follow it.
Outcome jobLogOutcome(Call &call, const JobRecord &job);

// Reads an argument that must be a UUID; the answer says what is wrong with it.
Fetched<QUuid> idArgument(const QString &text);
Fetched<QJsonObject> bodyOf(const Call &call);
// "me", a UUID or a name; members see themselves only.
Fetched<UserRecord *> userArgument(Call &call, int index);
// A workspace that the caller may see, living or deleted.
Fetched<WorkspaceRecord *> workspaceArgument(Call &call, int index);
Fetched<BuildRecord *> buildArgument(Call &call, int index);
// The build whose agent the path names first, if the caller may use it; else null.
BuildRecord *visibleBuildOfAgent(Call &call);

struct Paging {
    qint64 limit = 0; // 0: no limit
    qint64 offset = 0;

    template <typename T> std::span<T> pageOf(std::vector<T> &all) const
    {
        std::span<T> rest(all);
        rest = rest.subspan(std::size_t(std::min<qint64>(offset, qint64(all.size()))));
        return limit > 0 ? rest.first(std::size_t(std::min<qint64>(limit, qint64(rest.size())))) : rest;
    }
};
Fetched<Paging> pagingOf(const Call &call);

} // namespace plimsoll::simulator
