// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/dashboards/tile_view.h"

#include "ui/charts/widgets/chart_view.h"
#include "ui/theme/icon_label.h"
#include "ui/theme/style_paint.h"
#include "ui/theme/table_look.h"
#include "ui/theme/tokens.h"

#include <QEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QStackedWidget>
#include <QTableWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace millrace {

namespace {

QColor colourNamed(const QString &name, const Tokens &tokens)
{
    if (name == QLatin1String("danger"))
        return tokens.danger;
    if (name == QLatin1String("warning"))
        return tokens.warning;
    if (name == QLatin1String("success"))
        return tokens.success;
    return tokens.info;
}

} // namespace

TileView::TileView(QWidget *parent)
    : QFrame(parent), m_title(new ElidedLabel(TextStyle::BodyStrong, TextTone::Primary, this)),
      m_mark(new IconLabel(QStringLiteral("filter"), space::rowIcon, IconTone::Accent, this)),
      m_twin(new QToolButton(this)), m_edit(new QToolButton(this)), m_remove(new QToolButton(this)),
      m_stack(new QStackedWidget(this)), m_figurePage(new QWidget(m_stack)),
      m_figure(new TextLabel(TextStyle::Display, TextTone::Primary, m_figurePage)),
      m_under(new TextLabel(TextStyle::Caption, TextTone::Secondary, m_figurePage)),
      m_text(new TextLabel(TextStyle::Body, TextTone::Primary, m_stack)),
      m_message(new TextLabel(TextStyle::Body, TextTone::Secondary, m_stack)), m_chart(new ChartView(m_stack)),
      m_table(new QTableWidget(m_stack))
{
    setObjectName(QStringLiteral("dashboardTile"));
    m_title->setObjectName(QStringLiteral("tileTitle"));
    m_mark->hide();
    m_twin->setObjectName(QStringLiteral("tileTwin"));
    m_twin->setIcon(icon(QStringLiteral("table")));
    m_twin->setAutoRaise(true);
    m_twin->setCheckable(true);
    // Small enough for the line of the title to be as high in every tile.
    m_twin->setIconSize({space::rowIcon, space::rowIcon});
    m_twin->setFixedSize(space::xl, space::xl);
    m_title->setMinimumHeight(space::xl);
    m_twin->hide();
    m_edit->setObjectName(QStringLiteral("tileEdit"));
    m_edit->setIcon(icon(QStringLiteral("pencil")));
    m_edit->setAutoRaise(true);
    m_remove->setObjectName(QStringLiteral("tileRemove"));
    m_remove->setIcon(icon(QStringLiteral("x-lg")));
    m_remove->setAutoRaise(true);
    m_figure->setObjectName(QStringLiteral("tileFigure"));
    m_under->setObjectName(QStringLiteral("tileUnder"));
    m_under->setWordWrap(true);
    auto *figureColumn = new QVBoxLayout(m_figurePage);
    figureColumn->setContentsMargins(0, 0, 0, 0);
    figureColumn->setSpacing(0);
    figureColumn->addWidget(m_figure);
    figureColumn->addWidget(m_under);
    figureColumn->addStretch(1);
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_message->setObjectName(QStringLiteral("tileMessage"));
    m_message->setWordWrap(true);
    m_message->setAlignment(Qt::AlignCenter);
    m_chart->setObjectName(QStringLiteral("tileChart"));
    m_chart->setPlotted(true);
    m_table->setObjectName(QStringLiteral("tileTable"));
    makeQuiet(m_table);
    m_table->horizontalHeader()->setSectionsClickable(false);
    for (QWidget *page : std::initializer_list<QWidget *>{m_message, m_figurePage, m_chart, m_table, m_text})
        m_stack->addWidget(page);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(0, 0, 0, 0);
    head->setSpacing(space::xs);
    head->addWidget(m_title, 1);
    head->addWidget(m_mark);
    head->addWidget(m_twin);
    head->addWidget(m_edit);
    head->addWidget(m_remove);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::m, space::s, space::m, space::s);
    column->setSpacing(space::xs);
    column->addLayout(head);
    column->addWidget(m_stack, 1);
    connect(m_edit, &QToolButton::clicked, this, &TileView::editAsked);
    connect(m_remove, &QToolButton::clicked, this, &TileView::removeAsked);
    connect(m_chart, &ChartView::chosen, this, &TileView::chosenDatum);
    connect(m_chart, &ChartView::copyRequested, this, [this] {
        ChartData data = m_chart->shownData();
        data.title = m_title->text();
        Q_EMIT copyAsked(data);
    });
    connect(m_twin, &QToolButton::clicked, this, &TileView::showTwin);
    connect(m_table, &QTableWidget::cellActivated, this, &TileView::chosenInTable);
    setEditing(false);
    retranslate();
}

void TileView::setTile(const DashboardTile &tile)
{
    m_tile = tile;
    m_title->setText(tile.title);
    setAccessibleName(tile.title.isEmpty() ? tr("Tile") : tile.title);
    m_chart->setAccessibleName(accessibleName());
    m_table->setAccessibleName(accessibleName());
    if (tile.kind == DashboardTile::Kind::Text) {
        m_text->setText(tile.text);
        m_stack->setCurrentWidget(m_text);
    }
}

