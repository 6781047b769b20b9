// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <functional>

namespace plimsoll {

template <typename T = void> using Answer = std::function<void(Result<T>)>;

} // namespace plimsoll
