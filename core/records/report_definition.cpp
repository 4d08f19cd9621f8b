// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/report_definition.h"

#include "core/records/bound_filter.h"
#include "core/records/filter_words.h"

#include <set>

namespace millrace {

namespace {

tl::unexpected<Error> wrong(const QString &where, const char *what)
{
    return fail(ErrorCode::InvalidArgument, {QStringLiteral("report"), where, QString::fromLatin1(what)});
}

bool isOfDays(FieldType type)
{
    return type == FieldType::Date || type == FieldType::DateTime;
}

bool isNumber(FieldType type)
{
    return type == FieldType::Integer || type == FieldType::Decimal || type == FieldType::Money ||
           type == FieldType::Duration;
}

/// Sets and structured values have no one group, and a telephone number no one spelling.
bool isGroupable(FieldType type)
{
    return type != FieldType::MultiChoice && type != FieldType::References && type != FieldType::Json &&
           type != FieldType::Unknown && type != FieldType::Phone;
}

Result<void> checkGroup(const ReportGroup &group, const Catalog &catalog, const EntityDef &entity)
{
    MILLRACE_ASSIGN(const BoundPath path, bindPath(group.path, catalog, entity));
    const FieldType type = path.field().type;
    const QString where = group.path.toString();
    if (!isGroupable(type))
        return wrong(where, "cannot be grouped");
    if ((group.unit != DateUnit::None || !group.ages.empty()) && !isOfDays(type))
        return wrong(where, "no date");
    if (isOfDays(type) && type == FieldType::DateTime && group.unit == DateUnit::None && group.ages.empty())
        return wrong(where, "needs a unit");
    if (!group.edges.isEmpty() && !isNumber(type))
        return wrong(where, "no number");
    if (type == FieldType::Money && group.edges.isEmpty())
        return wrong(where, "needs edges");
    std::optional<Decimal> last;
    for (const QString &edge : group.edges) {
        const auto number = Decimal::fromString(edge, 9);
        if (!number || (last && number->units <= last->units))
            return wrong(where, "edges ascend");
        last = number;
    }
    return {};
}

Result<void> checkMark(const QString &mark, const Catalog &catalog, const EntityDef &entity)
{
    if (mark == QLatin1String("@now"))
        return {};
    if (mark == QLatin1String("@start") || mark == QLatin1String("@end"))
        return entity.statusField >= 0 ? Result<void>() : wrong(mark, "no states");
    MILLRACE_ASSIGN(const BoundPath path, bindPath(FieldPath::of(mark), catalog, entity));
    return isOfDays(path.field().type) ? Result<void>() : wrong(mark, "no date");
}

/// What a measure counts in, or why it cannot be counted.
Result<Dimension> measureDimension(const ReportMeasure &measure, const Catalog &catalog, const EntityDef &entity)
{
    using Kind = ReportMeasure::Kind;
    if (measure.ofDays()) {
        MILLRACE_TRY(checkMark(measure.from, catalog, entity));
        MILLRACE_TRY(checkMark(measure.to, catalog, entity));
        return measure.kind == Kind::Count || measure.kind == Kind::Distinct ? Dimension::Number : Dimension::Days;
    }
    if (measure.path.keys.isEmpty()) {
        if (measure.kind != Kind::Count)
            return wrong(measure.key, "needs a field");
        return Dimension::Number;
    }
    MILLRACE_ASSIGN(const BoundPath path, bindPath(measure.path, catalog, entity));
    if (measure.kind == Kind::Count || measure.kind == Kind::Distinct)
        return Dimension::Number;
    const FieldType type = path.field().type;
    const bool extreme = measure.kind == Kind::Minimum || measure.kind == Kind::Maximum;
    if (!isNumber(type) && !(extreme && isOfDays(type)))
        return wrong(measure.key, "no number");
    if (isOfDays(type))
        return type == FieldType::Date ? Dimension::Date : Dimension::Moment;
    if (type == FieldType::Money)
        return Dimension::Money;
    return type == FieldType::Duration ? Dimension::Duration : Dimension::Number;
}

/// Figures in the order in which formulas may name them.
class FigureDimensions
{
public:
    FigureDimensions(const ReportDefinition &report, const Catalog &catalog, const EntityDef &entity)
        : m_report(report), m_catalog(catalog), m_entity(entity)
    {
    }