void TileView::setEditing(bool editing)
{
    m_editing = editing;
    m_twin->setVisible(!editing && (m_stack->currentWidget() == m_chart || !m_twinData.empty()));
    m_edit->setVisible(editing);
    m_remove->setVisible(editing);
    m_stack->setEnabled(!editing);
    setFocusPolicy(editing ? Qt::StrongFocus : Qt::NoFocus);
    setCursor(editing ? Qt::SizeAllCursor : Qt::ArrowCursor);
    update();
}

void TileView::paintEvent(QPaintEvent *)
{
    const Tokens &tokens = Tokens::of(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paint::rounded(&painter, rect(), space::cardRadius, tokens.surface, hasFocus() ? tokens.accent : tokens.border,
                   hasFocus() ? 2 : 1);
    if (!m_colour.isEmpty()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(colourNamed(m_colour, tokens));
        painter.drawRoundedRect(QRectF(1, space::s, 4, height() - 2 * space::s), 2, 2);
    }
    if (!m_editing)
        return;
    painter.setPen(QPen(tokens.controlBorder, 2));
    for (int i = 1; i <= 3; ++i)
        painter.drawLine(width() - 5 * i, height() - 3, width() - 3, height() - 5 * i);
}

void TileView::keyPressEvent(QKeyEvent *event)
{
    if (!m_editing) {
        QFrame::keyPressEvent(event);
        return;
    }
    const bool resizes = event->modifiers().testFlag(Qt::ShiftModifier);
    const auto step = [&](int columns, int rows) {
        if (resizes)
            Q_EMIT resizeAsked(columns, rows);
        else
            Q_EMIT moveAsked(columns, rows);
    };
    switch (event->key()) {
    case Qt::Key_Left:
        step(-1, 0);
        break;
    case Qt::Key_Right:
        step(1, 0);
        break;
    case Qt::Key_Up:
        step(0, -1);
        break;
    case Qt::Key_Down:
        step(0, 1);
        break;
    case Qt::Key_Delete:
        Q_EMIT removeAsked();
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        Q_EMIT editAsked();
        break;
    default:
        QFrame::keyPressEvent(event);
    }
}

void TileView::mousePressEvent(QMouseEvent *event)
{
    if (m_editing && event->button() == Qt::LeftButton) {
        m_pressed = true;
        setFocus(Qt::MouseFocusReason);
        const bool resizes = event->pos().x() > width() - grip && event->pos().y() > height() - grip;
        Q_EMIT pressed(event->globalPosition().toPoint(), resizes);
        return;
    }
    // A figure has nothing else to be clicked on.
    if (!m_editing && event->button() == Qt::LeftButton && m_tile.kind == DashboardTile::Kind::Figure && m_answer) {
        const auto figure = figureOf(*m_answer);
        if (figure && figure->row >= 0)
            Q_EMIT recordsAsked(m_answer->table->recordsBehind(size_t(figure->row), size_t(figure->column)),
                                m_title->text());
        else if (figure)
            Q_EMIT recordsAsked(m_answer->table->base, m_title->text());
        return;
    }
    QFrame::mousePressEvent(event);
}

void TileView::mouseMoveEvent(QMouseEvent *event)
{
    if (m_pressed) {
        Q_EMIT dragged(event->globalPosition().toPoint());
        return;
    }
    if (m_editing)
        setCursor(event->pos().x() > width() - grip && event->pos().y() > height() - grip ? Qt::SizeFDiagCursor
                                                                                          : Qt::SizeAllCursor);
    QFrame::mouseMoveEvent(event);
}

void TileView::mouseReleaseEvent(QMouseEvent *event)
{
    if (std::exchange(m_pressed, false)) {
        Q_EMIT released();
        return;
    }
    QFrame::mouseReleaseEvent(event);
}

void TileView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (m_editing)
        Q_EMIT editAsked();
    else
        QFrame::mouseDoubleClickEvent(event);
}

void TileView::focusInEvent(QFocusEvent *event)
{
    QFrame::focusInEvent(event);
    update();
}

void TileView::focusOutEvent(QFocusEvent *event)
{
    QFrame::focusOutEvent(event);
    update();
}

void TileView::retranslate()
{
    m_twin->setAccessibleName(tr("As a table: %1").arg(m_title->text()));
    m_twin->setToolTip(m_twin->isChecked() ? tr("Show as a chart") : tr("Show as a table"));
    m_edit->setAccessibleName(tr("Change this tile"));
    m_edit->setToolTip(tr("Change this tile (Enter)"));
    m_remove->setAccessibleName(tr("Remove this tile"));
    m_remove->setToolTip(tr("Remove this tile (Delete)"));
    setAccessibleDescription(m_editing ? tr("Arrows move, Shift with arrows resizes") : QString());
}

void TileView::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace millrace
