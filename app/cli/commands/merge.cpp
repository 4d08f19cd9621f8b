// SPDX-License-Identifier: GPL-3.0-or-later
// merge: several records become one.
#include "core/workspace/merge.h"
#include "app/cli/commands/commands.h"
#include "app/cli/print.h"
#include "app/cli/records_shown.h"
#include "app/cli/values_given.h"

#include <QJsonArray>

namespace millrace::cli {

namespace {

/// "phone=2": the value of that field is that of the second record named.
Attempt<void> chooseWinners(Run &run, MergePlan &plan, const QStringList &choices)
{
    for (const QString &choice : choices) {
        const FieldDef *field = plan.result.entity()->field(choice.section(u'=', 0, 0).trimmed());
        if (!field)
            return fail(
                Failure(Error{ErrorCode::UnknownField, {plan.result.entity()->key, choice.section(u'=', 0, 0)}, {}}));
        bool number = false;
        const int winner = choice.section(u'=', 1).toInt(&number);
        if (!number || winner < 1 || size_t(winner) > plan.records.size())
            return misuse(
                translate("cli", "“%1”: write FIELD=N, N being the place of a record in the call, from 1").arg(choice));
        plan.result.set(field->index, plan.records[size_t(winner) - 1].value(field->index));
    }
    Q_UNUSED(run)
    return {};
}

Attempt<Answer> performMerge(Run &run)
{
    MILLRACE_TRY(run.open(Workspace::Access::Write));
    MILLRACE_ASSIGN(const EntityPtr entity, run.entity(run.word(1)));
    MILLRACE_ASSIGN(const RecordId keep, run.id(run.word(2)));
    std::vector<RecordId> others;
    for (qsizetype i = 3; i < run.arguments().words().size(); ++i) {
        MILLRACE_ASSIGN(const RecordId other, run.id(run.word(i)));
        others.push_back(other);
    }
    MILLRACE_ASSIGN(MergePlan plan, planMerge(run.workspace(), run.session(), entity->key, keep, others));
    MILLRACE_TRY(chooseWinners(run, plan, run.arguments().value("take").split(u',', Qt::SkipEmptyParts)));
    const auto receipt = merge(run.workspace(), run.session(), plan);
    if (!receipt) {
        Failure failure(receipt.error());
        failure.entity = entity->key;
        return fail(std::move(failure));
    }
    MILLRACE_ASSIGN(const Record kept, run.workspace().record(run.session(), entity->key, keep));
    QJsonArray merged;
    for (size_t i = 1; i < plan.records.size(); ++i)
        merged.append(plan.records[i].id().toString());
    return Answer::of({{QStringLiteral("commit"), receipt->commit.operation.toString()},
                       {QStringLiteral("kept"), kept.id().toString()},
                       {QStringLiteral("merged"), merged},
                       {QStringLiteral("moved"), receipt->moved},
                       {QStringLiteral("record"), recordDocument(kept)}},
                      translate("cli", "Merged into “%1”: %2. References that moved: %3. This is commit %4.")
                              .arg(kept.title())
                              .arg(merged.size())
                              .arg(receipt->moved)
                              .arg(receipt->commit.operation.toString()) +
                          u'\n');
}

} // namespace

Command mergeCommand()
{
    return {"merge",
            "WORKSPACE ENTITY KEEP OTHER... [--take FIELD=N,...]",
            QT_TRANSLATE_NOOP("cli", "Several records become one; unmerge takes them apart again at any time"),
            "millrace-cli merge sales.millrace customer 0192f6d4-7c1b-7a80-9d55-3f2f1c5b8a10 "
            "0192f6d4-7c1b-7a80-9d55-3f2f1c5b8a11 --take phone=2",
            {{"take", "FIELD=N,...",
              QT_TRANSLATE_NOOP("cli", "Fields that take the value of the N-th record; else the first that has one")}},
            4,
            -1,
            performMerge};
}

} // namespace millrace::cli
