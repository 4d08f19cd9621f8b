// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/value.h"

#include <algorithm>

namespace millrace {

RecordIds RecordIds::of(std::vector<RecordId> ids)
{
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    return {std::move(ids)};
}

bool RecordIds::contains(const RecordId &id) const
{
    return std::binary_search(ids.begin(), ids.end(), id);
}

Choices Choices::of(QStringList keys)
{
    keys.removeAll(QString());
    std::sort(keys.begin(), keys.end());
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
    return {std::move(keys)};
}

Value Value::normalised() &&
{
    const bool nothing = std::visit(
        Overloaded{[](std::monostate) { return true; }, [](bool) { return false; }, [](std::int64_t) { return false; },
                   [](const Decimal &) { return false; }, [](const Money &m) { return m.currency.isEmpty(); },
                   [](const QString &text) { return text.isEmpty(); }, [](QDate date) { return !date.isValid(); },
                   [](Instant) { return false; }, [](Duration) { return false; },
                   [](const RecordId &id) { return id.isNull(); }, [](const RecordIds &ids) { return ids.ids.empty(); },
                   [](const Choices &choices) { return choices.keys.isEmpty(); },
                   [](const Json &json) { return json.text.isEmpty(); }},
        m_variant);
    return nothing ? Value() : std::move(*this);
}

std::strong_ordering compareCodePoints(QStringView a, QStringView b)
{
    const qsizetype n = std::min(a.size(), b.size());
    for (qsizetype i = 0; i < n; ++i) {
        char16_t x = a[i].unicode();
        char16_t y = b[i].unicode();
        if (x == y)
            continue;
        // Surrogates stand for code points above the BMP, so they sort after U+E000..U+FFFF.
        const bool xs = x >= 0xd800 && x <= 0xdfff;
        const bool ys = y >= 0xd800 && y <= 0xdfff;
        if (xs != ys)
            return xs ? (y >= 0xe000 ? std::strong_ordering::greater : x <=> y)
                      : (x >= 0xe000 ? std::strong_ordering::less : x <=> y);
        return x <=> y;
    }
    return a.size() <=> b.size();
}

namespace {

std::strong_ordering sameKind(std::monostate, std::monostate)
{
    return std::strong_ordering::equal;
}
std::strong_ordering sameKind(const Decimal &a, const Decimal &b)
{
    if (a.scale == b.scale)
        return a.units <=> b.units;
    // Different scales only meet when a definition changed. Exactly, without leaving 64 bits: whole units of the
    // coarser scale first, then whether the finer one has anything left.
    if (a.scale > b.scale)
        return 0 <=> sameKind(b, a);
    std::int64_t whole = b.units;
    bool above = false;
    for (int scale = b.scale; scale > a.scale; --scale) {
        const std::int64_t digit = (whole % 10 + 10) % 10;
        above = above || digit != 0;
        whole = whole / 10 - (whole % 10 < 0 ? 1 : 0);
    }
    if (a.units != whole)
        return a.units <=> whole;
    return above ? std::strong_ordering::less : std::strong_ordering::equal;
}
std::strong_ordering sameKind(const Money &a, const Money &b)
{
    if (a.currency != b.currency)
        return a.currency <=> b.currency;
    return a.minor <=> b.minor;
}
std::strong_ordering sameKind(const QString &a, const QString &b)
{
    return compareCodePoints(a, b);
}
std::strong_ordering sameKind(QDate a, QDate b)
{
    return a.toJulianDay() <=> b.toJulianDay();
}
std::strong_ordering sameKind(const RecordIds &a, const RecordIds &b)
{
    return a.ids <=> b.ids;
}
std::strong_ordering sameKind(const Choices &a, const Choices &b)
{
    const qsizetype n = std::min(a.keys.size(), b.keys.size());
    for (qsizetype i = 0; i < n; ++i)
        if (const auto order = compareCodePoints(a.keys[i], b.keys[i]); order != 0)
            return order;
    return a.keys.size() <=> b.keys.size();
}
std::strong_ordering sameKind(const Json &a, const Json &b)
{
    return a.text.compare(b.text) <=> 0;
}
template <class T> std::strong_ordering sameKind(const T &a, const T &b)
{
    return a <=> b;
}

} // namespace

std::strong_ordering compareValues(const Value &a, const Value &b)
{
    if (a.variant().index() != b.variant().index())
        return a.variant().index() <=> b.variant().index();
    return std::visit(
        [&b](const auto &left) { return sameKind(left, std::get<std::remove_cvref_t<decltype(left)>>(b.variant())); },
        a.variant());
}

} // namespace millrace