    Result<void> read()
    {
        for (const ReportMeasure &measure : m_report.measures) {
            MILLRACE_ASSIGN(const Dimension dimension, measureDimension(measure, m_catalog, m_entity));
            MILLRACE_TRY(add(measure.key, dimension));
        }
        for (const ReportComputed &computed : m_report.computed) {
            MILLRACE_ASSIGN(const Formula formula, parseFormula(computed.formula));
            MILLRACE_ASSIGN(const Dimension dimension,
                            dimensionOf(formula, [this](const QString &key) { return of(key); }));
            if (computed.percent && dimension != Dimension::Number)
                return wrong(computed.key, "no share");
            MILLRACE_TRY(add(computed.key, dimension));
        }
        return {};
    }

    std::optional<Dimension> of(const QString &key) const
    {
        const auto found = m_known.constFind(key);
        return found == m_known.constEnd() ? std::nullopt : std::optional(*found);
    }

private:
    Result<void> add(const QString &key, Dimension dimension)
    {
        if (m_known.contains(key))
            return wrong(key, "twice");
        m_known.insert(key, dimension);
        return {};
    }

    const ReportDefinition &m_report;
    const Catalog &m_catalog;
    const EntityDef &m_entity;
    QHash<QString, Dimension> m_known;
};

Result<void> checkComparison(const ReportDefinition &report, const Catalog &catalog, const EntityDef &entity)
{
    const ReportComparison &comparison = report.comparison;
    if (comparison.kind == ReportComparison::Kind::Moment)
        return QDate::fromString(comparison.moment, Qt::ISODate).isValid() ? Result<void>()
                                                                           : wrong(comparison.moment, "no date");
    if (comparison.kind == ReportComparison::Kind::None)
        return {};
    MILLRACE_ASSIGN(const BoundPath path, bindPath(comparison.path, catalog, entity));
    return isOfDays(path.field().type) ? Result<void>() : wrong(comparison.path.toString(), "no date");
}

Result<void> checkList(const ReportDefinition &report, const Catalog &catalog, const EntityDef &entity)
{
    if (!report.groups.empty() || report.pivot || !report.measures.empty() || !report.computed.empty() ||
        report.comparison.kind != ReportComparison::Kind::None)
        return wrong(QStringLiteral("list"), "neither groups nor figures");
    for (const FieldPath &path : report.list)
        MILLRACE_TRY(bindPath(path, catalog, entity));
    MILLRACE_TRY(bindSort(report.listSort, catalog, entity));
    return {};
}

/// Literals do not matter here: what their types are is known when the parameters are.
Result<void> checkPaths(const Filter &filter, const Catalog &catalog, const EntityDef &entity)
{
    if (filter.kind == Filter::Kind::Related) {
        const EntityPtr related = catalog.entity(filter.related);
        if (!related)
            return fail(ErrorCode::UnknownEntity, {filter.related});
        if (!referenceTo(entity, *related, filter.via))
            return fail(ErrorCode::BadFilter,
                        {filterToText(filter), QStringLiteral("0"), QStringLiteral("related records")});
        if (!filter.path.keys.isEmpty())
            MILLRACE_TRY(bindPath(filter.path, catalog, *related));
        return filter.children.empty() ? Result<void>() : checkPaths(filter.children.front(), catalog, *related);
    }
    if (!filter.path.keys.isEmpty())
        MILLRACE_TRY(bindPath(filter.path, catalog, entity));
    for (const Filter &child : filter.children)
        MILLRACE_TRY(checkPaths(child, catalog, entity));
    return {};
}

/// Puts values into the places of parameters.
class ParameterFiller
{
public:
    ParameterFiller(const ReportDefinition &report, const QHash<QString, QString> &values)
        : m_report(report), m_values(values)
    {
    }

