// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/print_layout.h"

#include "ui/theme/tokens.h"

#include <QPagedPaintDevice>
#include <QPainter>

#include <cmath>

namespace millrace {

namespace {

constexpr double titlePoints = 15, bodyPoints = 9, notePoints = 8;
constexpr double gap = 4 * PrintLayout::perPoint;

} // namespace

PrintLayout::PrintLayout(Printout printout, const QPageLayout &page, const QFont &base, QString pageWords)
    : m_printout(std::move(printout)), m_base(base), m_pageWords(std::move(pageWords))
{
    const QRectF full = page.fullRect(QPageLayout::Point), body = page.paintRect(QPageLayout::Point);
    m_size = full.size() * perPoint;
    m_body = QRectF(body.topLeft() * perPoint, body.size() * perPoint);
    m_line = QFontMetricsF(font(bodyPoints)).height();
    // The foot has the number of the page.
    m_body.setHeight(m_body.height() - 2 * m_line);
    for (const Printout::Column &column : m_printout.columns)
        m_weights += column.weight;
    m_starts.push_back(0);
    double top = m_body.top() + headHeight(0);
    for (size_t row = 0; row < m_printout.rows.size(); ++row) {
        const double height = rowHeight(row);
        // A heading does not stand alone at the foot of a page.
        const bool heads = m_printout.rows[row].size() == 1 && row + 1 < m_printout.rows.size();
        const double needed = height + (heads ? rowHeight(row + 1) : 0);
        if (top + needed > m_body.bottom() && row > m_starts.back()) {
            m_starts.push_back(row);
            top = m_body.top() + headHeight(pageCount() - 1);
        }
        top += height;
    }
}

QFont PrintLayout::font(double points, bool bold) const
{
    QFont one = m_base;
    one.setPixelSize(int(std::lround(points * perPoint)));
    one.setWeight(bold ? QFont::DemiBold : QFont::Normal);
    return one;
}

double PrintLayout::columnWidth(size_t column) const
{
    return m_weights <= 0 ? m_body.width() : m_body.width() * m_printout.columns[column].weight / m_weights;
}

double PrintLayout::columnLeft(size_t column) const
{
    double left = m_body.left();
    for (size_t i = 0; i < column; ++i)
        left += columnWidth(i);
    return left;
}

double PrintLayout::rowHeight(size_t row) const
{
    const QStringList &texts = m_printout.rows[row];
    if (texts.size() == 1)
        return m_line * 2 + gap;
    if (!m_printout.wraps)
        return m_line + gap;
    double height = m_line;
    const QFontMetricsF metrics(font(bodyPoints));
    for (int i = 0; i < texts.size() && i < int(m_printout.columns.size()); ++i) {
        const QRectF room(0, 0, columnWidth(size_t(i)) - gap, 1e6);
        height = std::max(height, metrics.boundingRect(room, Qt::TextWordWrap, texts[i]).height());
    }
    // What is longer than a page is cut at its foot.
    return std::min(height, m_body.height() - headHeight(1)) + gap;
}

QRectF PrintLayout::pictureRect() const
{
    if (m_printout.picture.isNull())
        return {};
    const QSizeF size = m_printout.picture.size();
    const QSizeF room(m_body.width(), m_body.height() * (m_printout.rows.empty() ? 0.8 : 0.55));
    return QRectF(QPointF(), size.scaled(room, Qt::KeepAspectRatio));
}

double PrintLayout::headHeight(int page) const
{
    double height = QFontMetricsF(font(page == 0 ? titlePoints : bodyPoints, true)).height() + gap;
    if (page == 0) {
        height += QFontMetricsF(font(notePoints)).height() * double(m_printout.notes.size()) + 3 * gap;
        if (!m_printout.picture.isNull())
            height += pictureRect().height() + 2 * gap;
    }
    if (!m_printout.columns.empty() && !m_printout.rows.empty())
        height += m_line + 2 * gap;
    return height;
}

void PrintLayout::paintHead(QPainter *painter, int page) const
{
    const Tokens &tokens = Tokens::light();
    double top = m_body.top();
    const QFont titleFont = font(page == 0 ? titlePoints : bodyPoints, true);
    const QFontMetricsF titleMetrics(titleFont);
    painter->setFont(titleFont);
    painter->setPen(tokens.text);
    painter->drawText(QRectF(m_body.left(), top, m_body.width(), titleMetrics.height()), Qt::AlignLeft,
                      titleMetrics.elidedText(m_printout.title, Qt::ElideRight, m_body.width()));
    top += titleMetrics.height() + gap;
    if (page == 0) {
        const QFontMetricsF notes(font(notePoints));
        painter->setFont(font(notePoints));
        painter->setPen(tokens.textSecondary);
        for (const QString &note : m_printout.notes) {
            painter->drawText(QRectF(m_body.left(), top, m_body.width(), notes.height()), Qt::AlignLeft,
                              notes.elidedText(note, Qt::ElideRight, m_body.width()));
            top += notes.height();
        }
        top += 3 * gap;
        if (!m_printout.picture.isNull()) {
            painter->drawImage(pictureRect().translated(m_body.left(), top), m_printout.picture);
            top += pictureRect().height() + 2 * gap;
        }
    }
    if (m_printout.columns.empty() || m_printout.rows.empty())
        return;
    const QFont heading = font(bodyPoints, true);
    const QFontMetricsF metrics(heading);
    painter->setFont(heading);
    painter->setPen(tokens.text);
    for (size_t i = 0; i < m_printout.columns.size(); ++i) {
        const Printout::Column &column = m_printout.columns[i];
        const QRectF cell(columnLeft(i), top, columnWidth(i) - gap, m_line);
        painter->drawText(cell, (column.atEnd ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter,
                          metrics.elidedText(column.heading, Qt::ElideRight, cell.width()));
    }
    painter->setPen(QPen(tokens.controlBorder, perPoint / 2.0));
    painter->drawLine(QPointF(m_body.left(), top + m_line + gap / 2), QPointF(m_body.right(), top + m_line + gap / 2));
}

void PrintLayout::paintRow(QPainter *painter, size_t row, double top) const
{
    const Tokens &tokens = Tokens::light();
    const QStringList &texts = m_printout.rows[row];
    const double height = rowHeight(row);
    painter->setPen(tokens.text);
    if (texts.size() == 1) {
        painter->setFont(font(bodyPoints, true));
        painter->drawText(QRectF(m_body.left(), top, m_body.width(), height - gap), Qt::AlignLeft | Qt::AlignBottom,
                          texts.front());
        return;
    }
    const QFont body = font(bodyPoints);
    const QFontMetricsF metrics(body);
    painter->setFont(body);
    for (int i = 0; i < texts.size() && i < int(m_printout.columns.size()); ++i) {
        const QRectF cell(columnLeft(size_t(i)), top + gap / 2, columnWidth(size_t(i)) - gap, height - gap);
        const bool atEnd = m_printout.columns[size_t(i)].atEnd;
        if (m_printout.wraps)
            painter->drawText(cell, int(atEnd ? Qt::AlignRight : Qt::AlignLeft) | Qt::TextWordWrap, texts[i]);
        else
            painter->drawText(cell, (atEnd ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter,
                              metrics.elidedText(texts[i], Qt::ElideRight, cell.width()));
    }
    painter->setPen(QPen(tokens.border, perPoint / 4.0));
    painter->drawLine(QPointF(m_body.left(), top + height), QPointF(m_body.right(), top + height));
}

void PrintLayout::paint(QPainter *painter, int page) const
{
    if (page < 0 || page >= pageCount())
        return;
    const Tokens &tokens = Tokens::light();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setRenderHint(QPainter::SmoothPixmapTransform);
    painter->fillRect(QRectF(QPointF(), m_size), Qt::white);
    paintHead(painter, page);
    double top = m_body.top() + headHeight(page);
    const bool last = page + 1 == pageCount();
    const size_t end = last ? m_printout.rows.size() : m_starts[size_t(page) + 1];
    for (size_t row = m_starts[size_t(page)]; row < end; ++row) {
        paintRow(painter, row, top);
        top += rowHeight(row);
    }
    painter->setFont(font(notePoints));
    painter->setPen(tokens.textSecondary);
    const QRectF foot(m_body.left(), m_body.bottom() + m_line / 2, m_body.width(), m_line);
    if (last && !m_printout.rest.isEmpty())
        painter->drawText(foot, Qt::AlignLeft | Qt::AlignVCenter, m_printout.rest);
    painter->drawText(foot, Qt::AlignRight | Qt::AlignVCenter, m_pageWords.arg(page + 1).arg(pageCount()));
    painter->restore();
}

bool PrintLayout::paintAll(QPagedPaintDevice &device, const std::function<bool(int page)> &goOn) const
{
    QPainter painter;
    if (!painter.begin(&device))
        return false;
    const double scale = device.logicalDpiX() / (72.0 * perPoint);
    for (int page = 0; page < pageCount(); ++page) {
        if (!goOn(page) || (page > 0 && !device.newPage()))
            return false;
        painter.resetTransform();
        painter.scale(scale, scale);
        paint(&painter, page);
    }
    return painter.end();
}

} // namespace millrace
