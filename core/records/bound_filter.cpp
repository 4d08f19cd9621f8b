// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/bound_filter.h"

#include "core/base/text/fold.h"
#include "core/base/text/phone.h"
#include "core/records/bound_filter_tree.h"
#include "core/records/bound_filter_values.h"

namespace millrace {

Result<BoundPath> bindPath(const FieldPath &path, const Catalog &catalog, const EntityDef &entity)
{
    BoundPath bound;
    EntityPtr at = catalog.entity(entity.key);
    for (qsizetype i = 0; i < path.keys.size(); ++i) {
        const FieldDef *field = at && i < maxPathSteps ? at->field(path.keys[i]) : nullptr;
        if (!field)
            return fail(ErrorCode::UnknownField, {entity.key, path.toString()});
        bound.entities.push_back(at);
        bound.steps.push_back(field);
        at = field->type == FieldType::Reference ? catalog.entity(field->target) : nullptr;
    }
    if (bound.steps.empty())
        return fail(ErrorCode::UnknownField, {entity.key, path.toString()});
    return bound;
}

namespace {

using Bound = BoundFilter;
using namespace bound_tree;

tl::unexpected<Error> tooDeep()
{
    return fail(ErrorCode::BadFilter, {QString(), QStringLiteral("0"), QStringLiteral("fewer brackets")});
}

/// What "count" is compared as: a number of records.
const FieldDef &countedField()
{
    static const FieldDef field = [] {
        FieldDef counted;
        counted.key = QStringLiteral("count");
        counted.type = FieldType::Integer;
        return counted;
    }();
    return field;
}

/// Turns one tree into its bound twin; what stays the same for all of it.
class FilterBinder
{
public:
    FilterBinder(const Catalog &catalog, const EntityDef &entity, const AskContext &context)
        : m_catalog(catalog), m_entity(entity), m_context(context), m_today(dayOf(context.now, context.zone))
    {
    }

    Result<Bound> bind(const Filter &filter, int depth = 0)
    {
        switch (filter.kind) {
        case Filter::Kind::Everything:
            return constant(true);
        case Filter::Kind::And:
        case Filter::Kind::Or:
        case Filter::Kind::Not: {
            if (depth > maxFilterDepth)
                return tooDeep();
            std::vector<Bound> children;
            for (const Filter &child : filter.children) {
                MILLRACE_ASSIGN(Bound bound, bind(child, depth + 1));
                children.push_back(std::move(bound));
            }
            if (filter.kind == Filter::Kind::Not)
                return negated(combined(Bound::Kind::And, std::move(children)));
            return combined(filter.kind == Filter::Kind::And ? Bound::Kind::And : Bound::Kind::Or, std::move(children));
        }
        case Filter::Kind::Compare:
        case Filter::Kind::Empty:
        case Filter::Kind::In:
        case Filter::Kind::Within:
            break;
        case Filter::Kind::Related:
            return depth > maxFilterDepth ? tooDeep() : bindRelated(filter, depth);
        }
        MILLRACE_ASSIGN(m_path, bindPath(filter.path, m_catalog, m_entity));
        return bindLeaf(filter, filter);
    }

private:
    /// Sets what the error will say and answers nothing.
    std::nullopt_t refuse(const char *expected)
    {
        m_expected = expected;
        return std::nullopt;
    }

    tl::unexpected<Error> refused(const Filter &condition, const char *expected) const
    {
        return fail(ErrorCode::BadFilter,
                    {filterToText(condition), QStringLiteral("0"), QString::fromLatin1(expected)});
    }

