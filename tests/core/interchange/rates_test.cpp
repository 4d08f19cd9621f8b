// SPDX-License-Identifier: GPL-3.0-or-later
// Exchange rates by file: what they govern is converted anew, in one operation, and nothing is ever added raw.
#include "tests/core/interchange/import_fixture.h"
#include "tests/support/catch.h"

namespace millrace::test {

namespace {

struct RateWorld : ImportWorld
{
    RecordId deal(const char *name, const char *amount, const char *day)
    {
        return create(u"opportunity", {{"name", QString::fromLatin1(name)},
                                       {"pipeline", pipeline()},
                                       {"stage", stage(QStringLiteral("Qualification")).toString()},
                                       {"amount", QString::fromLatin1(amount)},
                                       {"close_date", QString::fromLatin1(day)}});
    }
    struct Sum
    {
        std::int64_t base = 0, rows = 0, without = 0;
        bool operator==(const Sum &) const = default;
    };
    Sum sum() const
    {
        AggregateQuery query;
        query.entity = QStringLiteral("opportunity");
        query.measures = {{Measure::Kind::Sum, FieldPath{{QStringLiteral("amount")}}}};
        const auto lines = must(workspace->aggregate(session(), query)).lines;
        REQUIRE(lines.size() == 1);
        return {lines[0].exact[0].value_or(0), lines[0].takingPart[0], lines[0].unconverted[0]};
    }
};

} // namespace

TEST_CASE_METHOD(RateWorld,
                 "a file of rates makes currencies known, converts what it governs, and one undo takes it back",
                 "[money]")
{
    deal("dollars", "100 USD", "2025-06-01");
    deal("later dollars", "100 USD", "2025-08-01");
    deal("francs", "10 CHF", "2025-08-01");
    deal("yuan", "50 CNY", "2025-06-01");
    const Sum before = sum();
    CHECK(before.base == 50'00);
    CHECK(before.without == 3);

    const ImportReport report = importText(
        QStringLiteral("rate"), "currency,date,value\nUSD,2025-01-01,7.1\nUSD,2025-07-01,8\nCHF,2025-01-01,9\n");
    CHECK(report.created == 3);
    CHECK(report.failed == 0);
    CHECK(sum() == Sum{50'00 + 710'00 + 800'00 + 90'00, 4, 0});

    // A rate from within the time of another governs from its own day on.
    importText(QStringLiteral("rate"), "currency,date,value\nUSD,2025-05-01,7.5\n");
    CHECK(sum().base == 50'00 + 750'00 + 800'00 + 90'00);
    must(workspace->undo(session(), must(workspace->lastUndoable(session()))));
    CHECK(sum().base == 50'00 + 710'00 + 800'00 + 90'00);
    must(workspace->undo(session(), report.operation));
    CHECK(sum() == before);
    requireSound();
}

} // namespace millrace::test
