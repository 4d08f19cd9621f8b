// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/seed.h"

#include "core/schema/builtin/currency.h"
#include "core/schema/builtin/option.h"
#include "core/schema/builtin/pipeline.h"
#include "core/schema/builtin/stage.h"
#include "core/schema/builtin/user.h"
#include "core/workspace/workspace.h"
#include "core/workspace/writer.h"

#include <QCryptographicHash>

namespace millrace {

RecordId seededId(const QString &name)
{
    const QByteArray digest = QCryptographicHash::hash("millrace:" + name.toUtf8(), QCryptographicHash::Sha256);
    std::array<std::uint8_t, 16> bytes{};
    std::copy_n(reinterpret_cast<const std::uint8_t *>(digest.constData()), 16, bytes.begin());
    bytes[6] = std::uint8_t(0x80 | (bytes[6] & 0x0f));
    bytes[8] = std::uint8_t(0x80 | (bytes[8] & 0x3f));
    return RecordId(bytes);
}

namespace {

struct StageSeed
{
    const char *key;
    const char *en;
    const char *zh;
    const char *kind;
    int probability;
    const char *forecast;
    int maxAge;
    const char *required;
};

constexpr StageSeed firstStages[] = {
    {"qualify", "Qualification", "资格确认", "open", 10, "pipeline", 14, ""},
    {"needs", "Needs analysis", "需求分析", "open", 25, "pipeline", 21, ""},
    {"proposal", "Proposal", "方案报价", "open", 50, "best_case", 21, "[\"amount\"]"},
    {"negotiation", "Negotiation", "商务谈判", "open", 75, "commit", 30, "[\"amount\",\"expected_close\"]"},
    {"won", "Won", "赢单", "won", 100, "omitted", 0, "[\"amount\"]"},
    {"lost", "Lost", "输单", "lost", 0, "omitted", 0, "[\"reason\"]"},
};

Edit seeded(const EntityPtr &entity, const QString &name)
{
    Edit edit = Edit::create(entity);
    edit.id = seededId(name);
    return edit;
}

} // namespace

Result<void> Workspace::seed(const InitOptions &options)
{
    const CatalogPtr catalog = this->catalog();
    const bool chinese = options.locale.startsWith(QLatin1String("zh"));
    std::vector<Edit> edits;

    const EntityPtr users = catalog->entity(u"user");
    Edit person = Edit::create(users);
    person.id = m_person;
    const QString name = !options.person.isEmpty() ? options.person
                         : chinese                 ? QStringLiteral("管理员")
                                                   : QStringLiteral("Administrator");
    person.with(*users, user::name, name).with(*users, user::active, true);
    edits.push_back(person);

    const EntityPtr optionEntity = catalog->entity(u"option");
    for (const EntityPtr &entity : catalog->entities())
        for (const FieldDef &field : entity->fields) {
            std::int64_t order = 0;
            for (const OptionSeed &seed : field.options) {
                Edit edit = seeded(optionEntity,
                                   QStringLiteral("option/") + field.optionList + u'/' + QString::fromUtf8(seed.key));
                edit.with(*optionEntity, option::field, field.optionList);
                edit.with(*optionEntity, option::key, QString::fromUtf8(seed.key));
                edit.with(*optionEntity, option::label, QString::fromUtf8(seed.en));
                edit.with(*optionEntity, option::labelZh, QString::fromUtf8(seed.zh));
                edit.with(*optionEntity, option::order, ++order);
                if (*seed.colour)
                    edit.with(*optionEntity, option::colour, QString::fromUtf8(seed.colour));
                edits.push_back(std::move(edit));
            }
        }

    const EntityPtr currencies = catalog->entity(u"currency");
    QStringList codes{options.currency.toString()};
    for (const char *code : {"CNY", "USD", "EUR", "HKD", "JPY", "GBP"})
        if (!codes.contains(QString::fromLatin1(code)))
            codes << QString::fromLatin1(code);
    for (const QString &code : codes)
        edits.push_back(seeded(currencies, QStringLiteral("currency/") + code).with(*currencies, currency::code, code));

    const EntityPtr pipelines = catalog->entity(u"pipeline");
    Edit pipeline = seeded(pipelines, QStringLiteral("pipeline/standard"));
    pipeline.with(*pipelines, pipeline::name,
                  chinese ? QStringLiteral("标准销售流程") : QStringLiteral("Standard sales"));
    pipeline.with(*pipelines, pipeline::order, std::int64_t(1));
    edits.push_back(pipeline);
    const EntityPtr stages = catalog->entity(u"stage");
    std::int64_t order = 0;
    for (const StageSeed &first : firstStages) {
        Edit edit = seeded(stages, QStringLiteral("stage/standard/") + QString::fromLatin1(first.key));
        edit.with(*stages, stage::name, QString::fromUtf8(chinese ? first.zh : first.en));
        edit.with(*stages, stage::pipeline, pipeline.id);
        edit.with(*stages, stage::order, ++order);
        edit.with(*stages, stage::kind, QString::fromLatin1(first.kind));
        edit.with(*stages, stage::probability, std::int64_t(first.probability));
        edit.with(*stages, stage::forecastCategory, QString::fromLatin1(first.forecast));
        if (first.maxAge > 0)
            edit.with(*stages, stage::maxAge, std::int64_t(first.maxAge));
        if (*first.required)
            edit.with(*stages, stage::requiredFields, Json{QByteArray(first.required)});
        edits.push_back(std::move(edit));
    }

    CommitRequest request;
    request.label = QStringLiteral("init");
    request.origin = Origin::Migration;
    request.edits = std::move(edits);
    const Instant now = m_clock.now();
    MILLRACE_TRY(m_writer->transact(
        [&](Committer &committer) { return committer.apply(request, Author::program(session()), now); }));
    return {};
}

} // namespace millrace
