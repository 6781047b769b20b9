// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/coder/coderclient.h"

namespace plimsoll {

// Keeps the answer of one call, and how often it came.
template <typename T = void> struct Asked {
    std::optional<ApiResult<T>> answer;
    int times = 0;

    Callback<T> callback()
    {
        return [this](ApiResult<T> result) {
            ++times;
            answer = std::move(result);
        };
    }
    bool hasValue() const { return answer && bool(*answer); }
    bool hasError() const { return answer && !*answer; }
    const auto &value() const { return **answer; }
    const ApiError &error() const { return answer->error(); }
};

} // namespace plimsoll
