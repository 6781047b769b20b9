// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulator/api.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace plimsoll::simulator {

// The simulated server's API, asked directly: no sockets, and a clock that only a test moves.
class AskedApi
{
public:
    explicit AskedApi(const SimulatorOptions &options = {})
        : m_state(options, m_now, Secret(QByteArray(OwnerToken)))
        , m_api(m_state)
    {
    }

    struct Reply {
        int status = 0;
        QByteArray text;
        QJsonValue json;
        HttpHeaders headers;

        QJsonValue operator[](QLatin1StringView key) const { return json[key]; }
        QString message() const { return json[QLatin1StringView("message")].toString(); }
        QString field() const
        {
            return json[QLatin1StringView("validations")][0][QLatin1StringView("field")].toString();
        }
    };

    Outcome outcome(const HttpRequest &request)
    {
        return m_api.answer(request, m_now, QStringLiteral("127.0.0.1"));
    }
    Reply send(const HttpRequest &request)
    {
        const Outcome granted = outcome(request);
        const Answer *answer = std::get_if<Answer>(&granted);
        if (!answer)
            return {101, {}, {}, {}};
        const QJsonDocument document = QJsonDocument::fromJson(answer->body);
        return {answer->status, answer->body,
            document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object()),
            m_api.dress(*answer, request, m_now).headers};
    }
    HttpRequest request(const char *method, const QString &path, const QByteArray &body = {}) const
    {
        HttpRequest made;
        made.method = method;
        made.target = path.startsWith(u'/') ? path.toStdString() : "/api/v2/" + path.toStdString();
        made.body = body.toStdString();
        made.headers.add("Host", "127.0.0.1:1");
        if (!token.isEmpty())
            made.headers.add("Coder-Session-Token", token.toStdString());
        return made;
    }
    Reply get(const QString &path) { return send(request("GET", path)); }
    Reply drop(const QString &path) { return send(request("DELETE", path)); }
    Reply patch(const QString &path) { return send(request("PATCH", path)); }
    Reply post(const QString &path, const QJsonObject &body)
    {
        return send(request("POST", path, QJsonDocument(body).toJson()));
    }

    QString createUser(const QString &name, const QString &loginType = QStringLiteral("none"))
    {
        return post(QStringLiteral("users"),
            QJsonObject{{QLatin1StringView("username"), name},
                {QLatin1StringView("email"), QString(name + QStringLiteral("@scaletest.local"))},
                {QLatin1StringView("login_type"), loginType},
                {QLatin1StringView("password"),
                    loginType == QLatin1StringView("none") ? QString() : goodPassword()},
                {QLatin1StringView("organization_ids"), QJsonArray{organization()}}})[QLatin1StringView("id")]
            .toString();
    }
    QByteArray mint(const QString &user, const QString &name = QStringLiteral("test"))
    {
        return post(QStringLiteral("users/%1/keys/tokens").arg(user),
            {{QLatin1StringView("token_name"), name}})[QLatin1StringView("key")]
            .toString()
            .toLatin1();
    }
    Reply createWorkspace(
        const QString &owner, const QString &name, const QString &of = QStringLiteral("demo"))
    {
        return post(QStringLiteral("users/%1/workspaces").arg(owner),
            {{QLatin1StringView("name"), name}, {QLatin1StringView("template_id"), templateId(of)}});
    }
    QString templateId(const QString &name)
    {
        return m_state.templateByName(name)->id.toString(QUuid::WithoutBraces);
    }
    QString versionId(const QString &name)
    {
        return m_state.templateByName(name)->version.toString(QUuid::WithoutBraces);
    }
    QString organization() const { return m_state.organization().toString(QUuid::WithoutBraces); }
    static QString goodPassword() { return QStringLiteral("Correct-Horse-7-Battery"); }

    void advance(Milliseconds by) { m_now = m_now + by; }
    State &state() { return m_state; }

    static constexpr char OwnerToken[] = "ownerowner-ownerownerownerownerow";
    QByteArray token = OwnerToken;

private:
    WallTime m_now{1'795'000'000'000'000};
    State m_state;
    Api m_api;
};

} // namespace plimsoll::simulator
