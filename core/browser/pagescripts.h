// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/browser/browserhost.h"

#include <QJsonObject>

namespace plimsoll {

// JavaScript that a page is asked to evaluate, as a promise.

// Waits for an element that matches and takes room on the page; its value is how long that took, in ms from
// the start of the navigation.
QString waitForElement(const QString &selector);

// Its value is what pageTimes() reads: as of W3C Navigation Timing 2 and Largest Contentful Paint.
QString askForTimes();
PageTimes pageTimes(const QJsonObject &value);

// Where the page is and what it is called, for what is said of one that did not come.
QString askWhereItIs();

} // namespace plimsoll
