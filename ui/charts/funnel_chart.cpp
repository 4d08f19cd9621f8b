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

/// Where the parts of the bars stand on a ground of a given width.
class FunnelLayout
{
public:
    struct Places
    {
        QRect row, name, bar, spill;
    };

    FunnelLayout(const std::vector<FunnelBar> &bars, const QFont &font, int width)
        : m_bars(bars), m_metrics(font), m_width(width), m_nameWidth(60)
    {
        const QFontMetrics strong(styledFont(TextStyle::BodyStrong, font));
        for (const FunnelBar &bar : bars) {
            m_nameWidth = std::max(m_nameWidth, strong.horizontalAdvance(bar.name));
            m_most = std::max({m_most, bar.value, bar.spillValue});
        }
        m_nameWidth = std::min(m_nameWidth, width / 4) + space::s;
    }

    int rowHeight() const { return 2 * m_metrics.height() + space::s; }
    int height() const { return int(m_bars.size()) * (rowHeight() + barGap) + 2 * space::s; }

    Places places(int index) const
    {
        const FunnelBar &bar = m_bars[size_t(index)];
        const int line = m_metrics.height();
        Places places;
        places.row = QRect(0, space::s + index * (rowHeight() + barGap), m_width, rowHeight());
        places.name = QRect(space::s, places.row.top(), m_nameWidth, line + space::s);
        const int spillRoom = m_metrics.horizontalAdvance(QStringLiteral("00 00,000 00000")) + space::l;
        const int left = places.name.right() + space::s;
        const int room = std::max(40, m_width - left - spillRoom);
        const int length = std::max(bar.value > 0 ? 3 : 1, int(room * bar.value / m_most));
        places.bar = QRect(left, places.row.top(), length, line + space::xs);
        if (!bar.spill.isEmpty())
            places.spill =
                QRect(m_width - spillRoom + space::s, places.row.top(), spillRoom - 2 * space::s, line + space::xs);
        return places;
    }

private:
    const std::vector<FunnelBar> &m_bars;
    QFontMetrics m_metrics;
    int m_width;
    int m_nameWidth;
    double m_most = 1;
};

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

QRect FunnelChart::barRect(int bar) const
{
    return FunnelLayout(m_bars, font(), width()).places(bar).bar;
}

int FunnelChart::heightFor(const std::vector<FunnelBar> &bars, const QFont &font)
{
    return FunnelLayout(bars, font, 0).height();
}

QSize FunnelChart::sizeHint() const
{
    return {520, heightFor(m_bars, font())};
}

QSize FunnelChart::minimumSizeHint() const
{
    return {360, sizeHint().height()};
}

void FunnelChart::draw(QPainter *painter, const std::vector<FunnelBar> &bars, const Tokens &tokens, const QFont &font,
                       int width)
{
    const QFont strong = styledFont(TextStyle::BodyStrong, font);
    const QFont caption = styledFont(TextStyle::Caption, font);
    const QFontMetrics strongMetrics(strong), captionMetrics(caption);
    const FunnelLayout layout(bars, font, width);
    for (int i = 0; i < int(bars.size()); ++i) {
        const FunnelBar &bar = bars[size_t(i)];
        const FunnelLayout::Places at = layout.places(i);
        const QColor fill = bar.kind == FunnelBar::Kind::Won    ? tokens.success
                            : bar.kind == FunnelBar::Kind::Lost ? tokens.danger
                                                                : tokens.accent;
        painter->setPen(Qt::NoPen);
        painter->setBrush(fill);
        painter->drawRoundedRect(QRectF(at.bar), 3, 3);
        painter->setPen(tokens.text);
        painter->setFont(strong);
        painter->drawText(at.name.adjusted(0, 0, 0, -space::xs), Qt::AlignLeft | Qt::AlignVCenter,
                          strongMetrics.elidedText(bar.name, Qt::ElideRight, at.name.width()));
        // The count stands inside of its bar where there is room, else beside it.
        const int needed = strongMetrics.horizontalAdvance(bar.count) + 2 * space::s;
        const bool inside = at.bar.width() >= needed;
        const QColor onFill = contrastRatio(tokens.onAccent, fill) >= contrastRatio(tokens.surface, fill)
                                  ? tokens.onAccent
                                  : tokens.surface;
        painter->setPen(inside ? onFill : tokens.text);
        const QRect countRect = inside ? at.bar.adjusted(space::s, 0, -space::s, 0)
                                       : QRect(at.bar.right() + space::s, at.bar.top(), needed, at.bar.height());
        painter->drawText(countRect, Qt::AlignLeft | Qt::AlignVCenter, bar.count);
        painter->setFont(caption);
        painter->setPen(tokens.textSecondary);
        const QRect below(at.bar.left(), at.bar.bottom() + 1, width - at.bar.left() - space::s,
                          QFontMetrics(font).height() + 2);
        painter->drawText(below, Qt::AlignLeft | Qt::AlignVCenter,
                          captionMetrics.elidedText(bar.detail, Qt::ElideRight, below.width()));
        if (!bar.spill.isEmpty()) {
            painter->setPen(tokens.danger);
            painter->drawText(at.spill, Qt::AlignRight | Qt::AlignVCenter, bar.spill);
        }
    }
}

void FunnelChart::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Tokens &tokens = Tokens::of(palette());
    const FunnelLayout layout(m_bars, font(), width());
    for (const int marked : {m_hovered, hasFocus() ? m_current : -1}) {
        if (marked < 0 || marked >= int(m_bars.size()))
            continue;
        const bool focused = hasFocus() && marked == m_current;
        painter.setPen(focused ? QPen(tokens.accent, space::focusWidth) : QPen(Qt::NoPen));
        painter.setBrush(blended(tokens.surface, tokens.selection, 0.6));
        painter.drawRoundedRect(QRectF(layout.places(marked).row).adjusted(1, -3, -1, 3), space::controlRadius,
                                space::controlRadius);
    }
    draw(&painter, m_bars, tokens, font(), width());
}

int FunnelChart::barAt(const QPoint &point) const
{
    const FunnelLayout layout(m_bars, font(), width());
    for (int i = 0; i < int(m_bars.size()); ++i) {
        if (layout.places(i).row.contains(point))
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
    else if (event->matches(QKeySequence::Copy))
        Q_EMIT copyRequested();
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
    if (FunnelLayout(m_bars, font(), width()).places(bar).spill.contains(event->pos()))
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
