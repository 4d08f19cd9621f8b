// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chart_canvas.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace millrace {

namespace {

constexpr int mostTicks = 6;
constexpr double plainLine = 16;

bool isCourse(ChartData::Kind kind)
{
    return kind == ChartData::Kind::Line || kind == ChartData::Kind::Area || kind == ChartData::Kind::StackedArea;
}

} // namespace

bool wantsLegend(const ChartData &data)
{
    const bool single = data.kind == ChartData::Kind::Heat || data.kind == ChartData::Kind::Figure ||
                        data.kind == ChartData::Kind::Target || data.kind == ChartData::Kind::Waterfall ||
                        data.kind == ChartData::Kind::Scatter;
    if (single || data.series.size() < 2)
        return false;
    // Lines bear their names at their ends.
    return !isCourse(data.kind) ||
           std::any_of(data.series.begin(), data.series.end(), [](const ChartSeries &series) { return series.ghost; });
}

ChartScale niceScale(double lowest, double highest, int most, bool whole)
{
    lowest = std::min(lowest, 0.0);
    highest = std::max(highest, 0.0);
    if (highest - lowest <= 0)
        highest = lowest + 1;
    const double raw = (highest - lowest) / std::max(1, most);
    const double power = std::pow(10.0, std::floor(std::log10(raw)));
    double step = power * 10;
    for (const double factor : {1.0, 2.0, 5.0})
        if (factor * power >= raw * (1 - 1e-9)) {
            step = factor * power;
            break;
        }
    if (whole)
        step = std::max(1.0, std::round(step));
    ChartScale scale;
    scale.step = step;
    scale.from = std::floor(lowest / step + 1e-9) * step;
    scale.to = std::ceil(highest / step - 1e-9) * step;
    return scale;
}

std::vector<double> ChartScale::ticks() const
{
    std::vector<double> found;
    const auto count = int(std::lround((to - from) / step));
    for (int i = 0; i <= count; ++i) {
        const double tick = from + i * step;
        found.push_back(std::abs(tick) < step * 1e-9 ? 0 : tick);
    }
    return found;
}

ChartDatum ChartLayout::datumAt(const QPointF &point) const
{
    for (auto hit = hits.rbegin(); hit != hits.rend(); ++hit)
        if (hit->first.contains(point))
            return hit->second;
    return {};
}

QRectF ChartLayout::placeOf(const ChartDatum &datum) const
{
    for (const auto &[rect, one] : hits)
        if (one == datum)
            return rect;
    return {};
}

ChartCanvas::ChartCanvas(const ChartData &data, const ChartStyle &style, const QSizeF &size)
    : m_data(data), m_style(style), m_line(QFontMetricsF(styledFont(TextStyle::Caption, style.font)).height())
{
    m_layout.size = size;
    m_layout.unit = std::max(1.0, m_line / plainLine);
}

QFontMetricsF ChartCanvas::metrics(TextStyle style) const
{
    return QFontMetricsF(styledFont(style, m_style.font));
}

double ChartCanvas::textWidth(const QString &text, TextStyle style) const
{
    return std::ceil(metrics(style).horizontalAdvance(text)) + 1;
}

size_t ChartCanvas::slotOf(size_t series) const
{
    if (const int own = m_data.series[series].slot; own >= 0)
        return size_t(own);
    size_t place = 0;
    for (size_t i = 0; i < series; ++i)
        place += m_data.series[i].ghost || m_data.series[i].others ? 0 : 1;
    return place;
}

QColor ChartCanvas::colourOf(size_t series, const ChartPoint *point) const
{
    if (point) {
        switch (point->tone) {
        case ChartPoint::Tone::Won:
            return tokens().success;
        case ChartPoint::Tone::Lost:
            return tokens().danger;
        case ChartPoint::Tone::Total:
            return tokens().textSecondary;
        case ChartPoint::Tone::Normal:
            break;
        }
    }
    if (m_data.series[series].others)
        return tokens().categoryOther;
    return m_data.series[series].ghost ? tokens().textSecondary : tokens().category[slotOf(series) % chartColours];
}

QColor ChartCanvas::inkOn(const QColor &fill) const
{
    return contrastRatio(tokens().onAccent, fill) >= contrastRatio(tokens().text, fill) ? tokens().onAccent
                                                                                        : tokens().text;
}

ChartMark ChartCanvas::barOf(const ChartDatum &datum, const QRectF &rect) const
{
    const ChartSeries &series = m_data.series[size_t(datum.series)];
    ChartMark mark;
    mark.datum = datum;
    mark.rect = rect;
    mark.hatched = series.others;
    const QColor colour = colourOf(size_t(datum.series), pointOf(m_data, datum));
    if (series.ghost) {
        mark.line = colour;
        mark.lineWidth = 1.5;
        mark.dash = 1;
    } else {
        mark.fill = colour;
    }
    return mark;
}

