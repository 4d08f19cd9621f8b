// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/record/stage_chevron.h"

#include "ui/theme/tokens.h"
#include "ui/theme/typography.h"

#include <QPainter>
#include <QPainterPath>

namespace millrace {

namespace {

struct ChevronColours
{
    QColor fill, ink, edge;
};

ChevronColours coloursOf(StageChevron::State state, const Tokens &tokens)
{
    switch (state) {
    case StageChevron::State::Behind:
        return {tokens.isContrast ? tokens.surface : tokens.successTint, tokens.text, tokens.success};
    case StageChevron::State::Current:
        return {tokens.accent, tokens.onAccent, tokens.accent};
    case StageChevron::State::Won:
        return {tokens.isContrast ? tokens.accent : tokens.successTint,
                tokens.isContrast ? tokens.onAccent : tokens.text, tokens.success};
    case StageChevron::State::Lost:
        return {tokens.isContrast ? tokens.accent : tokens.dangerTint,
                tokens.isContrast ? tokens.onAccent : tokens.text, tokens.danger};
    case StageChevron::State::Skipped:
    case StageChevron::State::Ahead:
        break;
    }
    return {tokens.surface, tokens.textSecondary, tokens.controlBorder};
}

/// Tells the state without colour.
QString markOf(StageChevron::State state)
{
    switch (state) {
    case StageChevron::State::Behind:
    case StageChevron::State::Won:
        return QStringLiteral("✓ ");
    case StageChevron::State::Lost:
        return QStringLiteral("✕ ");
    case StageChevron::State::Current:
        return QStringLiteral("● ");
    case StageChevron::State::Skipped:
    case StageChevron::State::Ahead:
        break;
    }
    return {};
}

} // namespace

StageChevron::StageChevron(QWidget *parent) : QAbstractButton(parent)
{
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void StageChevron::setStep(const QString &name, const QString &time, State state, bool first)
{
    setText(name);
    m_time = time;
    m_state = state;
    m_first = first;
    updateGeometry();
    update();
}

int StageChevron::tip() const
{
    return fontMetrics().height() / 2;
}

QSize StageChevron::sizeHint() const
{
    const QFontMetrics bold(styledFont(TextStyle::BodyStrong, font()));
    const QFontMetrics small(styledFont(TextStyle::Caption, font()));
    const int text = qMax(bold.horizontalAdvance(markOf(m_state) + this->text()), small.horizontalAdvance(m_time));
    return {text + 3 * tip() + 2 * space::xs, bold.height() + small.height() + 2 * space::xs};
}

QSize StageChevron::minimumSizeHint() const
{
    const QFontMetrics bold(styledFont(TextStyle::BodyStrong, font()));
    return {qMin(sizeHint().width(), bold.averageCharWidth() * 6 + 3 * tip()), sizeHint().height()};
}

void StageChevron::enterEvent(QEnterEvent *event)
{
    QAbstractButton::enterEvent(event);
    update();
}

void StageChevron::leaveEvent(QEvent *event)
{
    QAbstractButton::leaveEvent(event);
    update();
}

void StageChevron::paintEvent(QPaintEvent *)
{
    const Tokens &tokens = Tokens::of(palette());
    ChevronColours colours = coloursOf(m_state, tokens);
    if (isEnabled() && underMouse() && m_state != State::Current && !tokens.isContrast)
        colours.fill = blended(colours.fill, colours.edge, 0.16);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF box = QRectF(rect()).adjusted(1, 1, -1, -1);
    const double reach = tip();
    QPolygonF shape;
    shape << box.topLeft() << QPointF(box.right() - reach, box.top()) << QPointF(box.right(), box.center().y())
          << QPointF(box.right() - reach, box.bottom()) << box.bottomLeft();
    if (!m_first)
        shape << QPointF(box.left() + reach, box.center().y());
    const bool dashed = m_state == State::Skipped;
    painter.setPen(QPen(colours.edge, hasFocus() ? 2 : 1, dashed ? Qt::DashLine : Qt::SolidLine));
    painter.setBrush(colours.fill);
    painter.drawPolygon(shape);
    if (hasFocus()) {
        QPainterPath path;
        path.addPolygon(shape);
        path.closeSubpath();
        painter.setClipPath(path);
        painter.setPen(QPen(m_state == State::Current ? tokens.onAccent : tokens.accent, 2 * space::focusWidth));
        painter.setBrush(Qt::NoBrush);
        painter.drawPolygon(shape);
        painter.setClipping(false);
    }
    const QRectF inside = box.adjusted(m_first ? space::s : 1.5 * reach, space::xs, -1.2 * reach, -space::xs);
    const bool strong = m_state == State::Current || m_state == State::Won || m_state == State::Lost;
    painter.setFont(styledFont(strong ? TextStyle::BodyStrong : TextStyle::Body, font()));
    painter.setPen(colours.ink);
    const QString name =
        painter.fontMetrics().elidedText(markOf(m_state) + text(), Qt::ElideRight, int(inside.width()));
    painter.drawText(inside, (m_time.isEmpty() ? Qt::AlignVCenter : Qt::AlignTop) | Qt::AlignLeft, name);
    painter.setFont(styledFont(TextStyle::Caption, font()));
    painter.drawText(inside, Qt::AlignBottom | Qt::AlignLeft,
                     painter.fontMetrics().elidedText(m_time, Qt::ElideRight, int(inside.width())));
}

} // namespace millrace
