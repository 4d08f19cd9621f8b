// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QString>

#include <optional>

namespace millrace {

/// What a cell of a workbook holds.
inline constexpr qsizetype cellCharacters = 32'767;

/// The text with what XML cannot say in the escapes of the file format, as far as a cell holds it.
QString sheetText(const QString &text, bool *cut);
/// Columns of Latin width of the longest line; Han and full-width characters take two.
qsizetype sheetWidth(QStringView text);
/// The width of a text of one line that a cell holds as it stands; nothing for any other.
std::optional<qsizetype> plainSheetWidth(QByteArrayView utf8);

} // namespace millrace
