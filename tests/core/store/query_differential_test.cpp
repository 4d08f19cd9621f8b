// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/layout.h"
#include "core/store/query_compiler.h"
#include "core/store/record_store.h"
#include "tests/core/records/filter_world.h"
#include "tests/support/catch.h"

#include <QTemporaryDir>

using namespace millrace;

namespace {

/// The company of FilterWorld in a real file.
class StoredWorld : public test::FilterWorld
{
public:
    explicit StoredWorld(std::uint64_t seed) : FilterWorld(seed)
    {
        auto opened = Database::open({folder.filePath(QStringLiteral("w.millrace")), Database::Mode::Create, {}, 4096});
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

    std::vector<std::int64_t> run(const Result<CompiledQuery> &query)
    {
        REQUIRE(query);
        INFO(query->sql.toStdString());
        auto statement = database->prepare(query->sql);
        if (!statement)
            FAIL(statement.error().arguments.join(u'|').toStdString());
        int position = 0;
        for (const Column &column : query->bindings)
            statement->bind(++position, column);
        std::vector<std::int64_t> found;
        for (;;) {
            const auto row = statement->step();
            if (!row)
                FAIL(row.error().arguments.join(u'|').toStdString());
            if (!*row)
                return found;
            found.push_back(statement->number(0));
        }
    }

    std::vector<std::int64_t> evaluated(const char *key, const BoundFilter &filter, Query::Rows rows,
                                        const std::vector<BoundSort> &sort)
    {
        std::vector<Record> matching;
        for (const Record &record : records[test::utf8(key)])
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

} // namespace

TEST_CASE("compiled SQL and the evaluator agree on thousands of random filters and orders")
{
    int refused = 0;
    int selective = 0;
    int total = 0;
    for (const std::uint64_t seed : {11u, 12u, 13u}) {
        StoredWorld world(seed);
        for (int i = 0; i < 1500; ++i) {
            const char *key = i % 3 == 0 ? "customer" : i % 7 == 0 ? "stage" : "opportunity";
            const Filter filter =
                world.random.tree(world.random.below(4), [&world, key] { return world.fittingLeaf(key); });
            INFO(key << ": " << filterToText(filter).toStdString());
            const auto bound = world.bound(filter, key);
            if (!bound) {
                ++refused;
                REQUIRE(bound.error().code == ErrorCode::BadFilter);
                continue;
            }
            const auto keys = world.anySort(key);
            const auto sort = bindSort(keys, *world.catalog, *world.entity(key));
            REQUIRE(sort);
            QStringList sortText;
            for (const SortKey &part : keys)
                sortText << (part.descending ? u'-' : u'+') + part.path.toString();
            INFO(sortText.join(u',').toStdString());
            const RowSelection set{world.entity(key), Query::Rows(world.random.below(3)), *bound, {}};
            const auto wanted = world.evaluated(key, *bound, set.rows, *sort);
            REQUIRE(world.run(compileNumbers(set, *sort)) == wanted);
            REQUIRE(world.run(compileCount(set)) == std::vector<std::int64_t>{std::int64_t(wanted.size())});
            ++total;
            selective += !wanted.empty() && wanted.size() < world.records[test::utf8(key)].size() / 2 ? 1 : 0;

            const qint64 offset = world.random.below(5);
            const qint64 limit = world.random.below(10);
            const auto first = wanted.begin() + std::min<qint64>(offset, qint64(wanted.size()));
            const auto last = first + std::min<qint64>(limit, wanted.end() - first);
            REQUIRE(world.run(compileNumbers(set, *sort, limit, offset)) == std::vector<std::int64_t>(first, last));
        }
    }
    CHECK(total > 2000);
    CHECK(selective > total / 4);
    CHECK(refused > 0);
}

TEST_CASE("every leaf alone and under not agrees too")
{
    StoredWorld world(21);
    int total = 0;
    for (int i = 0; i < 4000; ++i) {
        const Filter leaf = world.fittingLeaf("opportunity");
        INFO(filterToText(leaf).toStdString());
        const auto bound = world.bound(leaf);
        if (!bound)
            continue;
        ++total;
        const RowSelection set{world.entity("opportunity"), Query::Rows::All, *bound, {}};
        auto found = world.run(compileNumbers(set, {}));
        REQUIRE(found == world.evaluated("opportunity", *bound, set.rows, {}));
        const auto opposite = world.bound(Filter::negation(leaf));
        REQUIRE(opposite);
        const auto rest = world.run(compileNumbers(RowSelection{set.entity, set.rows, *opposite, {}}, {}));
        REQUIRE(found.size() + rest.size() == world.records[QStringLiteral("opportunity")].size());
        found.insert(found.end(), rest.begin(), rest.end());
        std::sort(found.begin(), found.end());
        REQUIRE(std::adjacent_find(found.begin(), found.end()) == found.end());
    }
    CHECK(total > 2000);
}
