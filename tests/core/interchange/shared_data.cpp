// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/interchange/shared_data.h"

#include "tests/support/catch.h"

#include <QBuffer>
#include <QDir>
#include <QDirIterator>
#include <QFile>

namespace millrace::test {

QString sharedData(const QString &name)
{
    QString root = qEnvironmentVariable("MILLRACE_DATA");
    if (root.isEmpty())
        root = QStringLiteral(MILLRACE_SOURCE_DIR "/../shared/data");
    const QString folder = QDir::cleanPath(root + u'/' + name);
    if (QDir(folder).exists())
        return folder;
    WARN("shared data not found, only the built-in cases run: " << folder.toStdString());
    return {};
}

QStringList filesBelow(const QString &folder)
{
    QStringList files;
    if (folder.isEmpty())
        return files;
    QDirIterator walk(folder, QDir::Files, QDirIterator::Subdirectories);
    while (walk.hasNext())
        files.append(walk.next());
    files.sort();
    return files;
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadOnly));
    return file.readAll();
}

std::unique_ptr<QIODevice> memoryFile(const QByteArray &bytes)
{
    auto buffer = std::make_unique<QBuffer>();
    buffer->setData(bytes);
    REQUIRE(buffer->open(QIODevice::ReadOnly));
    return buffer;
}

Result<std::unique_ptr<CsvReader>> csvOf(const QByteArray &bytes, const CsvReadOptions &options)
{
    return CsvReader::open(memoryFile(bytes), QStringLiteral("x.csv"), options);
}

Result<std::unique_ptr<JsonSource>> jsonOf(const QByteArray &bytes)
{
    return JsonSource::open(memoryFile(bytes), QStringLiteral("x.json"));
}

Result<Table> rowsOf(TableSource &source)
{
    Table table;
    TableRow row;
    for (;;) {
        MILLRACE_ASSIGN(const bool found, source.next(row));
        if (!found)
            return table;
        table.emplace_back(row.cells.begin(), row.cells.end());
    }
}

Table csvRows(const QByteArray &bytes, const CsvReadOptions &options)
{
    const auto reader = csvOf(bytes, options);
    if (!reader)
        FAIL(told(reader.error()).toStdString());
    const auto rows = rowsOf(**reader);
    if (!rows)
        FAIL(told(rows.error()).toStdString());
    return *rows;
}

QString told(const Error &error)
{
    return errorWord(error.code) + QStringLiteral(": ") + error.arguments.join(QStringLiteral(", "));
}

} // namespace millrace::test
