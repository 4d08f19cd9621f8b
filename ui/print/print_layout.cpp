// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/print/print_layout.h"

#include "ui/charts/chart_painter.h"
#include "ui/theme/tokens.h"

#include <QPagedPaintDevice>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace millrace {

namespace {

constexpr double titlePoints = 15, bodyPoints = 9, notePoints = 8, smallestPoints = 4.5;
constexpr double gap = 4 * PrintLayout::perPoint;

/// Columns of Latin width; Chinese letters take two.
qsizetype lettersIn(const QString &text)
{
    qsizetype letters = text.size();
    for (const QChar c : text)
        letters += c.unicode() >= 0x2E80 ? 1 : 0;
    return letters;
}

ChartStyle paperStyle(const QFont &font)
{
    ChartStyle style;
    style.font = font;
    return style;
}

} // namespace

QPageLayout paperPage(bool landscape)
{
    return QPageLayout(QPageSize(QPageSize::A4), landscape ? QPageLayout::Landscape : QPageLayout::Portrait,
                       QMarginsF(15, 15, 15, 15), QPageLayout::Millimeter);
}

PrintLayout::PrintLayout(Printout printout, const QPageLayout &page, const QFont &base, QString pageWords)
    : m_printout(std::move(printout)), m_base(base), m_body(letters(bodyPoints)), m_strong(letters(bodyPoints, true)),
      m_note(letters(notePoints)), m_title(letters(titlePoints, true)), m_pageWords(std::move(pageWords))
{
    const QRectF full = page.fullRect(QPageLayout::Point), body = page.paintRect(QPageLayout::Point);
    m_size = full.size() * perPoint;
    m_area = QRectF(body.topLeft() * perPoint, body.size() * perPoint);
    m_line = m_body.metrics.height();
    // The foot has the number of the page.
    m_area.setHeight(m_area.height() - 2 * m_line);
    placeColumns();
    m_line = m_body.metrics.height();
    m_starts.push_back(0);
    double top = m_area.top() + headHeight(0);
    for (size_t row = 0; row < m_printout.rows.size(); ++row) {
        const double height = rowHeight(row);
        // A heading does not stand alone at the foot of a page.
        const bool heads = m_printout.rows[row].size() == 1 && row + 1 < m_printout.rows.size();
        const double needed = height + (heads ? rowHeight(row + 1) : 0);
        if (top + needed > m_area.bottom() && row > m_starts.back()) {
            m_starts.push_back(row);
            top = m_area.top() + headHeight(pageCount() - 1);
        }
        top += height;
    }
}

PrintLayout::Letters PrintLayout::letters(double points, bool bold) const
{
    QFont font = m_base;
    font.setPixelSize(int(std::lround(points * perPoint)));
    font.setWeight(bold ? QFont::DemiBold : QFont::Normal);
    const QFontMetricsF metrics(font);
    // Latin letters are narrower than this, Chinese ones as wide.
    return {font, metrics, points * perPoint * 1.1};
}

std::vector<double> PrintLayout::naturalWidths()
{
    std::vector<QString> longest(m_printout.columns.size());
    std::vector<qsizetype> lengths(longest.size(), 0);
    for (const QStringList &row : m_printout.rows)
        for (size_t i = 0; i < longest.size() && qsizetype(i) < row.size(); ++i)
            if (const qsizetype length = lettersIn(row[qsizetype(i)]); length > lengths[i]) {
                lengths[i] = length;
                longest[i] = row[qsizetype(i)];
            }
    std::vector<double> widths;
    double numbers = 0, words = 0;
    for (size_t i = 0; i < longest.size(); ++i) {
        // Numbers are in full wherever they can be; words may end in an ellipsis.
        const double width = std::max(m_strong.metrics.horizontalAdvance(longest[i]),
                                      m_strong.metrics.horizontalAdvance(m_printout.columns[i].heading)) +
                             2 * gap;
        widths.push_back(width);
        (m_printout.columns[i].atEnd ? numbers : words) += width;
    }
    const double room = m_area.width(), wordsAtLeast = std::min(words, room * 0.2);
    if (numbers + wordsAtLeast > room) {
        const double wanted = std::max(smallestPoints, bodyPoints * (room - wordsAtLeast) / numbers);
        const double shrunk = std::floor(wanted * perPoint) / perPoint / bodyPoints;
        m_body = letters(bodyPoints * shrunk);
        m_strong = letters(bodyPoints * shrunk, true);
        for (size_t i = 0; i < widths.size(); ++i)
            widths[i] *= m_printout.columns[i].atEnd ? shrunk : 1;
        numbers *= shrunk;
    }
    // What is missing is taken from the words; what is over is everybody's.
    const double forWords = std::max(room - numbers, wordsAtLeast);
    double used = numbers;
    for (size_t i = 0; i < widths.size(); ++i)
        if (!m_printout.columns[i].atEnd) {
            widths[i] *= words > forWords ? forWords / words : 1;
            used += widths[i];
        }
    const double over = std::max(0.0, room - used) / double(std::max<size_t>(1, widths.size()));
    for (double &width : widths)
        width += over;
    return widths;
}

