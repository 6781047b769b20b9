// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>
#include <utility>
#include <variant>

namespace plimsoll {

enum class ErrorKind {
    Timeout,
    Unreachable,
    Unauthorized,
    Rejected,
    RateLimited,
    NotFound,
    BadReply,
    BadInput,
    Storage,
    Stopped,
};

struct Error {
    ErrorKind kind = ErrorKind::Rejected;
    QString message; // a whole sentence, shown to people as it is
    bool operator==(const Error &) const = default;
};

// A value, or the error that explains why there is none. ADR-0003.
template <typename T = void, typename E = Error> class [[nodiscard]] Result
{
public:
    Result(T value)
        : m_state(std::in_place_index<0>, std::move(value))
    {
    }
    Result(E error)
        : m_state(std::in_place_index<1>, std::move(error))
    {
    }

    explicit operator bool() const { return m_state.index() == 0; }
    const T &operator*() const & { return std::get<0>(m_state); }
    T &&operator*() && { return std::get<0>(std::move(m_state)); }
    const T *operator->() const { return &std::get<0>(m_state); }
    const E &error() const { return std::get<1>(m_state); }
    bool operator==(const Result &) const = default;

private:
    std::variant<T, E> m_state;
};

template <typename E> class [[nodiscard]] Result<void, E>
{
public:
    Result() = default;
    Result(E error)
        : m_state(std::in_place_index<1>, std::move(error))
    {
    }

    explicit operator bool() const { return m_state.index() == 0; }
    const E &error() const { return std::get<1>(m_state); }
    bool operator==(const Result &) const = default;

private:
    std::variant<std::monostate, E> m_state;
};

} // namespace plimsoll