    /// Nothing for a condition that does not count.
    std::optional<Filter> filled(const Filter &filter)
    {
        Filter copy = filter;
        for (Literal &literal : copy.literals) {
            const QString *text = std::get_if<QString>(&literal);
            if (!text || !text->startsWith(u'$'))
                continue;
            auto value = literalOf(text->mid(1));
            if (!value)
                return std::nullopt;
            literal = std::move(*value);
        }
        copy.children.clear();
        for (size_t i = 0; i < filter.children.size(); ++i) {
            auto child = filled(filter.children[i]);
            if (child)
                copy.children.push_back(std::move(*child));
            else if (filter.kind == Filter::Kind::Related && i == 0)
                copy.children.emplace_back();
            else if (filter.kind == Filter::Kind::Related || filter.kind == Filter::Kind::Not)
                return std::nullopt;
        }
        const bool joins = filter.kind == Filter::Kind::And || filter.kind == Filter::Kind::Or;
        if (joins && copy.children.empty() && !filter.children.empty())
            return std::nullopt;
        return copy;
    }

    const std::optional<Error> &error() const { return m_error; }

private:
    std::nullopt_t refuse(const QString &key, const char *expected)
    {
        if (!m_error)
            m_error = Error{
                ErrorCode::InvalidArgument, {QStringLiteral("parameter"), key, QString::fromLatin1(expected)}, {}};
        return std::nullopt;
    }

    std::optional<Literal> literalOf(const QString &key)
    {
        for (const ReportParameter &parameter : m_report.parameters) {
            if (parameter.key != key)
                continue;
            const QString text = m_values.value(key, parameter.value);
            if (text.isEmpty())
                return std::nullopt;
            if (parameter.kind == ReportParameter::Kind::Text)
                return text;
            if (parameter.kind == ReportParameter::Kind::Number) {
                const auto number = plainNumber(text);
                return number ? std::optional<Literal>(*number) : refuse(key, "number");
            }
            if (text == QLatin1String("today"))
                return Today{};
            const QDate day = text.size() == 10 ? QDate::fromString(text, Qt::ISODate) : QDate();
            return day.isValid() ? std::optional<Literal>(day) : refuse(key, "date");
        }
        return refuse(key, "a parameter of the report");
    }

    const ReportDefinition &m_report;
    const QHash<QString, QString> &m_values;
    std::optional<Error> m_error;
};

} // namespace

Result<void> checkReport(const ReportDefinition &report, const Catalog &catalog)
{
    MILLRACE_ASSIGN(const EntityPtr entity, catalog.require(report.entity));
    MILLRACE_TRY(checkPaths(report.filter, catalog, *entity));
    MILLRACE_TRY(withParameters(report.filter, report, {}));
    if (report.isList())
        return checkList(report, catalog, *entity);
    if (report.groups.size() > maxReportGroups)
        return wrong(QStringLiteral("groups"), "two at the most");
    for (const ReportGroup &group : report.groups)
        MILLRACE_TRY(checkGroup(group, catalog, *entity));
    if (report.pivot)
        MILLRACE_TRY(checkGroup(*report.pivot, catalog, *entity));
    if (report.measures.empty())
        return wrong(QStringLiteral("measures"), "nothing to count");
    for (const ReportMeasure &measure : report.measures) {
        MILLRACE_TRY(checkPaths(measure.where, catalog, *entity));
        MILLRACE_TRY(withParameters(measure.where, report, {}));
    }
    FigureDimensions figures(report, catalog, *entity);
    MILLRACE_TRY(figures.read());
    QStringList named = report.charted;
    if (!report.sort.isEmpty())
        named << (report.sort.startsWith(u'-') ? report.sort.mid(1) : report.sort);
    for (const QString &key : std::as_const(named))
        if (!figures.of(key))
            return wrong(key, "no such figure");
    return checkComparison(report, catalog, *entity);
}

std::optional<Dimension> figureDimension(const ReportDefinition &report, const Catalog &catalog, const QString &key)
{
    const EntityPtr entity = catalog.entity(report.entity);
    if (!entity)
        return std::nullopt;
    FigureDimensions figures(report, catalog, *entity);
    static_cast<void>(figures.read());
    return figures.of(key);
}

Result<Filter> withParameters(const Filter &filter, const ReportDefinition &report,
                              const QHash<QString, QString> &values)
{
    ParameterFiller filler(report, values);
    auto filled = filler.filled(filter);
    if (filler.error())
        return fail(*filler.error());
    return filled ? std::move(*filled) : Filter();
}

} // namespace millrace
