// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/text/pinyin.h"

#include <QVarLengthArray>

#include <cstdint>

namespace millrace::text {

/// A piece of a folded name: a Han character with its reading, a word, a number, a space or another sign.
struct NameUnit
{
    enum class Kind : std::uint8_t { Han, Word, Number, Space, Sign };

    int begin = 0;
    int length = 0;
    std::uint16_t reading = 0; ///< Han only; 0 where none is known
    Kind kind = Kind::Sign;
    bool listed = false; ///< the reading comes from a listed surname or word
};

struct NameUnits
{
    QVarLengthArray<NameUnit, 64> units;
    int surnameRow = -1; ///< of a person whose surname is listed
    int surnameUnits = 0;
    bool hasHan = false;
};

/// Cuts at most `limit` units off the folded text.
NameUnits nameUnits(QStringView folded, NameKind kind, int limit);

} // namespace millrace::text
