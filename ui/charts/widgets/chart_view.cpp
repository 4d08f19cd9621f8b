// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/widgets/chart_view.h"

#include "ui/charts/chart_painter.h"
#include "ui/charts/chart_text.h"
#include "ui/charts/widgets/chart_legend.h"
#include "ui/charts/widgets/chart_plot.h"

#include <QAbstractButton>
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

/// The first series that is no outline and not taken out.
int firstSolid(const ChartData &data, const QSet<QString> &hidden)
{
    for (size_t i = 0; i < data.series.size(); ++i)
        if (!data.series[i].ghost && !hidden.contains(data.series[i].name))
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
    takeShown();
}

void ChartView::setPlotted(bool plotted)
{
    m_plotted = plotted;
    takeShown();
}

void ChartView::setHiddenSeries(const QSet<QString> &names)
{
    m_hidden = names;
    takeShown();
}

void ChartView::setRedIsUp(bool redIsUp)
{
    m_redIsUp = redIsUp;
    refresh();
}

bool ChartView::isPlotted() const
{
    return m_plotted && ChartPlot::canShow(m_data);
}

ChartPlot *ChartView::plot() const
{
    return m_plot && !m_plot->isHidden() ? m_plot : nullptr;
}

bool ChartView::isHidden(int series) const
{
    return std::find(m_places.begin(), m_places.end(), series) == m_places.end();
}

void ChartView::takeShown()
{
    // What would leave nothing is not taken out.
    const bool hides = m_plotted && ChartPlot::canShow(m_data) && firstSolid(m_data, m_hidden) >= 0;
    m_shown = m_data;
    m_shown.series.clear();
    m_places.clear();
    int slot = 0;
    for (size_t s = 0; s < m_data.series.size(); ++s) {
        ChartSeries series = m_data.series[s];
        // Everybody keeps his colour while others are out.
        if (!series.ghost && !series.others && series.slot < 0)
            series.slot = slot++;
        if (hides && m_hidden.contains(series.name))
            continue;
        m_places.push_back(int(s));
        m_shown.series.push_back(std::move(series));
    }
    if (!pointOf(m_data, m_current) || isHidden(m_current.series))
        m_current = {};
    // Who is on the chart already is on a figure of it.
    if (const int first = hides ? firstSolid(m_data, m_hidden) : firstSolid(m_data, {});
        m_current.isNull() && hasFocus() && first >= 0 && !m_data.isEmpty())
        m_current = {first, 0};
    m_hovered = {};
    speak();
    updateGeometry();
    refresh();
}

void ChartView::switchSeries(const QString &name, bool shown)
{
    QSet<QString> hidden = m_hidden;
    shown ? (void)hidden.remove(name) : (void)hidden.insert(name);
    if (firstSolid(m_data, hidden) >= 0)
        m_hidden = hidden;
    takeShown();
    Q_EMIT hiddenSeriesChanged();
}

void ChartView::refresh()
{
    update();
    const bool plots = isPlotted(), legend = plots && ChartLegend::isWanted(m_data);
    if (legend && !m_legend) {
        m_legend = new ChartLegend(this);
        connect(m_legend, &ChartLegend::switched, this, &ChartView::switchSeries);
    }
    if (m_legend) {
        m_legend->setVisible(legend);
        if (legend) {
            // What would have left nothing was not taken out.
            const bool whole = m_shown.series.size() == m_data.series.size();
            m_legend->setSeries(m_data, whole ? QSet<QString>() : m_hidden, chartStyle());
            m_legend->setGeometry(0, 0, width(), m_legend->heightFor(width()));
            // What is made late would come last.
            QWidget *before = this;
            for (QAbstractButton *item : m_legend->items()) {
                setTabOrder(before, item);
                before = item;
            }
            m_legend->raise();
        }
    }
    if (plots && isVisible() && !m_plot) {
        m_plot = new ChartPlot(this);
        m_plot->lower();
    }
    if (!m_plot)
        return;
    // A chart that nobody sees is laid out when it is seen.
    if (plots && !m_shown.isEmpty() && isVisible()) {
        m_plot->setGeometry(rect());
        m_plot->setAccessibleName(accessibleName());
        m_plot->setData(m_shown, layoutOfShown(), chartStyle());
    } else if (!plots || m_shown.isEmpty()) {
        m_plot->hide();
    }
}

void ChartView::setWholeHeight(bool whole)
{
    m_whole = whole;
    updateGeometry();
}

ChartStyle ChartView::chartStyle() const
{
    ChartStyle style{&Tokens::of(palette()), font(), m_redIsUp, {}};
    if (isPlotted())
        style.legendRoom = m_legend && !m_legend->isHidden() ? m_legend->heightFor(width()) : 0;
    return style;
}

ChartLayout ChartView::layoutOfShown() const
{
    return layOutChart(m_shown, chartStyle(), size());
}

ChartLayout ChartView::layoutNow() const
{
    ChartLayout layout = layoutOfShown();
    const auto translate = [&](ChartDatum &datum) {
        if (datum.series >= 0)
            datum.series = m_places[size_t(datum.series)];
    };
    for (auto *places : {&layout.hits, &layout.spills})
        for (auto &[rect, datum] : *places)
            translate(datum);
    for (ChartMark &mark : layout.marks)
        translate(mark.datum);
    return layout;
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
    const QString sentence = spokenSentence(m_shown);
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
    const auto standsOn = [&](int at) { return !m_data.series[size_t(at)].ghost && !isHidden(at); };
    int first = 0;
    while (first < int(m_data.series.size()) && !standsOn(first))
        ++first;
    if (first == int(m_data.series.size()))
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
        while (at >= 0 && at < int(m_data.series.size()) && !standsOn(at))
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
    if (!insteadOfChart(m_shown).isEmpty()) {
        paintChart(painter, m_shown, look, size());
        return;
    }
    const ChartLayout layout = layoutNow();
    const bool plotted = isPlotted();
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
    if (!plotted)
        paintChart(painter, layout, look);
}

void ChartView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    refresh();
}

void ChartView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refresh();
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
    const bool single = m_places.size() < 2 || m_data.kind == ChartData::Kind::Funnel;
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
    if (event->type() == QEvent::FontChange || event->type() == QEvent::PaletteChange)
        refresh();
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