    Result<Bound> bindRelated(const Filter &filter, int depth)
    {
        const EntityPtr child = m_catalog.entity(filter.related);
        const FieldDef *via = child ? referenceTo(m_entity, *child, filter.via) : nullptr;
        if (!via)
            return refused(filter, "related records");
        Bound related;
        related.kind = Bound::Kind::Related;
        related.measure = filter.measure;
        related.asksRoots = m_entity.rootFields().empty();
        related.entities = {child};
        related.steps = {via};
        FilterBinder binder(m_catalog, *child, m_context);
        MILLRACE_ASSIGN(Bound where,
                        binder.bind(filter.children.empty() ? Filter() : filter.children.front(), depth + 1));
        related.children.push_back(std::move(where));
        if (filter.measure == Filter::Measure::Has)
            return related;
        if (filter.measure == Filter::Measure::HasNo) {
            related.measure = Filter::Measure::Has;
            return negated(std::move(related));
        }
        if (filter.measure == Filter::Measure::Count) {
            binder.m_path = {{child}, {&countedField()}};
        } else {
            MILLRACE_ASSIGN(binder.m_path, bindPath(filter.path, m_catalog, *child));
            const Comparison kind = fieldTypeInfo(binder.m_path.field().type).comparison;
            const bool ofDays = kind == Comparison::Date || kind == Comparison::Moment;
            if (kind != Comparison::Number && (filter.measure == Filter::Measure::Sum || !ofDays))
                return refused(filter, "number");
        }
        const bool tested = filter.children.size() > 1 && filter.children[1].path.keys.isEmpty() &&
                            filter.children[1].kind >= Filter::Kind::Compare &&
                            filter.children[1].kind <= Filter::Kind::Within;
        if (!tested)
            return refused(filter, "operator");
        MILLRACE_ASSIGN(Bound test, binder.bindLeaf(filter.children[1], filter));
        related.children.push_back(std::move(test));
        related.children.push_back(binder.leaf(Bound::Kind::Everything));
        return related;
    }

    /// `told` is what an error quotes.
    Result<Bound> bindLeaf(const Filter &filter, const Filter &told)
    {
        m_expected = "operator";
        auto bound = filter.kind == Filter::Kind::Empty    ? std::optional(emptyLeaf(filter.negated))
                     : filter.kind == Filter::Kind::Within ? bindPeriod(filter.period)
                                                           : bindLiterals(filter);
        if (!bound)
            return refused(told, m_expected);
        return std::move(*bound);
    }

    std::optional<Bound> bindLiterals(const Filter &filter)
    {
        if (filter.kind == Filter::Kind::Compare)
            return filter.literals.empty() ? std::nullopt : bindCompare(filter.op, filter.literals.front());
        std::vector<Bound> any;
        for (const Literal &literal : filter.literals) {
            auto bound = bindCompare(CompareOp::Equal, literal);
            if (!bound)
                return std::nullopt;
            any.push_back(std::move(*bound));
        }
        return gathered(std::move(any));
    }

    /// Equal comparisons of one field as one AnyOf, so that a long list is one IN.
    Bound gathered(std::vector<Bound> any) const
    {
        Bound values = leaf(Bound::Kind::AnyOf);
        std::vector<Bound> rest;
        for (Bound &bound : any) {
            const bool equal = bound.kind == Bound::Kind::Compare && bound.values.size() == 1;
            if (equal || bound.kind == Bound::Kind::AnyOf)
                std::move(bound.values.begin(), bound.values.end(), std::back_inserter(values.values));
            else
                rest.push_back(std::move(bound));
        }
        if (values.values.size() == 1) {
            values.kind = Bound::Kind::Compare;
            values.op = CompareOp::Equal;
        }
        if (!values.values.empty())
            rest.push_back(std::move(values));
        return combined(Bound::Kind::Or, std::move(rest));
    }

    Bound leaf(Bound::Kind kind) const
    {
        Bound filter;
        static_cast<BoundPath &>(filter) = m_path;
        filter.kind = kind;
        return filter;
    }

    Bound emptyLeaf(bool isNegated) const
    {
        Bound filter = leaf(Bound::Kind::Empty);
        return isNegated ? negated(std::move(filter)) : filter;
    }

    Bound compareLeaf(CompareOp op, Value value) const
    {
        Bound filter = leaf(Bound::Kind::Compare);
        filter.op = op;
        filter.values.push_back(std::move(value));
        return filter;
    }

    Bound rangeLeaf(Value from, Value to) const
    {
        Bound filter = leaf(Bound::Kind::Range);
        filter.values = {std::move(from), std::move(to)};
        return filter;
    }

    std::optional<Bound> bindPeriod(const Period &period)
    {
        const Comparison kind = fieldTypeInfo(m_path.field().type).comparison;
        if (kind != Comparison::Date && kind != Comparison::Moment)
            return refuse("another operator");
        const auto [from, to] = daysOf(period, m_today, m_context.weekStart);
        return kind == Comparison::Date ? rangeLeaf(from, to)
                                        : rangeLeaf(startOfDay(from, m_context.zone), startOfDay(to, m_context.zone));
    }

