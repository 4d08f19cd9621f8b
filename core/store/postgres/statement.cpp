// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/postgres/connection.h"

#include <QtEndian>

#include <limits>
#include <optional>

#include <libpq-fe.h>

namespace millrace::postgres {

namespace {

// Numbers of the server's own types.
enum Type : unsigned { Bool = 16, Bytea = 17, Int8 = 20, Int2 = 21, Int4 = 23, Text = 25, Numeric = 1700 };

/// What is sent for a mark of that type; `binary` = not as text.
QByteArray sent(const Column &value, unsigned type, bool &binary)
{
    binary = true;
    if (value.kind != Column::Kind::Integer)
        return value.bytes;
    QByteArray bytes;
    switch (type) {
    case Int8:
        bytes.resize(8);
        qToBigEndian<qint64>(value.integer, bytes.data());
        return bytes;
    case Bool:
        return QByteArray(1, value.integer ? '\1' : '\0');
    default:
        binary = false;
        return QByteArray::number(qint64(value.integer));
    }
}

std::int64_t integerAt(const char *bytes, int size)
{
    switch (size) {
    case 8:
        return qFromBigEndian<qint64>(bytes);
    case 4:
        return qFromBigEndian<qint32>(bytes);
    case 2:
        return qFromBigEndian<qint16>(bytes);
    default:
        return *bytes;
    }
}

/// A whole number as the server sends it, in digits to the base of ten thousand; nothing where 64 bits do not hold it.
std::optional<std::int64_t> numericAt(const char *bytes)
{
    const int digits = qFromBigEndian<qint16>(bytes);
    const int weight = qFromBigEndian<qint16>(bytes + 2);
    const bool negative = qFromBigEndian<quint16>(bytes + 4) == 0x4000;
    std::int64_t number = 0;
    for (int i = 0; i <= weight; ++i) {
        const std::int64_t digit = i < digits ? qFromBigEndian<qint16>(bytes + 8 + 2 * i) : 0;
        // Downwards, because there is one more negative number than positive ones.
        if (__builtin_mul_overflow(number, 10'000, &number) || __builtin_sub_overflow(number, digit, &number))
            return std::nullopt;
    }
    if (negative)
        return number;
    if (number == std::numeric_limits<std::int64_t>::min())
        return std::nullopt;
    return -number;
}

} // namespace

PreparedStatement::PreparedStatement(Session &session, QByteArray sql)
    : m_session(session), m_sql(std::move(sql)), m_spoken(spoken(m_sql))
{
}

bool PreparedStatement::isPrepared() const
{
    return m_generation == m_session.m_connection.generation();
}

Result<void> PreparedStatement::prepare()
{
    Connection &connection = m_session.m_connection;
    MILLRACE_TRY(connection.ensure());
    if (isPrepared())
        return {};
    m_name = "m" + QByteArray::number(++m_session.m_names);
    const auto made =
        connection.ask([this](PGconn *handle) { return PQsendPrepare(handle, m_name, m_spoken.sql, 0, nullptr); });
    if (!made) {
        Error error = made.error();
        if (error.code == ErrorCode::Storage)
            error.arguments.first() += QStringLiteral(": ") + QString::fromUtf8(m_spoken.sql);
        return fail(std::move(error));
    }
    MILLRACE_ASSIGN(const Answer described,
                    connection.ask([this](PGconn *handle) { return PQsendDescribePrepared(handle, m_name); }));
    m_types.clear();
    for (int i = 0; i < PQnparams(described.get()); ++i)
        m_types.push_back(PQparamtype(described.get(), i));
    m_generation = connection.generation();
    return {};
}

void PreparedStatement::bind(int position, Column value)
{
    if (m_bound.size() < size_t(position))
        m_bound.resize(size_t(position));
    m_bound[size_t(position) - 1] = std::move(value);
}

Result<void> PreparedStatement::run()
{
    MILLRACE_TRY(prepare());
    std::vector<QByteArray> values(m_types.size());
    std::vector<const char *> pointers(m_types.size());
    std::vector<int> lengths(m_types.size());
    std::vector<int> formats(m_types.size());
    for (size_t i = 0; i < m_types.size(); ++i) {
        const size_t position = size_t(m_spoken.marks[i]);
        if (position > m_bound.size() || m_bound[position - 1].kind == Column::Kind::Null)
            continue;
        bool binary = true;
        values[i] = sent(m_bound[position - 1], m_types[i], binary);
        pointers[i] = values[i].constData();
        lengths[i] = int(values[i].size());
        formats[i] = binary ? 1 : 0;
    }
    MILLRACE_ASSIGN(m_answer, m_session.m_connection.ask([&](PGconn *handle) {
        return PQsendQueryPrepared(handle, m_name, int(m_types.size()), pointers.data(), lengths.data(), formats.data(),
                                   1);
    }));
    m_session.m_changes = QByteArray(PQcmdTuples(m_answer.get())).toLongLong();
    m_kinds.clear();
    for (int i = 0; i < PQnfields(m_answer.get()); ++i) {
        const unsigned type = PQftype(m_answer.get(), i);
        const bool number = type == Int8 || type == Int4 || type == Int2 || type == Bool || type == Numeric;
        m_kinds.push_back(number ? Column::Kind::Integer : type == Bytea ? Column::Kind::Blob : Column::Kind::Text);
    }
    m_row = -1;
    return checkSums();
}

/// Sums that 64 bits do not hold fail, as they do in SQLite.
Result<void> PreparedStatement::checkSums()
{
    for (int column = 0; column < int(m_kinds.size()); ++column) {
        if (PQftype(m_answer.get(), column) != Numeric)
            continue;
        for (int row = 0; row < PQntuples(m_answer.get()); ++row)
            if (!PQgetisnull(m_answer.get(), row, column) && !numericAt(PQgetvalue(m_answer.get(), row, column)))
                return fail(ErrorCode::Storage,
                            {QStringLiteral("integer overflow"), m_session.m_connection.shownAddress()});
    }
    return {};
}

Result<bool> PreparedStatement::step()
{
    if (!m_answer)
        MILLRACE_TRY(run());
    return ++m_row < PQntuples(m_answer.get());
}

void PreparedStatement::reset(bool bindings)
{
    m_answer.reset();
    m_kinds.clear();
    m_row = -1;
    if (bindings)
        m_bound.clear();
}

RemoteStatement::Cell PreparedStatement::cell(int column) const
{
    const PGresult *const answer = m_answer.get();
    if (!answer || m_row < 0 || m_row >= PQntuples(answer) || PQgetisnull(answer, m_row, column))
        return {};
    const char *const bytes = PQgetvalue(answer, m_row, column);
    const int size = PQgetlength(answer, m_row, column);
    const Column::Kind kind = m_kinds[size_t(column)];
    if (kind != Column::Kind::Integer)
        return {kind, 0, QByteArrayView(bytes, size)};
    return {kind, PQftype(answer, column) == Numeric ? numericAt(bytes).value_or(0) : integerAt(bytes, size), {}};
}

int PreparedStatement::columnCount() const
{
    return int(m_kinds.size());
}

} // namespace millrace::postgres
