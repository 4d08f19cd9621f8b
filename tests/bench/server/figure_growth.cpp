// SPDX-License-Identifier: GPL-3.0-or-later
// What an edit and a pull cost the server on a small base and on a large one.
#include "tests/bench/server/bench_server.h"

#include "core/sync/codec.h"

#include <QFile>

namespace millrace::bench {

namespace {

struct Costs
{
    double edit = 0;      ///< milliseconds for one change, one client
    double pull = 0;      ///< for a page of 100 changes
    double longPull = 0;  ///< for a page of 1,000 changes
    double beginning = 0; ///< for the first start of a server over the base
};

double pulled(Bench &bench, BenchServer &server, const SyncPoint &from, SyncHead head)
{
    HttpsLine line(server.port());
    sync_codec::PullRequest request{std::move(head), from, 2'000, 0};
    std::vector<double> times;
    for (int turn = 0; turn <= 2 * bench.options.runs; ++turn) {
        QByteArray body;
        times.push_back(
            timed([&] { body = line.post("/api/v1/sync/pull", OpenDoor::token(0), sync_codec::encode(request)); }));
        const auto answer = sync_codec::pageAnswer(body);
        if (const auto *refusal = std::get_if<SyncRefusal>(&answer); refusal && !refusal->policy.isEmpty())
            request.head.policy = refusal->policy;
        else if (const auto *page = std::get_if<SyncPage>(&answer); !page || page->rows.empty())
            giveUp({ErrorCode::Internal, {QString::fromUtf8(body.left(500))}, {}});
    }
    times.erase(times.begin());
    return median(times);
}

Costs costsOn(Bench &bench, const QString &base)
{
    const QString path = bench.bases.scratch(QStringLiteral("server.millrace"));
    QFile::copy(base, path);
    Costs costs;
    std::unique_ptr<BenchServer> server;
    costs.beginning = timed([&] { server = std::make_unique<BenchServer>(path, 1); });
    Sender sender(*server, 0);
    const std::vector<RecordId> customers = server->customers(1'000);
    const QStringList city{QStringLiteral("city")};
    std::vector<double> edits;
    for (int i = 0; i < 100 * bench.options.runs; ++i) {
        const QByteArray body = sender.push(customers, 1, city);
        edits.push_back(timed([&] { sender.send(body, 1); }));
    }
    costs.edit = median(edits);
    const auto after = [&](int changes) {
        const SyncPoint before = must(server->hub().head());
        for (int sent = 0; sent < changes; sent += 50)
            sender.send(sender.push(customers, 50, city), 50);
        return before;
    };
    costs.longPull = pulled(bench, *server, after(1'000), sender.head());
    costs.pull = pulled(bench, *server, after(100), sender.head());
    server.reset();
    bench.bases.scratch(QStringLiteral("server.millrace"));
    return costs;
}

} // namespace

void measureGrowth(Bench &bench)
{
    const qint64 few = 10'000, many = bench.bases.millionCustomers();
    const Costs small = costsOn(bench, bench.bases.customersPath(few));
    const Costs large = costsOn(bench, bench.bases.customersPath(many));
    constexpr double same = 1.5;
    const auto tell = [&](const QString &what, double before, double after, double goal) {
        bench.tell({QStringLiteral("growth"), what, after / before, QStringLiteral("x"), after, before,
                    bench.options.runs, goal});
    };
    tell(QStringLiteral("one edit, %1 customers / %2").arg(many).arg(few), small.edit, large.edit, same);
    tell(QStringLiteral("a pull of 100 changes, %1 customers / %2").arg(many).arg(few), small.pull, large.pull, same);
    tell(QStringLiteral("a pull of 1,000 changes / of 100, %1 customers").arg(many), large.pull, large.longPull, 12);
    Line start{QStringLiteral("growth"), QStringLiteral("first start over %1 customers").arg(many),
               large.beginning / 1000, QStringLiteral("s")};
    start.hasGoal = false;
    bench.tell(start);
}

} // namespace millrace::bench
