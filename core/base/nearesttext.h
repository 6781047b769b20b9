// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace plimsoll {

// Which of the candidates a person most likely meant with `text`: few changed letters, other case, dashes or
// underscores for capitals, or a beginning of it. Empty when none is near.
QString nearestText(const QString &text, const QStringList &candidates);

// " Did you mean \"count\"?", or nothing: to end a sentence about an unknown word.
QString didYouMean(const QString &text, const QStringList &candidates);

} // namespace plimsoll
