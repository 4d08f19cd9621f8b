// SPDX-License-Identifier: GPL-3.0-or-later
// From the moment at which somebody saves to the one at which a colleague's workstation shows it.
#include "tests/bench/server/bench_server.h"

#include <QFile>
#include <QSemaphore>

#include <thread>

namespace millrace::bench {

namespace {

/// A session that runs until this goes, over a line of its own.
class Running
{
public:
    Running(Station &station, BenchServer &server, int person)
        : m_peer(std::make_unique<HttpPeer>(server.address(), OpenDoor::token(person))),
          m_session(station.workspace(), *m_peer, QStringLiteral("bench"), {},
                    [this](const SyncStanding &standing) {
                        if (standing.state == SyncStanding::State::Synced)
                            m_rested.release();
                    }),
          m_thread([this] {
              m_session.run();
              m_over.acquire();
              m_peer.reset(); // on the thread that asked
          })
    {
        m_rested.acquire();
    }
    ~Running()
    {
        m_session.stop();
        m_over.release();
        m_thread.join();
    }

private:
    QSemaphore m_rested, m_over;
    std::unique_ptr<HttpPeer> m_peer;
    SyncSession m_session;
    std::thread m_thread;
};

} // namespace

void measureNews(Bench &bench)
{
    const QString path = bench.bases.scratch(QStringLiteral("server.millrace"));
    QFile::copy(bench.bases.customersPath(1'000), path);
    std::vector<double> waits;
    {
        BenchServer server(path, 2);
        Station mei(bench, server, 0, QStringLiteral("mei.millrace"));
        Station jan(bench, server, 1, QStringLiteral("jan.millrace"));
        mei.catchUp();
        jan.catchUp();
        const EntityPtr entity = mei.workspace().catalog()->entity(u"customer");
        const std::vector<RecordId> customers = server.customers(100);
        const Running one(mei, server, 0), other(jan, server, 1);
        std::atomic<int> awaited{0};
        QSemaphore shown;
        const auto listening = jan.workspace().listen([&](const CommitNotice &) {
            const auto record = jan.workspace().record(jan.workspace().session(), QStringLiteral("customer"),
                                                       customers[size_t(awaited) % customers.size()]);
            const FieldDef *city = record ? record->entity()->field(QStringLiteral("city")) : nullptr;
            if (city && record->value(city->index) == Value(QStringLiteral("City %1").arg(awaited)))
                shown.release();
        });
        for (int edit = 1; edit <= 40 * bench.options.runs; ++edit) {
            awaited = edit;
            CommitRequest request;
            request.label = QStringLiteral("edit");
            request.edits = {Edit::update(entity, customers[size_t(edit) % customers.size()])
                                 .with(*entity, u"city", Value(QStringLiteral("City %1").arg(edit)))};
            waits.push_back(timed([&] {
                must(mei.workspace().commit(mei.workspace().session(), std::move(request)));
                shown.acquire();
            }));
            while (shown.tryAcquire()) {
            }
        }
    }
    bench.tell(
        {QStringLiteral("news"),
         QStringLiteral("an edit on a colleague's workstation, p99 (median %1 ms)").arg(median(waits), 0, 'f', 1),
         quantile(waits, 0.99), QStringLiteral("ms"), 0, 0, int(waits.size()), 1'000});
    for (const char *name : {"server.millrace", "mei.millrace", "jan.millrace"})
        bench.bases.scratch(QString::fromLatin1(name));
}

} // namespace millrace::bench
