// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/qt_strings.h"
#include "tests/support/temp_workspace.h"
#include "ui/text/filter_words.h"

using namespace millrace;
using namespace millrace::test;

namespace {

struct WordsOfFilters
{
    TempWorkspace workspace;
    QString of(const QString &text) const
    {
        FormatContext format;
        format.metadata = workspace->metadata();
        return describeFilter(must(parseFilter(text)), *workspace.entity(u"customer"), *workspace->catalog(), format);
    }
};

} // namespace

TEST_CASE("a condition reads as a person would say it")
{
    const WordsOfFilters words;
    CHECK(words.of(QStringLiteral("name ~ \"beer\"")) == QStringLiteral("Name with “beer”"));
    CHECK(words.of(QStringLiteral("owner = me")) == QStringLiteral("Owner is me"));
    CHECK(words.of(QStringLiteral("level in (\"a\", \"b\")")) == QStringLiteral("Level: A, B"));
    CHECK(words.of(QStringLiteral("not level in (\"a\", \"b\")")) == QStringLiteral("Level: none of A, B"));
    CHECK(words.of(QStringLiteral("phone is empty")) == QStringLiteral("Phone is empty"));
    CHECK(words.of(QStringLiteral("phone is not empty")) == QStringLiteral("Phone is filled"));
    CHECK(words.of(QStringLiteral("revenue >= 12万")) == QStringLiteral("Annual revenue ≥ 120,000"));
    CHECK(words.of(QStringLiteral("created_at within this week")).endsWith(QStringLiteral(": this week")));
    CHECK(words.of(QStringLiteral("parent.region = \"East\"")) == QStringLiteral("Parent company › Region is East"));
    CHECK(words.of(QStringLiteral("nosuch.thing = 3")) == QStringLiteral("nosuch › thing is 3"));
    CHECK(words.of(QString()) == QStringLiteral("everything"));
}

TEST_CASE("groups are bracketed and relative days say which way they turn")
{
    const WordsOfFilters words;
    CHECK(words.of(QStringLiteral("level = \"a\" and (phone is empty or email is empty)")) ==
          QStringLiteral("Level is A and (Phone is empty or E-mail is empty)"));
    CHECK(words.of(QStringLiteral("not (updated_at within last 30 days)"))
              .contains(QStringLiteral("not in the last 30")));
    CHECK(describePeriod({Period::Which::This, 1, Period::Unit::Quarters}) == QStringLiteral("this quarter"));
    CHECK(conditionsOf(must(parseFilter(u"level = \"a\" and phone is empty"))).size() == 2);
    CHECK(conditionsOf(must(parseFilter(u"level = \"a\" or phone is empty"))).size() == 1);
    CHECK(conditionsOf({}).empty());
}

TEST_CASE("the references that a filter names are found for their titles")
{
    const TempWorkspace workspace;
    const RecordId id = RecordId::fromString(u"00000000-0000-7000-8000-000000000001").value();
    const Filter filter = must(parseFilter(QStringLiteral("parent = \"%1\" and name = \"x\"").arg(id.toString())));
    const auto ids = idsNamedBy(filter, *workspace.entity(u"customer"), *workspace->catalog());
    REQUIRE(ids.size() == 1);
    CHECK(ids.value(QStringLiteral("customer")) == std::vector<RecordId>{id});
    FormatContext format;
    format.metadata = workspace->metadata();
    format.titles.insert(id, QStringLiteral("Alpha"));
    CHECK(describeFilter(filter.children.front(), *workspace.entity(u"customer"), *workspace->catalog(), format) ==
          QStringLiteral("Parent company is Alpha"));
}
