// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"

#include <QList>

#include <optional>

namespace plimsoll {

struct FieldProblem {
    QString field;
    QString detail;
    bool operator==(const FieldProblem &) const = default;
};

// Everything that is known about a call to Coder's API that did not do what was asked.
// kind: Timeout, Unreachable (no answer, or a gateway's 502–504), Unauthorized (401, 403), NotFound (404,
// 410), RateLimited (429), BadInput (a redirect: the URL is not the server's own), BadReply (the answer is
// not what the API says), Rejected (any other refusal).
struct ApiError {
    ErrorKind kind = ErrorKind::Rejected;
    int httpStatus = 0; // 0: no answer
    QString call; // "POST /api/v2/users"; empty: the message says it all
    QString message; // the server's own words, or what happened
    QString detail;
    QList<FieldProblem> validations;
    QByteArray firstBytes; // of a body that is not JSON; at most 512
    std::optional<Milliseconds> retryAfter;
    bool mayHaveLanded = false; // the server may have done it all the same

    bool isGone() const { return httpStatus == 404 || httpStatus == 410; }
    // One or two sentences for people: call, status, message, detail, validations.
    Error toError() const;
    bool operator==(const ApiError &) const = default;
};

// The same call may well do later: the server or the way to it was in trouble, or it was slow.
bool mayPassByItself(const ApiError &error);

template <typename T = void> using ApiResult = Result<T, ApiError>;

} // namespace plimsoll
