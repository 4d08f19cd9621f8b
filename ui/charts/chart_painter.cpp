// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chart_painter.h"

#include "core/interchange/csv_writer.h"
#include "ui/charts/chart_text.h"

#include <QBuffer>
#include <QPainter>
#include <QPainterPath>
#include <QSaveFile>
#include <QSvgGenerator>

#include <cmath>

namespace millrace {

namespace {

constexpr int pictureWidth = 900, pictureScale = 2, picturePixels = 13;

/// Lines at 45 degrees; drawn as lines and not as a pattern, so that they stay sharp on paper.
void paintHatch(QPainter &painter, const QRectF &rect, const QColor &colour, double unit)
{
    painter.save();
    painter.setClipRect(rect, Qt::IntersectClip);
    painter.setPen(QPen(colour, unit));
    const double step = 6 * unit;
    for (double x = rect.left() - rect.height(); x < rect.right(); x += step)
        painter.drawLine(QPointF(x, rect.bottom()), QPointF(x + rect.height(), rect.top()));
    painter.restore();
}

void paintDot(QPainter &painter, const ChartMark &mark)
{
    const QRectF &r = mark.rect;
    switch (mark.marker) {
    case 1:
        painter.drawRect(r);
        break;
    case 2:
        painter.drawPolygon(QPolygonF{{r.center().x(), r.top() - 1},
                                      {r.right() + 1, r.center().y()},
                                      {r.center().x(), r.bottom() + 1},
                                      {r.left() - 1, r.center().y()}});
        break;
    case 3:
        painter.drawPolygon(
            QPolygonF{{r.center().x(), r.top() - 1}, {r.right() + 1, r.bottom()}, {r.left() - 1, r.bottom()}});
        break;
    default:
        painter.drawEllipse(r);
        break;
    }
}

void paintMark(QPainter &painter, const ChartMark &mark, const Tokens &tokens, double unit)
{
    painter.setPen(mark.lineWidth > 0 ? chartPen(mark.line, mark.lineWidth * unit, mark.dash) : QPen(Qt::NoPen));
    painter.setBrush(mark.fill.isValid() ? QBrush(mark.fill) : QBrush(Qt::NoBrush));
    switch (mark.shape) {
    case ChartMark::Shape::Bar:
        painter.drawRect(mark.rect);
        if (mark.hatched)
            paintHatch(painter, mark.rect, tokens.surface, unit);
        break;
    case ChartMark::Shape::Course:
        painter.setBrush(Qt::NoBrush);
        painter.drawPolyline(mark.path);
        break;
    case ChartMark::Shape::Area:
        painter.drawPolygon(mark.path);
        if (mark.hatched) {
            painter.save();
            QPainterPath area;
            area.addPolygon(mark.path);
            painter.setClipPath(area, Qt::IntersectClip);
            paintHatch(painter, mark.path.boundingRect(), tokens.surface, unit);
            painter.restore();
        }
        break;
    case ChartMark::Shape::Dot:
        paintDot(painter, mark);
        break;
    }
}

Result<void> writeWhole(const QString &path, const QByteArray &content)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size() || !file.commit())
        return fail(interchange::writeError(file, path));
    return {};
}

} // namespace

QPen chartPen(const QColor &colour, double width, int dash)
{
    QPen pen(colour, width);
    pen.setJoinStyle(Qt::RoundJoin);
    if (dash > 0) {
        static const QList<qreal> patterns[] = {{4, 3}, {1, 2}, {6, 2, 1, 2}};
        pen.setDashPattern(patterns[size_t(dash - 1) % std::size(patterns)]);
        pen.setCapStyle(Qt::FlatCap);
    }
    return pen;
}

void paintChart(QPainter &painter, const ChartLayout &layout, const ChartStyle &style)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    // Grid below the marks, whiskers and ticks of goals above them.
    const auto isGrid = [&](const ChartRule &rule) {
        return rule.colour == style.tokens->border || rule.colour == style.tokens->controlBorder;
    };
    const auto paintRule = [&](const ChartRule &rule) {
        painter.setPen(chartPen(rule.colour, rule.width * layout.unit, rule.dashed ? 1 : 0));
        painter.drawLine(rule.line);
    };
    for (const ChartRule &rule : layout.rules)
        if (isGrid(rule))
            paintRule(rule);
    for (const ChartMark &mark : layout.marks)
        paintMark(painter, mark, *style.tokens, layout.unit);
    for (const ChartRule &rule : layout.rules)
        if (!isGrid(rule))
            paintRule(rule);
    for (const ChartWords &words : layout.words) {
        painter.setFont(styledFont(words.style, style.font));
        painter.setPen(words.colour);
        painter.drawText(words.rect, int(words.alignment) | Qt::TextDontClip | Qt::TextSingleLine, words.text);
    }
    painter.restore();
}

