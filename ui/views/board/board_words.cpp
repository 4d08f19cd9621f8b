// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/board/board_words.h"

#include "ui/text/field_format.h"
#include "ui/text/formats.h"
#include "ui/text/labels.h"

namespace millrace {

namespace {

QString moneyWords(std::int64_t minor, const CardSum &sum, const FormatContext &format, bool compact)
{
    const Money money{minor, format.baseCurrency};
    const QString text = compact ? formatMoneyShort(money, format) : formats::money(money);
    return sum.converted > 0 ? QStringLiteral("≈ ") + text : text;
}

} // namespace

QString BoardWords::nextStep(const BoardCard &card, const FormatContext &format)
{
    switch (card.next) {
    case CardStep::Overdue:
        return tr("Overdue %n day(s)", nullptr, card.overdueDays);
    case CardStep::Today:
        return tr("Today");
    case CardStep::None:
        return tr("Nothing planned");
    case CardStep::Later:
        break;
    }
    if (!card.due)
        return tr("Without a date");
    const QDate day = card.due->toDateTime(format.zone).date();
    return day.year() == format.today.year() ? formats::dayOfYear(day, format.isChinese())
                                             : formats::date(day, format.isChinese());
}

QString BoardWords::nextStepIcon(CardStep next)
{
    switch (next) {
    case CardStep::Overdue:
        return QStringLiteral("exclamation-octagon");
    case CardStep::Today:
        return QStringLiteral("alarm");
    case CardStep::None:
        return QStringLiteral("question-circle");
    case CardStep::Later:
        break;
    }
    return QStringLiteral("calendar-event");
}

QString BoardWords::stalled(const BoardCard &card)
{
    return card.stalled ? tr("Stalled %n day(s)", nullptr, card.idleDays) : QString();
}

QString BoardWords::heading(const BoardColumn &column, const CardSum &sum, const BoardLook &look)
{
    QStringList parts{column.label(look.format.locale).isEmpty() ? tr("Without") : column.label(look.format.locale),
                      formats::integer(sum.count) + (look.board->complete ? QString() : QStringLiteral("+"))};
    if (sum.withAmount > sum.unconverted)
        parts << moneyWords(sum.base, sum, look.format, true);
    return parts.join(QStringLiteral(" · "));
}

QString BoardWords::sumTip(const BoardColumn *column, const CardSum &sum, const BoardLook &look)
{
    QStringList lines;
    if (column)
        lines << heading(*column, sum, look);
    if (sum.withAmount > sum.unconverted) {
        lines << tr("Sum: %1").arg(moneyWords(sum.base, sum, look.format, false));
        lines << tr("Weighted by probability: %1").arg(moneyWords(sum.weighted, sum, look.format, false));
    }
    if (sum.converted > 0)
        lines << tr("%n amount(s) converted, latest rate of %1", nullptr, sum.converted)
                     .arg(formats::date(sum.rateDay, look.format.isChinese()));
    if (sum.unconverted > 0)
        lines << tr("%n amount(s) without an exchange rate, not in the sum", nullptr, sum.unconverted);
    if (column && column->maxAge)
        lines << tr("Counts as stalled after %n day(s)", nullptr, *column->maxAge);
    if (column && !column->guidance.isEmpty())
        lines << column->guidance;
    return lines.join(u'\n');
}

QString BoardWords::total(const CardSum &sum, const BoardLook &look)
{
    QStringList parts{tr("%n card(s)", nullptr, sum.count)};
    if (sum.withAmount > sum.unconverted) {
        parts << moneyWords(sum.base, sum, look.format, true);
        parts << tr("weighted %1").arg(moneyWords(sum.weighted, sum, look.format, true));
    }
    if (sum.unconverted > 0)
        parts << tr("%n without rate", nullptr, sum.unconverted);
    return parts.join(QStringLiteral(" · "));
}

QString BoardWords::listName(const BoardColumn &column, int count, const QString &locale)
{
    return tr("%1, %n item(s)", nullptr, count).arg(column.label(locale));
}

QString BoardWords::owner(const BoardCard &card, const FormatContext &format)
{
    return format.metadata ? format.metadata->users.value(card.owner) : QString();
}

QString BoardWords::sentence(const BoardCard &card, const BoardLook &look)
{
    QStringList parts{card.title};
    for (size_t i = 0; i < card.cells.size(); ++i) {
        const QString text = showValue(*look.fields()[i], card.cells[i], look.format);
        if (!text.isEmpty())
            parts << tr("%1: %2").arg(fieldLabel(*look.fields()[i], look.format.locale), text);
    }
    if (const QString name = owner(card, look.format); !name.isEmpty())
        parts << name;
    parts << (card.work.isNull() || card.workTitle.isEmpty()
                  ? nextStep(card, look.format)
                  : tr("%1: %2").arg(nextStep(card, look.format), card.workTitle));
    if (card.stalled)
        parts << stalled(card);
    return parts.join(look.format.isChinese() ? QStringLiteral("，") : QStringLiteral(", "));
}

QString BoardWords::tip(const BoardCard &card, const BoardLook &look)
{
    QStringList lines{card.title};
    lines << (card.workTitle.isEmpty() ? nextStep(card, look.format)
                                       : tr("%1: %2").arg(nextStep(card, look.format), card.workTitle));
    const BoardColumn &column = look.board->columns[size_t(card.column)];
    if (card.stalled && column.maxAge)
        lines << tr("%1: nothing was recorded for it since %2. A follow-up or the next stage clears this mark; work "
                    "planned for later does not.")
                     .arg(stalled(card),
                          formats::date(look.format.today.addDays(-card.idleDays), look.format.isChinese()));
    return lines.join(u'\n');
}

} // namespace millrace