void PrintLayout::placeColumns()
{
    double weights = 0;
    for (const Printout::Column &column : m_printout.columns)
        weights += column.weight;
    std::vector<double> widths;
    if (weights <= 0)
        widths = naturalWidths();
    else
        for (const Printout::Column &column : m_printout.columns)
            widths.push_back(m_area.width() * column.weight / weights);
    double left = m_area.left();
    for (const double width : widths) {
        m_columns.push_back({left, width});
        left += width;
    }
}

bool PrintLayout::isStrong(size_t row) const
{
    return std::binary_search(m_printout.strongRows.begin(), m_printout.strongRows.end(), row);
}

const ChartData *PrintLayout::chartOf(size_t row) const
{
    const auto found = std::lower_bound(m_printout.chartRows.begin(), m_printout.chartRows.end(), row,
                                        [](const auto &chart, size_t at) { return chart.first < at; });
    return found != m_printout.chartRows.end() && found->first == row ? &found->second : nullptr;
}

bool PrintLayout::hasHeadings() const
{
    return !m_printout.rows.empty() &&
           std::any_of(m_printout.columns.begin(), m_printout.columns.end(),
                       [](const Printout::Column &column) { return !column.heading.isEmpty(); });
}

QString PrintLayout::fitting(const Letters &letters, const QString &text, double width) const
{
    // Measuring is what costs: short texts need none.
    if (double(text.size()) * letters.widest <= width)
        return text;
    return letters.metrics.elidedText(text, Qt::ElideRight, width);
}

double PrintLayout::rowHeight(size_t row) const
{
    const QStringList &texts = m_printout.rows[row];
    if (const ChartData *chart = chartOf(row))
        return std::min(millrace::chartHeight(*chart, paperStyle(m_note.font)), m_area.height() * 0.4) + gap;
    if (texts.size() == 1)
        return m_line * 2 + gap;
    if (!m_printout.wraps)
        return m_line + gap;
    double height = m_line;
    for (int i = 0; i < texts.size() && i < int(m_columns.size()); ++i) {
        const QRectF room(0, 0, m_columns[size_t(i)].width - gap, 1e6);
        height = std::max(height, m_body.metrics.boundingRect(room, Qt::TextWordWrap, texts[i]).height());
    }
    // What is longer than a page is cut at its foot.
    return std::min(height, m_area.height() - headHeight(1)) + gap;
}

double PrintLayout::chartHeight() const
{
    if (!m_printout.chart)
        return 0;
    const double wanted = millrace::chartHeight(*m_printout.chart, paperStyle(m_note.font));
    return std::min(wanted, m_area.height() * (m_printout.rows.empty() ? 0.85 : 0.55));
}

QRectF PrintLayout::pictureRect() const
{
    if (m_printout.picture.isNull())
        return {};
    const QSizeF size = m_printout.picture.size();
    const QSizeF room(m_area.width(), m_area.height() * (m_printout.rows.empty() ? 0.8 : 0.55));
    return QRectF(QPointF(), size.scaled(room, Qt::KeepAspectRatio));
}

double PrintLayout::headHeight(int page) const
{
    double height = (page == 0 ? m_title : m_strong).metrics.height() + gap;
    if (page == 0) {
        height += m_note.metrics.height() * double(m_printout.notes.size()) + 3 * gap;
        if (m_printout.chart)
            height += chartHeight() + 2 * gap;
        else if (!m_printout.picture.isNull())
            height += pictureRect().height() + 2 * gap;
    }
    if (hasHeadings())
        height += m_line + 2 * gap;
    return height;
}

