// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <cstddef>
#include <memory>
#include <optional>
#include <utility>

namespace plimsoll {

// A queue between exactly two threads: one only pushes, the other only pops. Unbounded, no lock; a push
// allocates one node, so it is for events and once-a-second values, not for ticks.
template <typename T> class SpscQueue
{
public:
    SpscQueue()
        : m_first(new Node)
        , m_last(m_first)
    {
    }
    ~SpscQueue()
    {
        while (m_first)
            m_first = std::unique_ptr<Node>(m_first)->next.load(std::memory_order_relaxed);
    }
    SpscQueue(const SpscQueue &) = delete;
    SpscQueue &operator=(const SpscQueue &) = delete;

    // The pushing thread.
    void push(T value)
    {
        auto node = std::make_unique<Node>();
        node->value = std::move(value);
        Node *added = node.release(); // owned by the chain from here on
        m_last->next.store(added, std::memory_order_release);
        m_last = added;
    }

    // The popping thread. None when nothing is there now.
    std::optional<T> pop()
    {
        Node *next = m_first->next.load(std::memory_order_acquire);
        if (!next)
            return std::nullopt;
        std::optional<T> value(std::move(next->value));
        const std::unique_ptr<Node> spent(std::exchange(m_first, next));
        return value;
    }

private:
    struct Node {
        T value{};
        std::atomic<Node *> next = nullptr;
    };

    alignas(64) Node *m_first; // already popped; its successor is the front
    alignas(64) Node *m_last;
};

} // namespace plimsoll
