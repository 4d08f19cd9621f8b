// SPDX-License-Identifier: GPL-3.0-or-later
// delete and restore: into the bin and out of it.
#include "app/cli/commands/commands.h"
#include "app/cli/records_shown.h"

#include <QJsonArray>

namespace millrace::cli {

namespace {

struct BinDone
{
    Record record;
    CommitReceipt receipt;
};

Attempt<BinDone> moved(Run &run, bool intoBin)
{
    MILLRACE_TRY(run.open(Workspace::Access::Write));
    MILLRACE_ASSIGN(const EntityPtr entity, run.entity(run.word(1)));
    MILLRACE_ASSIGN(const RecordId id, run.id(run.word(2)));
    MILLRACE_ASSIGN(const Record before, run.workspace().record(run.session(), entity->key, id));
    CommitRequest request;
    request.label = intoBin ? QStringLiteral("delete") : QStringLiteral("restore");
    request.edits.push_back(intoBin ? Edit::remove(entity->key, before.id()) : Edit::restore(entity->key, before.id()));
    auto receipt = run.workspace().commit(run.session(), std::move(request));
    if (!receipt) {
        Failure failure(receipt.error());
        failure.entity = entity->key;
        return fail(std::move(failure));
    }
    MILLRACE_ASSIGN(Record after, run.workspace().record(run.session(), entity->key, before.id()));
    return BinDone{std::move(after), std::move(*receipt)};
}

QJsonValue commitOf(const CommitReceipt &receipt)
{
    return receipt.changes > 0 ? QJsonValue(receipt.operation.toString()) : QJsonValue();
}

Attempt<Answer> performDelete(Run &run)
{
    MILLRACE_ASSIGN(const BinDone done, moved(run, true));
    // The record itself is the answer, as the other commands for one record give it; what became of it stands beside.
    QJsonObject document = recordDocument(done.record);
    document[QStringLiteral("deleted")] = done.receipt.changes;
    document[QStringLiteral("commit")] = commitOf(done.receipt);
    document[QStringLiteral("record")] = recordDocument(done.record);
    return Answer::of(document, translate("cli", "“%1” is in the bin; records that went there: %2.")
                                        .arg(done.record.title())
                                        .arg(done.receipt.changes) +
                                    u'\n');
}

Attempt<Answer> performRestore(Run &run)
{
    MILLRACE_ASSIGN(const BinDone done, moved(run, false));
    return Answer::of({{QStringLiteral("commit"), commitOf(done.receipt)},
                       {QStringLiteral("undone"), done.receipt.changes},
                       {QStringLiteral("touched_later"), QJsonArray()},
                       {QStringLiteral("record"), recordDocument(done.record)}},
                      translate("cli", "“%1” is back; records that came back: %2.")
                              .arg(done.record.title())
                              .arg(done.receipt.changes) +
                          u'\n');
}

} // namespace

Command deleteCommand()
{
    return {"delete",
            "WORKSPACE ENTITY ID",
            QT_TRANSLATE_NOOP("cli", "Put a record into the bin, with what hangs on it"),
            "millrace-cli delete sales.millrace contact 0192f6d4-7c1b-7a80-9d55-3f2f1c5b8a10",
            {},
            3,
            3,
            performDelete};
}

Command restoreCommand()
{
    return {"restore",
            "WORKSPACE ENTITY ID",
            QT_TRANSLATE_NOOP("cli", "Have a record back from the bin, with what went along"),
            "millrace-cli restore sales.millrace contact 0192f6d4-7c1b-7a80-9d55-3f2f1c5b8a10",
            {},
            3,
            3,
            performRestore};
}

} // namespace millrace::cli
