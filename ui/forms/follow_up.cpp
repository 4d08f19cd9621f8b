// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/follow_up.h"

#include "core/schema/builtin/activity.h"
#include "core/schema/builtin/task.h"

namespace millrace {

namespace {

constexpr int longestSubject = 200;
constexpr int hourOfSteps = 9;

} // namespace

std::vector<FieldEdit> belongingTo(const EntityDef &entity, const Record &about)
{
    std::vector<FieldEdit> fields;
    const EntityDef &of = *about.entity();
    bool itself = false;
    for (const int index : entity.rootFields()) {
        const FieldDef &field = entity.at(index);
        if (field.target == of.key) {
            fields.push_back({index, Value(about.id()), {}, true});
            itself = true;
            continue;
        }
        for (const FieldDef &own : of.fields) {
            if (own.system || own.type != FieldType::Reference || own.target != field.target)
                continue;
            if (const auto *id = about.value(own.index).as<RecordId>()) {
                fields.push_back({index, Value(*id), {}, true});
                break;
            }
        }
    }
    const bool alike = of.key == entity.key || of.timeline.shown;
    return itself || alike ? fields : std::vector<FieldEdit>();
}

std::optional<Edit> nextStepEdit(const Catalog &catalog, const Record &about, const NextStep &next,
                                 const QString &standardWords, const QTimeZone &zone)
{
    const EntityPtr entity = catalog.entity(taskEntity().key);
    if (!entity || next.kind != NextStep::Kind::Planned || !next.day.isValid())
        return {};
    const Instant due = Instant::fromDateTime(QDateTime(next.day, QTime(hourOfSteps, 0), zone));
    Edit edit = Edit::create(entity);
    edit.fields = belongingTo(*entity, about);
    edit.with(*entity, task::subject, next.what.trimmed().isEmpty() ? standardWords : next.what.trimmed())
        .with(*entity, task::due, due)
        .with(*entity, task::reminderAt, due);
    return edit;
}

std::vector<Edit> followUpEdits(const Catalog &catalog, const Record &about, const FollowUp &followUp,
                                const QString &standardWords, Instant now, const QTimeZone &zone)
{
    std::vector<Edit> edits;
    const EntityPtr entity = catalog.entity(activityEntity().key);
    if (!entity)
        return edits;
    const QString text = followUp.text.trimmed();
    QString subject = text.section(u'\n', 0, 0).trimmed();
    const bool whole = subject == text && subject.size() <= longestSubject;
    if (subject.size() > longestSubject)
        subject = subject.left(longestSubject - 1) + u'…';
    Edit edit = Edit::create(entity);
    edit.fields = belongingTo(*entity, about);
    edit.with(*entity, activity::subject, subject).with(*entity, activity::at, now);
    if (!whole)
        edit.with(*entity, activity::body, text);
    if (!followUp.kind.isEmpty())
        edit.with(*entity, activity::kind, followUp.kind);
    if (followUp.next.kind == NextStep::Kind::None)
        edit.with(*entity, activity::noNextStep, followUp.next.reason.trimmed());
    edits.push_back(std::move(edit));
    if (auto task = nextStepEdit(catalog, about, followUp.next, standardWords, zone))
        edits.push_back(std::move(*task));
    return edits;
}

QJsonObject toJson(const FollowUp &followUp)
{
    return {{QStringLiteral("text"), followUp.text},
            {QStringLiteral("kind"), followUp.kind},
            {QStringLiteral("next"), int(followUp.next.kind)},
            {QStringLiteral("day"), followUp.next.day.toString(Qt::ISODate)},
            {QStringLiteral("what"), followUp.next.what},
            {QStringLiteral("reason"), followUp.next.reason}};
}

FollowUp followUpFrom(const QJsonObject &json)
{
    FollowUp followUp;
    followUp.text = json.value(QStringLiteral("text")).toString();
    followUp.kind = json.value(QStringLiteral("kind")).toString();
    const int kind = json.value(QStringLiteral("next")).toInt();
    followUp.next.kind = kind == int(NextStep::Kind::Planned) ? NextStep::Kind::Planned
                         : kind == int(NextStep::Kind::None)  ? NextStep::Kind::None
                                                              : NextStep::Kind::Undecided;
    followUp.next.day = QDate::fromString(json.value(QStringLiteral("day")).toString(), Qt::ISODate);
    followUp.next.what = json.value(QStringLiteral("what")).toString();
    followUp.next.reason = json.value(QStringLiteral("reason")).toString();
    return followUp;
}

} // namespace millrace
