// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interchange/json_source.h"

#include "core/base/text/utf8.h"
#include "core/interchange/json_writer.h"

namespace millrace {

using namespace interchange;

namespace {

constexpr char pathDivider = '\x1F';

} // namespace

JsonSource::JsonSource(std::unique_ptr<QIODevice> device, const QString &name)
    : m_input(std::move(device), name, NulCharacters::Keep)
{
}

Result<std::unique_ptr<JsonSource>> JsonSource::open(const QString &path, const JsonReadOptions &options)
{
    MILLRACE_ASSIGN(auto file, TextInput::openText(path));
    return open(std::move(file), path, options);
}

Result<std::unique_ptr<JsonSource>> JsonSource::open(std::unique_ptr<QIODevice> device, const QString &name,
                                                     const JsonReadOptions &options)
{
    std::unique_ptr<JsonSource> source(new JsonSource(std::move(device), name));
    MILLRACE_TRY(source->begin(options));
    return source;
}

Result<void> JsonSource::begin(const JsonReadOptions &options)
{
    MILLRACE_TRY(m_input.begin(options.encoding));
    MILLRACE_TRY(beginPass());
    for (qint64 last = 0;;) {
        MILLRACE_ASSIGN(const bool found, nextObject());
        if (!found)
            break;
        m_numbered = m_numbered || m_reader->line() == last;
        last = m_reader->line();
        MILLRACE_TRY(readObject(nullptr));
    }
    QStringList names;
    for (const QByteArray &path : m_paths)
        names.append(QString::fromUtf8(path).replace(QLatin1Char(pathDivider), u'.'));
    m_headers = uniqueHeaders(names, &m_notes.renamedHeaders);
    // Damage to the text is settled by the first pass: the line is not known, the offset is.
    m_notes.invalidText.count = m_input.invalidSequences();
    m_notes.invalidTextOffset = m_input.firstInvalidOffset();
    m_notes.nulCharacters.count = m_reader->replacedEscapes();
    MILLRACE_TRY(m_input.rewind());
    MILLRACE_TRY(beginPass());
    return {};
}

/// Stands before the first object: inside the one array, or at the first of several lines.
Result<bool> JsonSource::beginPass()
{
    m_done = false;
    m_expected = 0;
    qsizetype first = 0;
    for (;;) {
        while (first < m_input.size() && QByteArrayView(" \t\r\n").contains(m_input.data()[first]))
            ++first;
        if (first < m_input.size() || m_input.atEnd())
            break;
        MILLRACE_TRY(m_input.extend());
    }
    m_inArray = first < m_input.size() && m_input.data()[first] == '[';
    m_reader.emplace(m_input, !m_inArray);
    if (m_inArray)
        MILLRACE_TRY(token());
    return m_inArray;
}

Result<JsonToken> JsonSource::token()
{
    const qint64 replaced = m_reader->replacedEscapes();
    MILLRACE_ASSIGN(const JsonToken token, m_reader->next());
    if (m_headers.isEmpty() && m_reader->replacedEscapes() > replaced)
        m_notes.nulCharacters.firstLine =
            m_notes.nulCharacters.firstLine ? m_notes.nulCharacters.firstLine : m_reader->line();
    return token;
}

/// Reads up to the beginning of the next object; false at the proper end.
Result<bool> JsonSource::nextObject()
{
    if (m_done)
        return false;
    MILLRACE_ASSIGN(JsonToken read, token());
    if (m_inArray && read == JsonToken::EndArray) {
        MILLRACE_ASSIGN(read, token());
    }
    if (read == JsonToken::BeginObject)
        return true;
    m_done = true;
    if (read == JsonToken::End)
        return false;
    return m_input.refuse(
        {QStringLiteral("json_not_rows"), QString::number(m_reader->line()), QString::number(m_reader->column())});
}

Result<int> JsonSource::column(const QByteArray &path)
{
    if (m_expected < int(m_paths.size()) && m_paths[size_t(m_expected)] == path)
        return m_expected++;
    auto found = m_columns.constFind(path);
    if (found == m_columns.constEnd()) {
        if (m_paths.size() >= size_t(maxColumns))
            return m_input.refuse({QStringLiteral("too_many_columns"), QString::number(m_reader->line())});
        QByteArray kept(path.constData(), path.size());
        found = m_columns.insert(kept, int(m_paths.size()));
        m_paths.push_back(std::move(kept));
    }
    m_expected = *found + 1;
    return *found;
}

void JsonSource::place(TableRow *row, int column, const QByteArray &utf8)
{
    if (row)
        assignUtf8(row->cells[size_t(column)], utf8.constData(), utf8.size());
}

/// Reads the members of the object that has just begun.
Result<void> JsonSource::readObject(TableRow *row)
{
    static const QByteArray trueText("true"), falseText("false"), none;
    m_path.resize(0);
    m_expected = 0;
    std::vector<qsizetype> stems; // the path's length before the members of each open object
    stems.push_back(0);
    while (!stems.empty()) {
        MILLRACE_ASSIGN(JsonToken read, token());
        if (read == JsonToken::EndObject) {
            stems.pop_back();
            continue;
        }
        m_path.resize(stems.back());
        if (stems.size() > 1)
            m_path.append(pathDivider);
        m_path.append(m_reader->text());
        MILLRACE_ASSIGN(read, token());
        if (read == JsonToken::BeginObject) {
            stems.push_back(m_path.size());
            continue;
        }
        MILLRACE_ASSIGN(const int at, column(m_path));
        if (read == JsonToken::BeginArray)
            MILLRACE_TRY(readArray(row, at));
        else if (read == JsonToken::True || read == JsonToken::False)
            place(row, at, read == JsonToken::True ? trueText : falseText);
        else
            place(row, at, read == JsonToken::Null ? none : m_reader->text());
    }
    return {};
}

/// Reads the rest of an array into one cell.
Result<void> JsonSource::readArray(TableRow *row, int column)
{
    const int depth = m_reader->depth();
    m_joined.resize(0);
    QByteArray json("[");
    bool plain = true, comma = false;
    for (;;) {
        MILLRACE_ASSIGN(const JsonToken read, token());
        const QByteArray &text = m_reader->text();
        const bool closes = read == JsonToken::EndArray || read == JsonToken::EndObject;
        if (comma && !closes)
            json.append(',');
        comma = read != JsonToken::Key && read != JsonToken::BeginArray && read != JsonToken::BeginObject;
        const auto join = [&](const QByteArray &value) {
            if (!plain)
                return;
            if (!m_joined.isEmpty())
                m_joined.append("; ");
            m_joined.append(value);
        };
        switch (read) {
        case JsonToken::BeginObject:
            plain = false;
            json.append('{');
            break;
        case JsonToken::BeginArray:
            plain = false;
            json.append('[');
            break;
        case JsonToken::EndObject:
            json.append('}');
            break;
        case JsonToken::EndArray:
            json.append(']');
            break;
        case JsonToken::Key:
            appendJsonString(json, textOfUtf8(text));
            json.append(':');
            break;
        case JsonToken::String:
            appendJsonString(json, textOfUtf8(text));
            join(text);
            break;
        case JsonToken::Number:
            json.append(text);
            join(text);
            break;
        case JsonToken::True:
            json.append("true");
            join("true");
            break;
        case JsonToken::False:
            json.append("false");
            join("false");
            break;
        case JsonToken::Null:
            json.append("null");
            break;
        case JsonToken::End:
            break;
        }
        if (json.size() > maxCellBytes)
            return m_input.refuse({QStringLiteral("cell_too_large"), QString::number(m_reader->line())});
        if (m_reader->depth() < depth)
            break;
    }
    place(row, column, plain ? m_joined : json);
    return {};
}

Result<bool> JsonSource::next(TableRow &row)
{
    MILLRACE_ASSIGN(const bool found, nextObject());
    if (!found)
        return false;
    ++m_record;
    row.line = m_numbered ? m_record : m_reader->line();
    row.cells.resize(size_t(m_headers.size()));
    for (QString &cell : row.cells)
        cell.resize(0);
    MILLRACE_TRY(readObject(&row));
    return true;
}

} // namespace millrace
