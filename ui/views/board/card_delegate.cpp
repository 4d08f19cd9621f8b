// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/board/card_delegate.h"

#include "ui/text/field_format.h"
#include "ui/theme/icons.h"
#include "ui/theme/tokens.h"
#include "ui/theme/typography.h"
#include "ui/views/board/card_model.h"

#include <QPainter>

namespace millrace {

namespace {

constexpr int cardPadding = space::m;
constexpr int cardGap = space::s;
constexpr int stalledBar = 4;

struct StepTone
{
    IconTone icon;
    QColor text;
};

StepTone stepTone(CardStep next, const Tokens &tokens)
{
    switch (next) {
    case CardStep::Overdue:
        return {IconTone::Danger, tokens.danger};
    case CardStep::Today:
        return {IconTone::Success, tokens.success};
    case CardStep::None:
        return {IconTone::Warning, tokens.warning};
    case CardStep::Later:
        break;
    }
    return {IconTone::Secondary, tokens.textSecondary};
}

/// Draws elided text and answers how wide it became.
int drawLine(QPainter *painter, const QRect &room, const QString &text, const QFont &font, const QColor &colour,
             Qt::Alignment alignment)
{
    painter->setFont(font);
    painter->setPen(colour);
    const QFontMetrics metrics(font);
    const QString shown = metrics.elidedText(text, Qt::ElideRight, room.width());
    painter->drawText(room, int(alignment | Qt::AlignVCenter) | Qt::TextSingleLine, shown);
    return metrics.horizontalAdvance(shown);
}

} // namespace

CardDelegate::CardDelegate(const BoardLook &look, QObject *parent) : QStyledItemDelegate(parent), m_look(look) {}

int CardDelegate::fieldLines() const
{
    if (m_look.compact || !m_look.board)
        return 0;
    // The first field stands alone, the others by two.
    const int fields = int(m_look.fields().size());
    return fields == 0 ? 0 : 1 + fields / 2;
}

QRect CardDelegate::frame(const QRect &item)
{
    return item.adjusted(cardGap, cardGap / 2, -cardGap, -cardGap / 2);
}

QRect CardDelegate::titleLine(const QRect &item, const QFont &font) const
{
    const QFontMetrics strong(styledFont(TextStyle::BodyStrong, font));
    const QRect inner = frame(item).adjusted(cardPadding, space::s, -cardPadding, 0);
    return {inner.left(), inner.top(), inner.width(), strong.height()};
}

QSize CardDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    const QFontMetrics body(option.font);
    const QFontMetrics strong(styledFont(TextStyle::BodyStrong, option.font));
    const int height = strong.height() + (fieldLines() + 1) * (body.height() + space::xs) + 2 * space::s + cardGap;
    return {100, height};
}

void CardDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto *model = static_cast<const CardModel *>(index.model());
    const Tokens &tokens = Tokens::of(option.palette);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (const BoardCard *card = model->cardAt(index.row())) {
        paintCard(painter, option, *card);
    } else {
        painter->setPen(QPen(tokens.accent, 1, Qt::DashLine));
        painter->setBrush(tokens.selection);
        painter->drawRoundedRect(QRectF(frame(option.rect)).adjusted(0.5, 0.5, -0.5, -0.5), space::cardRadius,
                                 space::cardRadius);
    }
    painter->restore();
}

