// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sales/stage_rules.h"

#include "core/records/validate.h"
#include "core/schema/builtin/opportunity.h"
#include "core/schema/builtin/stage.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <array>

namespace millrace {

namespace {

bool isSameStage(const QString &a, const QString &b)
{
    return QStringView(a).trimmed().compare(QStringView(b).trimmed(), Qt::CaseInsensitive) == 0;
}

template <std::size_t N> bool isOneOf(QStringView name, const std::array<QStringView, N> &names)
{
    return std::any_of(names.begin(), names.end(),
                       [&](QStringView other) { return name.compare(other, Qt::CaseInsensitive) == 0; });
}

void checkRequiredFields(const Record &opportunity, const Record &stageRecord, const QString &stageName,
                         std::vector<Problem> &problems)
{
    const auto required = stageRecord.value(stage::requiredFields);
    if (!required)
        return;
    const auto keys = requiredFieldKeys(*required);
    if (!keys) {
        problems.push_back(
            {QString(), QStringLiteral("stage_gate_unknown"), {stageName, QString()}, Severity::Warning});
        return;
    }
    for (const QString &key : *keys) {
        const FieldDef *field = opportunity.entity()->field(key);
        if (!field || field->retired || field->type == FieldType::Unknown)
            problems.push_back({key, QStringLiteral("stage_gate_unknown"), {stageName, key}, Severity::Warning});
        else if (isBlank(opportunity.value(field->index)))
            problems.push_back({key, QStringLiteral("stage_gate"), {stageName}, Severity::Error});
    }
}

} // namespace

StageKind stageKindOfKey(QStringView key)
{
    if (key == u"won")
        return StageKind::Won;
    return key == u"lost" ? StageKind::Lost : StageKind::Open;
}

QString stageKindKey(StageKind kind)
{
    switch (kind) {
    case StageKind::Open:
        return QStringLiteral("open");
    case StageKind::Won:
        return QStringLiteral("won");
    case StageKind::Lost:
        return QStringLiteral("lost");
    }
    return {};
}

StageKind stageKindOfName(QStringView name)
{
    static constexpr std::array<QStringView, 9> won{u"won",  u"closed won", u"closedwon", u"closed-won", u"赢单",
                                                    u"成交", u"已成交",     u"已赢单",    u"赢单关闭"};
    static constexpr std::array<QStringView, 12> lost{u"lost", u"closed lost", u"closedlost", u"closed-lost",
                                                      u"输单", u"丢单",        u"流失",       u"已流失",
                                                      u"失单", u"已丢单",      u"已输单",     u"输单关闭"};
    const QString plain = name.toString().simplified();
    if (isOneOf(plain, won))
        return StageKind::Won;
    return isOneOf(plain, lost) ? StageKind::Lost : StageKind::Open;
}

std::optional<QStringList> requiredFieldKeys(const Json &required)
{
    QStringList keys;
    if (required.text.trimmed().isEmpty())
        return keys;
    const QJsonDocument document = QJsonDocument::fromJson(required.text);
    if (!document.isArray())
        return std::nullopt;
    for (const QJsonValue value : document.array()) {
        if (!value.isString())
            return std::nullopt;
        if (!keys.contains(value.toString()))
            keys.append(value.toString());
    }
    return keys;
}

void checkStageGate(const Record &opportunity, const Record &stage, std::vector<Problem> &problems)
{
    if (opportunity.isNull() || stage.isNull())
        return;
    const QString stageName = stage.value(millrace::stage::name).value_or(QString());
    const auto pipeline = opportunity.value(opportunity::pipeline);
    if (pipeline && stage.value(millrace::stage::pipeline) != pipeline)
        problems.push_back({opportunity::stage.name(), QStringLiteral("stage_pipeline"), {stageName}, Severity::Error});
    checkRequiredFields(opportunity, stage, stageName, problems);
}

void checkStage(const Record &stage, std::vector<Problem> &problems)
{
    const bool open = stageKindOfKey(stage.value(millrace::stage::kind).value_or(QString())) == StageKind::Open;
    if (open && stage.value(millrace::stage::forecastCategory).value_or(QString()).isEmpty())
        problems.push_back({millrace::stage::forecastCategory.name(),
                            QStringLiteral("stage_uncategorised"),
                            {stage.value(millrace::stage::name).value_or(QString())},
                            Severity::Warning});
}

StageHistory stageHistory(const std::vector<StageCell> &cells, Instant importedAt)
{
    std::vector<const StageCell *> kept;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const StageCell &cell = cells[i];
        if (QStringView(cell.stage).trimmed().isEmpty())
            continue;
        const bool mayLackDate = i == 0 || i + 1 == cells.size() || !cell.dated;
        if (!cell.at && !mayLackDate)
            continue;
        if (!kept.empty() && isSameStage(kept.back()->stage, cell.stage))
            continue;
        kept.push_back(&cell);
    }

    StageHistory history;
    history.steps.resize(kept.size());
    Instant next = importedAt;
    for (std::size_t i = kept.size(); i-- > 0;) {
        if (kept[i]->at)
            next = *kept[i]->at;
        history.steps[i] = {kept[i]->stage.trimmed(), next, kept[i]->at.has_value()};
    }
    for (std::size_t i = 1; i < history.steps.size(); ++i) {
        NamedStageStep &step = history.steps[i];
        if (step.at >= history.steps[i - 1].at)
            continue;
        history.datesOutOfOrder = history.datesOutOfOrder || step.known;
        step.at = history.steps[i - 1].at;
        step.known = false;
    }
    return history;
}

} // namespace millrace
