// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/look/flowlayout.h"

#include "ui/look/spacing.h"

#include <QWidget>

#include <algorithm>

namespace plimsoll {

FlowLayout::FlowLayout(QWidget *parent)
    : QLayout(parent)
{
    setContentsMargins(0, 0, 0, 0);
    setSpacing(spacing::Small);
}

FlowLayout::~FlowLayout() = default;

void FlowLayout::addItem(QLayoutItem *item)
{
    m_items.emplace_back(item);
}

int FlowLayout::count() const
{
    return static_cast<int>(m_items.size());
}

QLayoutItem *FlowLayout::itemAt(int index) const
{
    return index >= 0 && index < count() ? m_items[static_cast<std::size_t>(index)].get() : nullptr;
}

QLayoutItem *FlowLayout::takeAt(int index)
{
    if (index < 0 || index >= count())
        return nullptr;
    QLayoutItem *item = m_items[static_cast<std::size_t>(index)].release();
    m_items.erase(m_items.begin() + index);
    return item;
}

int FlowLayout::heightForWidth(int width) const
{
    const QMargins margins = contentsMargins();
    const int inside = width - margins.left() - margins.right();
    return arrange(QRect(0, 0, inside, 0), Move::No) + margins.top() + margins.bottom();
}

QSize FlowLayout::sizeHint() const
{
    QSize size;
    for (const auto &item : m_items) {
        if (item->isEmpty())
            continue;
        size.rwidth() += item->sizeHint().width() + (size.width() > 0 ? spacing() : 0);
        size.setHeight(std::max({size.height(), item->sizeHint().height(), spacing::ControlHeight}));
    }
    return size.grownBy(contentsMargins());
}

QSize FlowLayout::minimumSize() const
{
    QSize size;
    for (const auto &item : m_items)
        size = size.expandedTo(item->minimumSize());
    return size.grownBy(contentsMargins());
}

void FlowLayout::setGeometry(const QRect &rect)
{
    QLayout::setGeometry(rect);
    arrange(rect.marginsRemoved(contentsMargins()), Move::Yes);
}

int FlowLayout::arrange(const QRect &rect, Move move) const
{
    int y = rect.y();
    std::size_t first = 0;
    while (first < m_items.size()) {
        int width = 0;
        int height = 0;
        std::size_t end = first;
        for (; end < m_items.size(); ++end) {
            if (m_items[end]->isEmpty())
                continue;
            const QSize size = m_items[end]->sizeHint();
            const int grown = width + (width > 0 ? spacing() : 0) + size.width();
            if (width > 0 && grown > rect.width())
                break;
            width = grown;
            height = std::max(height, size.height());
        }
        height = width > 0 ? std::max(height, spacing::ControlHeight) : 0;
        int x = rect.x();
        for (std::size_t i = first; i < end && move == Move::Yes; ++i) {
            if (m_items[i]->isEmpty())
                continue;
            const QSize size(
                std::min(m_items[i]->sizeHint().width(), rect.width()), m_items[i]->sizeHint().height());
            m_items[i]->setGeometry(QRect(QPoint(x, y + (height - size.height()) / 2), size));
            x += size.width() + spacing();
        }
        y += height + (height > 0 && end < m_items.size() ? spacing() : 0);
        first = end;
    }
    return y - rect.y();
}

} // namespace plimsoll
