// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/commands.h"
#include "app/cli/records_shown.h"
#include "ui/text/labels.h"

namespace millrace::cli {

namespace {

constexpr qint64 rowsForPeople = 100;

std::vector<FieldPath> everyField(const EntityDef &entity)
{
    std::vector<FieldPath> paths;
    for (const FieldDef &field : entity.fields)
        if (!field.retired && field.index != system_field::Extra)
            paths.push_back({{field.key}});
    return paths;
}

Attempt<Answer> performQuery(Run &run)
{
    const Arguments &arguments = run.arguments();
    MILLRACE_TRY(run.open(Workspace::Access::Read));
    MILLRACE_ASSIGN(const EntityPtr entity, run.entity(run.word(1)));
    Query query;
    query.entity = entity->key;
    query.search = arguments.value("search");
    query.sort = parseSort(arguments.value("sort"));
    query.rows = arguments.has("bin") ? Query::Rows::Bin : Query::Rows::Live;
    query.fields = fieldsOption(run);
    MILLRACE_ASSIGN(query.filter, filterOption(run));
    MILLRACE_TRY(run.readMoments(query.asOf, query.knownAt));
    MILLRACE_ASSIGN(query.offset, arguments.number("offset", 0));
    MILLRACE_ASSIGN(query.limit, arguments.number("limit", run.json() ? -1 : rowsForPeople));
    if (query.fields.empty())
        query.fields = run.json() ? everyField(*entity) : listedFields(*entity);

    if (arguments.has("count")) {
        MILLRACE_ASSIGN(const qint64 count, run.workspace().count(run.session(), query));
        return Answer::of({{QStringLiteral("count"), count}}, QString::number(count) + u'\n');
    }
    MILLRACE_ASSIGN(const RowSet rows, run.workspace().rows(run.session(), query));
    qint64 count = qint64(rows.rows.size());
    const bool page = query.offset > 0 || (query.limit >= 0 && count >= query.limit);
    if (page) {
        MILLRACE_ASSIGN(count, run.workspace().count(run.session(), query));
    }
    Answer answer;
    if (run.json()) {
        answer.json = "{\"count\":" + QByteArray::number(count) + ",\"rows\":" + rowsDocument(rows) + '}';
        return answer;
    }
    answer.text = rowsTable(run, rows) +
                  translate("cli", "%1 of %2 · %3")
                      .arg(rows.rows.size())
                      .arg(count)
                      .arg(entityPluralLabel(*entity, run.locale())) +
                  u'\n';
    return answer;
}

} // namespace

Command queryCommand()
{
    return {
        "query",
        "WORKSPACE ENTITY [--filter EXPR] [--sort f,-g] [--fields a,b.c] [--limit N] [--offset N] [--count] "
        "[--as-of T | --known-at T] [--bin]",
        QT_TRANSLATE_NOOP("cli", "Rows of one kind of record"),
        "millrace-cli query sales.millrace opportunity --filter 'stage = \"Won\" and amount > 1万' "
        "--fields name,customer.name,amount --sort -amount",
        {{"filter", "EXPR", QT_TRANSLATE_NOOP("cli", "Only those, like: region = \"East\" and not (owner is empty)")},
         {"search", "TEXT", QT_TRANSLATE_NOOP("cli", "Only those that hold this text")},
         {"sort", "f,-g", QT_TRANSLATE_NOOP("cli", "Order: keys, with a minus for downwards")},
         {"fields", "a,b.c", QT_TRANSLATE_NOOP("cli", "Columns, through references by a point")},
         {"limit", "N", QT_TRANSLATE_NOOP("cli", "At most so many rows")},
         {"offset", "N", QT_TRANSLATE_NOOP("cli", "Leave out so many rows first")},
         {"count", "", QT_TRANSLATE_NOOP("cli", "Only how many there are")},
         {"bin", "", QT_TRANSLATE_NOOP("cli", "What lies in the bin")},
         {"as-of", "TIME", QT_TRANSLATE_NOOP("cli", "As things stood then, by what is known now")},
         {"known-at", "TIME", QT_TRANSLATE_NOOP("cli", "As the file said then")}},
        2,
        2,
        performQuery};
}

} // namespace millrace::cli
