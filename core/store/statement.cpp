// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text/utf8.h"
#include "core/store/database.h"

#include <algorithm>
#include <utility>

#include <sqlite3.h>

namespace millrace {

Statement::Statement(Database &database, sqlite3_stmt *handle, bool *busy)
    : m_database(&database), m_handle(handle), m_busy(busy)
{
    *m_busy = true;
}

Statement::Statement(Database &database, RemoteStatement &remote)
    : m_database(&database), m_handle(nullptr), m_remote(&remote), m_busy(&remote.busy)
{
    *m_busy = true;
}

Statement::Statement(Statement &&other) noexcept
    : m_database(other.m_database), m_handle(other.m_handle), m_remote(other.m_remote), m_busy(other.m_busy),
      m_rows(other.m_rows)
{
    other.m_handle = nullptr;
    other.m_remote = nullptr;
    other.m_busy = nullptr;
}

Statement::~Statement()
{
    if (!m_busy)
        return;
    reset();
    if (m_remote)
        m_remote->reset(true);
    else
        sqlite3_clear_bindings(m_handle);
    *m_busy = false;
}

Statement &Statement::bind(int position, std::int64_t number)
{
    if (m_remote)
        m_remote->bind(position, {Column::Kind::Integer, number, {}});
    else
        sqlite3_bind_int64(m_handle, position, number);
    return *this;
}

Statement &Statement::bind(int position, const QString &text)
{
    const QByteArray utf8 = text.toUtf8();
    if (m_remote) {
        m_remote->bind(position, {Column::Kind::Text, 0, utf8});
        return *this;
    }
    sqlite3_bind_text64(m_handle, position, utf8.constData(), sqlite3_uint64(utf8.size()), SQLITE_TRANSIENT,
                        SQLITE_UTF8);
    return *this;
}

Statement &Statement::bindUtf8(int position, const QByteArray &text)
{
    if (m_remote)
        m_remote->bind(position, {Column::Kind::Text, 0, text});
    else
        sqlite3_bind_text64(m_handle, position, text.constData(), sqlite3_uint64(text.size()), SQLITE_STATIC,
                            SQLITE_UTF8);
    return *this;
}

Statement &Statement::bindBlob(int position, const QByteArray &bytes)
{
    if (m_remote)
        m_remote->bind(position, {Column::Kind::Blob, 0, bytes});
    else
        sqlite3_bind_blob64(m_handle, position, bytes.constData(), sqlite3_uint64(bytes.size()), SQLITE_STATIC);
    return *this;
}

Statement &Statement::bind(int position, const RecordId &id)
{
    if (id.isNull())
        return bindNull(position);
    if (m_remote)
        m_remote->bind(position, {Column::Kind::Blob, 0, id.toBytes()});
    else
        sqlite3_bind_blob(m_handle, position, id.data(), RecordId::size(), SQLITE_TRANSIENT);
    return *this;
}

Statement &Statement::bind(int position, const Column &column)
{
    switch (column.kind) {
    case Column::Kind::Null:
        return bindNull(position);
    case Column::Kind::Integer:
        return bind(position, column.integer);
    case Column::Kind::Text:
        return bindUtf8(position, column.bytes);
    case Column::Kind::Blob:
        return bindBlob(position, column.bytes);
    }
    return *this;
}

Statement &Statement::bindNull(int position)
{
    if (m_remote)
        m_remote->bind(position, {});
    else
        sqlite3_bind_null(m_handle, position);
    return *this;
}

static thread_local StatementCost dearest;

StatementCost takeDearestStatement()
{
    return std::exchange(dearest, StatementCost());
}

void Statement::noteCost()
{
    const std::int64_t scanned = m_remote ? 0 : sqlite3_stmt_status(m_handle, SQLITE_STMTSTATUS_FULLSCAN_STEP, 1);
    const std::int64_t rows = std::exchange(m_rows, 0);
    if (std::max(rows, scanned) > std::max(dearest.rows, dearest.scanned))
        dearest.sql = m_remote ? m_remote->sql() : QByteArray(sqlite3_sql(m_handle));
    dearest.rows = std::max(dearest.rows, rows);
    dearest.scanned = std::max(dearest.scanned, scanned);
}

Result<bool> Statement::step()
{
    if (m_remote) {
        auto row = m_remote->step();
        if (row && *row)
            ++m_rows;
        return row;
    }
    const int code = sqlite3_step(m_handle);
    if (code == SQLITE_ROW) {
        ++m_rows;
        return true;
    }
    if (code == SQLITE_DONE)
        return false;
    return fail(m_database->lastError());
}

Result<void> Statement::run()
{
    for (;;) {
        const auto row = step();
        if (!row)
            return fail(row.error());
        if (!*row)
            break;
    }
    reset();
    return {};
}

void Statement::reset()
{
    noteCost();
    if (m_remote)
        m_remote->reset(false);
    else
        sqlite3_reset(m_handle);
}

bool Statement::isNull(int column) const
{
    if (m_remote)
        return m_remote->cell(column).kind == Column::Kind::Null;
    return sqlite3_column_type(m_handle, column) == SQLITE_NULL;
}

std::int64_t Statement::number(int column) const
{
    if (m_remote) {
        const RemoteStatement::Cell cell = m_remote->cell(column);
        return cell.kind == Column::Kind::Text ? cell.bytes.toByteArray().toLongLong() : cell.integer;
    }
    return sqlite3_column_int64(m_handle, column);
}

QString Statement::text(int column) const
{
    if (m_remote) {
        const RemoteStatement::Cell cell = m_remote->cell(column);
        return cell.kind == Column::Kind::Integer ? QString::number(qint64(cell.integer)) : textOfUtf8(cell.bytes);
    }
    const auto *data = reinterpret_cast<const char *>(sqlite3_column_text(m_handle, column));
    return data ? textOfUtf8({data, sqlite3_column_bytes(m_handle, column)}) : QString();
}

QByteArrayView Statement::utf8(int column) const
{
    if (m_remote)
        return m_remote->cell(column).bytes;
    const auto *data = reinterpret_cast<const char *>(sqlite3_column_text(m_handle, column));
    return QByteArrayView(data, data ? sqlite3_column_bytes(m_handle, column) : 0);
}

QByteArrayView Statement::blob(int column) const
{
    if (m_remote)
        return m_remote->cell(column).bytes;
    const auto *data = static_cast<const char *>(sqlite3_column_blob(m_handle, column));
    return QByteArrayView(data, data ? sqlite3_column_bytes(m_handle, column) : 0);
}

QByteArray Statement::bytes(int column) const
{
    if (m_remote)
        return m_remote->cell(column).bytes.toByteArray();
    const auto *data = static_cast<const char *>(sqlite3_column_blob(m_handle, column));
    return data ? QByteArray(data, sqlite3_column_bytes(m_handle, column)) : QByteArray();
}

RecordId Statement::id(int column) const
{
    if (m_remote) {
        const QByteArrayView bytes = m_remote->cell(column).bytes;
        return RecordId::fromBytes(bytes.data(), int(bytes.size())).value_or(RecordId());
    }
    return RecordId::fromBytes(sqlite3_column_blob(m_handle, column), sqlite3_column_bytes(m_handle, column))
        .value_or(RecordId());
}

Column Statement::column(int column) const
{
    if (m_remote) {
        const RemoteStatement::Cell cell = m_remote->cell(column);
        return {cell.kind, cell.integer, cell.bytes.toByteArray()};
    }
    switch (sqlite3_column_type(m_handle, column)) {
    case SQLITE_INTEGER:
        return {Column::Kind::Integer, number(column), {}};
    case SQLITE_TEXT: {
        const auto *data = reinterpret_cast<const char *>(sqlite3_column_text(m_handle, column));
        return {Column::Kind::Text, 0, QByteArray(data, sqlite3_column_bytes(m_handle, column))};
    }
    case SQLITE_BLOB:
        return {Column::Kind::Blob, 0, bytes(column)};
    default:
        return {};
    }
}

int Statement::columnCount() const
{
    return m_remote ? m_remote->columnCount() : sqlite3_column_count(m_handle);
}

} // namespace millrace
