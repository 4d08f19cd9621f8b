// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/server/https_line.h"

#include <QTextStream>

#include <atomic>
#include <list>
#include <mutex>
#include <thread>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/ssl.hpp>
#include <sqlite3.h>

namespace millrace::bench {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using asio::ip::tcp;
using Stream = beast::ssl_stream<tcp::socket>;

static constexpr std::uint64_t mostBytes = std::uint64_t(1) << 32;

[[noreturn]] static void stopLine(const std::string &why)
{
    QTextStream(stderr) << "millrace-bench: " << QString::fromStdString(why) << Qt::endl;
    std::exit(70);
}

struct HttpsLine::Parts
{
    asio::io_context context;
    asio::ssl::context tls{asio::ssl::context::tls_client};
    Stream stream{context, tls};
    beast::flat_buffer buffer;
};

HttpsLine::HttpsLine(quint16 port) : m_parts(std::make_unique<Parts>())
{
    boost::system::error_code error;
    m_parts->stream.next_layer().connect({asio::ip::address_v4::loopback(), port}, error);
    if (!error)
        m_parts->stream.next_layer().set_option(tcp::no_delay(true), error);
    if (!error)
        m_parts->stream.handshake(asio::ssl::stream_base::client, error);
    if (error)
        stopLine(error.message());
}

HttpsLine::~HttpsLine() = default;

QByteArray HttpsLine::post(const QByteArray &path, const QByteArray &token, const QByteArray &body,
                           const QByteArray &acceptEncoding)
{
    http::request<http::span_body<const char>> request(http::verb::post, path.toStdString(), 11);
    request.set(http::field::host, "127.0.0.1");
    request.set(http::field::content_type, "application/json");
    if (!token.isEmpty())
        request.set(http::field::authorization, "Bearer " + token.toStdString());
    if (!acceptEncoding.isEmpty())
        request.set(http::field::accept_encoding, acceptEncoding.toStdString());
    request.content_length(quint64(body.size()));
    request.body() = {body.constData(), size_t(body.size())};
    boost::system::error_code error;
    http::write(m_parts->stream, request, error);
    http::response_parser<http::string_body> parser;
    parser.body_limit(mostBytes);
    if (!error)
        http::read(m_parts->stream, m_parts->buffer, parser, error);
    if (error)
        stopLine(error.message());
    const std::string &answer = parser.get().body();
    if (parser.get().result_int() != 200)
        stopLine("status " + std::to_string(parser.get().result_int()) + ": " + answer);
    m_received += qint64(answer.size());
    return QByteArray(answer.data(), qsizetype(answer.size()));
}

struct RawEcho::Parts
{
    asio::io_context context;
    asio::ssl::context tls{asio::ssl::context::tls_server};
    tcp::acceptor acceptor{context, {asio::ip::address_v4::loopback(), 0}};
    std::mutex mutex;
    sqlite3 *file = nullptr;
    sqlite3_stmt *insert = nullptr;
    int rows = 1;
    std::atomic<bool> ends{false};
    std::list<std::thread> threads;
    std::list<std::shared_ptr<Stream>> streams;
    std::thread accepting;

    void must(int code)
    {
        if (code != SQLITE_OK && code != SQLITE_DONE)
            stopLine(sqlite3_errmsg(file));
    }
    void run(const char *sql) { must(sqlite3_exec(file, sql, nullptr, nullptr, nullptr)); }
    void open(const QString &path)
    {
        must(sqlite3_open(path.toUtf8().constData(), &file));
        run("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=16000;"
            "CREATE TABLE change(no INTEGER PRIMARY KEY, record BLOB, field TEXT, was TEXT, now TEXT, at INTEGER)");
        must(sqlite3_prepare_v2(file, "INSERT INTO change(record, field, was, now, at) VALUES(?, ?, ?, ?, ?)", -1,
                                &insert, nullptr));
    }
    void keep(const std::string &body)
    {
        const std::lock_guard lock(mutex);
        run("BEGIN IMMEDIATE");
        for (int row = 0; row < rows; ++row) {
            must(sqlite3_bind_blob(insert, 1, body.data(), 16, SQLITE_STATIC));
            must(sqlite3_bind_text(insert, 2, "city", -1, SQLITE_STATIC));
            must(sqlite3_bind_null(insert, 3));
            must(sqlite3_bind_text(insert, 4, body.data() + 16, 24, SQLITE_STATIC));
            must(sqlite3_bind_int64(insert, 5, row));
            must(sqlite3_step(insert));
            must(sqlite3_reset(insert));
        }
        run("COMMIT");
    }
    void serve(Stream &stream)
    {
        boost::system::error_code error;
        stream.handshake(asio::ssl::stream_base::server, error);
        beast::flat_buffer buffer;
        while (!error) {
            http::request_parser<http::string_body> parser;
            parser.body_limit(mostBytes);
            http::read(stream, buffer, parser, error);
            if (error || parser.get().body().size() < 40)
                return;
            keep(parser.get().body());
            http::response<http::string_body> response(http::status::ok, 11);
            response.set(http::field::content_type, "application/json");
            response.keep_alive(true);
            response.body() = std::move(parser.get().body());
            response.prepare_payload();
            http::write(stream, response, error);
        }
    }
    void accept()
    {
        boost::system::error_code error;
        for (;;) {
            tcp::socket socket(context);
            acceptor.accept(socket, error);
            if (error || ends)
                return;
            socket.set_option(tcp::no_delay(true), error);
            auto stream = std::make_shared<Stream>(std::move(socket), tls);
            streams.push_back(stream);
            threads.emplace_back([this, stream] { serve(*stream); });
        }
    }
};

RawEcho::RawEcho(const server::TlsIdentity &identity, const QString &file, int rows)
    : m_parts(std::make_unique<Parts>())
{
    m_parts->rows = rows;
    m_parts->open(file);
    if (const auto used = identity.use(m_parts->tls.native_handle()); !used)
        stopLine("the certificate cannot be used");
    m_parts->accepting = std::thread([parts = m_parts.get()] { parts->accept(); });
}

RawEcho::~RawEcho()
{
    m_parts->ends = true;
    // The thread that accepts is woken by one that wants nothing.
    boost::system::error_code error;
    tcp::socket last(m_parts->context);
    last.connect(m_parts->acceptor.local_endpoint(), error);
    m_parts->accepting.join();
    for (const auto &stream : m_parts->streams)
        stream->next_layer().shutdown(tcp::socket::shutdown_both, error);
    for (std::thread &thread : m_parts->threads)
        thread.join();
    sqlite3_finalize(m_parts->insert);
    sqlite3_close(m_parts->file);
}

quint16 RawEcho::port() const
{
    return m_parts->acceptor.local_endpoint().port();
}

} // namespace millrace::bench
