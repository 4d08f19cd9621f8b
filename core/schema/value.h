// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/id.h"
#include "core/base/money.h"

#include <QByteArray>
#include <QDate>
#include <QStringList>

#include <variant>
#include <vector>

namespace millrace {

/// A length of time in whole seconds.
struct Duration
{
    std::int64_t seconds = 0;
    auto operator<=>(const Duration &) const = default;
};

/// A set of references (tags, skills, attendees): sorted, without doubles, so that equal sets are equal values.
struct RecordIds
{
    std::vector<RecordId> ids;
    static RecordIds of(std::vector<RecordId> ids);
    bool contains(const RecordId &id) const;
    bool operator==(const RecordIds &) const = default;
};

/// A set of option keys: sorted, without doubles.
struct Choices
{
    QStringList keys;
    static Choices of(QStringList keys);
    bool operator==(const Choices &) const = default;
};

/// Compact JSON text; only in metadata (filters, layouts, mappings), each with a validator of its own.
struct Json
{
    QByteArray text;
    bool operator==(const Json &) const = default;
};

/// What a field can hold: a closed set, visited exhaustively. std::monostate is "empty"; an empty text, set or null id
/// is stored as empty too (normalised() sees to it), so that there is one kind of nothing.
class Value
{
public:
    using Variant = std::variant<std::monostate, bool, std::int64_t, Decimal, Money, QString, QDate, Instant, Duration,
                                 RecordId, RecordIds, Choices, Json>;

    Value() = default;
    template <class T>
    requires std::constructible_from<Variant, T> &&(!std::same_as<std::remove_cvref_t<T>, Value>)Value(T &&value)
        : m_variant(std::forward<T>(value))
    {
    }
    Value(int value) : m_variant(std::int64_t(value)) {}
    Value(const char *) = delete;

    bool isEmpty() const { return m_variant.index() == 0; }
    template <class T> const T *as() const { return std::get_if<T>(&m_variant); }
    /// The held value, or a default-made one where another kind or nothing is held.
    template <class T> T valueOr(T fallback = T{}) const
    {
        const T *held = as<T>();
        return held ? *held : fallback;
    }
    const Variant &variant() const { return m_variant; }
    bool operator==(const Value &) const = default;

    /// The same value with every kind of nothing turned into "empty".
    Value normalised() &&;

private:
    Variant m_variant;
};

/// Total order of two values of one kind (empty first, text by code point as SQLite's BINARY orders UTF-8, sets by
/// their elements); values of different kinds are ordered by kind. Money compares minor units within a currency, else
/// by code.
std::strong_ordering compareValues(const Value &a, const Value &b);

/// UTF-8 byte order of two texts without converting them.
std::strong_ordering compareCodePoints(QStringView a, QStringView b);

template <class... Visitors> struct Overloaded : Visitors...
{
    using Visitors::operator()...;
};
template <class... Visitors> Overloaded(Visitors...) -> Overloaded<Visitors...>;

} // namespace millrace
