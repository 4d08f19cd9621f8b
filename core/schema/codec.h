// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/schema/value.h"

#include <functional>

namespace millrace {

/// The compact form of values in the journal: one kind byte, then the content; integers are zigzag varints, text is
/// UTF-8 with a length. Self-describing, so that a field whose definition is gone still decodes.
void encodeValue(const Value &value, QByteArray &out);
/// Reads one value at `at` and moves it on; nothing where the bytes are damaged.
std::optional<Value> decodeValue(const QByteArray &bytes, qsizetype &at);

/// Unsigned varint, 7 bits a byte.
void encodeNumber(std::uint64_t number, QByteArray &out);
std::optional<std::uint64_t> decodeNumber(const QByteArray &bytes, qsizetype &at);

/// A whole record: count, then (field number, value) for every field that is not empty. Numbers are those of the
/// file's dictionary.
struct EncodedField
{
    int number;
    Value value;
};
QByteArray encodeFields(const std::vector<EncodedField> &fields);
std::optional<std::vector<EncodedField>> decodeFields(const QByteArray &bytes);
/// Decodes only the fields that `wanted` says yes to and steps over the others; false where the bytes are damaged.
bool visitFields(const QByteArray &bytes, const std::function<bool(int)> &wanted,
                 const std::function<void(int, Value)> &visit);

} // namespace millrace
