// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/style_paint.h"

#include <QHeaderView>
#include <QPainter>
#include <QStyleOption>
#include <QTableView>

namespace millrace::paint {

namespace {

bool hasState(const QStyleOption *option, QStyle::StateFlag flag)
{
    return option->state & flag;
}

} // namespace

void itemPanel(QPainter *painter, const QStyleOptionViewItem *option, const QWidget *view)
{
    const Tokens &t = Tokens::of(option->palette);
    if (option->backgroundBrush.style() != Qt::NoBrush)
        painter->fillRect(option->rect, option->backgroundBrush);
    if (hasState(option, QStyle::State_Selected)) {
        painter->fillRect(option->rect, t.selection);
        const auto *table = qobject_cast<const QTableView *>(view);
        const bool first = table ? table->horizontalHeader()->visualIndex(option->index.column()) == 0
                                 : option->viewItemPosition == QStyleOptionViewItem::Beginning ||
                                       option->viewItemPosition == QStyleOptionViewItem::OnlyOne;
        if (t.isContrast) {
            painter->fillRect(QRect(option->rect.left(), option->rect.top(), option->rect.width(), 1), t.accent);
            painter->fillRect(QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1), t.accent);
        }
        if (first)
            painter->fillRect(QRect(option->rect.left(), option->rect.top(), 2, option->rect.height()), t.accent);
    } else if (hasState(option, QStyle::State_MouseOver) && hasState(option, QStyle::State_Enabled)) {
        painter->fillRect(option->rect, blended(t.surface, t.text, 0.04));
    }
}

void itemFocus(QPainter *painter, const QStyleOption *option)
{
    const Tokens &t = Tokens::of(option->palette);
    rounded(painter, option->rect, 3, {}, t.accent, focusWidth());
}

void headerSection(QPainter *painter, const QStyleOption *option)
{
    const Tokens &t = Tokens::of(option->palette);
    const QColor fill = hasState(option, QStyle::State_MouseOver) && hasState(option, QStyle::State_Enabled)
                            ? blended(t.raised, t.text, 0.05)
                            : t.raised;
    painter->fillRect(option->rect, fill);
    const QRect &r = option->rect;
    const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option);
    // Numbers of rows stand beside cells without lines.
    if (header && header->orientation == Qt::Vertical) {
        painter->fillRect(QRect(r.right(), r.top(), 1, r.height()), t.border);
        return;
    }
    painter->fillRect(QRect(r.left(), r.bottom(), r.width(), 1), t.border);
    if (header && header->position != QStyleOptionHeader::End && header->position != QStyleOptionHeader::OnlyOneSection)
        painter->fillRect(QRect(r.right(), r.top() + space::s, 1, r.height() - 2 * space::s), t.border);
}

void headerLabel(QPainter *painter, const QStyleOptionHeader *option)
{
    const Tokens &t = Tokens::of(option->palette);
    // Fusion's own margin and this make the padding of a cell.
    QRect area = option->rect.adjusted(space::xs, 0, -space::xs, 0);
    if (!option->icon.isNull()) {
        const QPixmap drawing =
            option->icon.pixmap(QSize(space::rowIcon, space::rowIcon), painter->device()->devicePixelRatio());
        painter->drawPixmap(QPoint(area.left(), area.center().y() - space::rowIcon / 2), drawing);
        area.setLeft(area.left() + space::rowIcon + space::xs);
    }
    const bool sorted = option->sortIndicator != QStyleOptionHeader::None;
    painter->setPen(sorted ? t.text : t.textSecondary);
    const QString text = option->fontMetrics.elidedText(option->text, Qt::ElideRight, area.width());
    painter->drawText(area, int(option->textAlignment | Qt::AlignVCenter) | Qt::TextSingleLine, text);
}

