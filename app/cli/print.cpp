// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/print.h"

#include "app/cli/run.h"
#include "ui/text/describe_error.h"
#include "ui/text/error_document.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <cerrno>
#include <cstdio>
#include <cstring>

namespace millrace::cli {

namespace {

bool printBytes(const QByteArray &bytes, FILE *stream)
{
    const size_t written = std::fwrite(bytes.constData(), 1, size_t(bytes.size()), stream);
    return std::fflush(stream) == 0 && written == size_t(bytes.size());
}

const EntityDef *entityOfProblems(const Failure &failure, const Run *run)
{
    const EntityPtr entity = run && run->isOpen() ? run->catalog()->entity(failure.entity) : nullptr;
    return entity.get();
}

/// All of the failure as running text, with the first findings in it.
QString failureSentences(const Failure &failure, const Run *run)
{
    if (!failure.sentence.isEmpty())
        return failure.sentence;
    const QString locale = run ? run->locale() : QString();
    Error bare = failure.error;
    bare.problems.clear();
    ErrorWords words = describeError(bare, run ? run->catalog() : nullptr, locale);
    if (bare.code == ErrorCode::BadFilter) {
        words.kept.clear();
        words.todo = translate("cli", "Example: --filter 'name ~ \"beer\" and created_at within last 30 days'");
    }
    QStringList findings;
    for (const Problem &problem : failure.error.problems)
        if (problem.severity == Severity::Error && findings.size() < 8)
            findings << problemSentence(problem, entityOfProblems(failure, run), run);
    if (!findings.isEmpty())
        words.why = findings.join(locale.startsWith(QLatin1String("zh")) ? QStringLiteral("；") : QStringLiteral("; "));
    return words.sentences();
}

} // namespace

Answer Answer::of(const QJsonObject &document, const QString &text, int exit)
{
    return {QJsonDocument(document).toJson(QJsonDocument::Compact), text, exit};
}

QString problemSentence(const Problem &problem, const EntityDef *entity, const Run *run)
{
    return describeProblem(problem, entity, run ? run->catalog() : nullptr, run ? run->locale() : QString());
}

QJsonObject problemDocument(const Problem &problem, const EntityDef *entity, const Run *run)
{
    return millrace::problemDocument(problem, entity, run ? run->catalog() : nullptr, run ? run->locale() : QString());
}

QJsonObject failureDocument(const Failure &failure, const Run *run)
{
    QJsonArray problems;
    for (const Problem &problem : failure.error.problems)
        problems.append(problemDocument(problem, entityOfProblems(failure, run), run));
    return {{QStringLiteral("code"), failure.word()},
            {QStringLiteral("message"), failureSentences(failure, run)},
            {QStringLiteral("problems"), problems}};
}

int printAnswer(const Answer &answer, bool json)
{
    if (printBytes(json ? answer.json + '\n' : answer.text.toUtf8(), stdout))
        return answer.exit;
    const QString reason = QString::fromLocal8Bit(std::strerror(errno));
    printBytes((translate("cli", "The answer could not be written out: %1.").arg(reason) + u'\n').toUtf8(), stderr);
    return answer.exit == exits::done ? exits::notAll : answer.exit;
}

int printFailure(const Failure &failure, bool json, const Run *run)
{
    const QJsonObject document = failureDocument(failure, run);
    if (json) {
        printBytes(QJsonDocument(QJsonObject{{QStringLiteral("error"), document}}).toJson(QJsonDocument::Compact) +
                       '\n',
                   stdout);
        return failure.exit();
    }
    QString text = document[QStringLiteral("message")].toString() + u'\n';
    const EntityDef *entity = entityOfProblems(failure, run);
    if (failure.error.problems.size() > 1 || (entity && !failure.error.problems.empty()))
        for (const Problem &problem : failure.error.problems)
            text += QStringLiteral("  - ") + problemSentence(problem, entity, run) + u'\n';
    printBytes(text.toUtf8(), stderr);
    return failure.exit();
}

} // namespace millrace::cli
