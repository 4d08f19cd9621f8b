// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHashFunctions>
#include <QString>

#include <array>
#include <compare>
#include <cstdint>
#include <optional>

namespace millrace {

/// The identity of a record, a commit or an operation: a UUID (version 7 where we make it), 16 bytes, lower-case text
/// on the wire. Only for uniqueness and locality: never an order, never a time. Default is the null id.
class RecordId
{
public:
    RecordId() = default;
    explicit RecordId(const std::array<std::uint8_t, 16> &bytes) : m_bytes(bytes) {}

    /// The id written as 36 characters; nothing for any other text.
    static std::optional<RecordId> fromString(QStringView text);
    /// The id stored in exactly 16 bytes; nothing for any other length.
    static std::optional<RecordId> fromBytes(const void *data, qsizetype size);

    bool isNull() const { return m_bytes == std::array<std::uint8_t, 16>{}; }
    QString toString() const;
    QByteArray toBytes() const;
    const std::uint8_t *data() const { return m_bytes.data(); }
    static constexpr int size() { return 16; }

    auto operator<=>(const RecordId &) const = default;

private:
    std::array<std::uint8_t, 16> m_bytes{};
};

inline size_t qHash(const RecordId &id, size_t seed = 0)
{
    return qHashBits(id.data(), RecordId::size(), seed);
}

} // namespace millrace

template <> struct std::hash<millrace::RecordId>
{
    std::size_t operator()(const millrace::RecordId &id) const noexcept { return qHash(id); }
};
