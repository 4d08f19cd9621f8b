// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interchange/generate_ground.h"

#include "core/sales/stage_rules.h"
#include "core/schema/builtin/currency.h"
#include "core/schema/builtin/pipeline.h"
#include "core/schema/builtin/rate.h"
#include "core/schema/builtin/stage.h"
#include "core/schema/builtin/user.h"

#include <algorithm>

namespace millrace::generating {

namespace {

struct CurrencyWorth
{
    const char *code;
    std::int64_t tenThousandths; ///< of one CNY
};
constexpr CurrencyWorth worths[] = {{"CNY", 10'000}, {"USD", 71'600}, {"EUR", 78'200},
                                    {"HKD", 9'170},  {"JPY", 478},    {"GBP", 91'000}};

std::int64_t worthOf(CurrencyCode currency)
{
    for (const CurrencyWorth &worth : worths)
        if (currency.toString() == QLatin1String(worth.code))
            return worth.tenThousandths;
    return 10'000;
}

struct ProductSeed
{
    QStringView chinese;
    QStringView english;
    QStringView series;
    std::int64_t price;
};
constexpr ProductSeed productSeeds[] = {
    {u"云桥协同平台", u"CloudBridge Suite", u"CloudBridge", 128'000},
    {u"云桥协同平台 标准版", u"CloudBridge Standard", u"CloudBridge", 46'000},
    {u"锐视质检相机", u"KeenSight Camera", u"KeenSight", 36'500},
    {u"锐视质检系统", u"KeenSight Line System", u"KeenSight", 420'000},
    {u"恒温仓储机组", u"EvenCold Storage Unit", u"EvenCold", 215'000},
    {u"智驿物流终端", u"WayPost Terminal", u"WayPost", 6'800},
    {u"智驿调度软件", u"WayPost Dispatch", u"WayPost", 88'000},
    {u"实施服务", u"Implementation service", u"Services", 60'000},
    {u"年度维保", u"Annual maintenance", u"Services", 24'000},
    {u"培训套餐", u"Training package", u"Services", 12'000},
};

constexpr QStringView departmentNames[] = {u"华东销售部",   u"华北销售部",     u"华南销售部", u"西南销售部",
                                           u"Europe Sales", u"Americas Sales", u"大客户部",   u"Partner Channel"};

bool isFree(const Record &stage)
{
    const auto required = requiredFieldKeys(stage.value(stage::requiredFields).value_or(Json()));
    const QStringList known{QStringLiteral("amount"), QStringLiteral("expected_close"), QStringLiteral("reason"),
                            QStringLiteral("close_date")};
    return required &&
           std::all_of(required->begin(), required->end(), [&](const QString &key) { return known.contains(key); });
}

std::optional<StageCourse> courseOf(const Metadata &metadata, const RecordId &pipeline)
{
    StageCourse course;
    course.pipeline = pipeline;
    for (const Record &stage : metadata.stagesOf(pipeline)) {
        if (!isFree(stage))
            return std::nullopt;
        switch (stageKindOfKey(stage.value(stage::kind).value_or(QString()))) {
        case StageKind::Open:
            course.open.push_back(stage.id());
            course.probability.push_back(int(stage.value(u"probability").valueOr<std::int64_t>(50)));
            break;
        case StageKind::Won:
            course.won = stage.id();
            break;
        case StageKind::Lost:
            course.lost = stage.id();
            break;
        }
    }
    const bool whole = course.open.size() >= 2 && !course.won.isNull() && !course.lost.isNull();
    return whole ? std::optional(course) : std::nullopt;
}

} // namespace

Money amountIn(CurrencyCode currency, std::int64_t cny)
{
    std::int64_t unit = 1;
    for (int i = 0; i < currency.minorDigits(); ++i)
        unit *= 10;
    const std::int64_t major = cny * 10'000 / worthOf(currency);
    return {std::max<std::int64_t>(major / 100 * 100, 100) * unit, currency};
}

Result<StageCourse> stageCourse(Records &records)
{
    const MetadataPtr metadata = records.workspace().metadata();
    std::vector<std::pair<std::int64_t, RecordId>> pipelines;
    for (const Record &pipeline : metadata->pipelines)
        pipelines.emplace_back(pipeline.value(pipeline::order).value_or(0), pipeline.id());
    std::sort(pipelines.begin(), pipelines.end());
    for (const auto &[order, pipeline] : pipelines)
        if (auto course = courseOf(*metadata, pipeline))
            return *course;

    const EntityPtr pipelineEntity = records.entity(u"pipeline");
    const EntityPtr stageEntity = records.entity(u"stage");
    Edit pipeline = records.create(pipelineEntity, records.now());
    pipeline.with(*pipelineEntity, pipeline::name, QStringLiteral("Sales"));
    pipeline.with(*pipelineEntity, pipeline::order, std::int64_t(pipelines.size()) + 1);
    StageCourse course;
    course.pipeline = pipeline.id;
    std::vector<Edit> edits{std::move(pipeline)};
    struct Seed
    {
        const char *name;
        const char *kind;
        int probability;
    };
    std::int64_t order = 0;
    for (const Seed &seed :
         {Seed{"Qualification", "open", 10}, Seed{"Needs analysis", "open", 25}, Seed{"Proposal", "open", 50},
          Seed{"Negotiation", "open", 75}, Seed{"Won", "won", 100}, Seed{"Lost", "lost", 0}}) {
        Edit stage = records.create(stageEntity, records.now());
        stage.with(*stageEntity, stage::name, QString::fromLatin1(seed.name));
        stage.with(*stageEntity, stage::pipeline, course.pipeline);
        stage.with(*stageEntity, stage::order, ++order);
        stage.with(*stageEntity, stage::kind, QString::fromLatin1(seed.kind));
        stage.with(*stageEntity, u"probability", Value(seed.probability));
        if (seed.probability == 100) {
            course.won = stage.id;
        } else if (seed.probability == 0) {
            course.lost = stage.id;
        } else {
            course.open.push_back(stage.id);
            course.probability.push_back(seed.probability);
        }
        edits.push_back(std::move(stage));
    }
    MILLRACE_TRY(records.addNow(std::move(edits)));
    return course;
}

Result<void> addRates(Records &records, Chance &chance, const Calendar &calendar)
{
    Workspace &workspace = records.workspace();
    const EntityPtr rateEntity = records.entity(u"rate");
    const CurrencyCode base = workspace.baseCurrency();
    Query query;
    query.entity = QStringLiteral("rate");
    query.fields = {FieldPath::of(u"currency")};
    MILLRACE_ASSIGN(const RowSet rated, workspace.rows(workspace.session(), query));
    query.entity = QStringLiteral("currency");
    query.fields = {FieldPath::of(u"code")};
    MILLRACE_ASSIGN(const RowSet currencies, workspace.rows(workspace.session(), query));
    std::vector<Edit> edits;
    for (const CurrencyWorth &worth : worths) {
        const QString code = QString::fromLatin1(worth.code);
        const auto row = std::find_if(currencies.rows.begin(), currencies.rows.end(),
                                      [&](const Row &found) { return found.cells[0].valueOr<QString>() == code; });
        if (code == base.toString() || row == currencies.rows.end() ||
            std::any_of(rated.rows.begin(), rated.rows.end(),
                        [&](const Row &rate) { return rate.cells[0] == Value(row->id); }))
            continue;
        constexpr int quarter = 91;
        for (std::int64_t day = 0; day < calendar.days(); day += quarter) {
            const std::int64_t drift = chance.between(970, 1030);
            const auto units = mulDivHalfEven(worth.tenThousandths * drift, 100'000, worthOf(base));
            Edit edit = records.create(rateEntity, calendar.at(day, 9, 0));
            edit.with(*rateEntity, rate::currency, row->id);
            edit.with(*rateEntity, rate::date, calendar.date(day));
            edit.with(*rateEntity, rate::value, Decimal{units.value_or(100'000'000), 8});
            edits.push_back(std::move(edit));
        }
    }
    return records.addNow(std::move(edits));
}

Result<std::vector<ProductInfo>> addProducts(Records &records, const Calendar &calendar)
{
    const EntityPtr entity = records.entity(u"product");
    std::vector<ProductInfo> products;
    for (const ProductSeed &seed : productSeeds) {
        Edit edit = records.create(entity, calendar.at(0, 9, 0));
        const bool chinese = products.size() % 2 == 0;
        edit.with(*entity, u"name", (chinese ? seed.chinese : seed.english).toString());
        edit.with(*entity, u"series", seed.series.toString());
        edit.with(*entity, u"price", amountIn(records.workspace().baseCurrency(), seed.price));
        edit.with(*entity, u"external_id", QStringLiteral("P-%1").arg(products.size() + 1, 3, 10, QChar(u'0')));
        products.push_back({edit.id, seed.chinese.toString(), seed.english.toString(), seed.price});
        MILLRACE_TRY(records.add(std::move(edit)));
    }
    return products;
}

Result<Ground> layGround(Records &records, std::uint64_t seed, const Calendar &calendar, qint64 customers)
{
    Ground ground;
    Chance chance(seed ^ 0x67726f756e64);
    const EntityPtr userEntity = records.entity(u"user");
    const EntityPtr departmentEntity = records.entity(u"department");
    const Instant founded = calendar.at(0, 9, 0);
    const size_t people = size_t(std::clamp<qint64>(customers / 1000, 6, 200));
    const size_t departments = std::min(std::size(departmentNames), people / 3);

    // The actor of it all comes first and stands for itself.
    std::vector<Edit> edits;
    for (size_t i = 0; i < people; ++i) {
        const bool chinese = chance.percent(50);
        const PersonName name = personName(chance, chinese);
        Edit edit = records.create(userEntity, founded);
        if (i == 0)
            edit.id = records.actor();
        edit.with(*userEntity, user::name, name.full);
        edit.with(*userEntity, user::login, QStringLiteral("%1.%2.%3").arg(name.latin).arg(i + 1).arg(seed, 0, 36));
        edit.with(*userEntity, u"email", QStringLiteral("%1%2@millrace.example").arg(name.latin).arg(i + 1));
        edit.with(*userEntity, u"capacity", Value(chance.percent(80) ? 40 : 24));
        edit.with(*userEntity, user::active, i < departments || chance.percent(92));
        if (i >= departments && i > 0)
            edit.with(*userEntity, u"manager", Value(ground.users[i % departments]));
        ground.users.push_back(edit.id);
        ground.departmentOf.push_back(i % departments);
        edits.push_back(std::move(edit));
    }
    MILLRACE_TRY(records.addNow(std::move(edits)));
    for (size_t i = 0; i < departments; ++i) {
        Edit edit = records.create(departmentEntity, founded);
        edit.with(*departmentEntity, u"name", departmentNames[i].toString());
        ground.departments.push_back(edit.id);
        MILLRACE_TRY(records.add(std::move(edit)));
    }
    MILLRACE_TRY(addRates(records, chance, calendar));
    MILLRACE_ASSIGN(ground.stages, stageCourse(records));
    MILLRACE_ASSIGN(ground.products, addProducts(records, calendar));
    return ground;
}

} // namespace millrace::generating
