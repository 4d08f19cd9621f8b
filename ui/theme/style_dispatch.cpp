// SPDX-License-Identifier: GPL-3.0-or-later
// Which drawing answers which element; what is not named here is Fusion's.
#include "ui/theme/icons.h"
#include "ui/theme/millrace_style.h"
#include "ui/theme/style_paint.h"

#include <QAbstractItemView>
#include <QPainter>
#include <QPlainTextEdit>
#include <QStyleOption>
#include <QTextEdit>

namespace millrace {

namespace {

/// Areas that text is typed into look like a field of several lines.
bool takesText(const QWidget *widget)
{
    return qobject_cast<const QPlainTextEdit *>(widget) || qobject_cast<const QTextEdit *>(widget);
}

} // namespace

void MillraceStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                                  const QWidget *widget) const
{
    const Tokens &t = Tokens::of(option->palette);
    if (element == PE_PanelButtonCommand) {
        const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
        paint::pushButton(painter, option, widget, button && button->features & QStyleOptionButton::DefaultButton);
    } else if (element == PE_PanelButtonTool || element == PE_PanelButtonBevel) {
        paint::toolButton(painter, option);
        if (paint::isRefused(widget))
            paint::rounded(painter, option->rect, space::controlRadius, {}, t.danger, space::focusWidth);
    } else if (element == PE_FrameLineEdit) {
        paint::field(painter, option, option->rect, widget);
    } else if (element == PE_PanelLineEdit) {
        const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
        const bool inside =
            widget && widget->parentWidget() &&
            (widget->parentWidget()->inherits("QComboBox") || widget->parentWidget()->inherits("QAbstractSpinBox"));
        if (frame && frame->lineWidth > 0)
            paint::field(painter, option, option->rect, widget);
        else if (!inside)
            painter->fillRect(option->rect, t.surface);
    } else if (element == PE_IndicatorCheckBox || element == PE_IndicatorItemViewItemCheck) {
        paint::checkBox(painter, option);
    } else if (element == PE_IndicatorRadioButton) {
        paint::radioButton(painter, option);
    } else if (element == PE_PanelItemViewItem) {
        if (const auto *item = qstyleoption_cast<const QStyleOptionViewItem *>(option))
            paint::itemPanel(painter, item, widget);
    } else if (element == PE_FrameFocusRect) {
        // Buttons and boxes wear the FocusRing outside instead.
        if (qobject_cast<const QAbstractItemView *>(widget) || qstyleoption_cast<const QStyleOptionViewItem *>(option))
            paint::itemFocus(painter, option);
    } else if (element == PE_IndicatorHeaderArrow) {
        const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option);
        if (header && header->sortIndicator != QStyleOptionHeader::None)
            paint::chevron(painter, option->rect,
                           header->sortIndicator == QStyleOptionHeader::SortUp ? Qt::DownArrow : Qt::UpArrow, t.accent);
    } else if (element == PE_IndicatorArrowDown || element == PE_IndicatorButtonDropDown) {
        paint::chevron(painter, option->rect, Qt::DownArrow, t.textSecondary);
    } else if (element == PE_IndicatorArrowUp) {
        paint::chevron(painter, option->rect, Qt::UpArrow, t.textSecondary);
    } else if (element == PE_IndicatorArrowLeft) {
        paint::chevron(painter, option->rect, Qt::LeftArrow, t.textSecondary);
    } else if (element == PE_IndicatorArrowRight) {
        paint::chevron(painter, option->rect, Qt::RightArrow, t.textSecondary);
    } else if (element == PE_Frame && takesText(widget)) {
        paint::field(painter, option, option->rect, widget);
    } else if (element == PE_Frame || element == PE_FrameWindow || element == PE_FrameMenu) {
        painter->save();
        painter->setPen(paint::isRefused(widget) ? t.danger : t.border);
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
        painter->restore();
    } else if (element == PE_PanelScrollAreaCorner) {
        painter->fillRect(option->rect, paint::scrollGround(widget, option->palette));
    } else if (element == PE_PanelTipLabel) {
        painter->fillRect(option->rect, t.raised);
        painter->save();
        painter->setPen(t.controlBorder);
        painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
        painter->restore();
    } else if (element == PE_PanelStatusBar) {
        painter->fillRect(option->rect, t.window);
        painter->fillRect(QRect(option->rect.topLeft(), QSize(option->rect.width(), 1)), t.border);
    } else if (element != PE_FrameStatusBarItem && element != PE_FrameTabBarBase) {
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void MillraceStyle::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                                const QWidget *widget) const
{
    const Tokens &t = Tokens::of(option->palette);
    if (element == CE_PushButtonBevel) {
        proxy()->drawPrimitive(PE_PanelButtonCommand, option, painter, widget);
    } else if (element == CE_PushButtonLabel) {
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option))
            paint::pushButtonLabel(painter, button, widget, this);
    } else if (element == CE_HeaderSection || element == CE_HeaderEmptyArea) {
        paint::headerSection(painter, option);
    } else if (element == CE_HeaderLabel) {
        if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option))
            paint::headerLabel(painter, header);
    } else if (element == CE_TabBarTabShape) {
        if (const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option))
            paint::tabShape(painter, tab);
    } else if (element == CE_TabBarTabLabel) {
        const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option);
        if (!tab)
            return;
        QStyleOptionTab copy(*tab);
        copy.state.setFlag(State_HasFocus, false);
        copy.palette.setColor(QPalette::WindowText, copy.state & State_Selected ? t.text : t.textSecondary);
        QProxyStyle::drawControl(element, &copy, painter, widget);
    } else if (const auto *entry = qstyleoption_cast<const QStyleOptionMenuItem *>(option);
               element == CE_MenuItem && entry && entry->menuItemType == QStyleOptionMenuItem::Separator &&
               entry->text.isEmpty()) {
        paint::menuSeparator(painter, option);
    } else if (element == CE_ToolButtonLabel) {
        const auto *button = qstyleoption_cast<const QStyleOptionToolButton *>(option);
        if (button && (button->features & QStyleOptionToolButton::Arrow ||
                       button->toolButtonStyle == Qt::ToolButtonTextUnderIcon))
            QProxyStyle::drawControl(element, option, painter, widget);
        else if (button)
            paint::toolButtonLabel(painter, button, option->rect);
    } else if (element == CE_MenuBarItem) {
        if (const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option))
            paint::menuBarItem(painter, item, this, widget);
    } else if (element == CE_MenuBarEmptyArea) {
        painter->fillRect(option->rect, t.window);
    } else if (element == CE_ProgressBarGroove) {
        if (const auto *bar = qstyleoption_cast<const QStyleOptionProgressBar *>(option))
            paint::progressGroove(painter, bar);
    } else if (element == CE_ProgressBarContents) {
        if (const auto *bar = qstyleoption_cast<const QStyleOptionProgressBar *>(option))
            paint::progressContents(painter, bar);
    } else if (element == CE_Splitter) {
        const bool standing = option->state & State_Horizontal;
        const QPoint middle = option->rect.center();
        const QColor line = option->state & State_MouseOver ? t.accent : t.border;
        painter->fillRect(standing ? QRect(middle.x(), option->rect.top(), 1, option->rect.height())
                                   : QRect(option->rect.left(), middle.y(), option->rect.width(), 1),
                          line);
    } else if (element == CE_FocusFrame) {
        paint::rounded(painter, option->rect, space::controlRadius + space::focusGap, {}, t.accent,
                       paint::focusWidth());
    } else if (element == CE_ShapedFrame) {
        const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
        if (frame && (frame->frameShape == QFrame::HLine || frame->frameShape == QFrame::VLine)) {
            const bool lying = frame->frameShape == QFrame::HLine;
            const QPoint middle = option->rect.center();
            painter->fillRect(lying ? QRect(option->rect.left(), middle.y(), option->rect.width(), 1)
                                    : QRect(middle.x(), option->rect.top(), 1, option->rect.height()),
                              t.border);
            return;
        }
        QProxyStyle::drawControl(element, option, painter, widget);
    } else {
        QProxyStyle::drawControl(element, option, painter, widget);
    }
}

void MillraceStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                                       const QWidget *widget) const
{
    const auto part = [&](SubControl which) { return proxy()->subControlRect(control, option, which, widget); };
    if (control == CC_ScrollBar)
        paint::scrollBar(painter, option, widget, part(SC_ScrollBarSlider));
    else if (control == CC_ComboBox)
        paint::comboBox(painter, option, part(SC_ComboBoxArrow), widget);
    else if (control == CC_SpinBox)
        paint::spinBox(painter, option, part(SC_SpinBoxUp), part(SC_SpinBoxDown), widget);
    else if (const auto *button = qstyleoption_cast<const QStyleOptionToolButton *>(option);
             control == CC_ToolButton && button && button->features & QStyleOptionToolButton::HasMenu &&
             !(button->features & QStyleOptionToolButton::MenuButtonPopup)) {
        proxy()->drawPrimitive(PE_PanelButtonTool, option, painter, widget);
        paint::toolButtonLabel(painter, button, option->rect.adjusted(0, 0, -space::l, 0));
        paint::chevron(painter,
                       QRect(option->rect.right() - space::l - 2, option->rect.top(), space::l, option->rect.height()),
                       Qt::DownArrow, Tokens::of(option->palette).textSecondary);
    } else if (control == CC_Slider)
        paint::slider(painter, option, part(SC_SliderGroove), part(SC_SliderHandle));
    else
        QProxyStyle::drawComplexControl(control, option, painter, widget);
}

} // namespace millrace
