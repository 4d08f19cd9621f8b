// SPDX-License-Identifier: GPL-3.0-or-later
// The server as a process of its own, with many workstations connected that wait for news and are told some.
#include "core/sync/codec.h"
#include "tests/bench/figure.h"
#include "tests/bench/server/https_line.h"

#include <QJsonDocument>
#include <QProcess>
#include <QTemporaryDir>

#include <atomic>
#include <semaphore>
#include <thread>

namespace millrace::bench {

namespace {

constexpr int people = 10;
constexpr int devicesOfEach = 20;
constexpr int edits = 20;
constexpr int leavingPatienceMs = 120'000;

void call(const QString &data, const QStringList &words, const QByteArray &input = {})
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(binary("millrace-server"), words + QStringList{QStringLiteral("--data"), data});
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(leavingPatienceMs) || process.exitCode() != 0)
        giveUp({ErrorCode::Internal, words, {}});
}

/// One device that was let in and knows its user's rights.
class Device
{
public:
    Device(quint16 port, int person, int number) : m_line(port)
    {
        const QJsonObject attempt{{QStringLiteral("login"), QStringLiteral("bench%1").arg(person)},
                                  {QStringLiteral("password"), QStringLiteral("a good password")},
                                  {QStringLiteral("device"), QStringLiteral("desk %1").arg(number)},
                                  {QStringLiteral("client"), QStringLiteral("desk %1").arg(number)}};
        const QByteArray in = m_line.post("/api/v1/session", {}, QJsonDocument(attempt).toJson());
        m_token = QJsonDocument::fromJson(in).object().value(QLatin1String("token")).toString().toLatin1();
        m_request.head.client = m_request.head.install = id();
        const auto hello = sync_codec::helloAnswer(m_line.post(
            "/api/v1/sync/hello", m_token, sync_codec::encode(sync_codec::HelloRequest{m_request.head, {}})));
        const auto &said = std::get<sync_codec::HelloAnswer>(hello);
        m_request.head.database = said.database;
        m_request.head.environment = said.environment;
        m_request.head.top = m_request.cursor = said.trailer.top;
        const auto refused = sync_codec::pageAnswer(pull());
        m_request.head.policy = std::get<SyncRefusal>(refused).policy;
    }
    /// Asks for news, one question after the other, and tells of each page that has some.
    void follow(const std::atomic<bool> &ends, std::counting_semaphore<> &heard)
    {
        m_request.waitSeconds = 25;
        while (!ends) {
            const auto answer = sync_codec::pageAnswer(pull());
            const auto *page = std::get_if<SyncPage>(&answer);
            if (!page)
                return;
            m_request.head.top = m_request.cursor = page->next;
            if (!page->rows.empty())
                heard.release();
        }
    }
    void write(const QString &name)
    {
        sync_codec::PushRequest request;
        request.head = m_request.head;
        SyncMutation mutation;
        mutation.uuid = mutation.operation = id();
        mutation.mid = ++m_mid;
        mutation.seen = m_request.cursor;
        mutation.editedAt = SystemClock().now();
        SyncOp op;
        op.kind = SyncOp::Kind::Insert;
        op.entity = QStringLiteral("customer");
        op.id = id();
        op.set.insert(QStringLiteral("name"), name);
        mutation.ops.push_back(std::move(op));
        request.mutations.push_back(std::move(mutation));
        const QByteArray answer = m_line.post("/api/v1/sync/push", m_token, sync_codec::encode(request));
        if (!answer.contains("\"status\":\"applied\""))
            giveUp({ErrorCode::Internal, {QString::fromUtf8(answer)}, {}});
    }

private:
    static RecordId id() { return SystemIdSource().next(SystemClock().now()); }
    QByteArray pull() { return m_line.post("/api/v1/sync/pull", m_token, sync_codec::encode(m_request)); }

    HttpsLine m_line;
    QByteArray m_token;
    sync_codec::PullRequest m_request;
    std::int64_t m_mid = 0;
};

/// A server's folder over a base, with people in it.
QString founded(Bench &bench, const QTemporaryDir &folder, qint64 customers)
{
    const QString data = folder.filePath(QStringLiteral("data"));
    call(data, {QStringLiteral("init"), QStringLiteral("--timezone"), QStringLiteral("UTC")});
    {
        GenerateOptions options;
        options.customers = customers;
        options.seed = 42;
        must(generate(*bench.bases.open(data + QStringLiteral("/server.millrace"), Workspace::Access::Write), options));
    }
    for (int person = 0; person < people; ++person)
        call(data,
             {QStringLiteral("user"), QStringLiteral("add"), QStringLiteral("bench%1").arg(person),
              QStringLiteral("--role"), QStringLiteral("administrator")},
             "a good password\n");
    return data;
}

} // namespace

void measureServerMemory(Bench &bench)
{
    constexpr qint64 customers = 20'000;
    const QTemporaryDir folder;
    const QString data = founded(bench, folder, customers);
    QProcess process;
    process.start(binary("millrace-server"),
                  {QStringLiteral("run"), QStringLiteral("--data"), data, QStringLiteral("--listen"),
                   QStringLiteral("127.0.0.1:0"), QStringLiteral("--self-signed"), QStringLiteral("--json")});
    while (!process.canReadLine())
        if (!process.waitForReadyRead(leavingPatienceMs))
            giveUp({ErrorCode::Internal, {QString::fromUtf8(process.readAllStandardError())}, {}});
    const auto port =
        quint16(QJsonDocument::fromJson(process.readLine()).object().value(QLatin1String("port")).toInt());
    const double before = residentMegabytes(process.processId());
    std::vector<std::unique_ptr<Device>> devices;
    for (int i = 0; i < people * devicesOfEach; ++i)
        devices.push_back(std::make_unique<Device>(port, i % people, i));
    Device writer(port, 0, int(devices.size()));
    std::atomic<bool> ends{false};
    std::counting_semaphore<> heard(0);
    std::vector<std::thread> threads;
    for (const auto &device : devices)
        threads.emplace_back([&, one = device.get()] { one->follow(ends, heard); });
    for (int edit = 0; edit < edits; ++edit) {
        writer.write(QStringLiteral("News %1").arg(edit));
        for (size_t i = 0; i < devices.size(); ++i)
            heard.acquire();
    }
    const double after = residentMegabytes(process.processId());
    // One more, so that nobody still waits when the server ends.
    ends = true;
    writer.write(QStringLiteral("The last"));
    for (std::thread &thread : threads)
        thread.join();
    process.terminate();
    if (!process.waitForFinished(leavingPatienceMs))
        process.kill();
    Line line{QStringLiteral("memory"),
              QStringLiteral("server, %1 clients, %2 customers (%3 MB before them)")
                  .arg(devices.size())
                  .arg(customers)
                  .arg(before, 0, 'f', 0),
              after, QStringLiteral("MB")};
    line.runs = edits;
    line.goal = 60;
    bench.tell(line);
}

} // namespace millrace::bench
