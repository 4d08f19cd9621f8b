// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/schema/value.h"

#include <QTimeZone>

#include <optional>

namespace millrace {

/// Numbers, amounts, dates and times as both languages write them. Qt's own locale data is not used: it puts Sunday
/// first and negative amounts in brackets in Chinese, and writes American dates. Thread-safe.
namespace formats {

/// "1,234,567"
QString integer(std::int64_t number);
/// "1,234.50": a plain decimal text with thousands separators.
QString grouped(const QString &plainNumber);
/// "12.3%" of a share of 1; at most one decimal.
QString percent(double share);
/// For axes and tiles: zh "12.3万", "1.20亿"; en "12.3K", "1.2M", "3.4B". Below ten thousand with at most two decimals.
QString compact(double number, bool chinese);
/// "69" or "2.4": days and the like, one decimal below ten, none from there on.
QString amountOfDays(double days);

/// "¥1,234,567.80", "-¥12.50", "US$9.90"; codes in words where a sign would be ambiguous.
QString money(const Money &amount);
/// "1,234,567.80" without a sign, for columns whose header names the currency.
QString moneyNumber(const Money &amount);
/// For tiles, bars and axes: zh "12.3万", "1.20亿"; en "¥12.3K", "¥1.2M", "¥3.4B". Small amounts in full.
QString moneyCompact(const Money &amount, bool chinese);
/// "¥", "US$", "HK$", "€"; the code and a blank where there is no usual sign.
QString currencySign(CurrencyCode currency);

/// "2025-03-07" / "7 Mar 2025"
QString date(QDate day, bool chinese);
/// "3月7日" / "7 Mar"
QString dayOfYear(QDate day, bool chinese);
/// "2025年3月7日 星期五" / "Friday, 7 March 2025"
QString longDate(QDate day, bool chinese);
/// "2025-03-07 14:05" / "7 Mar 2025, 14:05"
QString dateTime(Instant moment, const QTimeZone &zone, bool chinese);
/// "14:05"
QString timeOfDay(Instant moment, const QTimeZone &zone);
/// "刚刚", "5 分钟前", "3 小时前", this year "03-07 14:05", else in full.
QString relative(Instant moment, Instant now, const QTimeZone &zone, bool chinese);

/// "1 h 30 min" / "1 小时 30 分"; "45 s" below a minute.
QString duration(Duration length, bool chinese);

} // namespace formats

} // namespace millrace
