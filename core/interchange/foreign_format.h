// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QString>

#include <optional>

namespace millrace {

/// What a file really is when it is not text that a table could be read from: "xlsx", "xls", "ods", "docx", "zip",
/// "pdf", "png", "jpeg", "gif", "sqlite", "gzip", "7z", "rar", "executable", "html", "xml", "vcard", "icalendar",
/// "rtf", "binary" ... Nothing where the first bytes (a few KB) may be a table or JSON.
std::optional<QString> foreignFormat(QByteArrayView firstBytes);

} // namespace millrace
