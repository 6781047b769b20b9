// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/apicall.h"

#include <QJsonDocument>

namespace plimsoll::simulator {

using namespace Qt::StringLiterals;

QString Call::parameter(QLatin1StringView name) const
{
    // Go's decoder reads "+" as a space; QUrlQuery leaves it alone.
    QString raw = query.queryItemValue(name, QUrl::FullyEncoded);
    raw.replace(u'+', "%20"_L1);
    return QUrl::fromPercentEncoding(raw.toUtf8());
}

Answer jsonAnswer(int status, const QJsonObject &json)
{
    return {status, QJsonDocument(json).toJson(QJsonDocument::Compact) + '\n',
        "application/json; charset=utf-8", {}};
}

Answer jsonAnswer(int status, const QJsonArray &json)
{
    return {status, QJsonDocument(json).toJson(QJsonDocument::Compact) + '\n',
        "application/json; charset=utf-8", {}};
}

Answer errorAnswer(
    int status, const QString &message, const QString &detail, const QList<Validation> &validations)
{
    QJsonObject json{{"message"_L1, message}};
    if (!detail.isEmpty())
        json.insert("detail"_L1, detail);
    if (!validations.isEmpty()) {
        QJsonArray list;
        for (const Validation &validation : validations)
            list.append(QJsonObject{{"field"_L1, validation.field}, {"detail"_L1, validation.detail}});
        json.insert("validations"_L1, list);
    }
    return jsonAnswer(status, json);
}

Answer emptyAnswer(int status)
{
    return {status, {}, {}, {}};
}

Answer textAnswer(int status, const QByteArray &text)
{
    return {status, text, "text/plain; charset=utf-8", {}};
}

Answer pageAnswer(int status, const QString &title, const QString &sentence)
{
    const QString page = u"\n<!doctype html>\n<html lang=\"en\">\n<head><meta charset=\"UTF-8\" />"
                         "<title>%1</title></head>\n<body><h1>%1</h1><p>%2</p>"
                         "<p>This is Plimsoll's simulated deployment.</p></body>\n</html>\n"_s.arg(
                             title.toHtmlEscaped(), sentence.toHtmlEscaped());
    return {status, page.toUtf8(), "text/html; charset=utf-8", {}};
}

Answer notFound()
{
    return errorAnswer(404, u"Resource not found or you do not have access to this resource"_s);
}

Answer forbidden()
{
    return errorAnswer(403, u"Forbidden."_s, u"The simulated deployment lets only its owner do this."_s);
}

Answer validationFailed(const QString &field, const QString &tag, const QString &value)
{
    return errorAnswer(400, u"Validation failed."_s, {},
        {{field, u"Validation failed for tag \"%1\" with value: \"%2\""_s.arg(tag, value)}});
}

Answer upgradeRequired(const std::string &fault)
{
    const QString sentence = "WebSocket protocol violation: "_L1 + QString::fromStdString(fault);
    const Answer json = errorAnswer(
        426, u"Failed to accept websocket."_s, "failed to accept WebSocket connection: "_L1 + sentence);
    Answer answer = textAnswer(426, sentence.toUtf8() + '\n' + json.body);
    answer.headers = {{"Connection", "Upgrade"}, {"Upgrade", "websocket"}};
    return answer;
}

Fetched<QUuid> idArgument(const QString &text)
{
    const QUuid id = text.size() == 36 ? QUuid::fromString(text) : QUuid();
    if (!id.isNull())
        return id;
    return errorAnswer(400, u"Invalid UUID \"%1\"."_s.arg(text),
        text.size() == 36 ? u"invalid UUID format"_s : u"invalid UUID length: %1"_s.arg(text.size()));
}

Fetched<QJsonObject> bodyOf(const Call &call)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(QByteArray::fromStdString(call.http.body), &error);
    if (!document.isObject()) {
        return errorAnswer(400, u"Request body must be valid JSON."_s,
            error.error == QJsonParseError::NoError ? u"an object was expected"_s : error.errorString());
    }
    return document.object();
}

Fetched<UserRecord *> userArgument(Call &call, int index)
{
    const QString text = call.argument(index);
    if (text == "me"_L1)
        return call.caller;
    Accounts &accounts = call.state.accounts();
    UserRecord *found = nullptr;
    if (const QUuid id = QUuid::fromString(text); text.size() == 36 && !id.isNull())
        found = accounts.user(id);
    else
        found = accounts.userByName(text);
    const bool isVisible = found && !found->isDeleted && (call.isOwner() || found == call.caller);
    if (isVisible)
        return found;
    return errorAnswer(
        400, u"\"user\" must be an existing uuid or username."_s, u"queried user=\"%1\""_s.arg(text));
}

static bool maySee(const Call &call, const WorkspaceRecord &workspace)
{
    return call.isOwner() || workspace.owner == call.caller->id;
}

Fetched<WorkspaceRecord *> workspaceArgument(Call &call, int index)
{
    const Fetched<QUuid> id = idArgument(call.argument(index));
    if (!id)
        return id.error();
    WorkspaceRecord *workspace = call.state.workspace(*id);
    if (!workspace || !maySee(call, *workspace))
        return notFound();
    return workspace;
}

Fetched<BuildRecord *> buildArgument(Call &call, int index)
{
    const Fetched<QUuid> id = idArgument(call.argument(index));
    if (!id)
        return id.error();
    BuildRecord *build = call.state.build(*id);
    if (!build || !maySee(call, *call.state.workspace(build->workspace)))
        return notFound();
    return build;
}

static Fetched<qint64> numberParameter(const Call &call, QLatin1StringView name)
{
    if (!call.has(name) || call.parameter(name).isEmpty())
        return qint64(0);
    const QString text = call.parameter(name);
    bool isNumber = false;
    const qint64 number = text.toInt(&isNumber);
    if (isNumber && number >= 0)
        return number;
    return errorAnswer(400, u"Query parameters have invalid values."_s, {},
        {{name,
            u"Query param \"%1\" must be a valid 32-bit positive integer: parsing \"%2\": invalid syntax"_s
                .arg(name, text)}});
}

Fetched<Paging> pagingOf(const Call &call)
{
    const Fetched<qint64> limit = numberParameter(call, "limit"_L1);
    if (!limit)
        return limit.error();
    const Fetched<qint64> offset = numberParameter(call, "offset"_L1);
    if (!offset)
        return offset.error();
    return Paging{*limit, *offset};
}

} // namespace plimsoll::simulator
