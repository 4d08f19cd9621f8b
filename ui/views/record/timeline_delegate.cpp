// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/icons.h"
#include "ui/theme/tokens.h"
#include "ui/theme/typography.h"
#include "ui/views/record/timeline_view.h"

#include <QApplication>
#include <QPainter>
#include <QTextLayout>

namespace millrace {

namespace {

constexpr int mostLines = 8, mostChangeLines = 3;
constexpr int gutter = space::l + space::xl + space::s;

/// The text broken to the width, at most so many lines, the last with an ellipsis where more follows.
QStringList brokenLines(const QString &text, const QFont &font, int width, int most)
{
    QStringList lines;
    const QFontMetrics metrics(font);
    QTextOption wrapping;
    wrapping.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    for (const QString &paragraph : text.trimmed().split(u'\n')) {
        QTextLayout layout(paragraph, font);
        layout.setTextOption(wrapping);
        layout.beginLayout();
        for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
            line.setLineWidth(std::max(40, width));
            if (lines.size() == most) {
                lines.last() =
                    metrics.elidedText(lines.last(), Qt::ElideRight, width - metrics.horizontalAdvance(u'…')) + u'…';
                layout.endLayout();
                return lines;
            }
            lines << paragraph.mid(line.textStart(), line.textLength()).trimmed();
        }
        layout.endLayout();
    }
    return lines;
}

int lineHeight(const QFont &font)
{
    return QFontMetrics(font).height() * 5 / 4;
}

} // namespace

QRect TimelineDelegate::checkRect(const QRect &row, const QFont &font)
{
    const int side = QFontMetrics(font).height();
    return {row.left() + space::l, row.top() + space::s, side, side};
}

QSize TimelineDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const TimelineRow &row = static_cast<const TimelineModel *>(index.model())->rowAt(index.row());
    const auto *view = qobject_cast<const QListView *>(option.widget);
    const int width = view ? view->viewport()->width() : 400;
    const int room = width - gutter - space::l;
    const QFont caption = styledFont(TextStyle::Caption, option.font);
    if (row.kind == TimelineRow::Kind::Heading)
        return {width, lineHeight(caption) + space::l};
    if (row.kind == TimelineRow::Kind::Change)
        return {width,
                int(brokenLines(row.text, option.font, room, mostChangeLines).size()) * lineHeight(option.font) + 2};
    int height = 2 * space::s + lineHeight(option.font);
    if (!row.meta.isEmpty())
        height += lineHeight(caption);
    if (!row.text.isEmpty())
        height += space::xs + int(brokenLines(row.text, option.font, room, mostLines).size()) * lineHeight(option.font);
    return {width, height};
}

void TimelineDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const TimelineRow &row = static_cast<const TimelineModel *>(index.model())->rowAt(index.row());
    const Tokens &tokens = Tokens::of(option.palette);
    painter->save();
    if (row.kind == TimelineRow::Kind::Heading) {
        QFont bold = styledFont(TextStyle::Caption, option.font);
        bold.setWeight(QFont::DemiBold);
        const QFontMetrics metrics(bold);
        const QRect place = option.rect.adjusted(space::l, space::m, -space::l, 0);
        painter->setFont(bold);
        painter->setPen(tokens.textSecondary);
        painter->drawText(place, Qt::AlignLeft | Qt::AlignTop, row.title);
        painter->setPen(tokens.border);
        const int middle = place.top() + metrics.height() / 2;
        painter->drawLine(place.left() + metrics.horizontalAdvance(row.title) + space::m, middle, place.right(),
                          middle);
    } else {
        QStyleOptionViewItem panel = option;
        const QStyle *style = option.widget ? option.widget->style() : QApplication::style();
        style->drawPrimitive(QStyle::PE_PanelItemViewItem, &panel, painter, option.widget);
        paintEntry(painter, option, row);
        if (option.state & QStyle::State_HasFocus) {
            QStyleOptionFocusRect focus;
            focus.QStyleOption::operator=(option);
            focus.rect = option.rect.adjusted(space::xs, 1, -space::xs, -1);
            style->drawPrimitive(QStyle::PE_FrameFocusRect, &focus, painter, option.widget);
        }
    }
    painter->restore();
}

