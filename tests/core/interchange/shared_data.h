// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/interchange/csv_reader.h"
#include "core/interchange/json_source.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <memory>
#include <vector>

namespace millrace::test {

/// The folder `name` of the shared development data (MILLRACE_DATA, else ../shared/data beside the source); empty, and
/// said on the output, where it is not there: the tests then run their own cases only.
QString sharedData(const QString &name);
/// Every file below a folder, sorted.
QStringList filesBelow(const QString &folder);
QByteArray contentOf(const QString &path);

using Table = std::vector<QStringList>;

std::unique_ptr<QIODevice> memoryFile(const QByteArray &bytes);
Result<std::unique_ptr<CsvReader>> csvOf(const QByteArray &bytes, const CsvReadOptions &options = {});
Result<std::unique_ptr<JsonSource>> jsonOf(const QByteArray &bytes);
/// All rows to the end, or the error that stopped them.
Result<Table> rowsOf(TableSource &source);
/// Reads a whole CSV text; fails the test where it cannot be read.
Table csvRows(const QByteArray &bytes, const CsvReadOptions &options = {});
/// "file_format: x.csv, unclosed_quote, 3", for messages and comparison.
QString told(const Error &error);

} // namespace millrace::test
