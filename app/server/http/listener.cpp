// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/server/http/listener.h"

#include "app/server/http/packed_site.h"
#include "app/server/http/refusals.h"
#include "app/server/http/work_queue.h"
#include "app/server/log.h"

#include <utility>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/http/span_body.hpp>
#include <boost/beast/ssl.hpp>

#include <QHash>

#include <set>

namespace millrace::server {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using asio::ip::tcp;
using boost::system::error_code;
using Clock = std::chrono::steady_clock;

namespace {

QByteArray bytes(boost::beast::string_view text)
{
    return QByteArray(text.data(), qsizetype(text.size()));
}

/// What a head says, and what is wrong with it.
std::optional<Response> readHead(const http::request<http::string_body> &head, Request &request)
{
    request.method = bytes(head.method_string());
    if (!isServed(request.method))
        return refusals::unknownMethod();
    if (request.method == "HEAD")
        request.method = "GET";
    if (!readTarget(bytes(head.target()), request))
        return refusals::badRequest("The address makes no sense.");
    for (const auto &field : head) {
        QByteArray &value = request.headers[bytes(field.name_string()).toLower()];
        value = value.isEmpty() ? bytes(field.value()) : value + ", " + bytes(field.value());
    }
    return std::nullopt;
}

/// An operation of a coroutine that says what went wrong rather than throwing.
auto into(error_code &error)
{
    return asio::redirect_error(asio::use_awaitable, error);
}

/// Whether the peer said something that makes no sense, rather than going away.
bool isNonsense(const error_code &error)
{
    return error.category() == http::make_error_code(http::error::bad_method).category() &&
           error != http::error::end_of_stream && error != http::error::partial_message;
}

} // namespace

class BeastListener : public Listener
{
public:
    BeastListener(Site &site, Log &log, Options options)
        : m_site(site, log, options.unpackedBytes), m_log(log), m_options(std::move(options)),
          m_context(m_options.threads), m_acceptor(m_context),
          m_queue(std::make_unique<WorkQueue>(m_options.workers, m_options.queued))
    {
    }
    ~BeastListener() override { drain(); }

    Result<void> open();
    quint16 port() const override { return m_port; }
    void news() override
    {
        ++m_news;
        const std::lock_guard lock(m_mutex);
        for (const ConnectionPtr &held : m_held)
            asio::post(held->stream.get_executor(), [held] { held->timer.cancel(); });
        m_held.clear();
    }
    void drain() override;
    Counts counts() const override
    {
        const std::lock_guard lock(m_mutex);
        Counts counts{qint64(m_connections.size()),
                      qint64(m_held.size()),
                      m_queue ? m_queue->waiting() : 0,
                      m_accepted,
                      m_refused,
                      {},
                      m_in,
                      m_out};
        for (size_t i = 0; i < m_answered.size(); ++i)
            counts.answered[i] = m_answered[i];
        return counts;
    }

private:
    using Stream = beast::ssl_stream<beast::tcp_stream>;
    using Parser = http::request_parser<http::string_body>;

    /// One connection. Everything of it runs on its strand.
    struct Connection : std::enable_shared_from_this<Connection>
    {
        Connection(tcp::socket socket, asio::ssl::context &tls)
            : stream(beast::tcp_stream(std::move(socket)), tls), timer(stream.get_executor())
        {
        }
        beast::tcp_stream &lowest() { return beast::get_lowest_layer(stream); }

        Stream stream;
        asio::steady_timer timer; ///< runs while an answer is held
        beast::flat_buffer buffer;
        QByteArray remote;
        bool idle = false;    ///< waits for the first byte of a request
        bool stirred = false; ///< the peer did something while its answer was held
    };
    using ConnectionPtr = std::shared_ptr<Connection>;
    using RequestPtr = std::shared_ptr<Request>;

