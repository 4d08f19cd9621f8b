// SPDX-License-Identifier: GPL-3.0-or-later
// convert: a lead becomes a customer, a contact and an opportunity.
#include "app/cli/commands/commands.h"
#include "app/cli/print.h"
#include "app/cli/values_given.h"
#include "core/workspace/conversion.h"
#include "ui/text/labels.h"

#include <QJsonArray>

namespace millrace::cli {

namespace {

using Way = ConversionPart::Way;

/// Takes an existing record; who is taken brings along those that it belongs to, where nothing else was asked for.
Attempt<void> attach(Run &run, ConversionPlan &plan, size_t at, const RecordId &id)
{
    ConversionPart &part = plan.parts[at];
    MILLRACE_TRY(takeExisting(run.workspace(), run.session(), part, id));
    for (size_t i = 0; i < at; ++i) {
        ConversionPart &other = plan.parts[i];
        const FieldDef *field = referenceTo(*part.entity, other.entity->key);
        const auto *belongs = field ? part.existing.value(field->index).as<RecordId>() : nullptr;
        if (belongs && other.way == Way::New && !run.arguments().has(other.entity->key.toLatin1().constData()))
            MILLRACE_TRY(takeExisting(run.workspace(), run.session(), other, *belongs));
    }
    return {};
}

Attempt<void> chooseParts(Run &run, ConversionPlan &plan)
{
    for (size_t i = plan.parts.size(); i-- > 0;) {
        ConversionPart &part = plan.parts[i];
        const QByteArray option = part.entity->key.toLatin1();
        const QString wish = run.arguments().value(option.constData(), part.way == Way::Existing ? "" : "new");
        if (wish == QLatin1String("none")) {
            part.way = Way::None;
        } else if (!wish.isEmpty() && wish != QLatin1String("new")) {
            MILLRACE_ASSIGN(const RecordId id, run.id(wish));
            MILLRACE_TRY(attach(run, plan, i, id));
        }
    }
    return {};
}

/// "customer.name=..." goes into the draft of the customer.
Attempt<void> fillDrafts(Run &run, ConversionPlan &plan, const GivenValues &given)
{
    for (ConversionPart &part : plan.parts) {
        GivenValues own;
        for (const GivenValues::One &one : given.all)
            if (one.field.startsWith(part.entity->key + u'.'))
                own.all.push_back({one.field.mid(part.entity->key.size() + 1), one.value, one.typed});
        Edit edit = Edit::create(part.entity);
        MILLRACE_TRY(fillEdit(run, part.entity, part.draft, own, edit));
        for (const FieldEdit &field : edit.fields)
            part.draft.set(field.field, field.now);
    }
    for (const GivenValues::One &one : given.all) {
        const QString entity = one.field.section(u'.', 0, 0);
        const bool known =
            one.field.contains(u'.') && std::any_of(plan.parts.begin(), plan.parts.end(),
                                                    [&](const ConversionPart &p) { return p.entity->key == entity; });
        if (!known)
            return misuse(
                translate("cli", "“%1” names no field of what is made: write customer.name=…").arg(one.field));
    }
    return {};
}

Answer conversionShown(const Run &run, const ConversionPlan &plan, const ConversionReceipt &receipt)
{
    QJsonObject document{{QStringLiteral("commit"), receipt.commit.operation.toString()},
                         {plan.source.entity()->key, plan.source.id().toString()},
                         {QStringLiteral("linked"), receipt.linked}};
    QJsonArray made;
    QJsonArray attached;
    QString text = translate("cli", "Converted: %1").arg(plan.source.title()) + u'\n';
    for (const ConversionPart &part : plan.parts) {
        if (part.way == Way::None) {
            document.insert(part.entity->key, QJsonValue());
            continue;
        }
        const bool isNew = part.way == Way::New;
        document.insert(part.entity->key, part.record().id().toString());
        (isNew ? made : attached).append(part.entity->key);
        text +=
            QStringLiteral("  %1: %2 (%3) %4\n")
                .arg(entityLabel(*part.entity, run.locale()), part.record().title(),
                     isNew ? translate("cli", "new") : translate("cli", "was there"), part.record().id().toString());
    }
    document.insert(QStringLiteral("made"), made);
    document.insert(QStringLiteral("attached"), attached);
    text += translate("cli", "Entries of the timeline linked: %1. This is commit %2.")
                .arg(receipt.linked)
                .arg(receipt.commit.operation.toString()) +
            u'\n';
    return Answer::of(document, text);
}

Attempt<Answer> performConvert(Run &run)
{
    GivenValues given;
    if (run.arguments().words().size() > 3) {
        MILLRACE_ASSIGN(given, GivenValues::read(run, 3));
    }
    MILLRACE_TRY(run.open(Workspace::Access::Write));
    MILLRACE_ASSIGN(const EntityPtr entity, run.entity(run.word(1)));
    MILLRACE_ASSIGN(const RecordId id, run.id(run.word(2)));
    MILLRACE_ASSIGN(ConversionPlan plan, planConversion(run.workspace(), run.session(), entity->key, id));
    MILLRACE_TRY(chooseParts(run, plan));
    MILLRACE_TRY(fillDrafts(run, plan, given));
    MILLRACE_ASSIGN(const ConversionReceipt receipt, convert(run.workspace(), run.session(), plan));
    for (const Problem &warning : receipt.commit.warnings)
        run.note(translate("cli", "Warning: %1").arg(problemSentence(warning, nullptr, &run)));
    return conversionShown(run, plan, receipt);
}

} // namespace

Command convertCommand()
{
    return {
        "convert",
        "WORKSPACE ENTITY ID [customer.name=... ...]",
        QT_TRANSLATE_NOOP("cli", "A lead becomes a customer, a contact and an opportunity; one undo takes it back"),
        "millrace-cli convert sales.millrace lead 0192f6d4-7c1b-7a80-9d55-3f2f1c5b8a10 --opportunity none",
        {{"customer", "ID|new|none", QT_TRANSLATE_NOOP("cli", "The customer: one that is there, new, or none")},
         {"contact", "ID|new|none", QT_TRANSLATE_NOOP("cli", "The contact: one that is there, new, or none")},
         {"opportunity", "ID|new|none", QT_TRANSLATE_NOOP("cli", "The opportunity: one that is there, new, or none")}},
        3,
        -1,
        performConvert};
}

} // namespace millrace::cli
