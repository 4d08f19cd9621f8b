// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/server/api/api_call.h"

#include "core/sales/funnel_wall_clock.h"
#include "core/schema/moment_text.h"
#include "ui/text/error_document.h"

#include <QCryptographicHash>
#include <QJsonDocument>

#include <algorithm>

namespace millrace::server {

namespace {

/// What Accounts says for what cannot come in.
struct Denial
{
    const char *word;
    int status;
    const char *message;
};
constexpr Denial denials[] = {
    {"auth", 401, QT_TRANSLATE_NOOP("server", "Sign in first: the name, the password or the token is not valid.")},
    {"totp_required", 401, QT_TRANSLATE_NOOP("server", "The code of the second factor is needed too.")},
    {"device_revoked", 401, QT_TRANSLATE_NOOP("server", "This device was shut out.")},
    {"locked_out", 429, QT_TRANSLATE_NOOP("server", "Too many attempts failed: wait a little, then try again.")},
    {"busy", 503, QT_TRANSLATE_NOOP("server", "Too many people sign in just now: try again in a moment.")},
};

const Denial *denialOf(const Error &error)
{
    if (error.code != ErrorCode::NotPermitted || error.arguments.isEmpty())
        return nullptr;
    const auto found = std::find_if(std::begin(denials), std::end(denials), [&](const Denial &denial) {
        return error.arguments.front() == QLatin1String(denial.word);
    });
    return found == std::end(denials) ? nullptr : found;
}

int statusOf(const Error &error)
{
    const auto hasRule = [&](const QString &rule) {
        return std::any_of(error.problems.begin(), error.problems.end(),
                           [&](const Problem &problem) { return problem.rule == rule; });
    };
    switch (error.code) {
    case ErrorCode::InvalidArgument:
    case ErrorCode::UnknownField:
    case ErrorCode::BadFilter:
        return 400;
    case ErrorCode::NotPermitted:
        return 403;
    case ErrorCode::UnknownEntity:
    case ErrorCode::NotFound:
        return 404;
    case ErrorCode::NothingToUndo:
    case ErrorCode::UndoBlocked:
        return 409;
    case ErrorCode::ValidationFailed:
        return hasRule(versionRule()) ? 412 : 422;
    case ErrorCode::WorkspaceLocked:
    case ErrorCode::WorkspaceReadOnly:
    case ErrorCode::Cancelled:
        return 503;
    case ErrorCode::DiskFull:
        return 507;
    case ErrorCode::MissingFile:
    case ErrorCode::OutputExists:
    case ErrorCode::WorkspaceMissing:
    case ErrorCode::WorkspaceCorrupt:
    case ErrorCode::WorkspaceNewer:
    case ErrorCode::FileUnreadable:
    case ErrorCode::FileUnwritable:
    case ErrorCode::FileFormat:
    case ErrorCode::Storage:
    case ErrorCode::Internal:
        break;
    }
    return 500;
}

} // namespace

Response documentAnswer(const QJsonObject &document, int status)
{
    Response response;
    response.status = status;
    response.body = QJsonDocument(document).toJson(QJsonDocument::Compact);
    return response;
}

Response failureAnswer(const Error &error, const EntityDef *entity, const CatalogPtr &catalog, const QString &locale)
{
    if (const Denial *denial = denialOf(error)) {
        const QString message = QCoreApplication::translate("server", denial->message);
        Response response = Response::failure(denial->status, QLatin1String(denial->word), message);
        if (denial->status == 401)
            addHeader(response, "WWW-Authenticate", "Bearer");
        if (error.arguments.size() > 1)
            addHeader(response, "Retry-After", error.arguments[1].toLatin1());
        return response;
    }
    return documentAnswer({{QStringLiteral("error"), errorDocument(error, entity, catalog, locale)}}, statusOf(error));
}

tl::unexpected<Error> misused(const QString &what)
{
    return fail(ErrorCode::InvalidArgument, {what});
}

ApiCall::ApiCall(const ApiParts &parts, const Request &request, Caller caller)
    : m_parts(parts), m_request(request), m_caller(std::move(caller)), m_scopes(m_caller.scopes)
{
    m_session = parts.workspace.session();
    m_session.actor = m_caller.user;
    // Whoever did not say who he is reads of nothing but what the program brings along.
    m_catalog = m_caller.user.isNull() ? Catalog::builtin() : parts.workspace.catalogFor(m_session);
}

Result<RecordId> ApiCall::id(const char *name) const
{
    const QString text = place(name);
    const auto id = RecordId::fromString(text);
    if (!id || id->isNull())
        return fail(ErrorCode::NotFound, {place("entity"), text.left(100)});
    return *id;
}

Result<void> ApiCall::readParameters(const QStringList &known)
{
    const auto plain = [](QString text) {
        return QString::fromUtf8(QByteArray::fromPercentEncoding(text.replace(u'+', u' ').toUtf8()));
    };
    for (const QString &part : m_request.query.query(QUrl::FullyEncoded).split(u'&', Qt::SkipEmptyParts)) {
        const QString name = plain(part.section(u'=', 0, 0));
        if (!known.contains(name))
            return misused(
                QCoreApplication::translate("server", "there is no parameter “%1” here").arg(name.left(100)));
        if (m_parameters.contains(name))
            return misused(QCoreApplication::translate("server", "the parameter “%1” is given twice").arg(name));
        m_parameters.insert(name, plain(part.section(u'=', 1)));
    }
    return {};
}

Result<qint64> ApiCall::number(const char *name, qint64 otherwise, qint64 least, qint64 most) const
{
    if (!has(name))
        return otherwise;
    bool ok = false;
    const qint64 number = text(name).toLongLong(&ok);
    if (!ok || number < least || number > most)
        return misused(QCoreApplication::translate("server", "“%1” is a whole number from %2 to %3")
                           .arg(QLatin1String(name))
                           .arg(least)
                           .arg(most));
    return number;
}

Result<bool> ApiCall::flag(const char *name) const
{
    if (!has(name) || text(name) == QLatin1String("false"))
        return false;
    if (text(name) == QLatin1String("true"))
        return true;
    return misused(QCoreApplication::translate("server", "“%1” is true or false").arg(QLatin1String(name)));
}

Result<std::optional<Instant>> ApiCall::moment(const char *name) const
{
    if (!has(name))
        return std::optional<Instant>();
    const QString typed = text(name);
    if (const QDate day = QDate::fromString(typed, Qt::ISODate); typed.size() == 10 && day.isValid())
        return std::optional(lastInstantOf(day, m_session.zone));
    if (const auto exact = momentFromText(typed))
        return std::optional(*exact);
    return misused(QCoreApplication::translate(
                       "server", "“%1” is a day or a moment with its zone, like 2025-03-07 or 2025-03-07T14:05:00Z")
                       .arg(QLatin1String(name)));
}

Result<QJsonObject> ApiCall::body() const
{
    if (m_request.body.trimmed().isEmpty())
        return QJsonObject();
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(m_request.body, &error);
    if (error.error != QJsonParseError::NoError)
        return misused(QCoreApplication::translate("server", "the body is no JSON, at byte %1").arg(error.offset));
    if (!document.isObject())
        return misused(QCoreApplication::translate("server", "the body is JSON, but no object"));
    return document.object();
}

Result<std::optional<std::int64_t>> ApiCall::seenVersion() const
{
    QByteArray given = m_request.header("if-match").trimmed();
    if (given.isEmpty() || given == "*")
        return std::optional<std::int64_t>();
    if (given.startsWith("W/"))
        given = given.mid(2);
    bool ok = false;
    const qint64 version = given.size() > 2 && given.startsWith('"') && given.endsWith('"')
                               ? given.mid(1, given.size() - 2).toLongLong(&ok)
                               : 0;
    if (!ok)
        return misused(QCoreApplication::translate("server", "If-Match holds the ETag of the record as it was read"));
    return std::optional<std::int64_t>(version);
}

void ApiCall::setRun(const RecordId &run, bool again)
{
    m_run = run;
    m_again = again;
}

RecordId ApiCall::derived(const char *what, int part, int number) const
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(m_run.toBytes());
    hash.addData(QByteArray(what) + ' ' + QByteArray::number(part) + ' ' + QByteArray::number(number));
    std::array<std::uint8_t, 16> bytes{};
    const QByteArray digest = hash.result();
    std::copy_n(digest.begin(), bytes.size(), bytes.begin());
    bytes[6] = std::uint8_t((bytes[6] & 0x0f) | 0x80); // a UUID of version 8: made by a rule of one's own
    bytes[8] = std::uint8_t((bytes[8] & 0x3f) | 0x80);
    return RecordId(bytes);
}

Result<CommitReceipt> ApiCall::commit(CommitRequest request, int part)
{
    if (m_run.isNull())
        return workspace().commit(m_session, std::move(request));
    CommitReceipt receipt;
    receipt.operation = derived("operation", part);
    request.operation = receipt.operation;
    for (size_t i = 0; i < request.edits.size(); ++i) {
        if (request.edits[i].id.isNull())
            request.edits[i].id = derived("record", part, int(i));
        receipt.ids.push_back(request.edits[i].id);
    }
    if (m_again) {
        MILLRACE_ASSIGN(const auto done, workspace().originOf(m_session, receipt.operation));
        if (done)
            return receipt;
    }
    return workspace().commit(m_session, std::move(request));
}

} // namespace millrace::server
