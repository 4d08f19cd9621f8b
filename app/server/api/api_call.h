// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/server/api/token_scopes.h"
#include "app/server/auth/accounts.h"
#include "ui/text/record_input.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonObject>

namespace millrace::server {

class WebhookDesk;

/// What calls are answered with.
struct ApiParts
{
    Workspace &workspace;
    ServerFile &file;
    Accounts &accounts;
    WebhookDesk &webhooks;
};

/// Adds a header to an answer.
inline void addHeader(Response &response, const QByteArray &name, const QByteArray &value)
{
    response.headers.append({name, value});
}
/// An answer with a document.
Response documentAnswer(const QJsonObject &document, int status = 200);
/// The answer to a failure: its status, and the shape of every failure.
Response failureAnswer(const Error &error, const EntityDef *entity, const CatalogPtr &catalog, const QString &locale);
/// InvalidArgument with words for the person who wrote the call.
tl::unexpected<Error> misused(const QString &what);

/// One call on its way: who asks, what the address says, what came along. One thread.
class ApiCall
{
public:
    ApiCall(const ApiParts &parts, const Request &request, Caller caller);

    Workspace &workspace() const { return m_parts.workspace; }
    const ApiParts &parts() const { return m_parts; }
    const Request &request() const { return m_request; }
    const Caller &caller() const { return m_caller; }
    const TokenScopes &scopes() const { return m_scopes; }
    const Session &session() const { return m_session; }
    const CatalogPtr &catalog() const { return m_catalog; }
    Instant now() const { return m_parts.workspace.clock().now(); }

    /// What stands in the places of the address's pattern.
    void setPlaces(QHash<QString, QString> places) { m_places = std::move(places); }
    QString place(const char *name) const { return m_places.value(QLatin1String(name)); }
    /// The entity of the address; UnknownEntity.
    Result<EntityPtr> entity() const { return m_catalog->require(place("entity")); }
    /// An id of the address: NotFound for what is none, as for one that is not there.
    Result<RecordId> id(const char *name) const;

    /// Parameters of the query. "+" is a blank. Fails for what is given twice or not in the list.
    Result<void> readParameters(const QStringList &known);
    bool has(const char *name) const { return m_parameters.contains(QLatin1String(name)); }
    QString text(const char *name) const { return m_parameters.value(QLatin1String(name)); }
    Result<qint64> number(const char *name, qint64 otherwise, qint64 least, qint64 most) const;
    Result<bool> flag(const char *name) const;
    /// A moment, or a day: its end.
    Result<std::optional<Instant>> moment(const char *name) const;

    /// The body as an object; an empty body is an empty one.
    Result<QJsonObject> body() const;
    /// If-Match: the version that the caller saw; nothing where it does not say.
    Result<std::optional<std::int64_t>> seenVersion() const;

    /// Names what this call does, for the case that it is repeated. `again`: it may have been carried out already.
    void setRun(const RecordId &run, bool again);
    /// Commits at most once for each part of a run.
    Result<CommitReceipt> commit(CommitRequest request, int part = 0);

private:
    RecordId derived(const char *what, int part, int number = 0) const;

    ApiParts m_parts;
    const Request &m_request;
    Caller m_caller;
    TokenScopes m_scopes;
    Session m_session;
    CatalogPtr m_catalog;
    QHash<QString, QString> m_places, m_parameters;
    RecordId m_run;
    bool m_again = false;
};

} // namespace millrace::server
