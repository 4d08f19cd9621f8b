// SPDX-License-Identifier: GPL-3.0-or-later
// A company's customers to an empty workstation, beside the same bytes downloaded bare and the same rows inserted by
// hand into a table with the same indexes.
#include "tests/bench/raw/raw_rows.h"
#include "tests/bench/server/bench_server.h"

#include "core/sync/packing.h"

#include <QFile>

namespace millrace::bench {

namespace {

/// Takes the pages along that a workstation was sent.
class Kept : public SyncPeer
{
public:
    explicit Kept(SyncPeer &peer) : m_peer(peer) {}
    SyncReply ask(SyncCall call, const QByteArray &body) override
    {
        SyncReply reply = m_peer.ask(call, body);
        pages.push_back(packing::packed(reply.body));
        return reply;
    }
    std::vector<QByteArray> pages;

private:
    SyncPeer &m_peer;
};

double insertRows(Bench &bench, const QString &from)
{
    const RawFile file(bench.bases.scratch(QStringLiteral("first-raw.sqlite")), RawFile::Use::Write);
    file.copyLayout(from, QStringLiteral("customer"), true);
    RawCustomers source(from);
    RawInsert insert(file, source.columns(), true);
    constexpr int rowsPerTransaction = 2'000;
    return insertAll(file, source, insert, rowsPerTransaction);
}

} // namespace

void measureFirstSync(Bench &bench)
{
    const qint64 customers = bench.bases.companyCustomers();
    const QString base = bench.bases.customersPath(customers);
    const QString path = bench.bases.scratch(QStringLiteral("server.millrace"));
    QFile::copy(base, path);
    std::vector<double> ours, raw, ratios;
    double megabytes = 0;
    {
        BenchServer server(path, 1);
        // What the bare download brings: the pages as they travel, whole.
        QByteArray bytes;
        {
            Station station(bench, server, 0, QStringLiteral("station.millrace"));
            Kept kept(station.peer());
            SyncEngine engine(station.workspace(), kept, QStringLiteral("bench"));
            while (must(engine.step()) == SyncEngine::Outcome::Progress) {
            }
            for (const QByteArray &page : kept.pages)
                bytes += page;
        }
        for (int turn = 0; turn < bench.options.runs; ++turn) {
            {
                Station station(bench, server, 0, QStringLiteral("station.millrace"));
                ours.push_back(timed([&] { station.catchUp(); }));
                megabytes = double(station.peer().received()) / 1e6;
                Query query;
                query.entity = QStringLiteral("customer");
                if (must(station.workspace().count(station.workspace().session(), query)) != customers)
                    giveUp({ErrorCode::Internal, {QStringLiteral("the workstation is not whole")}, {}});
            }
            const RawEcho echo(server.identity(), bench.bases.scratch(QStringLiteral("echo.sqlite")), 0);
            HttpsLine line(echo.port());
            raw.push_back(timed([&] { line.post("/echo", {}, bytes); }) + insertRows(bench, base));
            ratios.push_back(ours.back() / raw.back());
        }
    }
    bench.tell({QStringLiteral("first"),
                QStringLiteral("first sync of %1 customers / (raw download + insert)").arg(customers), median(ratios),
                QStringLiteral("x"), median(ours), median(raw), bench.options.runs, 2.5});
    Line wire{QStringLiteral("first"), QStringLiteral("first sync of %1 customers on the wire").arg(customers),
              megabytes, QStringLiteral("MB")};
    wire.runs = bench.options.runs;
    wire.goal = 15 * double(customers) / 100'000;
    bench.tell(wire);
    for (const char *name : {"server.millrace", "station.millrace", "first-raw.sqlite", "echo.sqlite"})
        bench.bases.scratch(QString::fromLatin1(name));
}

} // namespace millrace::bench
