// SPDX-License-Identifier: GPL-3.0-or-later
// Counting a segment over related records: customers by what refers to them. Beside the same by hand.
#include "tests/bench/figure.h"
#include "tests/bench/raw/raw_file.h"

namespace millrace::bench {

namespace {

struct Segment
{
    const char *filter;
    const char *byHand; ///< a condition on the customer `c`; ? is the first moment of the last 30 days
    bool bindsMoment = false;
};

constexpr Segment segments[] = {
    {"has no activity (at within last 30 days)",
     "c.id NOT IN (SELECT customer FROM activity WHERE deleted_at IS NULL AND at >= ? AND customer IS NOT NULL)", true},
    {"has opportunity (stage.kind = \"open\" and amount > 50万)",
     "c.id IN (SELECT o.customer FROM opportunity o JOIN stage s ON s.id = o.stage WHERE o.deleted_at IS NULL AND "
     "s.kind = 'open' AND o.amount__base > 50000000)"},
    {"count contact < 2",
     "(SELECT COUNT(*) FROM contact k WHERE k.deleted_at IS NULL AND k.root = c.id AND k.customer = c.id) < 2"},
    {"sum opportunity.amount (stage.kind = \"won\") >= 100万",
     "c.id IN (SELECT o.customer FROM opportunity o JOIN stage s ON s.id = o.stage WHERE o.deleted_at IS NULL AND "
     "s.kind = 'won' GROUP BY o.customer HAVING SUM(o.amount__base) >= 100000000)"},
};

} // namespace

void measureSegments(Bench &bench)
{
    constexpr double goal = 200;
    const auto workspace = bench.bases.company();
    const RawFile file(bench.bases.companyPath(), RawFile::Use::Read);
    const QDateTime today = workspace->clock().now().toDateTime(workspace->session().zone);
    const Instant from = Instant::fromDateTime(today.date().addDays(-29).startOfDay(workspace->session().zone));
    for (const Segment &segment : segments) {
        Query query;
        query.entity = QStringLiteral("customer");
        query.filter = must(parseFilter(QString::fromUtf8(segment.filter)));
        QSqlQuery raw =
            file.prepared(QStringLiteral("SELECT COUNT(*) FROM customer AS c WHERE c.deleted_at IS NULL AND ") +
                          QString::fromUtf8(segment.byHand));
        if (segment.bindsMoment)
            raw.bindValue(0, qlonglong(from.us));
        std::vector<double> ours;
        std::vector<double> theirs;
        qint64 found = 0;
        qint64 foundByHand = -1;
        for (int turn = 0; turn < bench.options.runs; ++turn) {
            ours.push_back(timed([&] { found = must(workspace->count(workspace->session(), query)); }));
            theirs.push_back(timed([&] {
                run(raw);
                raw.next();
                foundByHand = raw.value(0).toLongLong();
                raw.finish();
            }));
        }
        if (found != foundByHand)
            giveUp({ErrorCode::Internal,
                    {QString::fromUtf8(segment.filter), QString::number(found), QString::number(foundByHand)},
                    {}});
        bench.tell({QStringLiteral("segments"), QString::fromUtf8(segment.filter), median(ours), QStringLiteral("ms"),
                    median(ours), median(theirs), bench.options.runs, goal});
    }
}

} // namespace millrace::bench
