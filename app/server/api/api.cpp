// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/server/api/api.h"

#include "core/store/server_calls.h"

#include <QCryptographicHash>

namespace millrace::server {

namespace {

constexpr const char *prefix = "/api/v1/";
constexpr qsizetype keyLength = 200;

/// What a request names: a route, or why there is none.
struct Found
{
    const Route *route = nullptr;
    QHash<QString, QString> places;
    QStringList methods; ///< of the address
};

Found routeOf(const Request &request)
{
    Found found;
    const QStringList address =
        QString::fromUtf8(request.path).mid(qsizetype(qstrlen(prefix))).split(u'/', Qt::KeepEmptyParts);
    for (const Route &route : routes()) {
        const auto places = placesOf(route, address);
        if (!places)
            continue;
        found.methods << QLatin1String(route.method);
        if (request.method != route.method)
            continue;
        found.route = &route;
        found.places = *places;
        break;
    }
    return found;
}

QByteArray fingerprintOf(const Request &request)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const QByteArray &part : {request.method, request.path, request.query.query(QUrl::FullyEncoded).toUtf8(),
                                   request.header("if-match"), request.body}) {
        hash.addData(QByteArray::number(part.size()) + ':');
        hash.addData(part);
    }
    return hash.result();
}

Response slowDown(int seconds)
{
    Response response =
        Response::failure(429, QStringLiteral("too_many_calls"),
                          QCoreApplication::translate("server", "Too many calls: wait a little between them."));
    addHeader(response, "Retry-After", QByteArray::number(seconds));
    return response;
}

Response again(const server_calls::Call &call)
{
    Response response;
    response.status = call.status;
    response.contentType = call.type.toLatin1();
    response.body = call.body;
    for (const QString &line : call.headers.split(u'\n', Qt::SkipEmptyParts))
        addHeader(response, line.section(u':', 0, 0).toLatin1(), line.section(u':', 1).toLatin1());
    addHeader(response, "Idempotency-Replayed", "true");
    return response;
}

/// Takes a name out of a set at the end, whatever happens between.
class UnderWay
{
public:
    using Name = std::pair<RecordId, QString>;
    UnderWay(std::mutex &mutex, QSet<Name> &names, Name name) : m_mutex(mutex), m_names(names), m_name(std::move(name))
    {
        const std::lock_guard lock(m_mutex);
        m_isFirst = !m_names.contains(m_name);
        m_names.insert(m_name);
    }
    ~UnderWay()
    {
        const std::lock_guard lock(m_mutex);
        if (m_isFirst)
            m_names.remove(m_name);
    }
    UnderWay(const UnderWay &) = delete;
    UnderWay &operator=(const UnderWay &) = delete;
    bool isFirst() const { return m_isFirst; }

private:
    std::mutex &m_mutex;
    QSet<Name> &m_names;
    Name m_name;
    bool m_isFirst = false;
};

} // namespace

Api::Api(const ApiParts &parts, const CallPace::Rate &rate) : m_parts(parts), m_pace(rate) {}

Response Api::answer(const Request &request)
{
    const QString locale = m_parts.workspace.locale();
    if (!request.path.startsWith(prefix))
        return failureAnswer({ErrorCode::NotFound, {}, {}}, nullptr, nullptr, locale);
    const Found found = routeOf(request);
    if (!found.route && found.methods.isEmpty())
        return failureAnswer({ErrorCode::NotFound, {}, {}}, nullptr, nullptr, locale);
    if (!found.route) {
        Response response =
            Response::failure(405, QStringLiteral("method"),
                              QCoreApplication::translate("server", "This cannot be done with that address."));
        addHeader(response, "Allow", found.methods.join(QStringLiteral(", ")).toLatin1());
        return response;
    }
    Caller caller;
    const bool open = found.route->whom == Route::For::Everybody;
    const bool signsIn = open && found.route->body != Shape::Nothing;
    if (!open || (!request.bearer().isEmpty() && !signsIn)) {
        auto known = m_parts.accounts.callerOf(request.bearer());
        if (!known)
            return failureAnswer(known.error(), nullptr, nullptr, locale);
        caller = std::move(*known);
        if (const int wait = m_pace.take(caller.user, m_parts.workspace.clock().now()); wait > 0)
            return slowDown(wait);
    }
    ApiCall call(m_parts, request, std::move(caller));
    call.setPlaces(found.places);
    const auto answered = answerHere(call, *found.route);
    if (answered)
        return *answered;
    const EntityPtr entity = call.catalog()->entity(call.place("entity"));
    return failureAnswer(answered.error(), entity.get(), call.catalog(), call.session().locale);
}

