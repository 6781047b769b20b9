// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/svgchart.h"

#include <QSvgRenderer>
#include <QWidget>

#include <functional>

namespace plimsoll {

// A picture of the report in the window's colours.
class PictureView : public QWidget
{
    Q_OBJECT
public:
    using Draw = std::function<QByteArray(const Colours &)>; // SVG, for SvgUse::Plain

    // `description`: what it shows, for people who do not see it.
    PictureView(Draw draw, const QString &description, QWidget *parent = nullptr);
    // Another picture in its place.
    void replace(Draw draw, const QString &description);

    QSize sizeHint() const override { return m_renderer.defaultSize(); }
    QSize minimumSizeHint() const override { return m_renderer.defaultSize() / 2; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void draw();

    Draw m_draw;
    QSvgRenderer m_renderer;
};

} // namespace plimsoll
