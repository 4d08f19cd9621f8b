// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/server/front.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QJsonObject>

namespace millrace::server {

namespace {

constexpr const char *syncRoot = "/api/v1/sync/";

/// Takes the same time wherever two secrets differ.
bool isSame(const QByteArray &a, const QByteArray &b)
{
    const auto digest = [](const QByteArray &text) {
        return QCryptographicHash::hash(text, QCryptographicHash::Sha256);
    };
    const QByteArray left = digest(a), right = digest(b);
    int difference = 0;
    for (qsizetype i = 0; i < left.size(); ++i)
        difference |= left[i] ^ right[i];
    return difference == 0;
}

Response onlyGet()
{
    Response refused = Response::failure(405, QStringLiteral("method"), QStringLiteral("This takes GET."));
    refused.headers.emplaceBack("Allow", "GET");
    return refused;
}

/// Figures in the text form of Prometheus.
class Figures
{
public:
    void add(const char *name, const char *kind, const char *help, qint64 value)
    {
        m_text += QByteArray("# HELP ") + name + ' ' + help + "\n# TYPE " + name + ' ' + kind + '\n' + name + ' ' +
                  QByteArray::number(value) + '\n';
    }
    void begin(const char *name, const char *kind, const char *help)
    {
        m_text += QByteArray("# HELP ") + name + ' ' + help + "\n# TYPE " + name + ' ' + kind + '\n';
    }
    void labelled(const char *name, const char *label, const QByteArray &of, qint64 value)
    {
        m_text += QByteArray(name) + '{' + label + "=\"" + of + "\"} " + QByteArray::number(value) + '\n';
    }
    const QByteArray &text() const { return m_text; }

private:
    QByteArray m_text;
};

} // namespace

std::optional<Response> Front::refusal(const Request &head)
{
    const auto caller = m_parts.tokens.callerOf(head.bearer());
    return caller ? std::nullopt : std::optional(notSignedIn(caller.error()));
}

Site::Answer Front::answer(const Request &request)
{
    if (request.path == "/healthz")
        return {request.method == "GET" ? health() : onlyGet(), 0};
    if (request.path == "/metrics")
        return {request.method == "GET" ? metrics(request) : onlyGet(), 0};
    if (request.path == "/api/v1/session")
        return {m_parts.door.answer(request), 0};
    if (request.path.startsWith(ContentCalls::root))
        return {m_contents.answer(request), 0};
    if (request.path.startsWith(syncRoot)) {
        const QByteArray word = request.path.mid(qsizetype(qstrlen(syncRoot)));
        for (size_t call = 0; call < m_calls.size(); ++call)
            if (word == syncCallWord(SyncCall(call)).toLatin1())
                ++m_calls[call];
        return m_sync.answer(request, word);
    }
    if (request.path.startsWith("/api/v1/"))
        return {m_parts.api.answer(request), 0};
    return {Response::failure(404, QStringLiteral("not_found"), QStringLiteral("There is nothing here.")), 0};
}

Response Front::health() const
{
    const auto head = m_parts.hub.head();
    if (!head)
        return Response::failure(503, errorWord(head.error().code), QStringLiteral("The storage does not answer."));
    Response response;
    response.body = QJsonDocument(QJsonObject{{QStringLiteral("ok"), true},
                                              {QStringLiteral("version"), QStringLiteral(MILLRACE_VERSION)}})
                        .toJson(QJsonDocument::Compact);
    return response;
}

Response Front::metrics(const Request &request) const
{
    if (m_parts.metricsToken.isEmpty() || !isSame(request.bearer(), m_parts.metricsToken)) {
        Response refused = Response::failure(401, QStringLiteral("auth"), QStringLiteral("The token is not right."));
        refused.headers.emplaceBack("WWW-Authenticate", "Bearer");
        return refused;
    }
    const auto head = m_parts.hub.head();
    const auto quarantine = m_parts.hub.quarantine();
    if (!head || !quarantine)
        return Response::failure(503, QStringLiteral("storage"), QStringLiteral("The storage does not answer."));
    Figures figures;
    figures.add("millrace_head_seq", "counter", "Number of the newest commit.", head->seq);
    figures.add("millrace_quarantine", "gauge", "Changes that were not taken and are kept.",
                qint64(quarantine->size()));
    figures.add("millrace_backup_age_seconds", "gauge", "Since the newest backup; -1 where there is none.",
                m_parts.backupAge ? m_parts.backupAge() : -1);
    figures.begin("millrace_sync_calls_total", "counter", "Calls of synchronisation.");
    for (size_t call = 0; call < m_calls.size(); ++call)
        figures.labelled("millrace_sync_calls_total", "call", syncCallWord(SyncCall(call)).toLatin1(), m_calls[call]);
    if (const Listener *listener = m_listener) {
        const Listener::Counts counts = listener->counts();
        figures.add("millrace_connections", "gauge", "Connections that are open.", counts.connections);
        figures.add("millrace_held_polls", "gauge", "Answers that wait for news.", counts.held);
        figures.add("millrace_queue_length", "gauge", "Requests that wait for a worker.", counts.waiting);
        figures.add("millrace_connections_total", "counter", "Connections that were accepted.", counts.accepted);
        figures.add("millrace_refused_total", "counter", "Connections and requests that were malformed or too much.",
                    counts.refused);
        figures.add("millrace_received_bytes_total", "counter", "Bodies as they came.", counts.bytesIn);
        figures.add("millrace_sent_bytes_total", "counter", "Bodies as they went.", counts.bytesOut);
        figures.begin("millrace_answers_total", "counter", "Answers by the first digit of their status.");
        for (size_t digit = 1; digit < counts.answered.size(); ++digit)
            figures.labelled("millrace_answers_total", "class", QByteArray::number(qint64(digit)) + "xx",
                             counts.answered[digit]);
    }
    Response response;
    response.contentType = "text/plain; version=0.0.4; charset=utf-8";
    response.body = figures.text();
    return response;
}

} // namespace millrace::server
