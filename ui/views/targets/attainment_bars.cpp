// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/targets/attainment_bars.h"

#include "ui/theme/tokens.h"
#include "ui/theme/typography.h"

#include <QEvent>
#include <QPainter>

#include <algorithm>

namespace millrace {

AttainmentBars::AttainmentBars(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("attainmentBars"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Minimum);
}

void AttainmentBars::show(std::vector<Bar> bars, double pace, const QString &paceWords)
{
    m_bars = std::move(bars);
    m_pace = pace;
    m_paceWords = paceWords;
    QStringList said{paceWords};
    for (const Bar &bar : m_bars)
        said << bar.name + u' ' + bar.words;
    setAccessibleDescription(said.join(QStringLiteral("; ")));
    setMinimumHeight(sizeHint().height());
    updateGeometry();
    update();
}

int AttainmentBars::lineHeight() const
{
    return fontMetrics().height() + space::m;
}

QSize AttainmentBars::sizeHint() const
{
    return {30 * fontMetrics().averageCharWidth(), int(m_bars.size() + 1) * lineHeight() + space::s};
}

void AttainmentBars::paintEvent(QPaintEvent *)
{
    const Tokens &tokens = Tokens::of(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const int names = width() * 28 / 100, words = width() * 34 / 100;
    const int left = names + space::s, right = width() - words - space::s;
    const int length = std::max(20, right - left);
    const QFont plain = font(), strong = styledFont(TextStyle::BodyStrong, font()),
                caption = styledFont(TextStyle::Caption, font());
    int top = lineHeight();
    for (const Bar &bar : m_bars) {
        const QRect line(0, top, width(), lineHeight());
        painter.setFont(bar.strong ? strong : plain);
        painter.setPen(tokens.text);
        painter.drawText(QRect(0, top, names, line.height()), Qt::AlignRight | Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(bar.name, Qt::ElideRight, names));
        const QRectF frame(left, top + space::xs, length, line.height() - 2 * space::xs);
        painter.setPen(QPen(tokens.controlBorder, 1));
        painter.setBrush(tokens.isDark ? tokens.raised : blended(tokens.surface, tokens.text, 0.05));
        painter.drawRoundedRect(frame, 2, 2);
        const double share = std::clamp(bar.share, 0.0, 1.0);
        if (share > 0) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(bar.share >= 1 ? tokens.success : tokens.sequential[3]);
            painter.drawRoundedRect(QRectF(frame.left(), frame.top(), frame.width() * share, frame.height()), 2, 2);
        }
        painter.setFont(plain);
        painter.setPen(tokens.textSecondary);
        painter.drawText(QRect(right + space::s, top, words, line.height()), Qt::AlignLeft | Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(bar.words, Qt::ElideRight, words));
        top += line.height();
    }
    if (m_bars.empty())
        return;
    const int tick = left + int(m_pace * length);
    painter.setPen(QPen(tokens.text, 2, Qt::DashLine));
    painter.drawLine(tick, lineHeight() - space::xs, tick, top);
    painter.setFont(caption);
    painter.setPen(tokens.text);
    const int wide = painter.fontMetrics().horizontalAdvance(m_paceWords);
    painter.drawText(
        QRect(std::clamp(tick - wide / 2, 0, std::max(0, width() - wide)), 0, wide + 2, lineHeight() - space::xs),
        Qt::AlignLeft | Qt::AlignVCenter, m_paceWords);
}

void AttainmentBars::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        setMinimumHeight(sizeHint().height());
}

} // namespace millrace
