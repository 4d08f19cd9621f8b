// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

/// What the build makes of the Unihan database and resources/readings. A reading is 16 bits: the number of its syllable
/// in `syllables` (sorted, without tone, ü as v) times 8, plus the tone (1 to 4, 5 = neutral); 0 where none is known.
namespace millrace::text {

inline constexpr char32_t firstDirect = 0x3400;
inline constexpr char32_t lastDirect = 0x9fff;

extern const char *const syllables[];
extern const int syllableCount;

/// The usual reading of every character from firstDirect to lastDirect.
extern const std::uint16_t directReadings[];

/// The usual readings of the characters outside of that range, sorted by code point.
extern const char32_t otherCodes[];
extern const std::uint16_t otherReadings[];
extern const int otherCount;

/// Further common readings, sorted by code point; a character may stand in several rows.
extern const char32_t alternativeCodes[];
extern const std::uint16_t alternativeReadings[];
extern const int alternativeCount;

/// Traditional characters (sorted) and the simplified form that folding gives them; no form is itself in the list.
extern const char32_t traditionalCodes[];
extern const char32_t simplifiedForms[];
extern const int simplifiedCount;

/// Words with readings of their own: word i is phraseText[phraseStarts[i] .. phraseStarts[i + 1]), its readings stand
/// at the same places. Sorted by the first character, longer words first.
extern const char16_t phraseText[];
extern const std::uint16_t phraseReadings[];
extern const std::uint16_t phraseStarts[];
extern const int phraseCount;

/// Surnames, laid out in the same way; one with several readings stands in several rows, the likeliest first.
extern const char16_t surnameText[];
extern const std::uint16_t surnameReadings[];
extern const std::uint16_t surnameStarts[];
extern const int surnameCount;

} // namespace millrace::text
