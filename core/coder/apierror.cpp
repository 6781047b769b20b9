// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/coder/apierror.h"

#include <QStringList>

namespace plimsoll {

using namespace Qt::StringLiterals;

namespace {

QString withStop(QString sentence)
{
    sentence = sentence.trimmed();
    if (!sentence.isEmpty() && !sentence.endsWith(u'.') && !sentence.endsWith(u'!')
        && !sentence.endsWith(u'?'))
        sentence += u'.';
    return sentence;
}

} // namespace

Error ApiError::toError() const
{
    QStringList parts;
    if (call.isEmpty())
        parts << withStop(message);
    else if (httpStatus != 0)
        parts << u"%1 was answered with status %2: %3"_s.arg(call).arg(httpStatus).arg(withStop(message));
    else
        parts << u"%1 got no answer: %2"_s.arg(call, withStop(message));
    if (!detail.isEmpty() && detail != message)
        parts << withStop(detail);
    for (const FieldProblem &problem : validations)
        parts << withStop(u"%1: %2"_s.arg(problem.field, problem.detail));
    if (!firstBytes.isEmpty()) {
        parts << u"The answer begins with \"%1\"."_s.arg(
            QString::fromUtf8(firstBytes.left(120)).simplified());
    }
    return {kind, parts.join(u' ')};
}

bool mayPassByItself(const ApiError &error)
{
    return error.kind == ErrorKind::Unreachable || error.kind == ErrorKind::Timeout
        || error.kind == ErrorKind::RateLimited || error.httpStatus >= 500;
}

} // namespace plimsoll
