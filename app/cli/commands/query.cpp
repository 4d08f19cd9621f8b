// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/commands.h"
#include "app/cli/records_shown.h"
#include "core/insight/segments.h"
#include "core/schema/builtin/saved_view.h"
#include "core/schema/moment_text.h"
#include "ui/text/labels.h"

#include <QJsonArray>

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

QJsonArray movesDocument(const std::vector<SegmentMove> &moves)
{
    QJsonArray list;
    for (const SegmentMove &move : moves)
        list.append(QJsonObject{
            {QStringLiteral("id"), move.id.toString()},
            {QStringLiteral("title"), move.title},
            {QStringLiteral("because"), move.isNewOrGone ? QStringLiteral("record") : QStringLiteral("values")}});
    return list;
}

QString movesText(const QString &heading, const std::vector<SegmentMove> &moves, const QString &newOrGone)
{
    QString text = heading.arg(moves.size()) + u'\n';
    for (const SegmentMove &move : moves)
        text += QStringLiteral("  ") + move.title + (move.isNewOrGone ? newOrGone : QString()) + u'\n';
    return text;
}

/// Who entered or left the filter's records since a moment.
Attempt<Answer> movesShown(Run &run, const Query &query)
{
    MILLRACE_ASSIGN(const Instant since, run.moment(run.arguments().value("diff-since"), Run::DayEdge::End));
    MILLRACE_ASSIGN(const SegmentMoves moves, segmentMoves(run.workspace(), run.session(), query, since));
    return Answer::of({{QStringLiteral("since"), momentText(since)},
                       {QStringLiteral("stayed"), moves.stayed},
                       {QStringLiteral("entered"), movesDocument(moves.entered)},
                       {QStringLiteral("left"), movesDocument(moves.left)}},
                      movesText(translate("cli", "Entered: %1"), moves.entered, translate("cli", " (new record)")) +
                          movesText(translate("cli", "Left: %1"), moves.left, translate("cli", " (deleted)")) +
                          translate("cli", "Stayed: %1").arg(moves.stayed) + u'\n');
}

/// The filter of a saved view by its name, joined to that of --filter.
Attempt<void> addView(Run &run, Query &query)
{
    const QString name = run.arguments().value("view");
    if (name.isEmpty())
        return {};
    Query asked;
    asked.entity = savedViewEntity().key;
    asked.filter = Filter::all({Filter::compare(saved_view::entity.name(), CompareOp::Equal, query.entity),
                                Filter::compare(saved_view::name.name(), CompareOp::Equal, name)});
    asked.fields = {{{saved_view::filter.name()}}};
    MILLRACE_ASSIGN(const RowSet views, run.workspace().rows(run.session(), asked));
    if (views.rows.size() != 1)
        return misuse(translate("cli", "%1 saved views are called “%2”").arg(views.rows.size()).arg(name));
    MILLRACE_ASSIGN(Filter filter, parseFilter(views.rows.front().cells.front().valueOr<QString>()));
    query.filter = Filter::all({std::move(filter), query.filter});
    return {};
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
    MILLRACE_TRY(addView(run, query));
    MILLRACE_TRY(run.readMoments(query.asOf, query.knownAt));
    MILLRACE_ASSIGN(query.offset, arguments.number("offset", 0));
    MILLRACE_ASSIGN(query.limit, arguments.number("limit", run.json() ? -1 : rowsForPeople));
    if (arguments.has("diff-since"))
        return movesShown(run, query);
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
        "[--as-of T | --known-at T] [--bin] [--view NAME] [--diff-since T]",
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
         {"view", "NAME", QT_TRANSLATE_NOOP("cli", "Those of a saved view")},
         {"diff-since", "TIME", QT_TRANSLATE_NOOP("cli", "Who came among them or left since then")},
         {"bin", "", QT_TRANSLATE_NOOP("cli", "What lies in the bin")},
         {"as-of", "TIME", QT_TRANSLATE_NOOP("cli", "As things stood then, by what is known now")},
         {"known-at", "TIME", QT_TRANSLATE_NOOP("cli", "As the file said then")}},
        2,
        2,
        performQuery};
}

} // namespace millrace::cli
