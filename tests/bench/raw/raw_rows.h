// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of a workspace's table, taken out ready to be bound again: the counterpart neither parses, checks nor folds.
#pragma once

#include "tests/bench/raw/raw_file.h"

namespace millrace::bench {

struct RawRow
{
    QVariantList cells; ///< in the order of the table's columns
    QString document;   ///< folded search text
    QString tokens;     ///< of the token table, ready
};

/// Reads the customers of a workspace's file in order of `no`, with the search texts that belong to them.
class RawCustomers
{
public:
    explicit RawCustomers(const QString &workspacePath);
    /// The next rows; fewer than wanted at the end.
    std::vector<RawRow> next(int count);
    const QStringList &columns() const { return m_columns; }

private:
    RawFile m_file;
    QStringList m_columns;
    QSqlQuery m_rows;
};

/// Inserts of customers by hand: the row and, where wanted, the same three search tables.
class RawInsert
{
public:
    RawInsert(const RawFile &file, const QStringList &columns, bool withSearch);
    void insert(const RawRow &row);

private:
    QSqlQuery m_row;
    QSqlQuery m_document;
    QSqlQuery m_tokens;
    QSqlQuery m_trigrams;
    bool m_withSearch;
};

/// Inserts all that is left of the source, so many rows a transaction; milliseconds, without the reading.
double insertAll(const RawFile &file, RawCustomers &source, RawInsert &insert, int rowsPerTransaction);

} // namespace millrace::bench
