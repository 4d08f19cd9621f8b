// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/error_document.h"

#include "ui/text/describe_error.h"

#include <QJsonArray>

namespace millrace {

QJsonObject problemDocument(const Problem &problem, const EntityDef *entity, const CatalogPtr &catalog,
                            const QString &locale)
{
    static const char *const severities[] = {"hint", "warning", "error"};
    QJsonObject document{{QStringLiteral("field"), problem.field},
                         {QStringLiteral("rule"), problem.rule},
                         {QStringLiteral("message"), describeProblem(problem, entity, catalog, locale)},
                         {QStringLiteral("severity"), QLatin1String(severities[int(problem.severity)])}};
    if (problem.edit >= 0)
        document.insert(QStringLiteral("item"), problem.edit);
    return document;
}

bool isInternal(ErrorCode code)
{
    switch (code) {
    case ErrorCode::InvalidArgument:
    case ErrorCode::UnknownEntity:
    case ErrorCode::UnknownField:
    case ErrorCode::BadFilter:
    case ErrorCode::NotFound:
    case ErrorCode::ValidationFailed:
    case ErrorCode::NothingToUndo:
    case ErrorCode::UndoBlocked:
    case ErrorCode::NotPermitted:
        return false;
    case ErrorCode::MissingFile:
    case ErrorCode::OutputExists:
    case ErrorCode::WorkspaceMissing:
    case ErrorCode::WorkspaceCorrupt:
    case ErrorCode::WorkspaceNewer:
    case ErrorCode::WorkspaceLocked:
    case ErrorCode::WorkspaceReadOnly:
    case ErrorCode::DiskFull:
    case ErrorCode::FileUnreadable:
    case ErrorCode::FileUnwritable:
    case ErrorCode::FileFormat:
    case ErrorCode::Storage:
    case ErrorCode::Cancelled:
    case ErrorCode::Internal:
        break;
    }
    return true;
}

QJsonObject errorDocument(const Error &error, const EntityDef *entity, const CatalogPtr &catalog, const QString &locale)
{
    QJsonArray problems;
    for (const Problem &problem : error.problems)
        problems.append(problemDocument(problem, entity, catalog, locale));
    // Paths, statements and the words of libraries stay inside.
    const Error told = isInternal(error.code) ? Error{error.code, {}, {}} : error;
    ErrorWords words = describeError(told, catalog, locale);
    words.kept.clear();
    if (isInternal(error.code))
        words.why.clear();
    return {{QStringLiteral("code"), errorWord(error.code)},
            {QStringLiteral("message"), words.sentences()},
            {QStringLiteral("problems"), problems}};
}

} // namespace millrace