    std::optional<Bound> bindCompare(CompareOp op, const Literal &literal)
    {
        const FieldDef &field = m_path.field();
        const FieldTypeInfo &info = fieldTypeInfo(field.type);
        if (info.comparison == Comparison::Emptiness)
            return refuse("is empty");
        const QString *text = std::get_if<QString>(&literal);
        if (text && text->isEmpty() && (op == CompareOp::Equal || op == CompareOp::NotEqual))
            return emptyLeaf(op == CompareOp::NotEqual);
        const bool isSet = field.type == FieldType::MultiChoice || field.type == FieldType::References;
        if (op == CompareOp::Contains && !info.text && !isSet && field.type != FieldType::Reference)
            return refuse("another operator");
        if (op != CompareOp::Contains && op != CompareOp::Equal && op != CompareOp::NotEqual && !info.ordered)
            return refuse("another operator");
        switch (info.comparison) {
        case Comparison::Number:
            return bindNumber(op, literal);
        case Comparison::Boolean:
            if (const bool *yes = std::get_if<bool>(&literal))
                return compareLeaf(op, *yes);
            return refuse("true or false");
        case Comparison::Date:
            return bindDate(op, literal);
        case Comparison::Moment:
            return bindMoment(op, literal);
        case Comparison::Option:
            return bindChoice(op, literal);
        case Comparison::Record:
            return bindReference(op, literal);
        case Comparison::Text:
        case Comparison::Emptiness:
            break;
        }
        if (!text)
            return refuse("text");
        return op == CompareOp::Contains ? containsLeaf(foldText(*text)) : bindText(op, *text);
    }

    Bound containsLeaf(const QString &folded) const
    {
        if (folded.isEmpty())
            return emptyLeaf(true);
        Bound filter = leaf(Bound::Kind::Contains);
        filter.folded = folded;
        return filter;
    }

    Bound bindText(CompareOp op, const QString &text) const
    {
        if (m_path.field().type != FieldType::Phone)
            return compareLeaf(op, text);
        Bound filter = compareLeaf(CompareOp::Equal, text);
        if (const QString e164 = parsePhone(text).e164; !e164.isEmpty())
            filter.values.emplace_back(e164);
        return op == CompareOp::Equal ? filter : negated(std::move(filter));
    }

    std::optional<Bound> bindNumber(CompareOp op, const Literal &literal)
    {
        const Number *number = std::get_if<Number>(&literal);
        if (!number)
            return refuse("number");
        const FieldDef &field = m_path.field();
        const int scale = field.type == FieldType::Money     ? m_context.baseCurrency.minorDigits()
                          : field.type == FieldType::Decimal ? field.scale
                                                             : 0;
        const ExactUnits units = unitsOf(*number, scale);
        if (units.exact)
            return compareLeaf(op, valueOfUnits(field, units.floor));
        const bool wantsLess = op == CompareOp::Less || op == CompareOp::LessOrEqual;
        if (op == CompareOp::Equal)
            return constant(false);
        if (op == CompareOp::NotEqual) {
            if (field.type != FieldType::Money)
                return constant(true);
            return combined(Bound::Kind::Or, {emptyLeaf(false), rangeLeaf({}, {})});
        }
        if (units.beyond != 0)
            return wantsLess == (units.beyond > 0) ? rangeLeaf({}, {}) : constant(false);
        return compareLeaf(wantsLess ? CompareOp::LessOrEqual : CompareOp::Greater, valueOfUnits(field, units.floor));
    }

    std::optional<Bound> bindDate(CompareOp op, const Literal &literal)
    {
        if (const QDate *date = std::get_if<QDate>(&literal))
            return compareLeaf(op, *date);
        if (const Instant *moment = std::get_if<Instant>(&literal))
            return compareLeaf(op, dayOf(*moment, m_context.zone));
        if (std::holds_alternative<Today>(literal))
            return compareLeaf(op, m_today);
        return refuse("date");
    }

    std::optional<Bound> bindMoment(CompareOp op, const Literal &literal)
    {
        if (const Instant *moment = std::get_if<Instant>(&literal))
            return compareLeaf(op, *moment);
        const QDate *written = std::get_if<QDate>(&literal);
        if (!written && !std::holds_alternative<Today>(literal))
            return refuse("date");
        const QDate date = written ? *written : m_today;
        const Value from = startOfDay(date, m_context.zone);
        const Value to = startOfDay(date.addDays(1), m_context.zone);
        switch (op) {
        case CompareOp::Equal:
            return rangeLeaf(from, to);
        case CompareOp::NotEqual:
            return negated(rangeLeaf(from, to));
        case CompareOp::Less:
            return rangeLeaf({}, from);
        case CompareOp::LessOrEqual:
            return rangeLeaf({}, to);
        case CompareOp::Greater:
            return rangeLeaf(to, {});
        case CompareOp::GreaterOrEqual:
            return rangeLeaf(from, {});
        case CompareOp::Contains:
            break;
        }
        return refuse("another operator");
    }

