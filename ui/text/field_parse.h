// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/text/format_context.h"

namespace millrace {

/// A typed number as a plain decimal: "1,200", "１２", "12万", "1.2亿", "12w", "3.5k" and a leading currency sign are
/// understood. Nothing where the text is no number.
std::optional<QString> parseNumberInput(const QString &typed);

/// A typed day: 2025-03-07, 2025/3/7, 3.7, 3-7, 0307, 3月7日, 7 Mar 2025, today, tomorrow, 今天, 明天, 昨天, 后天,
/// 下周一, next monday, +3d, -2w, "." for today. A day without a year is the nearest to `today`.
std::optional<QDate> parseDateInput(const QString &typed, QDate today);

/// A length of time: "1h30m", "1 小时 30 分", "90" (minutes), "1:30".
std::optional<Duration> parseDurationInput(const QString &typed);

/// What was typed into the field's editor, as a value. An empty text is the empty value. Nothing where the text does
/// not fit the type; then say `inputProblem(field)`.
std::optional<Value> parseField(const FieldDef &field, const QString &typed, const FormatContext &context,
                                CurrencyCode currency = {});

/// The problem of a text that is no value of the field: rule "input".
Problem inputProblem(const FieldDef &field, const QString &typed);

} // namespace millrace
