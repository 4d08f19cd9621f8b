// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/interchange/json_reader.h"
#include "core/interchange/table_source.h"

#include <QHash>

#include <memory>
#include <optional>

namespace millrace {

struct JsonReadOptions
{
    std::optional<TextEncoding> encoding = {};
};

/// A JSON array of objects, or JSON Lines of objects, as a table. Members of nested objects are columns by dotted path
/// ("address.city"); an array of plain values is joined with "; "; an array that holds objects or arrays is kept as
/// JSON text. Numbers keep their exact source text, null is an empty cell. Opening reads the file once through: what is
/// no JSON is refused before the first row, and the columns of all objects are known. Memory does not grow with the
/// file.
class JsonSource : public TableSource
{
public:
    static Result<std::unique_ptr<JsonSource>> open(const QString &path, const JsonReadOptions &options = {});
    /// The device can be read twice (seek to 0).
    static Result<std::unique_ptr<JsonSource>> open(std::unique_ptr<QIODevice> device, const QString &name,
                                                    const JsonReadOptions &options = {});

    const QStringList &headers() const override { return m_headers; }
    Result<bool> next(TableRow &row) override;
    qint64 position() const override { return m_input.position(); }
    qint64 size() const override { return m_input.totalSize(); }
    TextEncoding encoding() const override { return m_input.encoding(); }
    double encodingCertainty() const override { return m_input.certainty(); }
    QChar delimiter() const override { return {}; }
    const TableNotes &notes() const override { return m_notes; }

private:
    JsonSource(std::unique_ptr<QIODevice> device, const QString &name);

    Result<void> begin(const JsonReadOptions &options);
    Result<bool> beginPass();
    Result<bool> nextObject();
    Result<void> readObject(TableRow *row);
    Result<void> readArray(TableRow *row, int column);
    Result<int> column(const QByteArray &path);
    Result<interchange::JsonToken> token();
    void place(TableRow *row, int column, const QByteArray &utf8);

    interchange::TextInput m_input;
    std::optional<interchange::JsonReader> m_reader;
    bool m_inArray = false;
    bool m_done = false;
    bool m_numbered = false; // several records on one line: they are told apart by their number
    qint64 m_record = 0;
    QHash<QByteArray, int> m_columns; // by path, its parts divided by U+001F
    std::vector<QByteArray> m_paths;
    int m_expected = 0; // the column that the order of earlier objects lets expect
    QByteArray m_path;
    QByteArray m_joined;
    QStringList m_headers;
    TableNotes m_notes;
};

} // namespace millrace
