// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/text/format_context.h"

namespace millrace {

/// A value as a person reads it in a list, a form or a history: one line, in the reader's language. Empty values give
/// an empty text. Line breaks of long texts are kept.
QString showValue(const FieldDef &field, const Value &value, const FormatContext &context);
/// The same without anything that a table's header says already (the currency where it is the workspace's own).
QString showInTable(const FieldDef &field, const Value &value, const FormatContext &context);
/// The exact and absolute form for tooltips: the moment with its day of the week, the amount with its currency.
QString showExactly(const FieldDef &field, const Value &value, const FormatContext &context);
/// An amount where room is short: "12.3万", or in full where the reader likes it so.
QString formatMoneyShort(const Money &amount, const FormatContext &context);
/// A column's heading: the field's label, for amounts with the unit of the workspace's currency.
QString columnHeading(const FieldDef &field, const FormatContext &context);
/// The text that an editor begins with; what parseField reads back to the same value.
QString editText(const FieldDef &field, const Value &value, const FormatContext &context);

} // namespace millrace
