// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/printout.h"

#include <QFont>
#include <QPageLayout>

#include <atomic>
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
    QFont font(double points, bool bold = false) const;
    double rowHeight(size_t row) const;
    double headHeight(int page) const;
    double columnLeft(size_t column) const;
    double columnWidth(size_t column) const;
    QRectF pictureRect() const;
    void paintHead(QPainter *painter, int page) const;
    void paintRow(QPainter *painter, size_t row, double top) const;

    Printout m_printout;
    QFont m_base;
    QString m_pageWords; ///< "Page %1 of %2"
    QSizeF m_size;
    QRectF m_body;
    double m_line = 0, m_weights = 0;
    std::vector<size_t> m_starts; ///< of each page, its first row
};

} // namespace millrace
