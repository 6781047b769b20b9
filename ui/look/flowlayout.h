// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLayout>

#include <memory>
#include <vector>

namespace plimsoll {

// Widgets beside each other at their own size, going on in the next line where the width ends. Lines are
// at least as high as controls, so that text and check boxes stand on one line with a label beside them.
class FlowLayout : public QLayout
{
    Q_OBJECT
public:
    explicit FlowLayout(QWidget *parent);
    ~FlowLayout() override;

    void addItem(QLayoutItem *item) override;
    int count() const override;
    QLayoutItem *itemAt(int index) const override;
    QLayoutItem *takeAt(int index) override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSize() const override;
    Qt::Orientations expandingDirections() const override { return {}; }
    void setGeometry(const QRect &rect) override;

private:
    enum class Move { Yes, No };
    int arrange(const QRect &rect, Move move) const; // how high it gets

    std::vector<std::unique_ptr<QLayoutItem>> m_items;
};

} // namespace plimsoll
