// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reports/board_report.h"
#include "ui/text/format_context.h"

#include <QCoreApplication>

namespace millrace {

/// How the cards of one board are shown: what all of them share. Lives in the board view; models and delegates read it.
struct BoardLook
{
    std::shared_ptr<const Board> board;
    FormatContext format;
    bool compact = false;

    const std::vector<const FieldDef *> &fields() const { return board->fields; }
};

/// The texts of a board, in the language that the program speaks now.
class BoardWords
{
    Q_DECLARE_TR_FUNCTIONS(millrace::BoardWords)

public:
    /// "Overdue 2 days", "Today", "12 Mar", "Nothing planned".
    static QString nextStep(const BoardCard &card, const FormatContext &format);
    /// The icon that goes with it: each state has its own shape.
    static QString nextStepIcon(CardStep next);
    /// "Stalled 6 days"; empty where it does not stall.
    static QString stalled(const BoardCard &card);
    /// "Negotiation · 12 · ¥3.84M"; ≈ where other currencies were converted, + where there are more than were read.
    static QString heading(const BoardColumn &column, const CardSum &sum, const BoardLook &look);
    /// The exact and the weighted sum, the day of the rates, and what could not be converted.
    static QString sumTip(const BoardColumn *column, const CardSum &sum, const BoardLook &look);
    /// The amounts of all cards: "25 · ¥12.3M · weighted ¥4.1M".
    static QString total(const CardSum &sum, const BoardLook &look);
    /// "Negotiation, 12 items", for screen readers.
    static QString listName(const BoardColumn &column, int count, const QString &locale);
    /// The card as one sentence, for screen readers.
    static QString sentence(const BoardCard &card, const BoardLook &look);
    static QString tip(const BoardCard &card, const BoardLook &look);
    static QString owner(const BoardCard &card, const FormatContext &format);
};

} // namespace millrace
