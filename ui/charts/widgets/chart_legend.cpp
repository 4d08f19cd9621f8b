// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/widgets/chart_legend.h"

#include "ui/charts/chart_canvas.h"
#include "ui/charts/chart_painter.h"
#include "ui/theme/style_paint.h"

#include <QAbstractButton>
#include <QEvent>
#include <QPainter>

#include <algorithm>

namespace millrace {

namespace {

class LegendItem : public QAbstractButton
{
public:
    explicit LegendItem(QWidget *parent) : QAbstractButton(parent)
    {
        setObjectName(QStringLiteral("chartLegendItem"));
        setCheckable(true);
        setFocusPolicy(Qt::TabFocus);
        setCursor(Qt::PointingHandCursor);
    }

    void setMark(const ChartMark &mark, const ChartStyle &style)
    {
        m_mark = mark;
        m_style = style;
        update();
    }

    QSize sizeHint() const override
    {
        const QFontMetrics metrics(styledFont(TextStyle::Caption, m_style.font));
        return {swatch() + metrics.horizontalAdvance(text()) + 3 * space::xs + 1, metrics.height() + space::xs};
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const Tokens &tokens = *m_style.tokens;
        if (hasFocus() || underMouse())
            paint::rounded(&painter, rect(), space::xs, underMouse() ? tokens.alternate : QColor(),
                           hasFocus() ? tokens.accent : QColor(), paint::focusWidth());
        ChartLayout one;
        ChartMark mark = m_mark;
        const double side = swatch();
        mark.rect = QRectF(space::xs, (height() - side) / 2, side, side);
        if (!isChecked()) {
            // What is taken out is an empty place, and its name is struck out: not by colour alone.
            mark.line = mark.fill.isValid() ? mark.fill : mark.line;
            mark.fill = {};
            mark.lineWidth = 1;
            mark.hatched = false;
        }
        one.marks.push_back(mark);
        paintChart(painter, one, m_style);
        QFont letters = styledFont(TextStyle::Caption, m_style.font);
        letters.setStrikeOut(!isChecked());
        painter.setFont(letters);
        painter.setPen(isChecked() ? tokens.textSecondary : tokens.textTertiary);
        const QRectF words(2 * space::xs + side, 0, width() - 3 * space::xs - side, height());
        painter.drawText(words, Qt::AlignLeft | Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(text(), Qt::ElideRight, int(words.width())));
    }

private:
    int swatch() const { return QFontMetrics(styledFont(TextStyle::Caption, m_style.font)).height() * 2 / 3; }

    ChartMark m_mark;
    ChartStyle m_style;
};

} // namespace

ChartLegend::ChartLegend(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("chartLegend"));
    setProperty("userData", true);
    retranslate();
}

bool ChartLegend::isWanted(const ChartData &data)
{
    return data.series.size() > 1;
}

void ChartLegend::setSeries(const ChartData &data, const QSet<QString> &hidden, const ChartStyle &style)
{
    while (m_items.size() > qsizetype(data.series.size())) {
        m_items.back()->hide();
        m_items.takeLast()->deleteLater();
    }
    while (m_items.size() < qsizetype(data.series.size())) {
        auto *item = new LegendItem(this);
        connect(item, &QAbstractButton::clicked, this,
                [this, item](bool shown) { Q_EMIT switched(item->text(), shown); });
        item->show();
        m_items << item;
    }
    const ChartCanvas canvas(data, style, {});
    const bool courses = data.kind == ChartData::Kind::Line || data.kind == ChartData::Kind::Scatter;
    for (size_t s = 0; s < data.series.size(); ++s) {
        auto *item = static_cast<LegendItem *>(m_items[qsizetype(s)]);
        ChartMark mark = canvas.barOf({int(s), -1}, {});
        if (courses && !data.series[s].ghost) {
            mark.shape = ChartMark::Shape::Dot;
            mark.marker = int(canvas.slotOf(s) % 4);
        }
        item->setText(data.series[s].name);
        item->setChecked(!hidden.contains(data.series[s].name));
        item->setMark(mark, style);
    }
    retranslate();
    arrange(width(), true);
}

int ChartLegend::heightFor(int width) const
{
    return arrange(width, false);
}

int ChartLegend::arrange(int width, bool moves) const
{
    int left = 0, top = 0, line = 0;
    for (QAbstractButton *item : m_items) {
        const QSize size = item->sizeHint().boundedTo({std::max(1, width / 2), item->sizeHint().height()});
        if (left > 0 && left + size.width() > width) {
            left = 0;
            top += line;
        }
        if (moves)
            item->setGeometry(left, top, size.width(), size.height());
        left += size.width() + space::xs;
        line = size.height();
    }
    return top + line;
}

void ChartLegend::retranslate()
{
    setAccessibleName(tr("Series of the chart"));
    for (QAbstractButton *item : m_items) {
        item->setAccessibleName(item->text());
        item->setToolTip(item->isChecked() ? tr("%1: take out of the chart").arg(item->text())
                                           : tr("%1: show again").arg(item->text()));
        item->setAccessibleDescription(item->toolTip());
    }
}

void ChartLegend::resizeEvent(QResizeEvent *)
{
    arrange(width(), true);
}

void ChartLegend::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace millrace
