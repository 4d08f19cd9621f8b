// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/widgets/chart_view.h"

#include "ui/charts/chart_painter.h"
#include "ui/charts/chart_text.h"

#include <QAccessible>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace millrace {

namespace {

constexpr int fewLines = 8;

/// Whether every category wants a height of its own; others are drawn as high as there is room.
bool growsByCategory(ChartData::Kind kind)
{
    return kind == ChartData::Kind::Bar || kind == ChartData::Kind::StackedBar || kind == ChartData::Kind::Heat ||
           kind == ChartData::Kind::Funnel || kind == ChartData::Kind::Target;
}

/// The first series that is no outline.
int firstSolid(const ChartData &data)
{
    for (size_t i = 0; i < data.series.size(); ++i)
        if (!data.series[i].ghost)
            return int(i);
    return -1;
}

} // namespace

ChartView::ChartView(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("chartView"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAttribute(Qt::WA_InputMethodEnabled, false);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    speak();
}

void ChartView::setData(ChartData data)
{
    m_data = std::move(data);
    if (!pointOf(m_data, m_current))
        m_current = {};
    // Who is on the chart already is on a figure of it.
    if (const int first = firstSolid(m_data); m_current.isNull() && hasFocus() && first >= 0 && !m_data.isEmpty())
        m_current = {first, 0};
    m_hovered = {};
    speak();
    updateGeometry();
    update();
}

void ChartView::setRedIsUp(bool redIsUp)
{
    m_redIsUp = redIsUp;
    update();
}

void ChartView::setWholeHeight(bool whole)
{
    m_whole = whole;
    updateGeometry();
}

ChartStyle ChartView::chartStyle() const
{
    return {&Tokens::of(palette()), font(), m_redIsUp};
}

ChartLayout ChartView::layoutNow() const
{
    return layOutChart(m_data, chartStyle(), size());
}

QSize ChartView::sizeHint() const
{
    return {520, std::max(minimumSizeHint().height(), int(std::ceil(chartHeight(m_data, chartStyle()))))};
}

QSize ChartView::minimumSizeHint() const
{
    const int few = fewLines * fontMetrics().height();
    return {200, m_whole && growsByCategory(m_data.kind)
                     ? std::max(few, int(std::ceil(chartHeight(m_data, chartStyle()))))
                     : few};
}

void ChartView::speak()
{
    const QString sentence = spokenSentence(m_data);
    // The figure that the keyboard is on goes before what all of them say.
    const QString figure = m_current.isNull() ? sentence : spokenDatum(m_data, m_current) + u'\n' + sentence;
    const bool moved = figure != accessibleDescription();
    setAccessibleName(sentence);
    setAccessibleDescription(figure);
    if (moved && hasFocus()) {
        QAccessibleEvent event(this, QAccessible::DescriptionChanged);
        QAccessible::updateAccessibility(&event);
    }
}

void ChartView::setCurrent(const ChartDatum &datum)
{
    if (!pointOf(m_data, datum))
        return;
    m_current = datum;
    speak();
    update();
}

void ChartView::step(int series, int point)
{
    const int first = firstSolid(m_data);
    if (first < 0)
        return;
    if (m_current.isNull()) {
        setCurrent({first, 0});
        return;
    }
    ChartDatum next = m_current;
    const int count = int(m_data.series[size_t(next.series)].points.size());
    next.point = std::clamp(next.point + point, 0, count - 1);
    if (series != 0) {
        int at = next.series + series;
        while (at >= 0 && at < int(m_data.series.size()) && m_data.series[size_t(at)].ghost)
            at += series;
        if (at >= 0 && at < int(m_data.series.size()))
            next.series = at;
    }
    setCurrent(next);
}

void ChartView::choose(const ChartDatum &datum)
{
    if (const ChartPoint *point = pointOf(m_data, datum); point && point->opens)
        Q_EMIT chosen(datum);
}

void ChartView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const ChartStyle look = chartStyle();
    if (!insteadOfChart(m_data).isEmpty()) {
        paintChart(painter, m_data, look, size());
        return;
    }
    const ChartLayout layout = layoutNow();
    painter.setRenderHint(QPainter::Antialiasing);
    for (const ChartDatum &marked : {m_hovered, hasFocus() ? m_current : ChartDatum()}) {
        const QRectF place = layout.placeOf(marked);
        if (place.isNull())
            continue;
        const bool focused = hasFocus() && marked == m_current;
        painter.setPen(focused ? QPen(look.tokens->accent, space::focusWidth) : QPen(Qt::NoPen));
        painter.setBrush(blended(look.tokens->surface, look.tokens->selection, 0.6));
        painter.drawRoundedRect(place.adjusted(-1, -1, 1, 1).intersected(QRectF(rect()).adjusted(1, 1, -1, -1)), 4, 4);
    }
    paintChart(painter, layout, look);
}

