// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/icons.h"
#include "ui/theme/millrace_style.h"
#include "ui/theme/style_paint.h"

#include <QPainter>
#include <QPainterPath>
#include <QStyleOption>

namespace millrace::paint {

namespace {

int widthOfFocus = space::focusWidth;

} // namespace

int focusWidth()
{
    return widthOfFocus;
}

void setFocusWidth(int width)
{
    widthOfFocus = width;
}

namespace {

bool isOn(const QStyleOption *option, QStyle::StateFlag flag)
{
    return option->state & flag;
}

struct ButtonColours
{
    QColor fill, border, text;
};

ButtonColours buttonColours(const QStyleOption *option, ButtonKind kind, bool isDefault, const Tokens &t)
{
    const bool enabled = isOn(option, QStyle::State_Enabled);
    const bool pressed = isOn(option, QStyle::State_Sunken) || isOn(option, QStyle::State_On);
    const bool hovered = isOn(option, QStyle::State_MouseOver);
    const QColor hover = blended(t.surface, t.text, 0.06);
    const QColor down = blended(t.surface, t.text, 0.12);
    if (!enabled)
        return {kind == ButtonKind::Quiet ? QColor() : blended(t.surface, t.window, 0.8),
                kind == ButtonKind::Quiet ? QColor() : t.border, t.textDisabled};
    switch (kind) {
    case ButtonKind::Primary:
        return {pressed || hovered ? t.accentHover : t.accent, QColor(), t.onAccent};
    case ButtonKind::Danger:
        return {pressed ? down : hovered ? t.dangerTint : t.surface, t.danger, t.danger};
    case ButtonKind::Quiet:
        return {pressed ? down : hovered ? hover : QColor(), QColor(), t.link};
    case ButtonKind::Normal:
        break;
    }
    return {pressed ? down : hovered ? hover : t.surface, isDefault ? t.accent : t.controlBorder, t.text};
}

QRectF insetHalf(const QRectF &rect, qreal width)
{
    return rect.adjusted(width / 2, width / 2, -width / 2, -width / 2);
}

} // namespace

bool isRefused(const QWidget *widget)
{
    return widget && widget->property("refused").toBool();
}

void rounded(QPainter *painter, const QRectF &rect, qreal radius, const QColor &fill, const QColor &border,
             qreal borderWidth)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
    painter->setPen(border.isValid() ? QPen(border, borderWidth) : QPen(Qt::NoPen));
    painter->drawRoundedRect(border.isValid() ? insetHalf(rect, borderWidth) : rect, radius, radius);
    painter->restore();
}

