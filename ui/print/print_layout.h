// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/print/printout.h"

#include <QFont>
#include <QFontMetricsF>
#include <QPageLayout>

#include <functional>

class QPainter;
class QPagedPaintDevice;

namespace millrace {

/// A printout broken into pages: the same for the screen, a printer and a file, always in the light colours. A value;
/// any thread.
class PrintLayout
{
public:
    /// Lengths inside are quarters of a point, so that small texts keep their widths on every device.
    static constexpr int perPoint = 4;

    PrintLayout(Printout printout, const QPageLayout &page, const QFont &base, QString pageWords);

    int pageCount() const { return int(m_starts.size()); }
    QSizeF pageSize() const { return m_size; } ///< in quarters of a point
    /// Paints one page; the painter's units are those of `pageSize`.
    void paint(QPainter *painter, int page) const;
    /// Paints all pages onto a device that is set up for this page; `goOn` is told of every page and may end it.
    bool paintAll(QPagedPaintDevice &device, const std::function<bool(int page)> &goOn) const;
    const Printout &printout() const { return m_printout; }

private:
    /// Letters with their measures, made once.
    struct Letters
    {
        QFont font;
        QFontMetricsF metrics;
        double widest; ///< of one character
    };
    struct Place
    {
        double left = 0, width = 0;
    };
    Letters letters(double points, bool bold = false) const;
    void placeColumns();
    /// Widths by the texts; letters become smaller where they would not fit.
    std::vector<double> naturalWidths();
    double rowHeight(size_t row) const;
    double headHeight(int page) const;
    double chartHeight() const;
    QRectF pictureRect() const;
    bool isStrong(size_t row) const;
    const ChartData *chartOf(size_t row) const;
    bool hasHeadings() const;
    /// The text, or its beginning where the width is too small.
    QString fitting(const Letters &letters, const QString &text, double width) const;
    void paintHead(QPainter *painter, int page) const;
    void paintRow(QPainter *painter, size_t row, double top) const;

    Printout m_printout;
    QFont m_base;
    Letters m_body, m_strong, m_note, m_title;
    QString m_pageWords; ///< "Page %1 of %2"
    QSizeF m_size;
    QRectF m_area;
    double m_line = 0;
    std::vector<Place> m_columns;
    std::vector<size_t> m_starts; ///< of each page, its first row
};

/// A4 with the margins that all printouts have.
QPageLayout paperPage(bool landscape);

} // namespace millrace
