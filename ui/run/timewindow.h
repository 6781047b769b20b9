// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace plimsoll {

// Which seconds of traffic the charts show: the latest, the whole run, or what a person zoomed to, which
// stands still.
class TimeWindow
{
public:
    enum class Mode { Latest, Whole, Zoomed };
    static constexpr double LatestSeconds = 300;
    static constexpr double LeastSeconds = 5;

    void begin(double planned); // seconds of traffic; shows the latest
    void setLast(double second);

    void showLatest() { m_mode = m_before = Mode::Latest; }
    void showWhole() { m_mode = m_before = Mode::Whole; }
    // A factor below 1 goes nearer; `around` stays where it is.
    void zoom(double factor, double around);
    void choose(double from, double to); // in any order
    void reset() { m_mode = m_before; } // to what was shown before zooming
    void bringIn(double second); // moves a zoomed window so that it shows the second

    Mode mode() const { return m_mode; }
    double from() const;
    double to() const;

private:
    double end() const; // of the run, as far as is known

    Mode m_mode = Mode::Latest;
    Mode m_before = Mode::Latest;
    double m_planned = 1;
    double m_last = 0;
    double m_from = 0; // zoomed
    double m_to = 1;
};

} // namespace plimsoll
