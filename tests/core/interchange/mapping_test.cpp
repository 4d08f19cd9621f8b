// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interchange/row_builder.h"
#include "tests/core/interchange/import_fixture.h"

#include <QJsonDocument>

namespace millrace::test {

namespace {

const char *const contractMapping = R"({"entity":"opportunity","columns":{"opportunity_id":{"field":"external_id"},
    "account":{"field":"customer","lookup":"name","create":true},
    "close_value":{"field":"amount","currency":"USD","scale":1000000,"decimal":","}},
    "values":{"product":{"GTXPro":"GTX Pro"}},"defaults":{"pipeline":"Sales"},
    "stage_history":[{"stage":"Prospecting"},{"stage":"Engaging","at":"engage_date"},
                     {"stage":"{deal_stage}","at":"close_date"}]})";

Error refused(const QByteArray &json)
{
    auto mapping = mappingFromJson(QJsonDocument::fromJson(json).object(), QStringLiteral("m.json"));
    REQUIRE_FALSE(mapping.has_value());
    return std::move(mapping).error();
}

const ColumnMatch *matchOf(const MatchedColumns &matched, const char *column)
{
    for (const ColumnMatch &match : matched.matches)
        if (match.column == QString::fromUtf8(column))
            return &match;
    return nullptr;
}

} // namespace

TEST_CASE("a mapping file is read as written and written as read")
{
    const ImportMapping mapping = mappingOf(contractMapping);
    CHECK(mapping.entity == QLatin1String("opportunity"));
    REQUIRE(mapping.column(u"close_value"));
    CHECK(mapping.column(u"close_value")->shift == 6);
    CHECK(mapping.column(u"close_value")->decimal == u',');
    CHECK(mapping.column(u"account")->create == true);
    CHECK(mapping.values[QStringLiteral("product")][QStringLiteral("GTXPro")] == QLatin1String("GTX Pro"));
    REQUIRE(mapping.stageHistory.size() == 3);
    CHECK(mapping.stageHistory[2].stageColumn == QLatin1String("deal_stage"));
    CHECK(mapping.reads(u"engage_date"));
    CHECK_FALSE(mapping.reads(u"nothing"));
    CHECK(must(mappingFromJson(mappingToJson(mapping), QStringLiteral("again"))) == mapping);
}

TEST_CASE("everything that is wrong with a mapping is said at once, with its place")
{
    const Error error = refused(R"({"entity":"customer","colums":{},"columns":{"a":{"field":"name","feild":1},
        "b":{"field":"revenue","scale":7},"c":{"field":"x","format":"somehow"},"d":{},"e":{"field":"name"}}})");
    CHECK(error.code == ErrorCode::FileFormat);
    QStringList places;
    for (const Problem &problem : error.problems)
        places << problem.field + u':' + problem.rule;
    CHECK(places.contains(QStringLiteral("colums:mapping_unknown_key")));
    CHECK(places.contains(QStringLiteral("columns.a.feild:mapping_unknown_key")));
    CHECK(places.contains(QStringLiteral("columns.b.scale:mapping_value")));
    CHECK(places.contains(QStringLiteral("columns.c.format:mapping_value")));
    CHECK(places.contains(QStringLiteral("columns.d.field:mapping_missing_key")));
    CHECK(places.contains(QStringLiteral("columns.e.field:mapping_field_twice")));
}

TEST_CASE("a mapping of fields that do not exist or that no import may write is refused")
{
    const CatalogPtr catalog = Catalog::builtin();
    ImportMapping mapping = mappingOf(R"({"entity":"customer","columns":{"a":{"field":"shoe_size"}}})");
    CHECK(checkMapping(mapping, *catalog).error().code == ErrorCode::UnknownField);
    mapping = mappingOf(R"({"entity":"customer","columns":{"a":{"field":"version"}}})");
    CHECK(checkMapping(mapping, *catalog).error().code == ErrorCode::UnknownField);
    mapping = mappingOf(R"({"entity":"contact","columns":{"a":{"field":"customer","lookup":"colour"}}})");
    CHECK(checkMapping(mapping, *catalog).error().code == ErrorCode::UnknownField);
    mapping = mappingOf(R"({"entity":"spaceship","columns":{}})");
    CHECK(checkMapping(mapping, *catalog).error().code == ErrorCode::UnknownEntity);
}

TEST_CASE("every mapping that the program carries is sound")
{
    const CatalogPtr catalog = Catalog::builtin();
    CHECK(mappingPresets().contains(QStringLiteral("maven-crm-sales")));
    CHECK(setPresets() == QStringList{"hubspot", "maven-crm-sales", "zoho-crm-sample"});
    for (const QString &name : mappingPresets()) {
        const QJsonObject json = must(readMappingObject(name));
        if (json.contains(QStringLiteral("files"))) {
            for (const SetFile &file : must(setPresetFromJson(json, name)).files)
                must(checkMapping(file.mapping, *catalog));
        } else {
            must(checkMapping(must(readMapping(name)), *catalog));
        }
    }
}

