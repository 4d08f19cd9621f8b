// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/values_given.h"

#include <QFile>
#include <QJsonDocument>

namespace millrace::cli {

Attempt<GivenValues> GivenValues::read(const Run &run, qsizetype first)
{
    GivenValues given;
    const QStringList words = run.arguments().words().mid(first);
    if (!words.isEmpty() && words != QStringList{QStringLiteral("-")}) {
        for (const QString &word : words) {
            const qsizetype equals = word.indexOf(u'=');
            if (equals < 1)
                return misuse(translate("cli", "“%1” is no field=value.").arg(word));
            given.all.push_back({word.left(equals).trimmed(), QJsonValue(word.mid(equals + 1)), true});
        }
        return given;
    }
    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly))
        return misuse(translate("cli", "Give field=value, or a JSON object on the standard input."));
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(input.readAll(), &error);
    if (error.error != QJsonParseError::NoError)
        return misuse(translate("cli", "The standard input is no JSON, at byte %1: %2.")
                          .arg(error.offset)
                          .arg(error.errorString()));
    if (!document.isObject())
        return misuse(translate("cli", "The standard input holds JSON, but no object of fields and values."));
    const QJsonObject object = document.object();
    for (auto it = object.constBegin(); it != object.constEnd(); ++it)
        given.all.push_back({it.key(), it.value(), false});
    return given;
}

namespace {

/// Failures of giving values name the entity whose fields they are about.
Attempt<void> named(Result<void> filled, const EntityPtr &entity)
{
    if (filled)
        return {};
    Failure failure(filled.error());
    if (failure.error.code == ErrorCode::ValidationFailed)
        failure.entity = entity->key;
    return fail(std::move(failure));
}

} // namespace

Attempt<void> fillEdit(const Run &run, const EntityPtr &entity, const Record &before, const GivenValues &given,
                       Edit &edit)
{
    const FormatContext format = run.format();
    return named(millrace::fillEdit({run.workspace(), run.session(), format}, entity, before, given.all, edit), entity);
}

Attempt<void> fillWhole(const Run &run, const EntityPtr &entity, const Record &before, const GivenValues &given,
                        Edit &edit)
{
    const FormatContext format = run.format();
    return named(
        millrace::fillWhole(run.workspace(), {run.workspace(), run.session(), format}, entity, before, given.all, edit),
        entity);
}

} // namespace millrace::cli
