// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/runloop.h"

namespace plimsoll::test {

namespace {

class Watcher
{
public:
    Watcher(Loop &loop, const std::function<bool()> &done, Milliseconds limit)
        : m_loop(loop)
        , m_done(done)
        , m_end(Loop::now() + limit)
    {
        m_loop.arm(m_look, Loop::now());
    }

    bool isDone() const { return m_isDone; }

private:
    void look(Instant now)
    {
        m_isDone = m_done();
        if (m_isDone || now >= m_end)
            return m_loop.stop();
        m_loop.armAfter(m_look, Milliseconds(1));
    }

    Loop &m_loop;
    const std::function<bool()> &m_done;
    Instant m_end;
    bool m_isDone = false;
    MemberTimer<Watcher, &Watcher::look> m_look{*this};
};

} // namespace

bool runUntil(Loop &loop, const std::function<bool()> &done, Milliseconds limit)
{
    const Watcher watcher(loop, done, limit);
    loop.run();
    return watcher.isDone();
}

void runFor(Loop &loop, Milliseconds time)
{
    runUntil(loop, [] { return false; }, time);
}

} // namespace plimsoll::test
