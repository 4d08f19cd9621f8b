// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/store/stored_world.h"

using namespace millrace;
using millrace::test::StoredWorld;

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
                world.random.tree(world.random.below(4), [&world, key] { return world.anyFittingLeaf(key); });
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

TEST_CASE("every condition over related records agrees, alone and under not")
{
    StoredWorld world(31);
    std::map<Filter::Measure, int> telling;
    for (int i = 0; i < 4000; ++i) {
        const char *key = i % 4 == 0 ? "stage" : i % 4 == 1 ? "user" : "customer";
        const Filter leaf = world.anyFittingLeaf(key);
        if (leaf.kind != Filter::Kind::Related)
            continue;
        INFO(key << ": " << filterToText(leaf).toStdString());
        const auto bound = world.bound(leaf, key);
        if (!bound) {
            REQUIRE(bound.error().code == ErrorCode::BadFilter);
            continue;
        }
        const RowSelection set{world.entity(key), Query::Rows::All, *bound, {}};
        auto found = world.run(compileNumbers(set, {}));
        REQUIRE(found == world.evaluated(key, *bound, set.rows, {}));
        const size_t all = world.records[QString::fromLatin1(key)].size();
        telling[leaf.measure] += !found.empty() && found.size() < all ? 1 : 0;
        const auto opposite = world.bound(Filter::negation(leaf), key);
        REQUIRE(opposite);
        const auto rest = world.run(compileNumbers(RowSelection{set.entity, set.rows, *opposite, {}}, {}));
        REQUIRE(found.size() + rest.size() == all);
        found.insert(found.end(), rest.begin(), rest.end());
        std::sort(found.begin(), found.end());
        REQUIRE(std::adjacent_find(found.begin(), found.end()) == found.end());
    }
    for (const auto measure : {Filter::Measure::Has, Filter::Measure::HasNo, Filter::Measure::Count,
                               Filter::Measure::Sum, Filter::Measure::Min, Filter::Measure::Max})
        CHECK(telling[measure] > 10);
}
