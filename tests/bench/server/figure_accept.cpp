// SPDX-License-Identifier: GPL-3.0-or-later
// Changes taken over HTTPS, beside the bare HTTP library's echo that keeps the same number of rows by hand; both with
// synchronous=FULL, the same requests, the same clients, in turns.
#include "tests/bench/server/bench_server.h"

#include <QFile>

#include <barrier>
#include <thread>

namespace millrace::bench {

namespace {

/// What clients that send at the same time came to.
struct Round
{
    double took = 0;           ///< milliseconds
    std::vector<double> waits; ///< of each request
};

/// Every client sends its bodies one after the other, all beginning together.
Round sendTogether(size_t clients, size_t requests, const std::function<void(size_t, size_t)> &send)
{
    std::vector<std::vector<double>> waits(clients);
    std::barrier start(std::ptrdiff_t(clients) + 1);
    std::vector<std::thread> threads;
    for (size_t client = 0; client < clients; ++client)
        threads.emplace_back([&, client] {
            start.arrive_and_wait();
            for (size_t i = 0; i < requests; ++i)
                waits[client].push_back(timed([&] { send(client, i); }));
        });
    start.arrive_and_wait();
    Round round;
    round.took = timed([&] {
        for (std::thread &thread : threads)
            thread.join();
    });
    for (const auto &some : waits)
        round.waits.insert(round.waits.end(), some.begin(), some.end());
    return round;
}

struct Shape
{
    size_t clients;
    size_t requests;
    int mutations;
    QStringList fields;
    int changes() const { return mutations * int(fields.size()); }
    double perSecond(const Round &round) const { return double(clients * requests) * changes() / round.took * 1000; }
};

/// Both sides, in turns.
struct AcceptPair
{
    std::vector<double> ours, raw, ratios, waits, oursTook, rawTook;

    AcceptPair(Bench &bench, BenchServer &server, const Shape &shape)
    {
        std::vector<std::unique_ptr<Sender>> senders;
        std::vector<std::vector<RecordId>> customers(shape.clients);
        constexpr size_t each = 100;
        const std::vector<RecordId> all = server.customers(int(shape.clients * each));
        for (size_t client = 0; client < shape.clients; ++client) {
            senders.push_back(std::make_unique<Sender>(server, int(client)));
            customers[client].assign(all.begin() + qsizetype(client * each),
                                     all.begin() + qsizetype((client + 1) * each));
        }
        const RawEcho echo(server.identity(), bench.bases.scratch(QStringLiteral("echo.sqlite")), shape.changes());
        std::vector<std::unique_ptr<HttpsLine>> lines;
        for (size_t client = 0; client < shape.clients; ++client)
            lines.push_back(std::make_unique<HttpsLine>(echo.port()));
        for (int turn = 0; turn <= bench.options.runs; ++turn) {
            std::vector<std::vector<QByteArray>> bodies(shape.clients);
            for (size_t client = 0; client < shape.clients; ++client)
                for (size_t i = 0; i < shape.requests; ++i)
                    bodies[client].push_back(senders[client]->push(customers[client], shape.mutations, shape.fields));
            const Round one = sendTogether(shape.clients, shape.requests, [&](size_t client, size_t i) {
                senders[client]->send(bodies[client][i], shape.mutations);
            });
            const Round other = sendTogether(shape.clients, shape.requests, [&](size_t client, size_t i) {
                lines[client]->post("/echo", {}, bodies[client][i]);
            });
            // The first of each warms what is cold.
            if (turn == 0)
                continue;
            ours.push_back(shape.perSecond(one));
            raw.push_back(shape.perSecond(other));
            ratios.push_back(ours.back() / raw.back());
            oursTook.push_back(one.took);
            rawTook.push_back(other.took);
            waits.insert(waits.end(), one.waits.begin(), one.waits.end());
        }
    }
};

} // namespace

void measureAccept(Bench &bench)
{
    const QString path = bench.bases.scratch(QStringLiteral("server.millrace"));
    QFile::copy(bench.bases.companyPath(), path);
    {
        BenchServer server(path, 16);
        const AcceptPair single(bench, server, {16, 60, 1, {QStringLiteral("city")}});
        bench.tell({QStringLiteral("accept"),
                    QStringLiteral("one change, 16 clients (%1/s): ours / bare echo + insert (%2/s)")
                        .arg(qRound(median(single.ours)))
                        .arg(qRound(median(single.raw))),
                    median(single.ratios), QStringLiteral("x"), median(single.oursTook), median(single.rawTook),
                    bench.options.runs, 0.25, false});
        bench.tell({QStringLiteral("accept"), QStringLiteral("one change, 16 clients: p99 of the answer"),
                    quantile(single.waits, 0.99), QStringLiteral("ms"), 0, 0, bench.options.runs, 30});
        const AcceptPair batches(bench, server,
                                 {4,
                                  20,
                                  50,
                                  {QStringLiteral("city"), QStringLiteral("address"), QStringLiteral("postal_code"),
                                   QStringLiteral("country"), QStringLiteral("short_name")}});
        bench.tell(
            {QStringLiteral("accept"),
             QStringLiteral("50 mutations of 5 fields, 4 clients; raw inserts %1/s").arg(qRound(median(batches.raw))),
             median(batches.ours), QStringLiteral("1/s"), median(batches.oursTook), median(batches.rawTook),
             bench.options.runs, 20'000, false});
    }
    bench.bases.scratch(QStringLiteral("server.millrace"));
    bench.bases.scratch(QStringLiteral("echo.sqlite"));
}

} // namespace millrace::bench