void paintChart(QPainter &painter, const ChartData &data, const ChartStyle &style, const QSizeF &size)
{
    if (const QString instead = insteadOfChart(data); !instead.isEmpty()) {
        painter.save();
        painter.setFont(styledFont(TextStyle::Body, style.font));
        painter.setPen(style.tokens->textSecondary);
        painter.drawText(QRectF(QPointF(), size), Qt::AlignCenter | Qt::TextWordWrap, instead);
        painter.restore();
        return;
    }
    paintChart(painter, layOutChart(data, style, size), style);
}

ChartPicture::ChartPicture(ChartData data, bool redIsUp) : m_data(std::move(data))
{
    m_style.tokens = &Tokens::light();
    m_style.font = paperFont();
    m_style.font.setPixelSize(picturePixels);
    m_style.redIsUp = redIsUp;
    const double title = QFontMetricsF(styledFont(TextStyle::Title, m_style.font)).height() + space::s;
    const double subtitle = QFontMetricsF(styledFont(TextStyle::Body, m_style.font)).height() + space::l;
    m_top = space::xl + title + (m_data.subtitle.isEmpty() ? space::s : subtitle);
    m_size = QSize(pictureWidth, int(std::ceil(m_top + chartHeight(m_data, m_style) + space::xl)));
}

void ChartPicture::paint(QPainter &painter) const
{
    const int inner = pictureWidth - 2 * space::xl;
    painter.fillRect(QRect(QPoint(), m_size), m_style.tokens->surface);
    const QFont title = styledFont(TextStyle::Title, m_style.font);
    const QFontMetricsF titles(title);
    painter.setPen(m_style.tokens->text);
    painter.setFont(title);
    painter.drawText(QRectF(space::xl, space::xl, inner, titles.height()), Qt::AlignLeft | Qt::AlignTop,
                     titles.elidedText(m_data.title, Qt::ElideRight, inner));
    const QFont subtitle = styledFont(TextStyle::Body, m_style.font);
    const QFontMetricsF subtitles(subtitle);
    painter.setPen(m_style.tokens->textSecondary);
    painter.setFont(subtitle);
    painter.drawText(QRectF(space::xl, space::xl + titles.height() + space::s, inner, subtitles.height()),
                     Qt::AlignLeft | Qt::AlignTop, subtitles.elidedText(m_data.subtitle, Qt::ElideRight, inner));
    painter.translate(space::xl, m_top);
    paintChart(painter, m_data, m_style, QSizeF(inner, m_size.height() - m_top - space::xl));
}

QImage ChartPicture::image() const
{
    QImage image(m_size * pictureScale, QImage::Format_RGB32);
    image.setDevicePixelRatio(pictureScale);
    image.fill(Qt::white);
    QPainter painter(&image);
    paint(painter);
    return image;
}

QByteArray ChartPicture::png() const
{
    QByteArray content;
    QBuffer buffer(&content);
    buffer.open(QIODevice::WriteOnly);
    image().save(&buffer, "PNG");
    return content;
}

QByteArray ChartPicture::svg() const
{
    QByteArray content;
    QBuffer buffer(&content);
    buffer.open(QIODevice::WriteOnly);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setSize(m_size);
    generator.setViewBox(QRect(QPoint(), m_size));
    generator.setTitle(m_data.title);
    generator.setDescription(spokenSentence(m_data));
    {
        QPainter painter(&generator);
        paint(painter);
    }
    return content;
}

Result<void> ChartPicture::save(const QString &path) const
{
    if (path.endsWith(QLatin1String(".png"), Qt::CaseInsensitive))
        return writeWhole(path, png());
    if (path.endsWith(QLatin1String(".svg"), Qt::CaseInsensitive))
        return writeWhole(path, svg());
    return fail(ErrorCode::InvalidArgument, {QStringLiteral("format"), path});
}

} // namespace millrace