    /// "Is any of the values", or of a set "has any of them".
    Bound anyLeaf(CompareOp op, std::vector<Value> values) const
    {
        const FieldType type = m_path.field().type;
        const bool isSet = type == FieldType::MultiChoice || type == FieldType::References;
        Bound filter = constant(false);
        if (!isSet && values.size() == 1)
            return compareLeaf(op, std::move(values.front()));
        if (!values.empty()) {
            filter = leaf(isSet ? Bound::Kind::SetHas : Bound::Kind::AnyOf);
            filter.values = std::move(values);
        }
        return op == CompareOp::NotEqual ? negated(std::move(filter)) : filter;
    }

    std::optional<Bound> bindChoice(CompareOp op, const Literal &literal)
    {
        const QString *text = std::get_if<QString>(&literal);
        if (!text)
            return refuse("text");
        const FieldDef &field = m_path.field();
        QStringList keys = m_context.optionNamed ? m_context.optionNamed(field.optionList, *text) : QStringList();
        if (keys.isEmpty())
            keys << *text;
        std::vector<Value> values;
        for (const QString &key : keys)
            values.emplace_back(key);
        return anyLeaf(op, std::move(values));
    }

    std::optional<Bound> bindReference(CompareOp op, const Literal &literal)
    {
        const FieldDef &field = m_path.field();
        const EntityPtr target = m_catalog.entity(field.target);
        if (std::holds_alternative<Me>(literal)) {
            if (field.target != QLatin1String("user"))
                return refuse("reference to a user");
            if (op == CompareOp::Contains && field.type == FieldType::Reference)
                return refuse("text");
            return anyLeaf(op, m_context.actor.isNull() ? std::vector<Value>() : std::vector<Value>{m_context.actor});
        }
        const QString *text = std::get_if<QString>(&literal);
        if (!text)
            return refuse("reference");
        if (op == CompareOp::Contains && field.type == FieldType::Reference)
            return bindTitleContains(target, *text);
        std::vector<Value> values;
        if (const auto id = RecordId::fromString(*text))
            values.emplace_back(*id);
        else if (!target)
            return refuse("id");
        else if (m_context.titled)
            for (const RecordId &titled : m_context.titled(*target, *text))
                values.emplace_back(titled);
        return anyLeaf(op, std::move(values));
    }

    std::optional<Bound> bindTitleContains(const EntityPtr &target, const QString &text)
    {
        const QString folded = foldText(text);
        const BoundPath reference = m_path;
        std::vector<Bound> any;
        for (const int index : target ? target->titleFields : std::vector<int>()) {
            const FieldDef &field = target->at(index);
            if (!fieldTypeInfo(field.type).text)
                continue;
            m_path = reference;
            m_path.entities.push_back(target);
            m_path.steps.push_back(&field);
            any.push_back(containsLeaf(folded));
        }
        m_path = reference;
        if (any.empty())
            return refuse("another operator");
        return combined(Bound::Kind::Or, std::move(any));
    }

    const Catalog &m_catalog;
    const EntityDef &m_entity;
    const AskContext &m_context;
    QDate m_today;
    BoundPath m_path; ///< of the leaf being bound
    const char *m_expected = "operator";
};

} // namespace

const FieldDef *referenceTo(const EntityDef &entity, const EntityDef &related, QStringView via)
{
    for (const FieldDef &field : related.fields) {
        const bool leads = field.type == FieldType::Reference && field.target == entity.key;
        if (leads && (via.isEmpty() ? !field.system && !field.retired : field.key == via))
            return &field;
    }
    return nullptr;
}

Result<BoundFilter> bindFilter(const Filter &filter, const Catalog &catalog, const EntityDef &entity,
                               const AskContext &context)
{
    MILLRACE_ASSIGN(Bound bound, FilterBinder(catalog, entity, context).bind(filter));
    if (heightOf(bound) > maxBoundHeight)
        return tooDeep();
    return bound;
}

} // namespace millrace
