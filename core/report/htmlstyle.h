// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace plimsoll {

// The style sheet of report.html, and a much smaller one for text documents.
QByteArray htmlStyle();
QString paperStyle();

} // namespace plimsoll
