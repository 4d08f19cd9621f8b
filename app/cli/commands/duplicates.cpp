// SPDX-License-Identifier: GPL-3.0-or-later
// duplicates: what looks like the same record twice.
#include "core/insight/duplicates.h"
#include "app/cli/commands/commands.h"
#include "app/cli/print.h"
#include "app/cli/records_shown.h"
#include "app/cli/text_table.h"
#include "app/cli/values_given.h"
#include "ui/text/duplicate_words.h"
#include "ui/text/formats.h"
#include "ui/text/labels.h"

#include <QJsonArray>

namespace millrace::cli {

namespace {

QJsonObject pairDocument(const RecordId &a, const RecordId &b, const Likeness &likeness)
{
    QJsonArray reasons;
    for (const DuplicateReason &reason : likeness.reasons)
        reasons.append(QJsonObject{{QStringLiteral("rule"), reason.rule}, {QStringLiteral("field"), reason.field}});
    return {{QStringLiteral("a"), a.isNull() ? QJsonValue() : QJsonValue(a.toString())},
            {QStringLiteral("b"), b.toString()},
            {QStringLiteral("score"), double(qRound(likeness.score * 1000)) / 1000},
            {QStringLiteral("reasons"), reasons}};
}

QString percent(const Likeness &likeness)
{
    return QString::number(qRound(likeness.score * 100)) + u'%';
}

Attempt<double> leastScore(const Run &run)
{
    const QString typed = run.arguments().value("least");
    bool number = true;
    const double least = typed.isEmpty() ? likelyDuplicate : typed.toDouble(&number);
    if (!number || least < 0 || least > 1)
        return misuse(translate("cli", "--least is a number from 0 to 1"));
    return least;
}

/// The whole base, pair by pair.
Attempt<Answer> scanned(Run &run, const EntityPtr &entity)
{
    MILLRACE_ASSIGN(const double least, leastScore(run));
    MILLRACE_ASSIGN(const auto limit, run.arguments().number("limit", -1));
    MILLRACE_ASSIGN(std::vector<DuplicatePair> pairs, scanDuplicates(run.workspace(), run.session(), entity->key, least,
                                                                     run.progress(translate("cli", "Comparing"))));
    const size_t count = pairs.size();
    if (limit >= 0)
        pairs.resize(std::min(count, size_t(limit)));
    QJsonArray list;
    TextTable table;
    table.addColumn(translate("cli", "Alike"), true);
    table.addColumn(entityLabel(*entity, run.locale()));
    table.addColumn(entityLabel(*entity, run.locale()));
    table.addColumn(translate("cli", "Because of"));
    for (const DuplicatePair &pair : pairs) {
        list.append(pairDocument(pair.a, pair.b, pair.likeness));
        if (run.json())
            continue;
        MILLRACE_ASSIGN(const auto titles, run.workspace().titles(run.session(), entity->key, {pair.a, pair.b}));
        table.addRow({percent(pair.likeness), titles.value(pair.a), titles.value(pair.b),
                      duplicateReasons(pair.likeness, *entity, run.locale())});
    }
    const QString text = (table.isEmpty() ? QString() : table.toString()) +
                         translate("cli", "Pairs that look alike: %1").arg(count) + u'\n';
    return Answer::of({{QStringLiteral("count"), qint64(count)}, {QStringLiteral("pairs"), list}}, text);
}

/// One record, stored or not.
Attempt<Answer> compared(Run &run, const Record &record)
{
    MILLRACE_ASSIGN(const auto limit, run.arguments().number("limit", 20));
    MILLRACE_ASSIGN(const std::vector<DuplicateFound> found,
                    findDuplicates(run.workspace(), run.session(), record, int(limit)));
    QJsonArray list;
    TextTable table;
    table.addColumn(translate("cli", "Alike"), true);
    table.addColumn(entityLabel(*record.entity(), run.locale()));
    table.addColumn(fieldLabel(record.entity()->at(system_field::Owner), run.locale()));
    table.addColumn(translate("cli", "Last follow-up"));
    table.addColumn(translate("cli", "Because of"));
    const MetadataPtr metadata = run.workspace().metadata();
    for (const DuplicateFound &one : found) {
        list.append(pairDocument(record.id(), one.id, one.likeness));
        table.addRow(
            {percent(one.likeness), one.title, metadata->users.value(one.owner),
             one.lastTouched ? formats::dateTime(*one.lastTouched, run.session().zone, run.isChinese()) : QString(),
             duplicateReasons(one.likeness, *record.entity(), run.locale())});
    }
    const QString text = (table.isEmpty() ? QString() : table.toString()) +
                         translate("cli", "Records that look alike: %1").arg(found.size()) + u'\n';
    return Answer::of({{QStringLiteral("count"), qint64(found.size())}, {QStringLiteral("pairs"), list}}, text);
}

Attempt<Answer> performDuplicates(Run &run)
{
    MILLRACE_TRY(run.open(Workspace::Access::Read));
    MILLRACE_ASSIGN(const EntityPtr entity, run.entity(run.word(1)));
    if (run.arguments().has("scan") || run.arguments().words().size() < 3)
        return scanned(run, entity);
    if (const auto id = RecordId::fromString(run.word(2))) {
        MILLRACE_ASSIGN(const Record record, run.workspace().record(run.session(), entity->key, *id));
        return compared(run, record);
    }
    MILLRACE_ASSIGN(const GivenValues given, GivenValues::read(run, 2));
    Record draft(entity);
    Edit edit = Edit::create(entity);
    MILLRACE_TRY(fillEdit(run, entity, draft, given, edit));
    for (const FieldEdit &field : edit.fields)
        draft.set(field.field, field.now);
    return compared(run, draft);
}

} // namespace

Command duplicatesCommand()
{
    return {
        "duplicates",
        "WORKSPACE ENTITY [ID | field=value ...] [--scan] [--least SCORE] [--limit N]",
        QT_TRANSLATE_NOOP("cli", "Records that may be the same: of the whole base, of one record, of one to be made"),
        "millrace-cli duplicates sales.millrace customer name=重庆啤酒 phone=023-88886666",
        {{"scan", "", QT_TRANSLATE_NOOP("cli", "Compare all records with each other; so too without ID and values")},
         {"least", "SCORE", QT_TRANSLATE_NOOP("cli", "Only pairs at least so alike, from 0 to 1; 0.7 where not said")},
         {"limit", "N", QT_TRANSLATE_NOOP("cli", "At most so many, the likeliest first")}},
        2,
        -1,
        performDuplicates};
}

} // namespace millrace::cli
