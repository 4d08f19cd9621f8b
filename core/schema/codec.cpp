// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/codec.h"

#include "core/base/text/utf8.h"
namespace millrace {

namespace {

enum class Kind : char {
    Empty,
    No,
    Yes,
    Integer,
    Decimal,
    Money,
    Text,
    Date,
    Instant,
    Duration,
    Id,
    Ids,
    Choices,
    Json
};

void putKind(Kind kind, QByteArray &out)
{
    out.append(char(kind));
}

void putSigned(std::int64_t number, QByteArray &out)
{
    encodeNumber((std::uint64_t(number) << 1) ^ std::uint64_t(number >> 63), out);
}

std::optional<std::int64_t> takeSigned(const QByteArray &bytes, qsizetype &at)
{
    const auto raw = decodeNumber(bytes, at);
    if (!raw)
        return std::nullopt;
    return std::int64_t(*raw >> 1) ^ -std::int64_t(*raw & 1);
}

void putBytes(const QByteArray &content, QByteArray &out)
{
    encodeNumber(std::uint64_t(content.size()), out);
    out.append(content);
}

std::optional<QByteArray> takeBytes(const QByteArray &bytes, qsizetype &at)
{
    const auto size = decodeNumber(bytes, at);
    if (!size || *size > std::uint64_t(bytes.size() - at))
        return std::nullopt;
    QByteArray content = bytes.mid(at, qsizetype(*size));
    at += qsizetype(*size);
    return content;
}

std::optional<RecordId> takeId(const QByteArray &bytes, qsizetype &at)
{
    if (bytes.size() - at < RecordId::size())
        return std::nullopt;
    const auto id = RecordId::fromBytes(bytes.constData() + at, RecordId::size());
    at += RecordId::size();
    return id;
}

bool stepOver(const QByteArray &bytes, qsizetype &at, std::uint64_t count)
{
    if (count > std::uint64_t(bytes.size() - at))
        return false;
    at += qsizetype(count);
    return true;
}

/// Moves on to behind a value without making it; false where the bytes are damaged.
bool stepOverValue(const QByteArray &bytes, qsizetype &at)
{
    if (at >= bytes.size())
        return false;
    const auto kind = Kind(bytes[at++]);
    switch (kind) {
    case Kind::Empty:
    case Kind::No:
    case Kind::Yes:
        return true;
    case Kind::Integer:
    case Kind::Date:
    case Kind::Instant:
    case Kind::Duration:
        return decodeNumber(bytes, at).has_value();
    case Kind::Decimal:
        return decodeNumber(bytes, at) && decodeNumber(bytes, at);
    case Kind::Money:
        return decodeNumber(bytes, at) && stepOver(bytes, at, 3);
    case Kind::Text:
    case Kind::Json: {
        const auto size = decodeNumber(bytes, at);
        return size && stepOver(bytes, at, *size);
    }
    case Kind::Id:
        return stepOver(bytes, at, std::uint64_t(RecordId::size()));
    case Kind::Ids: {
        const auto count = decodeNumber(bytes, at);
        return count && *count <= std::uint64_t(bytes.size()) &&
               stepOver(bytes, at, *count * std::uint64_t(RecordId::size()));
    }
    case Kind::Choices: {
        const auto count = decodeNumber(bytes, at);
        for (std::uint64_t i = 0; count && i < *count; ++i) {
            const auto size = decodeNumber(bytes, at);
            if (!size || !stepOver(bytes, at, *size))
                return false;
        }
        return count.has_value();
    }
    }
    return false;
}

} // namespace

void encodeNumber(std::uint64_t number, QByteArray &out)
{
    while (number >= 0x80) {
        out.append(char(number | 0x80));
        number >>= 7;
    }
    out.append(char(number));
}

std::optional<std::uint64_t> decodeNumber(const QByteArray &bytes, qsizetype &at)
{
    std::uint64_t number = 0;
    for (int shift = 0; shift < 64 && at < bytes.size(); shift += 7) {
        const auto byte = std::uint8_t(bytes[at++]);
        number |= std::uint64_t(byte & 0x7f) << shift;
        if (!(byte & 0x80))
            return number;
    }
    return std::nullopt;
}

void encodeValue(const Value &value, QByteArray &out)
{
    std::visit(Overloaded{[&](std::monostate) { putKind(Kind::Empty, out); },
                          [&](bool yes) { putKind(yes ? Kind::Yes : Kind::No, out); },
                          [&](std::int64_t number) {
                              putKind(Kind::Integer, out);
                              putSigned(number, out);
                          },
                          [&](const Decimal &decimal) {
                              putKind(Kind::Decimal, out);
                              putSigned(decimal.units, out);
                              encodeNumber(std::uint64_t(decimal.scale), out);
                          },
                          [&](const Money &money) {
                              putKind(Kind::Money, out);
                              putSigned(money.minor, out);
                              out.append(money.currency.toString().toLatin1().leftJustified(3, ' ', true));
                          },
                          [&](const QString &text) {
                              putKind(Kind::Text, out);
                              putBytes(text.toUtf8(), out);
                          },
                          [&](QDate date) {
                              putKind(Kind::Date, out);
                              putSigned(QDate(1970, 1, 1).daysTo(date), out);
                          },
                          [&](Instant time) {
                              putKind(Kind::Instant, out);
                              putSigned(time.us, out);
                          },
                          [&](Duration duration) {
                              putKind(Kind::Duration, out);
                              putSigned(duration.seconds, out);
                          },
                          [&](const RecordId &id) {
                              putKind(Kind::Id, out);
                              out.append(reinterpret_cast<const char *>(id.data()), RecordId::size());
                          },
                          [&](const RecordIds &ids) {
                              putKind(Kind::Ids, out);
                              encodeNumber(ids.ids.size(), out);
                              for (const RecordId &id : ids.ids)
                                  out.append(reinterpret_cast<const char *>(id.data()), RecordId::size());
                          },
                          [&](const Choices &choices) {
                              putKind(Kind::Choices, out);
                              encodeNumber(std::uint64_t(choices.keys.size()), out);
                              for (const QString &key : choices.keys)
                                  putBytes(key.toUtf8(), out);
                          },
                          [&](const Json &json) {
                              putKind(Kind::Json, out);
                              putBytes(json.text, out);
                          }},
               value.variant());
}

std::optional<Value> decodeValue(const QByteArray &bytes, qsizetype &at)
{
    if (at >= bytes.size())
        return std::nullopt;
    const auto kind = Kind(bytes[at++]);
    switch (kind) {
    case Kind::Empty:
        return Value();
    case Kind::No:
        return Value(false);
    case Kind::Yes:
        return Value(true);
    case Kind::Integer:
    case Kind::Date:
    case Kind::Instant:
    case Kind::Duration: {
        const auto number = takeSigned(bytes, at);
        if (!number)
            return std::nullopt;
        if (kind == Kind::Integer)
            return Value(*number);
        if (kind == Kind::Date)
            return Value(QDate(1970, 1, 1).addDays(*number));
        if (kind == Kind::Instant)
            return Value(Instant{*number});
        return Value(Duration{*number});
    }
    case Kind::Decimal: {
        const auto units = takeSigned(bytes, at);
        const auto scale = units ? decodeNumber(bytes, at) : std::nullopt;
        if (!scale || *scale > 18)
            return std::nullopt;
        return Value(Decimal{*units, int(*scale)});
    }
    case Kind::Money: {
        const auto minor = takeSigned(bytes, at);
        if (!minor || bytes.size() - at < 3)
            return std::nullopt;
        const auto currency = CurrencyCode::fromString(QString::fromLatin1(bytes.constData() + at, 3));
        at += 3;
        if (!currency)
            return std::nullopt;
        return Value(Money{*minor, *currency});
    }
    case Kind::Text:
    case Kind::Json: {
        const auto content = takeBytes(bytes, at);
        if (!content)
            return std::nullopt;
        return kind == Kind::Text ? Value(textOfUtf8(*content)) : Value(Json{*content});
    }
    case Kind::Id: {
        const auto id = takeId(bytes, at);
        return id ? std::optional<Value>(*id) : std::nullopt;
    }
    case Kind::Ids: {
        const auto count = decodeNumber(bytes, at);
        if (!count || *count > std::uint64_t(bytes.size() - at) / RecordId::size())
            return std::nullopt;
        std::vector<RecordId> ids;
        for (std::uint64_t i = 0; i < *count; ++i)
            ids.push_back(*takeId(bytes, at));
        return Value(RecordIds::of(std::move(ids)));
    }
    case Kind::Choices: {
        const auto count = decodeNumber(bytes, at);
        if (!count || *count > std::uint64_t(bytes.size() - at))
            return std::nullopt;
        QStringList keys;
        for (std::uint64_t i = 0; i < *count; ++i) {
            const auto content = takeBytes(bytes, at);
            if (!content)
                return std::nullopt;
            keys << textOfUtf8(*content);
        }
        return Value(Choices::of(std::move(keys)));
    }
    }
    return std::nullopt;
}

QByteArray encodeFields(const std::vector<EncodedField> &fields)
{
    QByteArray out;
    out.reserve(qsizetype(16 * fields.size()));
    encodeNumber(fields.size(), out);
    for (const EncodedField &field : fields) {
        encodeNumber(std::uint64_t(field.number), out);
        encodeValue(field.value, out);
    }
    return out;
}

std::optional<std::vector<EncodedField>> decodeFields(const QByteArray &bytes)
{
    qsizetype at = 0;
    const auto count = decodeNumber(bytes, at);
    if (!count || *count > std::uint64_t(bytes.size()))
        return std::nullopt;
    std::vector<EncodedField> fields;
    fields.reserve(*count);
    for (std::uint64_t i = 0; i < *count; ++i) {
        const auto number = decodeNumber(bytes, at);
        auto value = number ? decodeValue(bytes, at) : std::nullopt;
        if (!value)
            return std::nullopt;
        fields.push_back({int(*number), std::move(*value)});
    }
    if (at != bytes.size())
        return std::nullopt;
    return fields;
}

bool visitFields(const QByteArray &bytes, const std::function<bool(int)> &wanted,
                 const std::function<void(int, Value)> &visit)
{
    qsizetype at = 0;
    const auto count = decodeNumber(bytes, at);
    if (!count)
        return false;
    for (std::uint64_t i = 0; i < *count; ++i) {
        const auto number = decodeNumber(bytes, at);
        if (!number)
            return false;
        if (!wanted(int(*number))) {
            if (!stepOverValue(bytes, at))
                return false;
            continue;
        }
        auto value = decodeValue(bytes, at);
        if (!value)
            return false;
        visit(int(*number), std::move(*value));
    }
    return at == bytes.size();
}

} // namespace millrace
