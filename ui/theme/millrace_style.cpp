// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/millrace_style.h"

#include "ui/theme/icons.h"
#include "ui/theme/style_paint.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QComboBox>
#include <QHeaderView>
#include <QPainter>
#include <QPlainTextEdit>
#include <QStyleFactory>
#include <QStyleOption>
#include <QTextEdit>
#include <QVariant>

namespace millrace {

namespace {

constexpr const char *kindProperty = "millraceButtonKind";
constexpr const char *rowHeightProperty = "millraceRowHeight";
constexpr int scrollExtent = 12;

/// Rows of an open table keep the height that they were made with unless they are told; one that its owner has set to
/// another height is left alone.
void fitRows(QHeaderView *header, int height)
{
    const QVariant given = header->property(rowHeightProperty);
    if (given.isValid() && header->defaultSectionSize() != given.toInt())
        return;
    if (!given.isValid() && header->defaultSectionSize() != qMax(height, header->minimumSectionSize()))
        return;
    header->setDefaultSectionSize(height);
    header->setProperty(rowHeightProperty, header->defaultSectionSize());
}

int fontControlHeight(const QStyleOption *option, int wanted)
{
    return option ? qMax(wanted, option->fontMetrics.height() + 10) : wanted;
}

QString standardIconName(QStyle::StandardPixmap which)
{
    if (which == QStyle::SP_MessageBoxWarning)
        return "exclamation-triangle";
    if (which == QStyle::SP_MessageBoxCritical)
        return "exclamation-octagon";
    if (which == QStyle::SP_MessageBoxInformation)
        return "info-circle";
    if (which == QStyle::SP_MessageBoxQuestion)
        return "question-circle";
    if (which == QStyle::SP_LineEditClearButton)
        return "x-circle";
    return {};
}

} // namespace

void setButtonKind(QAbstractButton *button, ButtonKind kind)
{
    button->setProperty(kindProperty, int(kind));
    button->update();
}

ButtonKind buttonKind(const QWidget *button)
{
    const QVariant kind = button ? button->property(kindProperty) : QVariant();
    return kind.isValid() ? static_cast<ButtonKind>(kind.toInt()) : ButtonKind::Normal;
}

MillraceStyle::MillraceStyle(Density density, bool reducedMotion, bool largeFocus)
    : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion"))), m_density(density), m_reducedMotion(reducedMotion)
{
    paint::setFocusWidth(largeFocus ? 2 * space::focusWidth : space::focusWidth);
}

int MillraceStyle::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    if (metric == PM_HeaderDefaultSectionSizeVertical) {
        const int needed = widget ? widget->fontMetrics().height() + 8 : 0;
        return qMax(rowHeight(m_density), needed);
    }
    if (metric == PM_ScrollBarExtent)
        return scrollExtent;
    if (metric == PM_IndicatorWidth || metric == PM_IndicatorHeight || metric == PM_ExclusiveIndicatorWidth ||
        metric == PM_ExclusiveIndicatorHeight)
        return space::l;
    if (metric == PM_LayoutLeftMargin || metric == PM_LayoutRightMargin || metric == PM_LayoutTopMargin ||
        metric == PM_LayoutBottomMargin)
        return space::l;
    if (metric == PM_LayoutHorizontalSpacing || metric == PM_LayoutVerticalSpacing)
        return space::s;
    if (metric == PM_FocusFrameHMargin || metric == PM_FocusFrameVMargin) {
        // Views use the metric as the padding of their cells.
        if (qobject_cast<const QAbstractItemView *>(widget))
            return metric == PM_FocusFrameHMargin ? space::s - 1 : 1;
        return space::focusGap + paint::focusWidth();
    }
    if (metric == PM_SmallIconSize || metric == PM_ButtonIconSize || metric == PM_ListViewIconSize)
        return space::rowIcon;
    if (metric == PM_ToolBarIconSize)
        return space::toolIcon;
    // The square area inside keeps clear of the round corners of the frame.
    if (metric == PM_DefaultFrameWidth &&
        (qobject_cast<const QPlainTextEdit *>(widget) || qobject_cast<const QTextEdit *>(widget)))
        return space::xs;
    if (metric == PM_HeaderMargin)
        return space::xs;
    if (metric == PM_MenuVMargin || metric == PM_MenuHMargin)
        return space::xs;
    if (metric == PM_SplitterWidth)
        return 5;
    if (metric == PM_MenuBarItemSpacing)
        return 0;
    if (metric == PM_SliderLength || metric == PM_SliderThickness || metric == PM_SliderControlThickness)
        return 20;
    if (metric == PM_ButtonShiftHorizontal || metric == PM_ButtonShiftVertical)
        return 0;
    if (metric == PM_TabBarTabHSpace)
        return space::xl;
    return QProxyStyle::pixelMetric(metric, option, widget);
}

int MillraceStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                             QStyleHintReturn *data) const
{
    if (hint == SH_Table_GridLineColor)
        return int(Tokens::of(option ? option->palette : QPalette()).border.rgba());
    if (hint == SH_FocusFrame_AboveWidget)
        return 1;
    if (hint == SH_ComboBox_Popup || hint == SH_DialogButtonBox_ButtonsHaveIcons ||
        hint == SH_ItemView_ActivateItemOnSingleClick || hint == SH_EtchDisabledText ||
        hint == SH_ItemView_ShowDecorationSelected)
        return hint == SH_ItemView_ShowDecorationSelected;
    if (hint == SH_Widget_Animation_Duration)
        return m_reducedMotion ? 0 : 150;
    if (hint == SH_ToolTip_WakeUpDelay)
        return 500;
    return QProxyStyle::styleHint(hint, option, widget, data);
}

QSize MillraceStyle::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                                      const QWidget *widget) const
{
    QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
    const int height = fontControlHeight(option, controlHeight(m_density));
    if (type == CT_PushButton) {
        const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
        const bool menu = button && button->features & QStyleOptionButton::HasMenu;
        result.setWidth(qMax(size.width() + 2 * space::m + (menu ? space::l : 0), 64));
        result.setHeight(height);
    } else if (type == CT_SpinBox) {
        result = QSize(size.width() + space::xl + space::l + space::xs, qMax(size.height(), height));
    } else if (type == CT_LineEdit) {
        // A cell editor lives in its cell; only a field that stands by itself takes the height of a control.
        result.setHeight(qMax(size.height(), height));
    } else if (type == CT_ComboBox) {
        result = QSize(result.width() + space::s, height);
    } else if (type == CT_ToolButton) {
        const auto *button = qstyleoption_cast<const QStyleOptionToolButton *>(option);
        result = size + QSize(12, 0);
        if (button && button->features & QStyleOptionToolButton::MenuButtonPopup)
            result.rwidth() += space::l;
        else if (button && button->features & QStyleOptionToolButton::HasMenu)
            result.rwidth() += space::l;
        if (button && button->toolButtonStyle == Qt::ToolButtonTextBesideIcon)
            result.rwidth() += space::s;
        result.setHeight(qMax(height, space::xl));
        result.setWidth(qMax(result.width(), height));
    } else if (type == CT_MenuItem) {
        const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option);
        if (item && item->menuItemType != QStyleOptionMenuItem::Separator)
            result = QSize(result.width() + space::l, qMax(result.height(), fontControlHeight(option, 28)));
        else if (item && item->text.isEmpty())
            result.setHeight(space::s + 1);
    } else if (type == CT_MenuBarItem) {
        result = QSize(size.width() + 2 * space::s + 2, qMax(28, option->fontMetrics.height() + 8));
    } else if (type == CT_HeaderSection) {
        result = QSize(result.width() + 2 * space::s,
                       qMax(result.height(), fontControlHeight(option, rowHeight(m_density))));
    } else if (type == CT_TabBarTab) {
        result.setHeight(qMax(result.height(), height + 4));
    } else if (type == CT_ItemViewItem) {
        result.setHeight(qMax(result.height(), controlHeight(Density::Compact)));
    }
    return result;
}

