// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/commands.h"
#include "app/cli/run.h"
#include "app/cli/text_table.h"
#include "ui/text/formats.h"
#include "ui/text/labels.h"

#include <QJsonArray>

namespace millrace::cli {

static Attempt<Answer> performSearch(Run &run)
{
    MILLRACE_TRY(run.open(Workspace::Access::Read));
    MILLRACE_ASSIGN(const qint64 limit, run.arguments().number("limit", 20));
    const QStringList words = run.arguments().words().mid(1);
    MILLRACE_ASSIGN(const SearchAnswer found,
                    run.workspace().search(run.session(), words.join(u' '), int(qMin<qint64>(limit, 1'000'000))));
    QJsonArray hits;
    TextTable table;
    for (const QString &heading : {translate("cli", "Kind"), translate("cli", "Title"), translate("cli", "Found in"),
                                   translate("cli", "Text"), translate("cli", "Id")})
        table.addColumn(heading);
    for (const SearchHit &hit : found.hits) {
        hits.append(QJsonObject{{QStringLiteral("entity"), hit.entity},
                                {QStringLiteral("id"), hit.id.toString()},
                                {QStringLiteral("title"), hit.title},
                                {QStringLiteral("field"), hit.field},
                                {QStringLiteral("snippet"), hit.snippet}});
        const EntityPtr entity = run.catalog()->entity(hit.entity);
        const FieldDef *field = entity->field(hit.field);
        table.addRow({entityLabel(*entity, run.locale()), hit.title,
                      field ? fieldLabel(*field, run.locale()) : hit.field, hit.snippet, hit.id.toString()});
    }
    const QString count =
        found.complete ? formats::integer(found.count) : translate("cli", "over %1").arg(formats::integer(found.count));
    return Answer::of({{QStringLiteral("count"), found.count},
                       {QStringLiteral("complete"), found.complete},
                       {QStringLiteral("hits"), hits}},
                      (found.hits.empty() ? QString() : table.toString()) + translate("cli", "Found: %1").arg(count) +
                          u'\n');
}

Command searchCommand()
{
    return {"search",
            "WORKSPACE TEXT [--limit N]",
            QT_TRANSLATE_NOOP("cli",
                              "Everything that matches, best first: words, parts of words, pinyin, initials, phones"),
            "millrace-cli search sales.millrace hzqk --limit 5",
            {{"limit", "N", QT_TRANSLATE_NOOP("cli", "At most so many; 20 by default")}},
            2,
            -1,
            performSearch};
}

} // namespace millrace::cli