TEST_CASE("a mapping file that is no JSON is refused with line and column")
{
    ImportWorld world;
    const QString path = world.file(QStringLiteral("m.json"), "{\n \"entity\": ,\n}");
    const auto mapping = readMapping(path);
    REQUIRE_FALSE(mapping.has_value());
    CHECK(mapping.error().arguments.mid(1, 2) == QStringList{QStringLiteral("bad_json"), QStringLiteral("2")});
    CHECK(readMapping(world.folder.filePath(QStringLiteral("no.json"))).error().code == ErrorCode::MissingFile);
    CHECK(readMapping(QStringLiteral("no-such-preset")).error().code == ErrorCode::MissingFile);
}

TEST_CASE("columns find their fields by key, label and heading in both languages")
{
    const CatalogPtr catalog = Catalog::builtin();
    const auto [entity, column, field, least] = GENERATE(table<const char *, const char *, const char *, double>({
        {"customer", "name", "name", 1.0},
        {"customer", "客户名称", "name", 0.9},
        {"customer", "客户名称（必填）", "name", 0.9},
        {"customer", "Account Name", "name", 0.9},
        {"customer", "公司", "name", 0.9},
        {"customer", "电话", "phone", 0.8},
        {"customer", "E-mail", "email", 0.9},
        {"customer", "统一社会信用代码", "credit_code", 0.9},
        {"customer", "Annual revenue (USD)", "revenue", 0.9},
        {"customer", "Indusrty", "industry", 0.5},
        {"contact", "手机", "mobile", 0.9},
        {"contact", "公司名称", "customer", 0.8},
        {"contact", "Company", "customer", 0.8},
        {"contact", "Job title", "title", 0.9},
        {"opportunity", "customer.name", "customer", 1.0},
        {"opportunity", "Deal Stage", "stage", 0.9},
        {"opportunity", "金额", "amount", 0.9},
        {"opportunity", "预计成交日期", "expected_close", 0.9},
        {"activity", "跟进时间", "at", 0.9},
    }));
    CAPTURE(entity, column, field);
    const MatchedColumns matched =
        matchColumns({QString::fromUtf8(column)}, *catalog->entity(QString::fromLatin1(entity)), *catalog);
    const ColumnMatch *match = matchOf(matched, column);
    REQUIRE(match);
    CHECK(match->field == QLatin1String(field));
    CHECK(match->certainty >= least);
}

TEST_CASE("a field goes to the surest column, and what no field fits is said")
{
    const CatalogPtr catalog = Catalog::builtin();
    const MatchedColumns matched =
        matchColumns({QStringLiteral("Company"), QStringLiteral("Name"), QStringLiteral("鞋码"), problemsColumn},
                     *catalog->entity(u"customer"), *catalog);
    CHECK(matched.mapping.columns.size() == 1);
    CHECK(matched.mapping.columns.front().column == QLatin1String("Name"));
    CHECK(matched.unmatched == QStringList{QStringLiteral("Company"), QStringLiteral("鞋码")});
}

TEST_CASE("an exported amount in JSON is put together of its two columns")
{
    const CatalogPtr catalog = Catalog::builtin();
    const MatchedColumns matched = matchColumns({QStringLiteral("amount.amount"), QStringLiteral("amount.currency")},
                                                *catalog->entity(u"opportunity"), *catalog);
    REQUIRE(matched.mapping.columns.size() == 1);
    CHECK(matched.mapping.columns.front().currencyColumn == QLatin1String("amount.currency"));
    CHECK(matched.unmatched.isEmpty());
}

TEST_CASE("edits between two words are counted up to a limit")
{
    using interchange::editDistance;
    CHECK(editDistance(u"technolgy", u"technology", 2) == 1);
    CHECK(editDistance(u"abcdef", u"abdcef", 2) == 1);
    CHECK(editDistance(u"", u"ab", 2) == 2);
    CHECK(editDistance(u"retail", u"medical", 2) == 3);
    CHECK(editDistance(u"same", u"same", 0) == 0);
}

TEST_CASE("a number is moved by powers of ten without losing a digit")
{
    using interchange::shiftedNumber;
    CHECK(shiftedNumber(QStringLiteral("1100.04"), 6) == QLatin1String("1100040000"));
    CHECK(shiftedNumber(QStringLiteral("-0.5"), 1) == QLatin1String("-5"));
    CHECK(shiftedNumber(QStringLiteral("12"), -3) == QLatin1String("0.012"));
    CHECK(shiftedNumber(QStringLiteral("1054.00"), 0) == QLatin1String("1054"));
    CHECK(shiftedNumber(QStringLiteral("-0.00"), 0) == QLatin1String("0"));
}

} // namespace millrace::test