void tabShape(QPainter *painter, const QStyleOptionTab *option)
{
    const Tokens &t = Tokens::of(option->palette);
    const bool selected = hasState(option, QStyle::State_Selected);
    const QRect r = option->rect;
    if (!selected && hasState(option, QStyle::State_MouseOver) && hasState(option, QStyle::State_Enabled))
        rounded(painter, r.adjusted(2, 4, -2, -6), 4, blended(t.surface, t.text, 0.06), {});
    painter->fillRect(QRect(r.left(), r.bottom(), r.width(), 1), t.border);
    if (selected)
        painter->fillRect(QRect(r.left() + space::s, r.bottom() - 1, r.width() - 2 * space::s, 2), t.accent);
    if (selected && hasState(option, QStyle::State_HasFocus))
        rounded(painter, r.adjusted(2, 2, -2, -4), 4, {}, t.accent, focusWidth());
}

void menuSeparator(QPainter *painter, const QStyleOption *option)
{
    const QRect &r = option->rect;
    painter->fillRect(QRect(r.left() + space::s, r.center().y(), r.width() - 2 * space::s, 1),
                      Tokens::of(option->palette).border);
}

void menuBarItem(QPainter *painter, const QStyleOptionMenuItem *option, const QStyle *style, const QWidget *widget)
{
    const Tokens &t = Tokens::of(option->palette);
    painter->fillRect(option->rect, t.window);
    const bool open = hasState(option, QStyle::State_Selected) || hasState(option, QStyle::State_Sunken);
    if (open && hasState(option, QStyle::State_Enabled))
        rounded(painter, option->rect.adjusted(1, 2, -1, -2), 4, blended(t.window, t.text, 0.09), {});
    int flags = Qt::AlignCenter | Qt::TextShowMnemonic | Qt::TextDontClip | Qt::TextSingleLine;
    if (!style->styleHint(QStyle::SH_UnderlineShortcut, option, widget))
        flags |= Qt::TextHideMnemonic;
    painter->setPen(hasState(option, QStyle::State_Enabled) ? t.text : t.textDisabled);
    painter->drawText(option->rect, flags, option->text);
}

void progressGroove(QPainter *painter, const QStyleOptionProgressBar *option)
{
    const Tokens &t = Tokens::of(option->palette);
    QRectF track(option->rect);
    track.setHeight(qMin<qreal>(6, track.height()));
    track.moveCenter(QRectF(option->rect).center());
    rounded(painter, track, 3, blended(t.surface, t.controlBorder, 0.35), {});
}

void progressContents(QPainter *painter, const QStyleOptionProgressBar *option)
{
    const Tokens &t = Tokens::of(option->palette);
    QRectF track(option->rect);
    track.setHeight(qMin<qreal>(6, track.height()));
    track.moveCenter(QRectF(option->rect).center());
    const int span = option->maximum - option->minimum;
    if (span > 0)
        track.setWidth(track.width() * (option->progress - option->minimum) / span);
    else
        track = track.adjusted(track.width() / 3, 0, -track.width() / 3, 0);
    if (track.width() > 0)
        rounded(painter, track, 3, t.accent, {});
}

QColor scrollGround(const QWidget *part, const QPalette &palette)
{
    for (const QWidget *at = part; at; at = at->parentWidget()) {
        if (const auto *area = qobject_cast<const QAbstractScrollArea *>(at)) {
            const QWidget *viewport = area->viewport();
            return palette.color(viewport->autoFillBackground() ? viewport->backgroundRole() : QPalette::Window);
        }
    }
    return palette.color(QPalette::Window);
}

void scrollBar(QPainter *painter, const QStyleOptionComplex *option, const QWidget *widget, const QRect &handle)
{
    const Tokens &t = Tokens::of(option->palette);
    painter->fillRect(option->rect, scrollGround(widget, option->palette));
    const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
    if (!bar || bar->maximum <= bar->minimum)
        return;
    const bool strong =
        (option->state & QStyle::State_MouseOver) || (option->activeSubControls & QStyle::SC_ScrollBarSlider);
    const bool lying = bar->orientation == Qt::Horizontal;
    const QRectF thumb = QRectF(handle).adjusted(lying ? 2 : 3, lying ? 3 : 2, lying ? -2 : -3, lying ? -3 : -2);
    rounded(painter, thumb, 3, strong ? t.controlBorder : blended(t.surface, t.controlBorder, 0.6), {});
}

} // namespace millrace::paint
