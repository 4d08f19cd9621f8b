// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/forecast/band_picture.h"

#include "ui/theme/tokens.h"
#include "ui/theme/typography.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace millrace {

BandPicture::BandPicture(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("forecastBand"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void BandPicture::show(const Marks &marks, const QString &sentence)
{
    m_marks = marks;
    setAccessibleName(sentence);
    setToolTip(sentence);
    updateGeometry();
    update();
}

QSize BandPicture::sizeHint() const
{
    const int line = QFontMetrics(styledFont(TextStyle::Caption, font())).height();
    return {40 * line, 2 * line + 2 * space::xs + space::xl};
}

QSize BandPicture::minimumSizeHint() const
{
    return {12 * fontMetrics().height(), sizeHint().height()};
}

int BandPicture::placeOf(std::int64_t amount) const
{
    const std::int64_t most = std::max({m_marks.high, m_marks.called, m_marks.closed, std::int64_t(1)});
    const double share = std::clamp(double(amount) / double(most), 0.0, 1.0);
    return space::s + int(share * 0.94 * std::max(1, width() - 2 * space::s));
}

void BandPicture::paintEvent(QPaintEvent *)
{
    const Tokens &tokens = Tokens::of(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QFont caption = styledFont(TextStyle::Caption, font());
    const int line = QFontMetrics(caption).height();
    const QRect bar(space::s, line + space::xs, width() - 2 * space::s, space::xl);
    painter.setPen(Qt::NoPen);
    painter.setBrush(tokens.isDark ? tokens.raised : blended(tokens.surface, tokens.text, 0.06));
    painter.drawRoundedRect(bar, space::xs, space::xs);
    const auto part = [&](std::int64_t from, std::int64_t to, const QColor &colour, int inset) {
        painter.setBrush(colour);
        painter.drawRoundedRect(QRectF(placeOf(from), bar.top() + inset, std::max(2, placeOf(to) - placeOf(from)),
                                       bar.height() - 2 * inset),
                                2, 2);
    };
    part(m_marks.low, m_marks.high, tokens.isContrast ? tokens.controlBorder : tokens.sequential[1], 2);
    part(0, m_marks.closed, tokens.sequential[3], 7);
    painter.setPen(QPen(tokens.text, 2));
    painter.drawLine(placeOf(m_marks.middle), bar.top() - 2, placeOf(m_marks.middle), bar.bottom() + 2);
    // What is called: a diamond, so that it is not told from the middle by colour alone.
    const QPointF at(placeOf(m_marks.called), bar.center().y() + 1);
    QPainterPath diamond;
    diamond.moveTo(at + QPointF(0, -8));
    diamond.lineTo(at + QPointF(6, 0));
    diamond.lineTo(at + QPointF(0, 8));
    diamond.lineTo(at + QPointF(-6, 0));
    diamond.closeSubpath();
    painter.setPen(QPen(tokens.surface, 1.5));
    painter.setBrush(tokens.category[1]);
    painter.drawPath(diamond);

    painter.setFont(caption);
    painter.setPen(tokens.textSecondary);
    const QFontMetrics metrics(caption);
    const auto text = [&](int place, int top, const QString &words, int &from, int to) {
        const int wide = metrics.horizontalAdvance(words);
        const int left = std::clamp(place - wide / 2, 0, std::max(0, width() - wide));
        if (left < from || left + wide > to)
            return;
        painter.drawText(QRect(left, top, wide + 2, line), Qt::AlignLeft | Qt::AlignVCenter, words);
        from = left + wide + space::s;
    };
    int above = 0, below = 0;
    text(placeOf(m_marks.low), 0, m_marks.lowText, above, width());
    text(placeOf(m_marks.middle), 0, m_marks.middleText, above, width());
    text(placeOf(m_marks.high), 0, m_marks.highText, above, width());
    const int under = bar.bottom() + space::xs;
    const bool closedFirst = m_marks.closed <= m_marks.called;
    text(placeOf(closedFirst ? m_marks.closed : m_marks.called), under,
         closedFirst ? m_marks.closedText : m_marks.calledText, below, width());
    text(placeOf(closedFirst ? m_marks.called : m_marks.closed), under,
         closedFirst ? m_marks.calledText : m_marks.closedText, below, width());
}

} // namespace millrace