void ChartCanvas::addMark(const ChartMark &mark)
{
    m_layout.marks.push_back(mark);
}

void ChartCanvas::addRule(const QLineF &line, const QColor &colour, double width, bool dashed)
{
    m_layout.rules.push_back({line, colour, width, dashed});
}

void ChartCanvas::write(const QRectF &rect, const QString &text, TextStyle style, const QColor &colour,
                        Qt::Alignment alignment, bool inMark)
{
    if (text.isEmpty() || rect.width() <= 0)
        return;
    m_layout.words.push_back(
        {rect, metrics(style).elidedText(text, Qt::ElideRight, rect.width()), style, colour, alignment, inMark});
}

bool ChartCanvas::writeIfFree(const QRectF &rect, const QString &text, TextStyle style, const QColor &colour,
                              Qt::Alignment alignment, bool inMark)
{
    if (text.isEmpty() || textWidth(text, style) > rect.width() + 0.5 ||
        !QRectF(QPointF(), m_layout.size).contains(rect))
        return false;
    for (const ChartWords &words : m_layout.words)
        if (words.rect.intersects(rect))
            return false;
    m_layout.words.push_back({rect, text, style, colour, alignment, inMark});
    return true;
}

QString ChartCanvas::labelOf(const ChartPoint &point) const
{
    if (!point.label.isEmpty() || !point.value)
        return point.label;
    return m_data.numbers.beside(*point.value);
}

void ChartCanvas::legend(QRectF &area)
{
    const double swatch = m_line * 0.7, gap = m_line * 0.4;
    double left = area.left(), top = area.top();
    for (size_t i = 0; i < m_data.series.size(); ++i) {
        const ChartSeries &series = m_data.series[i];
        if (isCourse(m_data.kind) && !series.ghost)
            continue;
        const double width = std::min(textWidth(series.name), area.width() / 2);
        if (left > area.left() && left + swatch + gap + width > area.right()) {
            left = area.left();
            top += m_line;
        }
        ChartMark mark = barOf({int(i), -1}, {left, top + (m_line - swatch) / 2, swatch, swatch});
        addMark(mark);
        write({left + swatch + gap, top, width, m_line}, series.name, TextStyle::Caption, tokens().textSecondary);
        left += swatch + gap + width + 2 * gap;
    }
    area.setTop(top + m_line + gap);
}

QRectF ChartCanvas::frame(bool withLegend)
{
    QRectF area(QPointF(), m_layout.size);
    area.adjust(2 * unit(), 2 * unit(), -2 * unit(), -2 * unit());
    if (m_style.legendRoom)
        area.setTop(area.top() + *m_style.legendRoom);
    else if (withLegend && wantsLegend(m_data))
        legend(area);
    m_note = QRectF(area.left(), area.bottom() - m_line, area.width(), m_line);
    area.setBottom(m_note.top() - 2 * unit());
    return area;
}

void ChartCanvas::finishNote()
{
    QStringList parts;
    if (m_layout.leftOut > 0)
        parts << QCoreApplication::translate("chart", "%n more in the table", nullptr, m_layout.leftOut);
    if (!m_data.note.isEmpty())
        parts << m_data.note;
    write(m_note, parts.join(QStringLiteral(" · ")), TextStyle::Caption, tokens().textSecondary);
}

std::pair<double, double> ChartCanvas::span(bool stacked) const
{
    double lowest = 0, highest = 0;
    for (size_t p = 0; p < m_data.length(); ++p) {
        double below = 0, above = 0;
        for (const ChartSeries &series : m_data.series) {
            if (p >= series.points.size() || !series.points[p].value)
                continue;
            const ChartPoint &point = series.points[p];
            lowest = std::min({lowest, *point.value, point.low.value_or(0)});
            highest = std::max({highest, *point.value, point.high.value_or(0)});
            if (!series.ghost)
                (*point.value < 0 ? below : above) += *point.value;
        }
        if (stacked) {
            lowest = std::min(lowest, below);
            highest = std::max(highest, above);
        }
    }
    return {lowest, highest};
}