void chevron(QPainter *painter, const QRect &rect, Qt::ArrowType direction, const QColor &colour)
{
    const qreal half = 3.5;
    QPolygonF line({{-half, -half / 2}, {0, half / 2}, {half, -half / 2}});
    QTransform turn;
    turn.rotate(direction == Qt::UpArrow      ? 180
                : direction == Qt::LeftArrow  ? 90
                : direction == Qt::RightArrow ? -90
                                              : 0);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->translate(QRectF(rect).center());
    painter->setPen(QPen(colour, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->setBrush(Qt::NoBrush);
    painter->drawPolyline(turn.map(line));
    painter->restore();
}

void pushButton(QPainter *painter, const QStyleOption *option, const QWidget *widget, bool isDefault)
{
    const ButtonColours colours = buttonColours(option, buttonKind(widget), isDefault, Tokens::of(option->palette));
    rounded(painter, option->rect, space::controlRadius, colours.fill, colours.border);
}

void pushButtonLabel(QPainter *painter, const QStyleOptionButton *option, const QWidget *widget, const QStyle *style)
{
    const Tokens &t = Tokens::of(option->palette);
    const ButtonColours colours = buttonColours(option, buttonKind(widget), false, t);
    const int flags = Qt::AlignVCenter | Qt::AlignLeft | Qt::TextShowMnemonic |
                      (style->styleHint(QStyle::SH_UnderlineShortcut, option, widget) ? 0 : Qt::TextHideMnemonic);
    const bool hasMenu = option->features & QStyleOptionButton::HasMenu;
    const int arrowWidth = hasMenu ? space::l : 0;
    const int iconWidth = option->icon.isNull() ? 0 : option->iconSize.width();
    const int gap = iconWidth && !option->text.isEmpty() ? space::s - 2 : 0;
    const QSize textSize = option->fontMetrics.size(Qt::TextShowMnemonic, option->text);
    QRect content = option->rect;
    const int wanted = iconWidth + gap + textSize.width() + arrowWidth;
    content.setLeft(content.left() + qMax(0, (content.width() - wanted) / 2));
    if (iconWidth) {
        const QPixmap drawing = option->icon.pixmap(option->iconSize, painter->device()->devicePixelRatio());
        painter->drawPixmap(QPoint(content.left(), content.center().y() - option->iconSize.height() / 2 + 1),
                            tinted(drawing, colours.text));
        content.setLeft(content.left() + iconWidth + gap);
    }
    painter->setPen(colours.text);
    painter->drawText(content, flags, option->text);
    if (hasMenu)
        chevron(
            painter,
            QRect(option->rect.right() - arrowWidth - space::xs, option->rect.top(), arrowWidth, option->rect.height()),
            Qt::DownArrow, colours.text);
}

void toolButton(QPainter *painter, const QStyleOption *option)
{
    const Tokens &t = Tokens::of(option->palette);
    if (!isOn(option, QStyle::State_Enabled))
        return;
    const QColor under = option->palette.color(QPalette::Window);
    if (isOn(option, QStyle::State_Sunken))
        rounded(painter, option->rect, space::controlRadius, blended(under, t.text, 0.14), {});
    else if (isOn(option, QStyle::State_On))
        rounded(painter, option->rect, space::controlRadius, t.selection, t.accent);
    else if (isOn(option, QStyle::State_MouseOver))
        rounded(painter, option->rect, space::controlRadius, blended(under, t.text, 0.07), {});
}

void toolButtonLabel(QPainter *painter, const QStyleOptionToolButton *option, const QRect &area)
{
    const Tokens &t = Tokens::of(option->palette);
    const bool enabled = isOn(option, QStyle::State_Enabled);
    const bool withIcon = option->toolButtonStyle != Qt::ToolButtonTextOnly && !option->icon.isNull();
    const bool withText = (option->toolButtonStyle != Qt::ToolButtonIconOnly || !withIcon) && !option->text.isEmpty();
    const int gap = withIcon && withText ? 6 : 0;
    const int iconWidth = withIcon ? option->iconSize.width() : 0;
    const int textWidth = withText ? option->fontMetrics.size(Qt::TextShowMnemonic, option->text).width() : 0;
    int left = area.left() + qMax(0, (area.width() - iconWidth - gap - textWidth) / 2);
    if (withIcon) {
        const QRect place(QPoint(left, area.top() + (area.height() - option->iconSize.height()) / 2), option->iconSize);
        option->icon.paint(painter, place, Qt::AlignCenter, enabled ? QIcon::Normal : QIcon::Disabled,
                           isOn(option, QStyle::State_On) ? QIcon::On : QIcon::Off);
        left += iconWidth + gap;
    }
    if (!withText)
        return;
    painter->setFont(option->font);
    painter->setPen(enabled ? option->palette.color(QPalette::ButtonText) : t.textDisabled);
    painter->drawText(QRect(left, area.top(), area.right() - left + 1, area.height()),
                      Qt::AlignVCenter | Qt::AlignLeft | Qt::TextHideMnemonic, option->text);
}

void field(QPainter *painter, const QStyleOption *option, const QRect &rect, const QWidget *widget)
{
    const Tokens &t = Tokens::of(option->palette);
    const bool enabled = isOn(option, QStyle::State_Enabled) && !isOn(option, QStyle::State_ReadOnly);
    if (!enabled)
        rounded(painter, rect, space::controlRadius, t.window, t.border);
    else if (isRefused(widget))
        rounded(painter, rect, space::controlRadius, t.surface, t.danger, space::focusWidth);
    else if (isOn(option, QStyle::State_HasFocus))
        rounded(painter, rect, space::controlRadius, t.surface, t.accent, focusWidth());
    else
        rounded(painter, rect, space::controlRadius, t.surface,
                isOn(option, QStyle::State_MouseOver) ? t.textTertiary : t.controlBorder);
}

void checkBox(QPainter *painter, const QStyleOption *option)
{
    const Tokens &t = Tokens::of(option->palette);
    const bool enabled = isOn(option, QStyle::State_Enabled);
    const bool marked = isOn(option, QStyle::State_On) || isOn(option, QStyle::State_NoChange);
    const int side = qMin(option->rect.width(), option->rect.height());
    QRectF box(0, 0, side, side);
    box.moveCenter(QRectF(option->rect).center());
    if (!marked) {
        rounded(painter, box, 4, enabled ? t.surface : t.window, enabled ? t.controlBorder : t.border);
        return;
    }
    rounded(painter, box, 4, enabled ? t.accent : t.textDisabled, {});
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(t.onAccent, 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const auto at = [&box](qreal x, qreal y) {
        return QPointF(box.left() + box.width() * x, box.top() + box.height() * y);
    };
    if (isOn(option, QStyle::State_NoChange))
        painter->drawLine(at(0.27, 0.5), at(0.73, 0.5));
    else
        painter->drawPolyline(QPolygonF({at(0.24, 0.52), at(0.43, 0.7), at(0.76, 0.32)}));
    painter->restore();
}

void radioButton(QPainter *painter, const QStyleOption *option)
{
    const Tokens &t = Tokens::of(option->palette);
    const bool enabled = isOn(option, QStyle::State_Enabled);
    const bool marked = isOn(option, QStyle::State_On);
    const qreal side = qMin(option->rect.width(), option->rect.height());
    QRectF circle(0, 0, side, side);
    circle.moveCenter(QRectF(option->rect).center());
    const QColor ring = !enabled ? t.border : marked ? t.accent : t.controlBorder;
    rounded(painter, circle, side / 2, enabled ? t.surface : t.window, ring, marked ? 2 : 1);
    if (marked)
        rounded(painter, circle.adjusted(side * 0.28, side * 0.28, -side * 0.28, -side * 0.28), side / 2, ring, {});
}

void comboBox(QPainter *painter, const QStyleOptionComplex *option, const QRect &arrow, const QWidget *widget)
{
    const Tokens &t = Tokens::of(option->palette);
    QStyleOption shape(*option);
    shape.state.setFlag(QStyle::State_ReadOnly, false);
    const auto *box = qstyleoption_cast<const QStyleOptionComboBox *>(option);
    if (!box || !box->editable)
        shape.state.setFlag(QStyle::State_HasFocus, false);
    if (!box || box->frame)
        field(painter, &shape, option->rect, widget);
    chevron(painter, arrow, Qt::DownArrow, isOn(option, QStyle::State_Enabled) ? t.textSecondary : t.textDisabled);
}

void spinBox(QPainter *painter, const QStyleOptionComplex *option, const QRect &up, const QRect &down,
             const QWidget *widget)
{
    const Tokens &t = Tokens::of(option->palette);
    const auto *spin = qstyleoption_cast<const QStyleOptionSpinBox *>(option);
    QStyleOption shape(*option);
    shape.state.setFlag(QStyle::State_ReadOnly, false);
    if (!spin || spin->frame)
        field(painter, &shape, option->rect, widget);
    if (!spin || spin->buttonSymbols == QAbstractSpinBox::NoButtons)
        return;
    const auto colour = [&](QAbstractSpinBox::StepEnabledFlag step) {
        return spin->stepEnabled & step && isOn(option, QStyle::State_Enabled) ? t.textSecondary : t.textDisabled;
    };
    chevron(painter, up, Qt::UpArrow, colour(QAbstractSpinBox::StepUpEnabled));
    chevron(painter, down, Qt::DownArrow, colour(QAbstractSpinBox::StepDownEnabled));
}

void slider(QPainter *painter, const QStyleOptionComplex *option, const QRect &groove, const QRect &handle)
{
    const Tokens &t = Tokens::of(option->palette);
    const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
    const bool lying = !bar || bar->orientation == Qt::Horizontal;
    const bool enabled = isOn(option, QStyle::State_Enabled);
    QRectF track = groove;
    if (lying)
        track = QRectF(groove.left(), handle.center().y() - 1, groove.width(), 4);
    else
        track = QRectF(handle.center().x() - 1, groove.top(), 4, groove.height());
    rounded(painter, track, 2, blended(t.surface, t.controlBorder, 0.5), {});
    QRectF done = track;
    if (lying)
        done.setRight(handle.center().x());
    else
        done.setTop(handle.center().y());
    rounded(painter, done, 2, enabled ? t.accent : t.textDisabled, {});
    QRectF knob(0, 0, 16, 16);
    knob.moveCenter(QRectF(handle).center());
    rounded(painter, knob, 8, t.surface, enabled ? t.accent : t.textDisabled, 2);
}

} // namespace millrace::paint