void TimelineDelegate::paintEntry(QPainter *painter, const QStyleOptionViewItem &option, const TimelineRow &row) const
{
    const Tokens &tokens = Tokens::of(option.palette);
    const QFont caption = styledFont(TextStyle::Caption, option.font);
    const int left = option.rect.left() + gutter;
    const int right = option.rect.right() - space::l;
    int top = option.rect.top() + space::s;
    const auto drawLines = [&](const QStringList &lines, const QColor &colour) {
        painter->setFont(option.font);
        painter->setPen(colour);
        for (const QString &line : lines) {
            painter->drawText(QRect(left, top, right - left, lineHeight(option.font)),
                              Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, line);
            top += lineHeight(option.font);
        }
    };
    if (row.kind == TimelineRow::Kind::Change) {
        top = option.rect.top() + 1;
        drawLines(brokenLines(row.text, option.font, right - left, mostChangeLines), tokens.textSecondary);
        return;
    }
    const QRect head(left, top, right - left, lineHeight(option.font));
    const auto drawIcon = [&](const QString &name, IconTone tone, int x, int side) {
        icon(name, tone).paint(painter, QRect(x, head.top() + (head.height() - side) / 2, side, side));
    };
    if (row.entry.entity && row.entry.entity->timeline.state >= 0) {
        QStyleOptionButton box;
        if (option.widget)
            box.initFrom(option.widget);
        box.rect = checkRect(option.rect, option.font);
        box.state = QStyle::State_Enabled | (row.entry.done ? QStyle::State_On : QStyle::State_Off);
        (option.widget ? option.widget->style() : QApplication::style())
            ->drawPrimitive(QStyle::PE_IndicatorCheckBox, &box, painter, option.widget);
    } else {
        drawIcon(row.icon, IconTone::Secondary, option.rect.left() + space::l, space::rowIcon);
    }
    const QString time = row.entry.pinned ? row.when : row.time;
    const int timeWidth = QFontMetrics(caption).horizontalAdvance(time);
    painter->setFont(caption);
    painter->setPen(row.late ? tokens.danger : tokens.textSecondary);
    painter->drawText(head, Qt::AlignRight | Qt::AlignVCenter, time);
    int room = head.width() - timeWidth - space::m;
    if (row.late || row.entry.pinned) {
        drawIcon(row.late ? QStringLiteral("exclamation-circle") : QStringLiteral("pin"),
                 row.late ? IconTone::Danger : IconTone::Secondary,
                 head.right() - timeWidth - space::rowIcon - space::xs, space::rowIcon);
        room -= space::rowIcon + space::xs;
    }
    QFont title = option.font;
    title.setWeight(row.entry.isChanges() ? QFont::Normal : QFont::DemiBold);
    title.setStrikeOut(row.entry.done);
    const bool quiet = row.entry.isChanges() || row.entry.done;
    const bool folds = row.entry.isChanges() && row.entry.commits.front().changes.front().def;
    const QFontMetrics metrics(title);
    const QString shown = metrics.elidedText(row.title, Qt::ElideRight, room - (folds ? space::rowIcon : 0));
    painter->setFont(title);
    painter->setPen(quiet ? tokens.textSecondary : tokens.text);
    painter->drawText(head, Qt::AlignLeft | Qt::AlignVCenter, shown);
    if (folds)
        drawIcon(row.unfolded ? QStringLiteral("chevron-down") : QStringLiteral("chevron-right"), IconTone::Secondary,
                 left + metrics.horizontalAdvance(shown) + space::xs, 12);
    top += head.height();
    if (!row.meta.isEmpty()) {
        painter->setFont(caption);
        painter->setPen(tokens.textSecondary);
        painter->drawText(QRect(left, top, right - left, lineHeight(caption)), Qt::AlignLeft | Qt::AlignVCenter,
                          QFontMetrics(caption).elidedText(row.meta, Qt::ElideRight, right - left));
        top += lineHeight(caption);
    }
    top += space::xs;
    if (!row.text.isEmpty())
        drawLines(brokenLines(row.text, option.font, right - left, mostLines), tokens.text);
}

} // namespace millrace
