// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/raw/raw_rows.h"

#include "core/base/text/tokens.h"
#include "tests/bench/figure.h"

#include <QSet>
#include <QSqlRecord>

namespace millrace::bench {

namespace {

/// Words and Han of an already folded document, as the token table has them.
QString tokensOf(const QString &document)
{
    SearchTextBuilder builder;
    builder.add(document);
    return builder.build().tokens.join(u' ');
}

} // namespace

RawCustomers::RawCustomers(const QString &workspacePath)
    : m_file(workspacePath, RawFile::Use::Read), m_columns(m_file.columns(QStringLiteral("customer"))),
      m_rows(m_file.prepared(
          QStringLiteral("SELECT c.*, d.doc FROM customer AS c JOIN customer__doc AS d ON d.no = c.no ORDER BY c.no")))
{
    run(m_rows);
}

std::vector<RawRow> RawCustomers::next(int count)
{
    std::vector<RawRow> rows;
    while (int(rows.size()) < count && m_rows.next()) {
        RawRow row;
        for (qsizetype i = 0; i < m_columns.size(); ++i)
            row.cells << m_rows.value(int(i));
        row.document = m_rows.value(int(m_columns.size())).toString();
        row.tokens = tokensOf(row.document);
        rows.push_back(std::move(row));
    }
    return rows;
}

RawInsert::RawInsert(const RawFile &file, const QStringList &columns, bool withSearch)
    : m_row(file.prepared(insertText(QStringLiteral("customer"), columns))), m_document(file.database()),
      m_tokens(file.database()), m_trigrams(file.database()), m_withSearch(withSearch)
{
    if (!withSearch)
        return;
    m_document = file.prepared(QStringLiteral("INSERT INTO customer__doc(no, doc) VALUES(?, ?)"));
    m_tokens = file.prepared(QStringLiteral("INSERT INTO customer__tok(rowid, tokens) VALUES(?, ?)"));
    m_trigrams = file.prepared(QStringLiteral("INSERT INTO customer__tri(rowid, doc) VALUES(?, ?)"));
}

void RawInsert::insert(const RawRow &row)
{
    for (qsizetype i = 0; i < row.cells.size(); ++i)
        m_row.bindValue(int(i), row.cells[i]);
    run(m_row);
    if (!m_withSearch)
        return;
    const auto add = [&](QSqlQuery &query, const QString &text) {
        query.bindValue(0, row.cells[0]);
        query.bindValue(1, text);
        run(query);
    };
    add(m_document, row.document);
    add(m_tokens, row.tokens);
    add(m_trigrams, row.document);
}

double insertAll(const RawFile &file, RawCustomers &source, RawInsert &insert, int rowsPerTransaction)
{
    double took = 0;
    for (;;) {
        const std::vector<RawRow> rows = source.next(rowsPerTransaction);
        if (rows.empty())
            return took;
        took += timed([&] {
            file.execute(QStringLiteral("BEGIN"));
            for (const RawRow &row : rows)
                insert.insert(row);
            file.execute(QStringLiteral("COMMIT"));
        });
    }
}

} // namespace millrace::bench
