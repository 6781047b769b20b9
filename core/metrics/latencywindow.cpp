// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/latencywindow.h"

namespace plimsoll {

LatencyWindow::LatencyWindow(std::size_t seconds)
    : m_seconds(seconds)
{
}

void LatencyWindow::push(const LatencyHistogram &second)
{
    std::vector<Filled> filled;
    for (const LatencyHistogram::Bucket &bucket : second.buckets())
        filled.push_back({bucket.lowest, bucket.count});
    m_sum.add(second);
    m_kept.push_back(std::move(filled));
    if (m_kept.size() <= m_seconds)
        return;
    for (const Filled &old : m_kept.front())
        m_sum.remove(old.value, old.count);
    m_kept.pop_front();
}

} // namespace plimsoll
