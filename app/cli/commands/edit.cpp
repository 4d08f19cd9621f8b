// SPDX-License-Identifier: GPL-3.0-or-later
// create and update: one record from field=value or JSON.
#include "app/cli/commands/commands.h"
#include "app/cli/print.h"
#include "app/cli/records_shown.h"
#include "app/cli/values_given.h"

#include <QJsonArray>

namespace millrace::cli {

namespace {

/// Commits one edit and shows the record as it is then.
Attempt<Answer> committed(Run &run, const EntityPtr &entity, Edit edit, const QString &label)
{
    if (run.arguments().has("at")) {
        MILLRACE_ASSIGN(const Instant at, run.moment(run.arguments().value("at"), Run::DayEdge::Start));
        if (edit.kind == Edit::Kind::Create)
            edit.at = at;
        else
            for (FieldEdit &field : edit.fields)
                field.at = at;
    }
    RecordId id = edit.id;
    CommitRequest request;
    request.label = label;
    request.edits.push_back(std::move(edit));
    const auto receipt = run.workspace().commit(run.session(), std::move(request));
    if (!receipt) {
        Failure failure(receipt.error());
        failure.entity = entity->key;
        return fail(std::move(failure));
    }
    if (!receipt->ids.empty())
        id = receipt->ids.front();
    QJsonArray warnings;
    for (const Problem &warning : receipt->warnings) {
        run.note(translate("cli", "Warning: %1").arg(problemSentence(warning, entity.get(), &run)));
        warnings.append(problemDocument(warning, entity.get(), &run));
    }
    MILLRACE_ASSIGN(const Record record, run.workspace().record(run.session(), entity->key, id));
    QJsonObject document = recordDocument(record);
    if (!warnings.isEmpty())
        document.insert(QStringLiteral("warnings"), warnings);
    return Answer::of(document, recordText(run, record));
}

Attempt<Answer> performCreate(Run &run)
{
    MILLRACE_ASSIGN(const GivenValues given, GivenValues::read(run, 2));
    MILLRACE_TRY(run.open(Workspace::Access::Write));
    MILLRACE_ASSIGN(const EntityPtr entity, run.entity(run.word(1)));
    Edit edit = Edit::create(entity);
    MILLRACE_TRY(fillWhole(run, entity, {}, given, edit));
    return committed(run, entity, std::move(edit), QStringLiteral("create"));
}

Attempt<Answer> performUpdate(Run &run)
{
    MILLRACE_ASSIGN(const GivenValues given, GivenValues::read(run, 3));
    MILLRACE_TRY(run.open(Workspace::Access::Write));
    MILLRACE_ASSIGN(const EntityPtr entity, run.entity(run.word(1)));
    MILLRACE_ASSIGN(const RecordId id, run.id(run.word(2)));
    MILLRACE_ASSIGN(const Record before, run.workspace().record(run.session(), entity->key, id));
    Edit edit = Edit::update(entity, before.id());
    MILLRACE_TRY(fillWhole(run, entity, before, given, edit));
    return committed(run, entity, std::move(edit), QStringLiteral("edit"));
}

} // namespace

Command createCommand()
{
    return {"create",
            "WORKSPACE ENTITY [field=value ... | -]",
            QT_TRANSLATE_NOOP("cli", "A new record from field=value, or from a JSON object on the standard input"),
            "millrace-cli create sales.millrace customer name=杭州清川科技有限公司 region=华东 'phone=0571-8888 6666'",
            {{"at", "TIME", QT_TRANSLATE_NOOP("cli", "When it became so; now by default")}},
            2,
            -1,
            performCreate};
}

Command updateCommand()
{
    return {"update",
            "WORKSPACE ENTITY ID [field=value ... | -]",
            QT_TRANSLATE_NOOP("cli", "Change fields of a record; field= makes it empty"),
            "millrace-cli update sales.millrace opportunity 0192f6d4-7c1b-7a80-9d55-3f2f1c5b8a10 stage=Won amount=12万",
            {{"at", "TIME", QT_TRANSLATE_NOOP("cli", "When it became so; now by default")}},
            3,
            -1,
            performUpdate};
}

} // namespace millrace::cli
