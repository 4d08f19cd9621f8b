// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/commands.h"
#include "app/cli/records_shown.h"

namespace millrace::cli {

static Attempt<Answer> performGet(Run &run)
{
    MILLRACE_TRY(run.open(Workspace::Access::Read));
    MILLRACE_ASSIGN(const EntityPtr entity, run.entity(run.word(1)));
    MILLRACE_ASSIGN(const RecordId id, run.id(run.word(2)));
    std::optional<Instant> asOf;
    std::optional<Instant> knownAt;
    MILLRACE_TRY(run.readMoments(asOf, knownAt));
    if (!asOf && !knownAt) {
        MILLRACE_ASSIGN(const Record record, run.workspace().record(run.session(), entity->key, id));
        return Answer::of(recordDocument(record), recordText(run, record));
    }
    const AsOf then{asOf ? *asOf : *knownAt, knownAt.has_value()};
    MILLRACE_ASSIGN(const auto records, run.workspace().recordsAsOf(run.session(), entity->key, then));
    for (const Record &record : records)
        if (record.id() == id)
            return Answer::of(recordDocument(record), recordText(run, record));
    return fail(Error{ErrorCode::NotFound, {entity->key, id.toString()}, {}});
}

Command readCommand()
{
    return {"get",
            "WORKSPACE ENTITY ID [--as-of T | --known-at T]",
            QT_TRANSLATE_NOOP("cli", "One record"),
            "millrace-cli get sales.millrace customer 0192f6d4-7c1b-7a80-9d55-3f2f1c5b8a10 --as-of 2025-03-31",
            {{"as-of", "TIME", QT_TRANSLATE_NOOP("cli", "As things stood then, by what is known now")},
             {"known-at", "TIME", QT_TRANSLATE_NOOP("cli", "As the file said then")}},
            3,
            3,
            performGet};
}

} // namespace millrace::cli
