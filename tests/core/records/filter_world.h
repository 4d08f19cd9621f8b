// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/bound_filter.h"
#include "tests/core/records/random_filter.h"

#include <map>

namespace millrace::test {

inline QString utf8(const char *text)
{
    return QString::fromUtf8(text);
}

/// A small company in memory: users, tags, stages, customers and opportunities with a field of every type, many of
/// them empty, some in the bin, some references leading nowhere. The same seed makes the same company.
class FilterWorld
{
public:
    explicit FilterWorld(std::uint64_t seed = 1, int opportunities = 120) : random(seed), catalog(catalogOfAllTypes())
    {
        context.now = Instant{1'717'236'000'000'000}; // 2024-06-01 10:00 UTC
        context.zone = QTimeZone("Asia/Shanghai");
        context.baseCurrency = *CurrencyCode::fromString(u"CNY");
        context.titled = [this](const EntityDef &entity, const QString &title) { return titled(entity, title); };
        context.optionNamed = [this](const QString &list, const QString &text) { return options(list, text); };
        lookup.record = [this](const EntityDef &entity, const RecordId &id) { return find(entity.key, id); };
        lookup.related = [this](const EntityDef &entity, const FieldDef &via, const RecordId &id) {
            std::vector<const Record *> found;
            for (const Record &record : records[entity.key])
                if (record.value(via.index) == Value(id))
                    found.push_back(&record);
            return found;
        };
        lookup.baseAmount = [this](const Record &record, const FieldDef &field) { return base(record, field); };
        for (const auto &[key, count] : std::vector<std::pair<const char *, int>>{{"department", 2},
                                                                                  {"user", 5},
                                                                                  {"tag", 5},
                                                                                  {"pipeline", 2},
                                                                                  {"stage", 6},
                                                                                  {"product", 3},
                                                                                  {"contact", 10},
                                                                                  {"customer", 30},
                                                                                  {"opportunity", opportunities}})
            fill(utf8(key), count);
        for (auto &[key, all] : records)
            for (Record &record : all)
                record.set(system_field::Root, rootOf(record));
        context.actor = records[QStringLiteral("user")].front().id();
    }
    FilterWorld(const FilterWorld &) = delete;

    RandomFilter random;
    CatalogPtr catalog;
    std::map<QString, std::vector<Record>> records; ///< by entity, in the order of creation
    AskContext context;
    RecordLookup lookup;

    EntityPtr entity(const char *key) const { return catalog->entity(utf8(key)); }

    const Record *find(const QString &key, const RecordId &id) const
    {
        const auto all = records.find(key);
        if (all != records.end())
            for (const Record &record : all->second)
                if (record.id() == id)
                    return &record;
        return nullptr;
    }

    Result<BoundFilter> bound(const Filter &filter, const char *key = "opportunity") const
    {
        return bindFilter(filter, *catalog, *entity(key), context);
    }

    /// A record of one's own, not part of the company.
    Record make(const char *key, const std::vector<std::pair<const char *, Value>> &values = {}) const
    {
        Record record(entity(key), RecordId({9, 9, 9}));
        for (const auto &[field, value] : values)
            if (!record.set(utf8(field), value))
                qFatal("no such field: %s", field);
        return record;
    }

    std::optional<std::int64_t> base(const Record &record, const FieldDef &field) const
    {
        const Money *money = record.value(field.index).as<Money>();
        if (!money || money->currency.toString() == QLatin1String("EUR"))
            return std::nullopt;
        const bool isBase = money->currency == context.baseCurrency;
        const auto converted = isBase ? *money : millrace::converted(*money, context.baseCurrency, Decimal{71234, 4});
        return converted ? std::optional(converted->minor) : std::nullopt;
    }

    /// A leaf of the entity's own, or now and then one over the records that refer to it.
    Filter anyFittingLeaf(const char *key)
    {
        static const std::map<QByteArray, std::vector<std::pair<const char *, const char *>>> referring = {
            {"customer", {{"opportunity", ""}, {"contact", ""}, {"opportunity", "customer"}, {"customer", "parent"}}},
            {"stage", {{"opportunity", ""}, {"opportunity", "stage"}}},
            {"contact", {{"opportunity", ""}}},
            {"user", {{"customer", "owner"}, {"user", "manager"}}}};
        const auto found = referring.find(key);
        if (found == referring.end() || !random.chance(40))
            return fittingLeaf(key);
        const auto [related, via] = random.oneOf(found->second);
        Filter filter;
        filter.kind = Filter::Kind::Related;
        filter.related = utf8(related);
        filter.via = utf8(via);
        filter.measure = Filter::Measure(random.below(6));
        filter.children.push_back(random.chance(30) ? Filter()
                                                    : random.tree(random.below(3), [this, related = related] {
                                                          return anyFittingLeaf(related);
                                                      }));
        if (filter.measure <= Filter::Measure::HasNo)
            return filter;
        Filter test = Filter::compare(u"count", CompareOp(random.below(6)), Number{QString::number(random.below(5))});
        if (filter.measure != Filter::Measure::Count) {
            // Most of them of a field that can be measured; what cannot be is refused.
            const auto measurable = [&] {
                const auto path = bindPath(test.path, *catalog, *entity(related));
                const Comparison kind = fieldTypeInfo(path->field().type).comparison;
                return kind == Comparison::Number || kind == Comparison::Date || kind == Comparison::Moment;
            };
            test = fittingLeaf(related);
            for (int tries = 0; tries < 20 && !measurable(); ++tries)
                test = fittingLeaf(related);
            filter.path = test.path;
        }
        test.path = {};
        filter.children.push_back(std::move(test));
        return filter;
    }

    /// A leaf whose literals fit the field and often hit a value of the company.
    Filter fittingLeaf(const char *key)
    {
        QString path;
        const FieldDef *field = nullptr;
        const EntityDef *at = entity(key).get();
        for (int steps = 0;; ++steps) {
            field = &at->fields[size_t(random.below(at->fieldCount()))];
            path += (path.isEmpty() ? QString() : QStringLiteral(".")) + field->key;
            const EntityPtr target = field->type == FieldType::Reference ? catalog->entity(field->target) : nullptr;
            if (!target || steps == 3 || random.chance(50))
                break;
            at = target.get();
        }
        if (random.chance(12))
            return Filter::empty(path, random.chance(50));
        const bool isDay = field->type == FieldType::Date || field->type == FieldType::DateTime;
        if (isDay && random.chance(25))
            return Filter::within(path, random.anyPeriod());
        if (random.chance(20)) {
            std::vector<Literal> literals;
            for (int i = random.below(4); i > 0; --i)
                literals.push_back(fittingLiteral(*at, *field));
            return Filter::in(path, std::move(literals));
        }
        return Filter::compare(path, CompareOp(random.below(7)), fittingLiteral(*at, *field));
    }

    Literal fittingLiteral(const EntityDef &at, const FieldDef &field)
    {
        const std::vector<Record> &all = records[at.key];
        const Value value = all.empty() ? Value() : random.oneOf(all).value(field.index);
        switch (field.type) {
        case FieldType::Integer:
        case FieldType::Duration:
        case FieldType::Decimal:
        case FieldType::Money:
            return numberNear(value);
        case FieldType::Boolean:
            return random.chance(50);
        case FieldType::Date:
        case FieldType::DateTime: {
            const Instant *moment = value.as<Instant>();
            if (random.chance(15))
                return Today{};
            if (random.chance(30))
                return moment ? *moment : context.now;
            const QDate day = moment ? moment->toDateTime(context.zone).date() : value.valueOr(QDate(2024, 6, 1));
            return day.addDays(random.below(3) - 1);
        }
        case FieldType::Reference:
        case FieldType::References: {
            if (field.target == QLatin1String("user") && random.chance(20))
                return Me{};
            const std::vector<Record> &targets = records[field.target];
            if (targets.empty() || random.chance(5))
                return RecordId({1, 2, 3}).toString();
            const Record &target = random.oneOf(targets);
            return random.chance(40) ? target.id().toString() : target.title();
        }
        case FieldType::Choice:
        case FieldType::MultiChoice: {
            if (field.options.empty() || random.chance(10))
                return QStringLiteral("nowhere");
            const OptionSeed &option = random.oneOf(field.options);
            return utf8(random.chance(50) ? option.key : random.chance(50) ? option.en : option.zh);
        }
        case FieldType::Text:
        case FieldType::Phone:
        case FieldType::Email:
        case FieldType::Url:
        case FieldType::Json:
        case FieldType::Unknown:
            break;
        }
        QString text = value.valueOr<QString>(random.anyText());
        if (random.chance(40))
            text = text.mid(random.below(3), random.below(4));
        if (random.chance(20))
            text = text.toUpper();
        return text.isValidUtf16() ? text : QString();
    }

private:
    static CatalogPtr catalogOfAllTypes()
    {
        std::vector<FieldDef> fields;
        const auto add = [&fields](const char *key, FieldType type, FieldOptions options) {
            FieldDef field;
            static_cast<FieldOptions &>(field) = std::move(options);
            field.key = utf8(key);
            field.type = type;
            field.custom = true;
            fields.push_back(std::move(field));
        };
        const std::vector<OptionSeed> options = {
            {"p", "Plain", "普通"}, {"q", "Quick", "快"}, {"q2", "Quick", "快速"}, {"qq", "Q", "问"}};
        add("x_decimal", FieldType::Decimal, {.indexed = true, .scale = 3});
        add("x_boolean", FieldType::Boolean, {});
        add("x_moment", FieldType::DateTime, {.indexed = true});
        add("x_duration", FieldType::Duration, {});
        add("x_choice", FieldType::Choice, {.options = options});
        add("x_choices", FieldType::MultiChoice, {.options = options});
        add("x_users", FieldType::References, {.target = QStringLiteral("user")});
        add("x_phone", FieldType::Phone, {});
        add("x_email", FieldType::Email, {.indexed = true});
        add("x_url", FieldType::Url, {});
        add("x_json", FieldType::Json, {});
        add("x_unknown", FieldType::Unknown, {});
        add("x_person", FieldType::Text, {.indexed = true, .nameOf = NameOf::Person});
        add("x_money", FieldType::Money, {});
        return Catalog::builtin()->with(QStringLiteral("opportunity"), std::move(fields));
    }

    std::vector<RecordId> titled(const EntityDef &entity, const QString &title) const
    {
        std::vector<RecordId> exact;
        std::vector<RecordId> folded;
        const auto all = records.find(entity.key);
        if (all == records.end())
            return exact;
        for (const Record &record : all->second) {
            if (!record.isDeleted() && record.title() == title)
                exact.push_back(record.id());
            else if (!record.isDeleted() && record.title().compare(title, Qt::CaseInsensitive) == 0)
                folded.push_back(record.id());
        }
        return exact.empty() ? folded : exact;
    }

    QStringList options(const QString &list, const QString &text) const
    {
        QStringList keys;
        const EntityPtr entity = catalog->entity(list.section(u'.', 0, 0));
        const FieldDef *field = entity ? entity->field(list.section(u'.', 1)) : nullptr;
        for (const OptionSeed &option : field ? field->options : std::vector<OptionSeed>())
            if (text == utf8(option.key) || text == utf8(option.en) || text == utf8(option.zh))
                keys << utf8(option.key);
        return keys;
    }

    Literal numberNear(const Value &value)
    {
        static const std::vector<const char *> odd = {"99999999999999999999",   "-99999999999999999999",
                                                      "9223372036854775807",    "-9223372036854775808",
                                                      "-9223372036854775809.5", "0",
                                                      "92233720368547758.07",   "0.0000000001"};
        if (random.chance(10))
            return Number{utf8(random.oneOf(odd))};
        QString text = QStringLiteral("10");
        if (const auto *number = value.as<std::int64_t>())
            text = QString::number(*number);
        else if (const auto *duration = value.as<Duration>())
            text = QString::number(duration->seconds);
        else if (const auto *decimal = value.as<Decimal>())
            text = decimal->toString();
        else if (const auto *money = value.as<Money>())
            text = money->amountText();
        if (random.chance(25))
            text += (text.contains(u'.') ? QStringLiteral("4") : QStringLiteral(".5"));
        return Number{text};
    }

    RecordId newId()
    {
        std::array<std::uint8_t, 16> bytes{};
        for (std::uint8_t &byte : bytes)
            byte = std::uint8_t(random.below(256));
        return RecordId(bytes);
    }

    void fill(const QString &key, int count)
    {
        const EntityPtr entity = catalog->entity(key);
        for (int i = 0; i < count; ++i) {
            Record record(entity, newId());
            for (const FieldDef &field : entity->fields)
                if (field.index != system_field::Id && field.index != system_field::Extra &&
                    (!random.chance(30) || field.index == system_field::CreatedAt))
                    record.set(field.index, anyValue(field));
            if (random.chance(80))
                record.set(system_field::DeletedAt, {});
            records[key].push_back(std::move(record));
        }
    }

    std::vector<QString> texts(const FieldDef &field) const
    {
        switch (field.type) {
        case FieldType::Phone:
            return {utf8("13800138000"),  utf8("138 0013 8000"), utf8("+86 138-0013-8000"),
                    utf8("010-88886666"), utf8("95588"),         utf8("no number")};
        case FieldType::Email:
            return {utf8("Li@example.com"), utf8("li@example.com"), utf8("王@例子.中国")};
        case FieldType::Url:
            return {utf8("https://example.com/A"), utf8("example.com")};
        default:
            return {utf8("华为技术"), utf8("東方航空"),   utf8("东方航空"), utf8("Acme GmbH"), utf8("acme gmbh"),
                    utf8("Ａｃｍｅ"), utf8("ÄRZTE"),      utf8("单雄信"),   utf8("单位"),      utf8("O'Neil \"x\""),
                    utf8("100%_|"),   utf8("two\nlines"), utf8("😀 team"),   utf8("\uE000"),    utf8("重庆10"),
                    utf8("重庆9"),    utf8("East"),       utf8("West"),     utf8("a"),         utf8("B")};
        }
    }

    Value anyValue(const FieldDef &field)
    {
        switch (field.type) {
        case FieldType::Integer:
            return std::int64_t(random.chance(5) ? std::numeric_limits<std::int64_t>::max() : random.below(40) - 10);
        case FieldType::Decimal:
            return Decimal{random.below(4000) - 1000, field.scale};
        case FieldType::Money: {
            static const std::vector<QString> currencies = {utf8("CNY"), utf8("CNY"), utf8("USD"), utf8("EUR"),
                                                            utf8("JPY")};
            return Money{(random.below(20) - 2) * std::int64_t(5000),
                         *CurrencyCode::fromString(random.oneOf(currencies))};
        }
        case FieldType::Boolean:
            return random.chance(50);
        case FieldType::Date:
            return QDate(2024, 6, 1).addDays(random.below(120) - 60);
        case FieldType::DateTime:
            return Instant{context.now.us + (std::int64_t(random.below(120)) - 60) * 43'200'000'000 + random.below(3) -
                           1};
        case FieldType::Duration:
            return Duration{random.below(10) * 60};
        case FieldType::Choice:
            return field.options.empty() ? Value(QStringLiteral("kept")) : Value(utf8(random.oneOf(field.options).key));
        case FieldType::MultiChoice: {
            QStringList keys;
            for (int i = random.below(3); i >= 0; --i)
                keys << utf8(random.oneOf(field.options).key);
            return Choices::of(keys);
        }
        case FieldType::Reference:
            return anyId(field);
        case FieldType::References: {
            std::vector<RecordId> ids;
            for (int i = random.below(3); i >= 0; --i)
                ids.push_back(anyId(field));
            return RecordIds::of(std::move(ids));
        }
        case FieldType::Json:
            return Json{"{}"};
        case FieldType::Text:
        case FieldType::Phone:
        case FieldType::Email:
        case FieldType::Url:
        case FieldType::Unknown:
            break;
        }
        return random.oneOf(texts(field));
    }

    /// As a commit decides it: what the first rooting reference that is set names, here always a customer, which is a
    /// root itself.
    static RecordId rootOf(const Record &record)
    {
        for (const int field : record.entity()->rootFields())
            if (const auto *id = record.value(field).as<RecordId>())
                return *id;
        return record.id();
    }

    RecordId anyId(const FieldDef &field)
    {
        const std::vector<Record> &targets = records[field.target];
        return targets.empty() || random.chance(5) ? newId() : random.oneOf(targets).id();
    }
};

} // namespace millrace::test