Result<void> Api::permit(const ApiCall &call, const Route &route)
{
    const auto refused = [&] { return fail(ErrorCode::NotPermitted, {call.place("entity"), QStringLiteral("token")}); };
    switch (route.whom) {
    case Route::For::Everybody:
    case Route::For::SignedIn:
        return {};
    case Route::For::Person:
        return call.scopes().isDevice() ? Result<void>() : refused();
    case Route::For::Reader:
    case Route::For::Writer:
        break;
    }
    MILLRACE_ASSIGN(const EntityPtr entity, call.entity());
    const bool may =
        route.whom == Route::For::Writer ? call.scopes().writes(entity->key) : call.scopes().reads(entity->key);
    return may ? Result<void>() : refused();
}

Result<Response> Api::answerHere(ApiCall &call, const Route &route)
{
    MILLRACE_TRY(permit(call, route));
    QStringList known;
    for (const Parameter &parameter : route.parameters)
        known << QLatin1String(parameter.name);
    MILLRACE_TRY(call.readParameters(known));
    const QByteArray type = call.request().header("content-type");
    if (!call.request().body.isEmpty() && !type.isEmpty() && !type.toLower().startsWith("application/json"))
        return Response::failure(415, QStringLiteral("content_type"),
                                 QCoreApplication::translate("server", "The body has to be application/json."));
    const QString key = QString::fromUtf8(call.request().header("idempotency-key"));
    if (key.isEmpty() || !takesKey(route))
        return route.perform(call);
    if (key.size() > keyLength)
        return misused(
            QCoreApplication::translate("server", "Idempotency-Key has at most %1 characters").arg(keyLength));
    return once(call, route, key);
}

Result<Response> Api::once(ApiCall &call, const Route &route, const QString &key)
{
    const UnderWay mine(m_mutex, m_underWay, {call.caller().user, key});
    if (!mine.isFirst()) {
        Response response =
            Response::failure(409, QStringLiteral("under_way"),
                              QCoreApplication::translate("server", "The same call is being carried out just now."));
        addHeader(response, "Retry-After", "1");
        return response;
    }
    server_calls::Call wanted;
    wanted.user = call.caller().user;
    wanted.key = key;
    wanted.fingerprint = fingerprintOf(call.request());
    wanted.run = call.workspace().ids().next(call.now());
    wanted.begunAt = call.now();
    MILLRACE_ASSIGN(server_calls::Call kept,
                    server_calls::begin(m_parts.file, wanted, {call.now().us - keysLastSeconds * 1'000'000}));
    if (kept.fingerprint != wanted.fingerprint)
        return Response::failure(422, QStringLiteral("other_call"),
                                 QCoreApplication::translate("server", "This key was used for another call."));
    if (kept.status != 0)
        return again(kept);
    // Begun and not finished: what it was to do may have been done before the server was cut off.
    call.setRun(kept.run, kept.run != wanted.run);
    auto performed = route.perform(call);
    const EntityPtr entity = call.catalog()->entity(call.place("entity"));
    const Response response =
        performed ? *performed : failureAnswer(performed.error(), entity.get(), call.catalog(), call.session().locale);
    if (response.status >= 500)
        return response;
    kept.status = response.status;
    kept.type = QString::fromLatin1(response.contentType);
    kept.body = response.body;
    for (const auto &[name, value] : response.headers)
        kept.headers += QString::fromLatin1(name + ':' + value + '\n');
    MILLRACE_TRY(server_calls::finish(m_parts.file, kept));
    return response;
}

} // namespace millrace::server