void ChartView::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy)) {
        Q_EMIT copyRequested();
        return;
    }
    // Along the categories go the arrows that point along their axis.
    const bool lying = m_data.kind == ChartData::Kind::Bar || m_data.kind == ChartData::Kind::StackedBar ||
                       m_data.kind == ChartData::Kind::Funnel || m_data.kind == ChartData::Kind::Target;
    const bool single = m_data.series.size() < 2 || m_data.kind == ChartData::Kind::Funnel;
    const auto along = [&](int by) { step(0, by); };
    const auto across = [&](int by) { single ? step(0, by) : step(by, 0); };
    switch (event->modifiers() == Qt::NoModifier ? event->key() : 0) {
    case Qt::Key_Right:
        lying ? across(1) : along(1);
        break;
    case Qt::Key_Left:
        lying ? across(-1) : along(-1);
        break;
    case Qt::Key_Down:
        lying ? along(1) : across(1);
        break;
    case Qt::Key_Up:
        lying ? along(-1) : across(-1);
        break;
    case Qt::Key_Home:
        step(0, -int(m_data.length()));
        break;
    case Qt::Key_End:
        step(0, int(m_data.length()));
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        choose(m_current);
        break;
    default:
        QWidget::keyPressEvent(event);
        break;
    }
}

void ChartView::mouseMoveEvent(QMouseEvent *event)
{
    const ChartDatum hovered = layoutNow().datumAt(event->position());
    const ChartPoint *point = pointOf(m_data, hovered);
    setCursor(point && point->opens ? Qt::PointingHandCursor : Qt::ArrowCursor);
    if (hovered == m_hovered)
        return;
    m_hovered = hovered;
    update();
}

void ChartView::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    const ChartLayout layout = layoutNow();
    const ChartDatum datum = layout.datumAt(event->position());
    if (datum.isNull())
        return;
    setCurrent(datum);
    for (const auto &[rect, one] : layout.spills)
        if (one == datum && rect.contains(event->position())) {
            Q_EMIT spillChosen(datum);
            return;
        }
    choose(datum);
}

void ChartView::leaveEvent(QEvent *)
{
    m_hovered = {};
    update();
}

void ChartView::focusInEvent(QFocusEvent *event)
{
    if (m_current.isNull() && !m_data.isEmpty())
        step(0, 0);
    QWidget::focusInEvent(event);
    update();
}

void ChartView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        speak();
    if (event->type() == QEvent::FontChange)
        updateGeometry();
    QWidget::changeEvent(event);
}

bool ChartView::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const ChartDatum datum = layoutNow().datumAt(help->pos());
    QString words = spokenDatum(m_data, datum);
    if (const ChartPoint *point = pointOf(m_data, datum); point && point->opens)
        words += u'\n' + tr("Click to list exactly these");
    QToolTip::showText(help->globalPos(), words, this);
    return true;
}

} // namespace millrace
