// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/funnel_chart.h"

#include "ui/theme/tokens.h"
#include "ui/theme/typography.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace millrace {

namespace {

constexpr int barGap = space::m;

} // namespace

FunnelChart::FunnelChart(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("funnelChart"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAttribute(Qt::WA_InputMethodEnabled, false);
}

void FunnelChart::setBars(std::vector<FunnelBar> bars)
{
    m_bars = std::move(bars);
    m_current = std::clamp(m_current, 0, std::max(0, int(m_bars.size()) - 1));
    updateGeometry();
    update();
}

void FunnelChart::setCurrent(int bar)
{
    m_current = std::clamp(bar, 0, std::max(0, int(m_bars.size()) - 1));
    update();
}

int FunnelChart::nameWidth() const
{
    int width = 60;
    const QFontMetrics metrics(styledFont(TextStyle::BodyStrong, font()));
    for (const FunnelBar &bar : m_bars)
        width = std::max(width, metrics.horizontalAdvance(bar.name));
    return std::min(width, this->width() / 4) + space::s;
}

FunnelChart::Places FunnelChart::places(int index) const
{
    const FunnelBar &bar = m_bars[size_t(index)];
    double most = 1;
    for (const FunnelBar &other : m_bars)
        most = std::max({most, other.value, other.spillValue});
    const int line = fontMetrics().height();
    const int height = 2 * line + space::s;
    Places places;
    places.row = QRect(0, space::s + index * (height + barGap), width(), height);
    places.name = QRect(space::s, places.row.top(), nameWidth(), line + space::s);
    const int spillRoom = fontMetrics().horizontalAdvance(QStringLiteral("00 00,000 00000")) + space::l;
    const int left = places.name.right() + space::s;
    const int room = std::max(40, width() - left - spillRoom);
    const int length = std::max(bar.value > 0 ? 3 : 1, int(room * bar.value / most));
    places.bar = QRect(left, places.row.top(), length, line + space::xs);
    if (!bar.spill.isEmpty())
        places.spill = QRect(width() - spillRoom + space::s, places.row.top(), spillRoom - space::s, line + space::xs);
    return places;
}

QRect FunnelChart::barRect(int bar) const
{
    return places(bar).bar;
}

QSize FunnelChart::sizeHint() const
{
    const int row = 2 * fontMetrics().height() + space::s + barGap;
    return {520, int(m_bars.size()) * row + 2 * space::s};
}

QSize FunnelChart::minimumSizeHint() const
{
    return {360, sizeHint().height()};
}

void FunnelChart::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Tokens &tokens = Tokens::of(palette());
    const QFont strong = styledFont(TextStyle::BodyStrong, font());
    const QFont caption = styledFont(TextStyle::Caption, font());
    for (int i = 0; i < int(m_bars.size()); ++i) {
        const FunnelBar &bar = m_bars[size_t(i)];
        const Places at = places(i);
        if (i == m_hovered || (hasFocus() && i == m_current)) {
            painter.setPen(hasFocus() && i == m_current ? QPen(tokens.accent, space::focusWidth) : QPen(Qt::NoPen));
            painter.setBrush(blended(tokens.surface, tokens.selection, 0.6));
            painter.drawRoundedRect(QRectF(at.row).adjusted(1, -3, -1, 3), space::controlRadius, space::controlRadius);
        }
        const QColor fill = bar.kind == FunnelBar::Kind::Won    ? tokens.success
                            : bar.kind == FunnelBar::Kind::Lost ? tokens.danger
                                                                : tokens.accent;
        painter.setPen(Qt::NoPen);
        painter.setBrush(fill);
        painter.drawRoundedRect(QRectF(at.bar), 3, 3);
        painter.setPen(tokens.text);
        painter.setFont(strong);
        const QFontMetrics strongMetrics(strong);
        painter.drawText(at.name.adjusted(0, 0, 0, -space::xs), Qt::AlignLeft | Qt::AlignVCenter,
                         strongMetrics.elidedText(bar.name, Qt::ElideRight, at.name.width()));
        // The count stands inside of its bar where there is room, else beside it.
        const int needed = strongMetrics.horizontalAdvance(bar.count) + 2 * space::s;
        const bool inside = at.bar.width() >= needed;
        painter.setPen(inside ? (tokens.isDark ? tokens.onAccent : QColor(Qt::white)) : tokens.text);
        const QRect countRect = inside ? at.bar.adjusted(space::s, 0, -space::s, 0)
                                       : QRect(at.bar.right() + space::s, at.bar.top(), needed, at.bar.height());
        painter.drawText(countRect, Qt::AlignLeft | Qt::AlignVCenter, bar.count);
        painter.setFont(caption);
        painter.setPen(tokens.textSecondary);
        const QRect below(at.bar.left(), at.bar.bottom() + 1, width() - at.bar.left() - space::s,
                          fontMetrics().height() + 2);
        painter.drawText(below, Qt::AlignLeft | Qt::AlignVCenter,
                         QFontMetrics(caption).elidedText(bar.detail, Qt::ElideRight, below.width()));
        if (!bar.spill.isEmpty()) {
            painter.setPen(tokens.danger);
            painter.drawText(at.spill, Qt::AlignRight | Qt::AlignVCenter, bar.spill);
        }
    }
}

int FunnelChart::barAt(const QPoint &point) const
{
    for (int i = 0; i < int(m_bars.size()); ++i) {
        if (places(i).row.contains(point))
            return i;
    }
    return -1;
}

void FunnelChart::keyPressEvent(QKeyEvent *event)
{
    const bool forward = event->key() == Qt::Key_Right || event->key() == Qt::Key_Down;
    const bool backward = event->key() == Qt::Key_Left || event->key() == Qt::Key_Up;
    if ((forward || backward) && event->modifiers() == Qt::NoModifier)
        setCurrent(m_current + (forward ? 1 : -1));
    else if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && !m_bars.empty())
        Q_EMIT barChosen(m_current);
    else
        QWidget::keyPressEvent(event);
}

void FunnelChart::mouseMoveEvent(QMouseEvent *event)
{
    const int hovered = barAt(event->pos());
    setCursor(hovered >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
    if (hovered != m_hovered) {
        m_hovered = hovered;
        update();
    }
}

void FunnelChart::leaveEvent(QEvent *)
{
    m_hovered = -1;
    update();
}

void FunnelChart::mouseReleaseEvent(QMouseEvent *event)
{
    const int bar = barAt(event->pos());
    if (bar < 0 || event->button() != Qt::LeftButton)
        return;
    setCurrent(bar);
    if (places(bar).spill.contains(event->pos()))
        Q_EMIT spillChosen(bar);
    else
        Q_EMIT barChosen(bar);
}

bool FunnelChart::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const int bar = barAt(help->pos());
        if (bar >= 0)
            QToolTip::showText(help->globalPos(), m_bars[size_t(bar)].tooltip, this);
        return true;
    }
    if (event->type() == QEvent::FontChange)
        updateGeometry();
    return QWidget::event(event);
}

} // namespace millrace