QRect MillraceStyle::subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part,
                                    const QWidget *widget) const
{
    if (control == CC_ScrollBar) {
        const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
        if (!bar)
            return {};
        const bool lying = bar->orientation == Qt::Horizontal;
        const int length = lying ? bar->rect.width() : bar->rect.height();
        const int breadth = lying ? bar->rect.height() : bar->rect.width();
        const qint64 range = qint64(bar->maximum) - bar->minimum;
        const int thumb =
            range > 0 ? qBound(32, int(qint64(length) * bar->pageStep / (range + bar->pageStep)), length) : length;
        const int start =
            sliderPositionFromValue(bar->minimum, bar->maximum, bar->sliderPosition, length - thumb, bar->upsideDown);
        const auto along = [&](int from, int size) {
            const QRect r = lying ? QRect(from, 0, size, breadth) : QRect(0, from, breadth, size);
            return visualRect(bar->direction, bar->rect, r.translated(bar->rect.topLeft()));
        };
        if (part == SC_ScrollBarGroove)
            return along(0, length);
        if (part == SC_ScrollBarSlider)
            return along(start, thumb);
        if (part == SC_ScrollBarSubPage)
            return along(0, start);
        if (part == SC_ScrollBarAddPage)
            return along(start + thumb, length - start - thumb);
        return {};
    }
    if (control == CC_ComboBox) {
        const QRect r = option->rect;
        const int arrow = space::xl + 2;
        if (part == SC_ComboBoxArrow)
            return visualRect(option->direction, r, QRect(r.right() - arrow + 1, r.top(), arrow, r.height()));
        if (part == SC_ComboBoxEditField)
            return visualRect(option->direction, r, r.adjusted(space::s, 2, -arrow, -2));
    }
    if (control == CC_SpinBox) {
        const QRect r = option->rect;
        const auto *spin = qstyleoption_cast<const QStyleOptionSpinBox *>(option);
        const int buttons = spin && spin->buttonSymbols == QAbstractSpinBox::NoButtons ? 0 : space::xl;
        const QRect column(r.right() - buttons, r.top() + 2, buttons, r.height() - 4);
        if (part == SC_SpinBoxUp)
            return visualRect(option->direction, r, QRect(column.topLeft(), QSize(buttons, column.height() / 2)));
        if (part == SC_SpinBoxDown)
            return visualRect(option->direction, r, column.adjusted(0, column.height() / 2, 0, 0));
        if (part == SC_SpinBoxEditField)
            return visualRect(option->direction, r, r.adjusted(3, 2, -buttons - 2, -2));
    }
    return QProxyStyle::subControlRect(control, option, part, widget);
}

QRect MillraceStyle::subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const
{
    if (element == SE_LineEditContents) {
        const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
        const bool framed = frame && frame->lineWidth > 0;
        return framed ? option->rect.adjusted(space::s - 2, 1, -space::s + 2, -1) : option->rect.adjusted(2, 0, -2, 0);
    }
    if (element == SE_PushButtonContents)
        return option->rect;
    const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option);
    if (header && (element == SE_HeaderLabel || element == SE_HeaderArrow)) {
        const QRect inner = option->rect.adjusted(space::s, 0, -space::s, 0);
        const bool sorted = header->sortIndicator != QStyleOptionHeader::None;
        const int arrow = sorted ? space::m : 0;
        if (element == SE_HeaderArrow)
            return QRect(inner.right() - arrow + 1, inner.top(), arrow, inner.height());
        return inner.adjusted(0, 0, sorted ? -arrow - space::xs : 0, 0);
    }
    return QProxyStyle::subElementRect(element, option, widget);
}

QIcon MillraceStyle::standardIcon(StandardPixmap which, const QStyleOption *option, const QWidget *widget) const
{
    const QString name = standardIconName(which);
    if (name.isEmpty())
        return QProxyStyle::standardIcon(which, option, widget);
    const IconTone tone = which == SP_MessageBoxWarning     ? IconTone::Warning
                          : which == SP_MessageBoxCritical  ? IconTone::Danger
                          : which == SP_LineEditClearButton ? IconTone::Secondary
                                                            : IconTone::Info;
    return icon(name, tone);
}

void MillraceStyle::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    if (qobject_cast<QAbstractButton *>(widget) || qobject_cast<QComboBox *>(widget))
        widget->setAttribute(Qt::WA_Hover);
    if (auto *view = qobject_cast<QAbstractItemView *>(widget))
        view->viewport()->setAttribute(Qt::WA_Hover);
    if (auto *header = qobject_cast<QHeaderView *>(widget)) {
        if (header->orientation() == Qt::Horizontal)
            header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
        else
            fitRows(header, pixelMetric(PM_HeaderDefaultSectionSizeVertical, nullptr, header));
    }
}

} // namespace millrace