void CardDelegate::paintCard(QPainter *painter, const QStyleOptionViewItem &option, const BoardCard &card) const
{
    const Tokens &tokens = Tokens::of(option.palette);
    const bool selected = option.state & QStyle::State_Selected;
    const bool focused = (option.state & QStyle::State_HasFocus) && (option.state & QStyle::State_Active);
    const bool hovered = option.state & QStyle::State_MouseOver;
    const QRect box = frame(option.rect);
    const QColor fill = selected ? tokens.selection : hovered ? tokens.raised : tokens.surface;
    painter->setPen(QPen(selected || focused ? tokens.accent : tokens.border, focused ? space::focusWidth : 1));
    painter->setBrush(fill);
    const double inset = focused ? space::focusWidth / 2.0 : 0.5;
    painter->drawRoundedRect(QRectF(box).adjusted(inset, inset, -inset, -inset), space::cardRadius, space::cardRadius);
    if (card.stalled) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(tokens.danger);
        painter->drawRoundedRect(QRectF(box.left() + 2, box.top() + space::s, stalledBar, box.height() - 2 * space::s),
                                 2, 2);
    }

    const QFont strong = styledFont(TextStyle::BodyStrong, option.font);
    const QFontMetrics body(option.font);
    const QColor second = selected ? tokens.text : tokens.textSecondary;
    QRect line = titleLine(option.rect, option.font);
    drawLine(painter, line, card.title, strong, tokens.text, Qt::AlignLeft);
    const auto next = [&] {
        line = QRect(line.left(), line.bottom() + 1 + space::xs, line.width(), body.height());
        return line;
    };
    if (!m_look.compact) {
        const auto &fields = m_look.fields();
        const auto text = [&](size_t i) {
            const QString shown = showValue(*fields[i], card.cells[i], m_look.format);
            return shown.isEmpty() ? QStringLiteral("—") : shown;
        };
        for (size_t i = 0; i < fields.size();) {
            next();
            if (i == 0) {
                drawLine(painter, line, text(i), option.font, second, Qt::AlignLeft);
                ++i;
                continue;
            }
            int taken = 0;
            if (i + 1 < fields.size()) {
                const QRect right = line.adjusted(line.width() / 3, 0, 0, 0);
                taken = drawLine(painter, right, text(i + 1), option.font, second, Qt::AlignRight) + space::s;
            }
            drawLine(painter, line.adjusted(0, 0, -taken, 0), text(i), option.font,
                     fieldTypeInfo(fields[i]->type).alignment == Alignment::End ? tokens.text : second, Qt::AlignLeft);
            i += 2;
        }
    }

    next();
    const StepTone tone = stepTone(card.next, tokens);
    const int size = std::min(space::rowIcon, line.height());
    icon(BoardWords::nextStepIcon(card.next), tone.icon)
        .paint(painter, QRect(line.left(), line.center().y() - size / 2, size, size));
    const QFont caption = styledFont(TextStyle::Caption, option.font);
    QRect rest = line.adjusted(size + space::xs, 0, 0, 0);
    rest.setLeft(rest.left() +
                 drawLine(painter, rest, BoardWords::nextStep(card, m_look.format), caption,
                          selected && card.next == CardStep::Later ? tokens.text : tone.text, Qt::AlignLeft) +
                 space::s);
    if (card.stalled && rest.width() > size + space::xs) {
        icon(QStringLiteral("hourglass-split"), IconTone::Danger)
            .paint(painter, QRect(rest.left(), rest.center().y() - size / 2, size, size));
        rest.setLeft(rest.left() + size + 2);
        rest.setLeft(rest.left() +
                     drawLine(painter, rest, BoardWords::stalled(card), caption, tokens.danger, Qt::AlignLeft) +
                     space::s);
    }
    if (rest.width() > body.averageCharWidth() * 3)
        drawLine(painter, rest, BoardWords::owner(card, m_look.format), caption, second, Qt::AlignRight);
}

QPixmap CardDelegate::picture(const BoardCard &card, const QWidget *like, int width) const
{
    QStyleOptionViewItem option;
    option.initFrom(like);
    option.font = like->font();
    option.palette = like->palette();
    option.state = QStyle::State_Enabled | QStyle::State_Selected;
    option.rect = QRect(QPoint(0, 0), QSize(width, sizeHint(option, {}).height()));
    QPixmap drawing(option.rect.size() * like->devicePixelRatioF());
    drawing.setDevicePixelRatio(like->devicePixelRatioF());
    drawing.fill(Qt::transparent);
    QPainter painter(&drawing);
    painter.setRenderHint(QPainter::Antialiasing);
    paintCard(&painter, option, card);
    return drawing;
}

} // namespace millrace
