// SPDX-License-Identifier: GPL-3.0-or-later
// The funnel of a company's whole history, one slice, six slices and as of a day two years ago. Beside one grouped scan
// of the same journal by hand: the steps by stage and owner with the amounts of their opportunities.
#include "core/reports/funnel_report.h"
#include "tests/bench/figure.h"
#include "tests/bench/raw/raw_file.h"

namespace millrace::bench {

namespace {

struct Question
{
    const char *what;
    FunnelQuery query;
    double goal;
};

std::vector<Question> questions(Instant now)
{
    std::vector<Question> all(3);
    all[0] = {"one slice", {}, 3};
    all[0].query.slices = {FieldPath::of(u"owner")};
    all[1] = {"six slices in one reading", {}, 6};
    for (const char *path : {"owner", "department", "source", "product", "customer.region", "customer.industry"})
        all[1].query.slices.push_back(FieldPath::of(QString::fromLatin1(path)));
    all[2] = {"one slice as of two years ago", {}, 6};
    all[2].query.slices = {FieldPath::of(u"owner")};
    all[2].query.asOf = Instant{now.us - 730 * 86'400'000'000LL};
    return all;
}

} // namespace

void measureFunnel(Bench &bench)
{
    const auto workspace = bench.bases.company();
    const RawFile file(bench.bases.companyPath(), RawFile::Use::Read);
    QSqlQuery raw = file.prepared(
        QStringLiteral("SELECT c.now, o.owner, COUNT(*), SUM(o.amount__base) FROM journal_change AS c "
                       "JOIN opportunity AS o ON o.id = c.record "
                       "WHERE c.entity = (SELECT no FROM dictionary WHERE entity = 'opportunity' AND field = '') "
                       "AND c.field = (SELECT no FROM dictionary WHERE entity = 'opportunity' AND field = 'stage') "
                       "GROUP BY c.now, o.owner"));
    for (const Question &question : questions(workspace->clock().now())) {
        std::vector<double> ours;
        std::vector<double> theirs;
        std::vector<double> ratios;
        qint64 opportunities = 0;
        for (int turn = 0; turn < bench.options.runs; ++turn) {
            ours.push_back(timed([&] {
                opportunities =
                    must(funnelReport(*workspace, workspace->session(), question.query)).total.opportunities;
            }));
            theirs.push_back(timed([&] {
                run(raw);
                while (raw.next())
                    raw.value(3).toLongLong();
                raw.finish();
            }));
            ratios.push_back(ours.back() / theirs.back());
        }
        bench.tell({QStringLiteral("funnel"),
                    QStringLiteral("%1 of %2 opportunities / a grouped scan")
                        .arg(QString::fromLatin1(question.what))
                        .arg(opportunities),
                    median(ratios), QStringLiteral("x"), median(ours), median(theirs), bench.options.runs,
                    question.goal});
    }
}

} // namespace millrace::bench
