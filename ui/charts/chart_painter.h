// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "ui/charts/chart_layout.h"

#include <QImage>

class QPainter;
class QPen;

namespace millrace {

/// The pen of a course; `dash` as in ChartMark.
QPen chartPen(const QColor &colour, double width, int dash);

/// Paints a layout with its upper left corner at the painter's origin, on any device; the ground is left as it is.
void paintChart(QPainter &painter, const ChartLayout &layout, const ChartStyle &style);
/// The same of data, in a size.
void paintChart(QPainter &painter, const ChartData &data, const ChartStyle &style, const QSizeF &size);

/// A chart to be kept or shown elsewhere: light colours on a white ground whatever the theme, its title, subtitle and
/// note with it.
class ChartPicture
{
public:
    explicit ChartPicture(ChartData data, bool redIsUp = false);

    /// At twice the resolution of a screen.
    QImage image() const;
    QByteArray png() const;
    QByteArray svg() const;
    /// By the ending of the name, png or svg. The file appears whole or not at all. InvalidArgument, DiskFull,
    /// FileUnwritable.
    Result<void> save(const QString &path) const;

private:
    void paint(QPainter &painter) const;

    ChartData m_data;
    ChartStyle m_style;
    QSize m_size;
    double m_top = 0;
};

} // namespace millrace