    asio::awaitable<void> accept();
    asio::awaitable<void> serve(ConnectionPtr connection)
    {
        try {
            error_code error;
            connection->lowest().expires_after(m_options.headTime);
            co_await connection->stream.async_handshake(asio::ssl::stream_base::server, into(error));
            if (!error) {
                while (co_await exchangeOne(*connection)) {
                }
                // The end is said, and not waited for.
                SSL_set_shutdown(connection->stream.native_handle(), SSL_RECEIVED_SHUTDOWN);
                connection->lowest().expires_after(m_options.lingerTime);
                co_await connection->stream.async_shutdown(into(error));
            }
        } catch (const std::exception &ended) {
            m_log.say("connection_failed", {{QStringLiteral("why"), QString::fromUtf8(ended.what())}});
        }
        leave(connection);
    }
    asio::awaitable<bool> exchangeOne(Connection &connection);
    asio::awaitable<Response> respond(Connection &connection, const RequestPtr &request);
    asio::awaitable<void> hold(Connection &connection, Clock::time_point until, quint64 seen);
    asio::awaitable<bool> send(Connection &connection, const Response &response, bool keep, bool headOnly);
    // What is awaited is given names and references alone: GCC 12 destroys temporaries of such expressions twice.
    using Job = std::function<Site::Answer()>;
    /// Runs something on a worker and comes back to the connection's strand with what it answers.
    template <class Token> auto onWorker(const Job &work, WorkQueue::Lane lane, Token &&token);
    asio::awaitable<void> refuse(Connection &connection, const Response &response, bool headOnly);
    asio::awaitable<bool> begin(Connection &connection);
    asio::awaitable<std::optional<Response>> admit(const RequestPtr &request, qint64 expected);
    asio::awaitable<bool> readBody(Connection &connection, Parser &parser, qint64 expected, bool goesOnWhenTold);
    void leave(const ConnectionPtr &connection)
    {
        const std::lock_guard lock(m_mutex);
        m_connections.erase(connection);
        if (--m_perAddress[connection->remote] <= 0)
            m_perAddress.remove(connection->remote);
        m_left.notify_all();
    }

    PackedSite m_site;
    Log &m_log;
    Options m_options;
    asio::io_context m_context;
    asio::ssl::context m_tls{asio::ssl::context::tls_server};
    tcp::acceptor m_acceptor;
    quint16 m_port = 0;
    std::unique_ptr<WorkQueue> m_queue;
    std::vector<std::thread> m_threads;