void PrintLayout::paintHead(QPainter *painter, int page) const
{
    const Tokens &tokens = Tokens::light();
    double top = m_area.top();
    const Letters &title = page == 0 ? m_title : m_strong;
    painter->setFont(title.font);
    painter->setPen(tokens.text);
    painter->drawText(QRectF(m_area.left(), top, m_area.width(), title.metrics.height()), Qt::AlignLeft,
                      fitting(title, m_printout.title, m_area.width()));
    top += title.metrics.height() + gap;
    if (page == 0) {
        painter->setFont(m_note.font);
        painter->setPen(tokens.textSecondary);
        for (const QString &note : m_printout.notes) {
            painter->drawText(QRectF(m_area.left(), top, m_area.width(), m_note.metrics.height()), Qt::AlignLeft,
                              fitting(m_note, note, m_area.width()));
            top += m_note.metrics.height();
        }
        top += 3 * gap;
        if (m_printout.chart) {
            painter->save();
            painter->translate(m_area.left(), top);
            paintChart(*painter, *m_printout.chart, paperStyle(m_note.font), QSizeF(m_area.width(), chartHeight()));
            painter->restore();
            top += chartHeight() + 2 * gap;
        } else if (!m_printout.picture.isNull()) {
            painter->drawImage(pictureRect().translated(m_area.left(), top), m_printout.picture);
            top += pictureRect().height() + 2 * gap;
        }
    }
    if (!hasHeadings())
        return;
    painter->setFont(m_strong.font);
    painter->setPen(tokens.text);
    for (size_t i = 0; i < m_printout.columns.size(); ++i) {
        const Printout::Column &column = m_printout.columns[i];
        const QRectF cell(m_columns[i].left, top, m_columns[i].width - gap, m_line);
        painter->drawText(cell, (column.atEnd ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter,
                          fitting(m_strong, column.heading, cell.width()));
    }
    painter->setPen(QPen(tokens.controlBorder, perPoint / 2.0));
    painter->drawLine(QPointF(m_area.left(), top + m_line + gap / 2), QPointF(m_area.right(), top + m_line + gap / 2));
}

void PrintLayout::paintRow(QPainter *painter, size_t row, double top) const
{
    const Tokens &tokens = Tokens::light();
    const QStringList &texts = m_printout.rows[row];
    const double height = rowHeight(row);
    const Letters &letters = texts.size() == 1 || isStrong(row) ? m_strong : m_body;
    if (const ChartData *chart = chartOf(row)) {
        painter->save();
        painter->translate(m_area.left(), top);
        paintChart(*painter, *chart, paperStyle(m_note.font), QSizeF(m_area.width(), height - gap));
        painter->restore();
        return;
    }
    painter->setPen(tokens.text);
    painter->setFont(letters.font);
    if (texts.size() == 1) {
        painter->drawText(QRectF(m_area.left(), top, m_area.width(), height - gap), Qt::AlignLeft | Qt::AlignBottom,
                          texts.front());
        return;
    }
    for (int i = 0; i < texts.size() && i < int(m_columns.size()); ++i) {
        if (texts[i].isEmpty())
            continue;
        const Place &place = m_columns[size_t(i)];
        const QRectF cell(place.left, top + gap / 2, place.width - gap, height - gap);
        const bool atEnd = m_printout.columns[size_t(i)].atEnd;
        if (m_printout.wraps)
            painter->drawText(cell, int(atEnd ? Qt::AlignRight : Qt::AlignLeft) | Qt::TextWordWrap, texts[i]);
        else
            painter->drawText(cell, int(atEnd ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter | Qt::TextSingleLine,
                              fitting(letters, texts[i], cell.width()));
    }
    painter->setPen(QPen(tokens.border, perPoint / 4.0));
    painter->drawLine(QPointF(m_area.left(), top + height), QPointF(m_area.right(), top + height));
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
    double top = m_area.top() + headHeight(page);
    const bool last = page + 1 == pageCount();
    const size_t end = last ? m_printout.rows.size() : m_starts[size_t(page) + 1];
    for (size_t row = m_starts[size_t(page)]; row < end; ++row) {
        paintRow(painter, row, top);
        top += rowHeight(row);
    }
    painter->setFont(m_note.font);
    painter->setPen(tokens.textSecondary);
    const QRectF foot(m_area.left(), m_area.bottom() + m_line / 2, m_area.width(), m_line);
    QStringList left{m_printout.foot};
    if (last)
        left << m_printout.rest;
    left.removeAll(QString());
    const QString number = m_pageWords.arg(page + 1).arg(pageCount());
    const double room = m_note.metrics.horizontalAdvance(number) + 2 * gap;
    painter->drawText(foot, Qt::AlignLeft | Qt::AlignVCenter,
                      fitting(m_note, left.join(QStringLiteral(" · ")), foot.width() - room));
    painter->drawText(foot, Qt::AlignRight | Qt::AlignVCenter, number);
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