QRectF ChartCanvas::valueAxis(const QRectF &area, double bottom, ChartScale &scale)
{
    const double height = area.height() - bottom;
    const int most = std::clamp(int(height / (2.2 * m_line)), 1, mostTicks);
    scale = niceScale(scale.from, scale.to, most, m_data.numbers.kind == ChartNumbers::Kind::Count);
    double widest = 0;
    for (const double tick : scale.ticks())
        widest = std::max(widest, textWidth(m_data.numbers.onAxis(tick)));
    const double gap = 6 * unit();
    const QRectF plot(area.left() + widest + gap, area.top() + m_line / 2, area.width() - widest - gap,
                      std::max(1.0, height - m_line / 2));
    for (const double tick : scale.ticks()) {
        const double y = plot.bottom() - scale.share(tick) * plot.height();
        addRule({plot.left(), y, plot.right(), y}, tick == 0 ? tokens().controlBorder : tokens().border);
        writeIfFree({area.left(), y - m_line / 2, widest, m_line}, m_data.numbers.onAxis(tick), TextStyle::Caption,
                    tokens().textSecondary, Qt::AlignRight | Qt::AlignVCenter);
    }
    m_layout.plot = plot;
    m_layout.values = scale;
    return plot;
}

void ChartCanvas::categoryAxis(const QRectF &plot, const std::vector<double> &centres, double slot)
{
    // Every second, third .. name where they would run into each other; the last ones may be cut.
    double widest = 1;
    for (size_t i = 0; i < centres.size(); ++i)
        widest = std::max(widest, textWidth(categoryAt(i)) + 6);
    const double wanted = std::min(widest, std::max(slot, 6 * m_line));
    const size_t every = slot <= 0 ? 1 : size_t(std::max(1.0, std::ceil(wanted / slot - 1e-6)));
    const double room = every == 1 ? std::max(slot - 4, 1.0) : slot * double(every) - 4;
    for (size_t i = 0; i < centres.size(); i += every) {
        QRectF rect(centres[i] - room / 2, plot.bottom() + 3 * unit(), room, m_line);
        const double width = std::min(room, textWidth(categoryAt(i)));
        rect = QRectF(centres[i] - width / 2, rect.top(), width, m_line);
        if (rect.left() < 0)
            rect.moveLeft(0);
        if (rect.right() > m_layout.size.width())
            rect.moveRight(m_layout.size.width());
        bool free = true;
        for (const ChartWords &words : m_layout.words)
            free = free && !words.rect.intersects(rect);
        if (free)
            write(rect, categoryAt(i), TextStyle::Caption, tokens().textSecondary, Qt::AlignCenter);
    }
}

ChartLayout layOutChart(const ChartData &data, const ChartStyle &style, const QSizeF &size)
{
    ChartCanvas canvas(data, style, size);
    if (data.tooFew > 0 || data.isEmpty() || size.width() < 20 || size.height() < 20)
        return canvas.layout();
    switch (data.kind) {
    case ChartData::Kind::Bar:
    case ChartData::Kind::StackedBar:
        layOutBars(canvas);
        break;
    case ChartData::Kind::Column:
    case ChartData::Kind::StackedColumn:
        layOutColumns(canvas);
        break;
    case ChartData::Kind::Line:
    case ChartData::Kind::Area:
    case ChartData::Kind::StackedArea:
        layOutLines(canvas);
        break;
    case ChartData::Kind::Scatter:
        layOutScatter(canvas);
        break;
    case ChartData::Kind::Heat:
        layOutHeat(canvas);
        break;
    case ChartData::Kind::Funnel:
        layOutFunnel(canvas);
        break;
    case ChartData::Kind::Waterfall:
        layOutWaterfall(canvas);
        break;
    case ChartData::Kind::Figure:
        layOutFigure(canvas);
        break;
    case ChartData::Kind::Target:
        layOutTargets(canvas);
        break;
    }
    return canvas.layout();
}

double chartHeight(const ChartData &data, const ChartStyle &style)
{
    const double line = QFontMetricsF(styledFont(TextStyle::Caption, style.font)).height();
    const double legend = wantsLegend(data) ? 1.4 * line : 0;
    switch (data.kind) {
    case ChartData::Kind::Bar:
    case ChartData::Kind::StackedBar:
        return barsHeight(data, line) + legend;
    case ChartData::Kind::Heat:
        return heatHeight(data, line);
    case ChartData::Kind::Funnel:
        return funnelHeight(data, line) + legend;
    case ChartData::Kind::Target:
        return targetsHeight(data, line);
    case ChartData::Kind::Figure:
        return 6 * line;
    case ChartData::Kind::Column:
    case ChartData::Kind::StackedColumn:
    case ChartData::Kind::Line:
    case ChartData::Kind::Area:
    case ChartData::Kind::StackedArea:
    case ChartData::Kind::Scatter:
    case ChartData::Kind::Waterfall:
        break;
    }
    return 18 * line + legend;
}

} // namespace millrace
