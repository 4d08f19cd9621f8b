// SPDX-License-Identifier: GPL-3.0-or-later
// access: who may do what, and why.
#include "app/cli/commands/commands.h"
#include "app/cli/run.h"
#include "app/cli/text_table.h"
#include "core/schema/builtin/role.h"
#include "core/workspace/people.h"
#include "ui/text/access_text.h"
#include "ui/text/labels.h"

#include <QJsonArray>

namespace millrace::cli {

namespace {

/// The word of a rule on the command line.
QString ruleWord(AccessReason::Rule rule)
{
    static const char *words[] = {"ungoverned",
                                  "administrator",
                                  "founder",
                                  "not_a_user",
                                  "inactive",
                                  "no_role",
                                  "role",
                                  "action_denied",
                                  "common",
                                  "reach",
                                  "root",
                                  "everywhere",
                                  "own_root",
                                  "subordinate_owns",
                                  "department_owns",
                                  "departments_root",
                                  "in_pool",
                                  "partner_owns",
                                  "own_record",
                                  "shared_with_user",
                                  "shared_department",
                                  "owner_outside",
                                  "pool_outside",
                                  "not_seen"};
    return QString::fromLatin1(words[size_t(rule)]);
}

Attempt<QString> titleOf(Run &run, const AccessReason &reason)
{
    if (reason.subjectEntity.isEmpty())
        return QString();
    MILLRACE_ASSIGN(const auto titles, run.workspace().titles(run.session(), reason.subjectEntity, {reason.subject}));
    return titles.value(reason.subject);
}

Attempt<Answer> performWhy(Run &run)
{
    MILLRACE_TRY(run.open(Workspace::Access::Read));
    if (run.arguments().words().size() != 5)
        return misuse(translate("cli", "Whose access to which record? access WORKSPACE why USER ENTITY ID"));
    MILLRACE_ASSIGN(const RecordId user, run.user(run.word(2)));
    MILLRACE_ASSIGN(const EntityPtr entity, run.entity(run.word(3)));
    MILLRACE_ASSIGN(const RecordId id, run.id(run.word(4)));
    QJsonArray verdicts;
    QString shown;
    for (const Action action : actions) {
        MILLRACE_ASSIGN(const AccessExplanation why,
                        whyAccess(run.workspace(), run.session(), user, action, entity->key, id));
        QJsonArray reasons;
        QStringList sentences;
        for (const AccessReason &reason : why.reasons) {
            MILLRACE_ASSIGN(const QString title, titleOf(run, reason));
            const QString sentence = accessReasonText(reason, title);
            reasons.append(QJsonObject{
                {QStringLiteral("rule"), ruleWord(reason.rule)},
                {QStringLiteral("grants"), reason.grants},
                {QStringLiteral("subject"), reason.subjectEntity.isEmpty() ? QJsonValue() : reason.subject.toString()},
                {QStringLiteral("scopes"), QJsonArray::fromStringList(reason.words)},
                {QStringLiteral("text"), sentence}});
            sentences << sentence;
        }
        verdicts.append(QJsonObject{{QStringLiteral("action"), actionWord(action)},
                                    {QStringLiteral("permitted"), why.permitted},
                                    {QStringLiteral("reasons"), reasons}});
        shown += (why.permitted ? translate("cli", "%1: yes") : translate("cli", "%1: no")).arg(actionLabel(action)) +
                 QStringLiteral("\n    ") + sentences.join(QStringLiteral("\n    ")) + u'\n';
    }
    const RolePolicy::Masks masks = run.workspace().maskOf(user).value(entity->key);
    for (const auto &[label, fields] : {std::pair(translate("cli", "Hidden fields: %1"), masks.hidden),
                                        std::pair(translate("cli", "Masked fields: %1"), masks.masked)})
        if (!fields.isEmpty())
            shown += label.arg(fields.join(QStringLiteral(", "))) + u'\n';
    return Answer::of({{QStringLiteral("actions"), verdicts},
                       {QStringLiteral("hidden"), QJsonArray::fromStringList(masks.hidden)},
                       {QStringLiteral("masked"), QJsonArray::fromStringList(masks.masked)}},
                      shown);
}

Attempt<Answer> performRoles(Run &run)
{
    MILLRACE_TRY(run.open(Workspace::Access::Write));
    MILLRACE_ASSIGN(const auto ids, makeBuiltinRoles(run.workspace(), run.session()));
    QJsonArray roles;
    TextTable table;
    for (const QString &heading : {translate("cli", "Role"), translate("cli", "Name"), translate("cli", "Id")})
        table.addColumn(heading);
    for (const BuiltinRole &builtin : builtinRoles()) {
        const QString key = QString::fromLatin1(builtin.key);
        const RecordId id = ids.value(key);
        MILLRACE_ASSIGN(const auto titles, run.workspace().titles(run.session(), role::entityKey(), {id}));
        roles.append(QJsonObject{{QStringLiteral("key"), key},
                                 {QStringLiteral("name"), titles.value(id)},
                                 {QStringLiteral("id"), id.toString()}});
        table.addRow({key, titles.value(id), id.toString()});
    }
    return Answer::of({{QStringLiteral("roles"), roles}}, table.toString());
}

Attempt<Answer> performHandOver(Run &run)
{
    const bool dry = run.arguments().has("dry-run");
    if (run.arguments().words().size() != 4)
        return misuse(translate("cli", "From whom to whom? access WORKSPACE hand-over USER TO"));
    MILLRACE_TRY(run.open(dry ? Workspace::Access::Read : Workspace::Access::Write));
    MILLRACE_ASSIGN(const RecordId from, run.user(run.word(2)));
    MILLRACE_ASSIGN(const RecordId to, run.user(run.word(3)));
    HandOverReceipt receipt;
    if (dry) {
        MILLRACE_ASSIGN(receipt.moved, openWorkOf(run.workspace(), run.session(), from));
    } else {
        MILLRACE_ASSIGN(receipt, handOver(run.workspace(), run.session(), from, to, !run.arguments().has("keep-active"),
                                          run.progress(translate("cli", "Handing over"))));
    }
    QJsonObject counts;
    QString shown;
    for (const OpenWork &work : receipt.moved) {
        counts.insert(work.entity, work.records);
        const EntityPtr entity = run.catalog()->entity(work.entity);
        shown += QStringLiteral("%1: %2\n").arg(entityPluralLabel(*entity, run.locale())).arg(work.records);
    }
    if (shown.isEmpty())
        shown = translate("cli", "Nothing is open.") + u'\n';
    return Answer::of({{QStringLiteral("commit"),
                        receipt.operation.isNull() ? QJsonValue() : QJsonValue(receipt.operation.toString())},
                       {QStringLiteral("moved"), counts},
                       {QStringLiteral("subordinates"), receipt.subordinates}},
                      shown);
}

Attempt<Answer> performAccess(Run &run)
{
    const QString what = run.word(1);
    if (what == QLatin1String("why"))
        return performWhy(run);
    if (what == QLatin1String("roles"))
        return performRoles(run);
    if (what == QLatin1String("hand-over"))
        return performHandOver(run);
    return misuse(translate("cli", "access knows why, roles and hand-over, not “%1”.").arg(what));
}

} // namespace

Command accessCommand()
{
    return {"access",
            "WORKSPACE why USER ENTITY ID | roles | hand-over USER TO [--dry-run] [--keep-active]",
            QT_TRANSLATE_NOOP("cli", "Why a user may or may not; the first roles; handing work over"),
            "millrace-cli access sales.millrace why lina customer 0192f6d4-7c1b-7a80-9d55-3f2f1c5b8a10",
            {{"dry-run", "", QT_TRANSLATE_NOOP("cli", "Only count what would be handed over")},
             {"keep-active", "", QT_TRANSLATE_NOOP("cli", "Do not disable the user whose work is handed over")}},
            2,
            5,
            performAccess};
}

} // namespace millrace::cli
