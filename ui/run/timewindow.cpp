// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/run/timewindow.h"

#include <algorithm>
#include <cmath>

namespace plimsoll {

void TimeWindow::begin(double planned)
{
    *this = TimeWindow();
    m_planned = std::max(1.0, planned);
}

void TimeWindow::setLast(double second)
{
    m_last = std::max(0.0, second);
}

double TimeWindow::end() const
{
    return std::max(m_planned, m_last);
}

double TimeWindow::from() const
{
    if (m_mode == Mode::Zoomed)
        return m_from;
    if (m_mode == Mode::Whole || m_planned < LatestSeconds)
        return 0;
    return std::max(0.0, m_last - LatestSeconds);
}

double TimeWindow::to() const
{
    if (m_mode == Mode::Zoomed)
        return m_to;
    if (m_mode == Mode::Whole || m_planned < LatestSeconds)
        return end();
    return from() + LatestSeconds;
}

void TimeWindow::zoom(double factor, double around)
{
    const double width = to() - from();
    const double wanted = std::max(LeastSeconds, width * factor);
    if (wanted >= end())
        return reset();
    const double share = std::clamp((around - from()) / width, 0.0, 1.0);
    const double begin = from() + (width - wanted) * share;
    choose(begin, begin + wanted);
}

void TimeWindow::choose(double from, double to)
{
    const double width = std::min(std::max(LeastSeconds, std::abs(to - from)), end());
    m_from = std::clamp(std::min(from, to), 0.0, end() - width);
    m_to = m_from + width;
    if (m_mode != Mode::Zoomed)
        m_before = m_mode;
    m_mode = Mode::Zoomed;
}

void TimeWindow::bringIn(double second)
{
    if (m_mode != Mode::Zoomed)
        return;
    const double width = m_to - m_from;
    if (second < m_from)
        choose(second, second + width);
    else if (second > m_to)
        choose(second - width, second);
}

} // namespace plimsoll