    mutable std::mutex m_mutex;
    std::condition_variable m_left;
    std::set<ConnectionPtr> m_connections, m_held;
    QHash<QByteArray, int> m_perAddress;
    std::atomic<bool> m_draining{false};
    std::atomic<quint64> m_news{0};
    std::atomic<qint64> m_bodies{0}, m_accepted{0}, m_refused{0}, m_in{0}, m_out{0};
    std::array<std::atomic<qint64>, 6> m_answered{};
};

template <class Token> auto BeastListener::onWorker(const Job &work, WorkQueue::Lane lane, Token &&token)
{
    return asio::async_initiate<Token, void(Site::Answer)>(
        [this, lane](auto handler, Job job) {
            const auto executor = asio::get_associated_executor(handler);
            const auto kept = std::make_shared<decltype(handler)>(std::move(handler));
            const auto comeBack = [kept, executor, guard = asio::make_work_guard(executor)](Site::Answer answer) {
                asio::post(executor, [kept, answer = std::move(answer)]() mutable { (*kept)(std::move(answer)); });
            };
            if (!m_queue->offer([comeBack, job = std::move(job)] { comeBack(job()); }, lane)) {
                ++m_refused;
                comeBack({refusals::overloaded(), 0});
            }
        },
        token, work);
}

Result<void> BeastListener::open()
{
    error_code error;
    MILLRACE_TRY(m_options.identity.use(m_tls.native_handle()));
    const auto address = asio::ip::make_address(m_options.address.toStdString(), error);
    const tcp::endpoint endpoint(address, m_options.port);
    if (!error)
        m_acceptor.open(endpoint.protocol(), error);
    if (!error)
        m_acceptor.set_option(tcp::acceptor::reuse_address(true), error);
    if (!error)
        m_acceptor.bind(endpoint, error);
    if (!error)
        m_acceptor.listen(asio::socket_base::max_listen_connections, error);
    if (error)
        return fail(ErrorCode::InvalidArgument, {QStringLiteral("%1:%2").arg(m_options.address).arg(m_options.port),
                                                 QString::fromStdString(error.message())});
    m_port = m_acceptor.local_endpoint().port();
    asio::co_spawn(m_context, accept(), asio::detached);
    for (int i = 0; i < m_options.threads; ++i)
        m_threads.emplace_back([this] { m_context.run(); });
    return {};
}

asio::awaitable<void> BeastListener::accept()
{
    for (;;) {
        tcp::socket socket(asio::make_strand(m_context));
        error_code error;
        co_await m_acceptor.async_accept(socket, into(error));
        if (m_draining)
            co_return;
        if (error) {
            // Out of descriptors, or a peer that was gone again: others may come later.
            asio::steady_timer pause(m_context, std::chrono::milliseconds(20));
            co_await pause.async_wait(into(error));
            continue;
        }
        const auto peer = socket.remote_endpoint(error);
        if (error)
            continue;
        const QByteArray remote = QByteArray::fromStdString(peer.address().to_string());
        socket.set_option(tcp::no_delay(true), error);
        auto connection = std::make_shared<Connection>(std::move(socket), m_tls);
        connection->remote = remote;
        {
            const std::lock_guard lock(m_mutex);
            if (qsizetype(m_connections.size()) >= m_options.connections ||
                m_perAddress.value(remote) >= m_options.connectionsPerAddress) {
                ++m_refused;
                continue;
            }
            m_connections.insert(connection);
            ++m_perAddress[remote];
        }
        ++m_accepted;
        asio::co_spawn(connection->stream.get_executor(), serve(connection), asio::detached);
    }
}

/// Waits for the first byte of a request; false: there is none.
asio::awaitable<bool> BeastListener::begin(Connection &connection)
{
    if (connection.buffer.size() > 0)
        co_return true;
    if (m_draining)
        co_return false;
    error_code error;
    constexpr size_t firstPiece = 2048;
    connection.idle = true;
    connection.lowest().expires_after(m_options.idleTime);
    const size_t size = co_await connection.stream.async_read_some(connection.buffer.prepare(firstPiece), into(error));
    connection.idle = false;
    connection.buffer.commit(size);
    co_return !error;
}

/// Says no to what was not read to its end. What the peer still sends is let by for a moment: a connection that is cut
/// under it would take the answer with it.
asio::awaitable<void> BeastListener::refuse(Connection &connection, const Response &response, bool headOnly)
{
    ++m_refused;
    if (!co_await send(connection, response, false, headOnly))
        co_return;
    error_code error;
    connection.lowest().socket().shutdown(tcp::socket::shutdown_send, error);
    connection.lowest().expires_after(m_options.lingerTime);
    connection.buffer.clear();
    constexpr size_t piece = 64 * 1024;
    while (!error)
        co_await connection.stream.async_read_some(connection.buffer.prepare(piece), into(error));
}

/// Whether the body of a request may be read at all; what to say where it may not.
asio::awaitable<std::optional<Response>> BeastListener::admit(const RequestPtr &request, qint64 expected)
{
    if (expected <= m_options.openBodyBytes)
        co_return std::nullopt;
    auto refused = std::make_shared<std::optional<Response>>();
    const Job job = [this, request, refused] {
        *refused = m_site.refusal(*request);
        return Site::Answer{};
    };
    const Site::Answer done = co_await onWorker(job, WorkQueue::Lane::Asked, asio::use_awaitable);
    if (done.response.status != 200)
        co_return done.response;
    if (!*refused && m_bodies + expected > m_options.allBodiesBytes)
        co_return refusals::overloaded();
    co_return *refused;
}

asio::awaitable<bool> BeastListener::readBody(Connection &connection, Parser &parser, qint64 expected,
                                              bool goesOnWhenTold)
{
    error_code error;
    if (goesOnWhenTold) {
        http::response<http::empty_body> goOn{http::status::continue_, 11};
        connection.lowest().expires_after(m_options.headTime);
        co_await http::async_write(connection.stream, goOn, into(error));
        if (error)
            co_return false;
    }
    m_bodies += expected;
    connection.lowest().expires_after(m_options.bodyTime);
    co_await http::async_read(connection.stream, connection.buffer, parser, into(error));
    m_bodies -= expected;
    if (isNonsense(error)) {
        const Response said =
            error == http::error::body_limit ? refusals::tooLarge() : refusals::badRequest("The body makes no sense.");
        co_await refuse(connection, said, false);
    }
    co_return !error;
}

/// Reads and answers one request; false: the connection ends.
asio::awaitable<bool> BeastListener::exchangeOne(Connection &connection)
{
    if (!co_await begin(connection))
        co_return false;
    error_code error;
    Parser parser;
    parser.header_limit(m_options.headBytes);
    parser.body_limit(quint64(m_options.bodyBytes));
    connection.lowest().expires_after(m_options.headTime);
    co_await http::async_read_header(connection.stream, connection.buffer, parser, into(error));
    if (isNonsense(error)) {
        const Response said = error == http::error::header_limit ? refusals::headTooLarge()
                              : error == http::error::body_limit ? refusals::tooLarge()
                                                                 : refusals::badRequest("This is not HTTP.");
        co_await refuse(connection, said, false);
    }
    if (error)
        co_return false;
    auto request = std::make_shared<Request>();
    const bool headOnly = parser.get().method() == http::verb::head;
    request->remote = connection.remote;
    std::optional<Response> refused = readHead(parser.get(), *request);
    const auto length = parser.content_length();
    const qint64 expected = length ? qint64(*length) : parser.chunked() ? m_options.bodyBytes : 0;
    if (!refused)
        refused = co_await admit(request, expected);
    if (refused) {
        co_await refuse(connection, *refused, headOnly);
        co_return false;
    }
    const bool goesOnWhenTold = expected > 0 && request->header("expect").toLower() == "100-continue";
    if (!co_await readBody(connection, parser, expected, goesOnWhenTold))
        co_return false;
    const std::string &body = parser.get().body();
    request->body = QByteArray(body.data(), qsizetype(body.size()));
    m_in += request->body.size();
    const bool wantsToStay = parser.get().keep_alive();
    connection.lowest().expires_never();
    const Response response = co_await respond(connection, request);
    const bool keep = wantsToStay && !m_draining;
    const bool sent = co_await send(connection, response, keep, headOnly);
    co_return sent &&keep;
}

asio::awaitable<Response> BeastListener::respond(Connection &connection, const RequestPtr &request)
{
    const Job job = [this, request] { return m_site.answer(*request); };
    std::optional<Clock::time_point> until;
    for (WorkQueue::Lane lane = WorkQueue::Lane::Asked;; lane = WorkQueue::Lane::News) {
        const quint64 seen = m_news;
        const Site::Answer answer = co_await onWorker(job, lane, asio::use_awaitable);
        if (answer.holdSeconds <= 0)
            co_return answer.response;
        if (!until)
            until = Clock::now() + std::chrono::seconds(answer.holdSeconds);
        if (m_draining || Clock::now() >= *until)
            co_return answer.response;
        co_await hold(connection, *until, seen);
        if (connection.stirred || m_draining || Clock::now() >= *until)
            co_return answer.response;
    }
}

/// Waits for news that were not seen, the end of the time, of the connection or of the server.
asio::awaitable<void> BeastListener::hold(Connection &connection, Clock::time_point until, quint64 seen)
{
    error_code error;
    connection.timer.expires_at(until);
    {
        const std::lock_guard lock(m_mutex);
        if (m_news != seen || m_draining)
            co_return;
        m_held.insert(connection.shared_from_this());
    }
    connection.stirred = false;
    // Nobody says anything while his answer is held: what comes now is the end of the connection.
    auto &socket = connection.lowest().socket();
    socket.async_wait(tcp::socket::wait_read, [kept = connection.shared_from_this()](const error_code &failure) {
        if (!failure) {
            kept->stirred = true;
            kept->timer.cancel();
        }
    });
    co_await connection.timer.async_wait(into(error));
    socket.cancel(error);
    const std::lock_guard lock(m_mutex);
    m_held.erase(connection.shared_from_this());
}

asio::awaitable<bool> BeastListener::send(Connection &connection, const Response &response, bool keep, bool headOnly)
{
    error_code error;
    http::response<http::span_body<const char>> message;
    message.version(11);
    message.result(unsigned(response.status));
    message.set(http::field::content_type, std::string(response.contentType.constData()));
    message.set(http::field::cache_control, "no-store");
    message.set("X-Content-Type-Options", "nosniff");
    message.set(http::field::vary, "Accept-Encoding");
    for (const auto &[name, value] : response.headers)
        message.insert(std::string(name.constData()), std::string(value.constData()));
    message.keep_alive(keep);
    message.content_length(quint64(response.body.size()));
    if (!headOnly)
        message.body() = {response.body.constData(), size_t(response.body.size())};
    ++m_answered[size_t(std::clamp(response.status / 100, 0, 5))];
    connection.lowest().expires_after(m_options.writeTime);
    http::response_serializer<http::span_body<const char>> serializer(message);
    if (headOnly)
        co_await http::async_write_header(connection.stream, serializer, into(error));
    else
        co_await http::async_write(connection.stream, serializer, into(error));
    if (!error && !headOnly)
        m_out += response.body.size();
    co_return !error;
}

void BeastListener::drain()
{
    if (m_draining.exchange(true))
        return;
    asio::post(m_context, [this] {
        error_code error;
        m_acceptor.close(error);
    });
    news();
    {
        std::unique_lock lock(m_mutex);
        for (const ConnectionPtr &connection : m_connections)
            asio::post(connection->stream.get_executor(), [connection] {
                if (connection->idle)
                    connection->lowest().cancel();
            });
        if (!m_threads.empty())
            m_left.wait_for(lock, m_options.drainTime, [this] { return m_connections.empty(); });
    }
    m_context.stop();
    for (std::thread &thread : m_threads)
        thread.join();
    m_queue.reset();
}

Result<std::unique_ptr<Listener>> Listener::open(Site &site, Log &log, Options options)
{
    auto listener = std::make_unique<BeastListener>(site, log, std::move(options));
    MILLRACE_TRY(listener->open());
    return Result<std::unique_ptr<Listener>>(std::move(listener));
}

} // namespace millrace::server
