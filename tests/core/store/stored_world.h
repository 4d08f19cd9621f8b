// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/layout.h"
#include "core/store/query_compiler.h"
#include "core/store/record_store.h"
#include "tests/core/records/filter_world.h"
#include "tests/support/catch.h"
#include "tests/support/store_place.h"

#include <QTemporaryDir>

namespace millrace::test {

/// The company of FilterWorld in a real file.
class StoredWorld : public FilterWorld
{
public:
    explicit StoredWorld(std::uint64_t seed, int opportunities = 120) : FilterWorld(seed, opportunities)
    {
        auto opened =
            Database::open({placeFor(folder.filePath(QStringLiteral("w.millrace"))), Database::Mode::Create, {}, 4096});
        REQUIRE(opened);
        database = std::move(*opened);
        REQUIRE(database->begin());
        REQUIRE(applyCatalog(*database, *catalog));
        for (const auto &[key, all] : records) {
            std::int64_t no = 0;
            for (const Record &record : all) {
                numbers[record.id()] = ++no;
                REQUIRE(record_store::insert(*database, *record.entity(), no,
                                             record_store::columnsOf(record, lookup.baseAmount)));
            }
        }
        REQUIRE(database->commit());
    }

    std::vector<std::vector<Column>> rows(const QByteArray &sql, const std::vector<Column> &bindings)
    {
        INFO(sql.toStdString());
        auto statement = database->prepare(sql);
        if (!statement)
            FAIL(statement.error().arguments.join(u'|').toStdString());
        int position = 0;
        for (const Column &column : bindings)
            statement->bind(++position, column);
        std::vector<std::vector<Column>> found;
        for (;;) {
            const auto row = statement->step();
            if (!row)
                FAIL(row.error().arguments.join(u'|').toStdString());
            if (!*row)
                return found;
            found.emplace_back();
            for (int i = 0; i < statement->columnCount(); ++i)
                found.back().push_back(statement->column(i));
        }
    }

    std::vector<std::vector<Column>> rows(const Result<CompiledQuery> &query)
    {
        REQUIRE(query);
        return rows(query->sql, query->bindings);
    }

    /// The first column.
    std::vector<std::int64_t> run(const Result<CompiledQuery> &query)
    {
        std::vector<std::int64_t> found;
        for (const auto &row : rows(query))
            found.push_back(row.front().integer);
        return found;
    }

    /// What EXPLAIN QUERY PLAN says, line by line.
    QString plan(const Result<CompiledQuery> &query)
    {
        REQUIRE(query);
        QString text;
        for (const auto &row : rows("EXPLAIN QUERY PLAN " + query->sql, query->bindings))
            text += QString::fromUtf8(row.back().bytes) + u'\n';
        return text;
    }

    std::vector<std::int64_t> evaluated(const char *key, const BoundFilter &filter, Query::Rows rows,
                                        const std::vector<BoundSort> &sort)
    {
        std::vector<Record> matching;
        for (const Record &record : records[utf8(key)])
            if ((rows == Query::Rows::All || (rows == Query::Rows::Bin) == record.isDeleted()) &&
                matches(filter, record, lookup))
                matching.push_back(record);
        sortRecords(matching, sort, lookup);
        std::vector<std::int64_t> found;
        for (const Record &record : matching)
            found.push_back(numbers[record.id()]);
        return found;
    }

    std::vector<SortKey> anySort(const char *key)
    {
        std::vector<SortKey> sort;
        for (int i = random.below(3); i > 0; --i) {
            const Filter leaf = fittingLeaf(key);
            sort.push_back({leaf.path, random.chance(50)});
        }
        return sort;
    }

    QTemporaryDir folder;
    std::unique_ptr<Database> database;
    std::map<RecordId, std::int64_t> numbers;
};

} // namespace millrace::test
