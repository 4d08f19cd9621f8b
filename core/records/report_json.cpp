// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/filter_words.h"
#include "core/records/report_definition.h"

#include <QJsonArray>

#include <array>

namespace millrace {

namespace {

constexpr std::array measureKinds{"count", "sum", "average", "median", "min", "max", "distinct"};
constexpr std::array parameterKinds{"text", "number", "date"};
constexpr std::array chartKinds{"none", "bar", "stacked", "line", "area", "funnel", "column", "heat", "scatter"};

template <class Names> std::optional<int> placeOf(const Names &names, const QString &name)
{
    for (size_t i = 0; i < names.size(); ++i)
        if (name == QLatin1String(names[i]))
            return int(i);
    return std::nullopt;
}

std::optional<Period> periodOf(const QString &text)
{
    const auto filter = parseFilter(QStringLiteral("x within ") + text);
    return filter && filter->kind == Filter::Kind::Within ? std::optional(filter->period) : std::nullopt;
}

/// Takes members out of an object one by one; what is left over in the end was not understood. The first thing that is
/// wrong is kept.
class ReportReader
{
public:
    Result<ReportDefinition> read(const QString &entity, QJsonObject json)
    {
        ReportDefinition report;
        report.entity = entity;
        report.filter = filter(json, "filter");
        each(json, "parameters", [&](QJsonObject &part) { report.parameters.push_back(parameter(part)); });
        each(json, "groups", [&](QJsonObject &part) { report.groups.push_back(group(part)); });
        if (json.contains(QStringLiteral("pivot"))) {
            QJsonObject part = json.take(QStringLiteral("pivot")).toObject();
            report.pivot = group(part);
            finished(part, "pivot");
        }
        report.firstMonth = whole(json, "first_month", 1, 1, 12);
        each(json, "measures", [&](QJsonObject &part) { report.measures.push_back(measure(part)); });
        each(json, "computed", [&](QJsonObject &part) { report.computed.push_back(computed(part)); });
        report.sort = text(json, "sort");
        report.top = whole(json, "top", 0, 0, 1'000'000);
        report.others = yes(json, "others", true);
        report.subtotals = yes(json, "subtotals", true);
        report.totals = yes(json, "totals", true);
        readComparison(json, report.comparison);
        for (const QString &path : texts(json, "list"))
            report.list.push_back(FieldPath::of(path));
        report.listSort = parseSort(text(json, "list_sort"));
        readChart(json, report);
        finished(json, "report");
        if (m_error)
            return fail(*m_error);
        return report;
    }

private:
    void refuse(const QString &where, const char *expected)
    {
        if (!m_error)
            m_error =
                Error{ErrorCode::InvalidArgument, {QStringLiteral("report"), where, QString::fromLatin1(expected)}, {}};
    }

    static QString named(const char *name) { return QString::fromLatin1(name); }

    void finished(const QJsonObject &json, const char *where)
    {
        if (!json.isEmpty())
            refuse(named(where) + u'.' + json.begin().key(), "a known member");
    }

    QString text(QJsonObject &json, const char *name)
    {
        const QJsonValue value = json.take(named(name));
        if (!value.isUndefined() && !value.isString())
            refuse(named(name), "text");
        return value.toString();
    }

    bool yes(QJsonObject &json, const char *name, bool otherwise)
    {
        const QJsonValue value = json.take(named(name));
        if (!value.isUndefined() && !value.isBool())
            refuse(named(name), "true or false");
        return value.toBool(otherwise);
    }

    int whole(QJsonObject &json, const char *name, int otherwise, int least, int most)
    {
        const QJsonValue value = json.take(named(name));
        if (value.isUndefined())
            return otherwise;
        const int number = value.toInt(least - 1);
        if (number < least || number > most)
            refuse(named(name), "whole number");
        return number;
    }

    QStringList texts(QJsonObject &json, const char *name)
    {
        const QJsonValue value = json.take(named(name));
        if (!value.isUndefined() && !value.isArray())
            refuse(named(name), "list");
        QStringList found;
        for (const QJsonValue &part : value.toArray()) {
            if (!part.isString())
                refuse(named(name), "text");
            found << part.toString();
        }
        return found;
    }

    template <class Take> void each(QJsonObject &json, const char *name, const Take &take)
    {
        const QJsonValue value = json.take(named(name));
        if (!value.isUndefined() && !value.isArray())
            refuse(named(name), "list");
        for (const QJsonValue &part : value.toArray()) {
            QJsonObject object = part.toObject();
            if (!part.isObject())
                refuse(named(name), "object");
            take(object);
            finished(object, name);
        }
    }

    Filter filter(QJsonObject &json, const char *name)
    {
        const QJsonValue value = json.take(named(name));
        if (value.isUndefined())
            return {};
        auto filter = value.isString()   ? parseFilter(value.toString())
                      : value.isObject() ? filterFromJson(value.toObject())
                                         : fail(ErrorCode::BadFilter, {{}, QStringLiteral("0"), named("filter")});
        if (filter)
            return std::move(*filter);
        if (!m_error)
            m_error = filter.error();
        return {};
    }

    QString key(QJsonObject &json)
    {
        QString key = text(json, "key");
        bool plain = !key.isEmpty() && key.front() >= u'a' && key.front() <= u'z' && key.size() <= 60;
        for (const QChar c : key)
            plain = plain && ((c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'_');
        if (!plain)
            refuse(QStringLiteral("key"), "a key of small letters, digits and _");
        return key;
    }

    ReportGroup group(QJsonObject &json)
    {
        ReportGroup group;
        group.path = FieldPath::of(text(json, "field"));
        if (group.path.keys.contains(QString()))
            refuse(QStringLiteral("groups.field"), "field");
        const auto unit = dateUnitNamed(text(json, "unit"));
        if (!unit)
            refuse(QStringLiteral("groups.unit"), "day, week, month, quarter or year");
        group.unit = unit.value_or(DateUnit::None);
        group.edges = texts(json, "edges");
        for (const QJsonValue &age : json.take(QStringLiteral("ages")).toArray()) {
            group.ages.push_back(age.toInt(-1));
            if (group.ages.back() < 0 ||
                (group.ages.size() > 1 && group.ages.back() <= group.ages[group.ages.size() - 2]))
                refuse(QStringLiteral("groups.ages"), "days, ascending");
        }
        group.label = text(json, "label");
        return group;
    }

    ReportParameter parameter(QJsonObject &json)
    {
        ReportParameter parameter;
        parameter.key = key(json);
        parameter.label = text(json, "label");
        const auto kind = placeOf(parameterKinds, text(json, "type"));
        if (!kind)
            refuse(QStringLiteral("parameters.type"), "text, number or date");
        parameter.kind = ReportParameter::Kind(kind.value_or(0));
        parameter.value = text(json, "value");
        return parameter;
    }

    ReportMeasure measure(QJsonObject &json)
    {
        ReportMeasure measure;
        measure.key = key(json);
        measure.label = text(json, "label");
        const auto kind = placeOf(measureKinds, text(json, "measure"));
        if (!kind)
            refuse(QStringLiteral("measures.measure"), "count, sum, average, median, min, max or distinct");
        measure.kind = ReportMeasure::Kind(kind.value_or(0));
        if (const QString field = text(json, "field"); !field.isEmpty())
            measure.path = FieldPath::of(field);
        if (const QStringList marks = texts(json, "days"); marks.size() == 2) {
            measure.from = marks[0];
            measure.to = marks[1];
        } else if (!marks.isEmpty()) {
            refuse(QStringLiteral("measures.days"), "two marks");
        }
        measure.where = filter(json, "where");
        measure.digits = whole(json, "digits", -1, 0, 9);
        measure.hidden = yes(json, "hidden", false);
        return measure;
    }

    ReportComputed computed(QJsonObject &json)
    {
        ReportComputed computed;
        computed.key = key(json);
        computed.label = text(json, "label");
        computed.formula = text(json, "formula");
        const QString format = text(json, "format");
        if (!format.isEmpty() && format != QLatin1String("percent"))
            refuse(QStringLiteral("computed.format"), "percent");
        computed.percent = !format.isEmpty();
        computed.digits = whole(json, "digits", -1, 0, 9);
        computed.hidden = yes(json, "hidden", false);
        return computed;
    }

    void readComparison(QJsonObject &all, ReportComparison &comparison)
    {
        if (!all.contains(QStringLiteral("compare")))
            return;
        QJsonObject json = all.take(QStringLiteral("compare")).toObject();
        if (json.contains(QStringLiteral("moment"))) {
            comparison.kind = ReportComparison::Kind::Moment;
            comparison.moment = text(json, "moment");
        } else {
            comparison.kind = ReportComparison::Kind::Period;
            comparison.path = FieldPath::of(text(json, "field"));
            comparison.from = QDate::fromString(text(json, "from"), Qt::ISODate);
            comparison.to = QDate::fromString(text(json, "to"), Qt::ISODate);
            const bool byDays = comparison.from.isValid() && comparison.to >= comparison.from;
            const auto period = periodOf(text(json, "period"));
            if (!period && !byDays)
                refuse(QStringLiteral("compare.period"), "period");
            comparison.period = period.value_or(Period());
            comparison.shift = whole(json, "shift", 1, 1, 1000);
            const auto unit = dateUnitNamed(text(json, "unit"));
            if (!unit || *unit == DateUnit::None)
                refuse(QStringLiteral("compare.unit"), "day, week, month, quarter or year");
            comparison.unit = unit.value_or(DateUnit::Year);
        }
        finished(json, "compare");
    }

    void readChart(QJsonObject &all, ReportDefinition &report)
    {
        if (!all.contains(QStringLiteral("chart")))
            return;
        QJsonObject json = all.take(QStringLiteral("chart")).toObject();
        const auto kind = placeOf(chartKinds, text(json, "kind"));
        if (!kind)
            refuse(QStringLiteral("chart.kind"), "bar, stacked, line, area, funnel, column, heat or scatter");
        report.chart = ReportChart(kind.value_or(0));
        report.charted = texts(json, "figures");
        finished(json, "chart");
    }

    std::optional<Error> m_error;
};

/// Writes members that say something.
class ReportWriter
{
public:
    void text(const char *name, const QString &text)
    {
        if (!text.isEmpty())
            m_object.insert(QString::fromLatin1(name), text);
    }
    void filter(const char *name, const Filter &filter)
    {
        if (!filter.isEverything())
            m_object.insert(QString::fromLatin1(name), filterToJson(filter));
    }
    void flag(const char *name, bool value, bool otherwise)
    {
        if (value != otherwise)
            m_object.insert(QString::fromLatin1(name), value);
    }
    void number(const char *name, int value, int otherwise)
    {
        if (value != otherwise)
            m_object.insert(QString::fromLatin1(name), value);
    }
    void list(const char *name, const QJsonArray &list)
    {
        if (!list.isEmpty())
            m_object.insert(QString::fromLatin1(name), list);
    }
    void object(const char *name, const QJsonObject &object) { m_object.insert(QString::fromLatin1(name), object); }
    const QJsonObject &done() const { return m_object; }

private:
    QJsonObject m_object;
};

template <class Kind, size_t n> QString nameOf(const std::array<const char *, n> &names, Kind kind)
{
    return QString::fromLatin1(names[size_t(kind)]);
}

QJsonObject groupToJson(const ReportGroup &group)
{
    ReportWriter json;
    json.text("field", group.path.toString());
    json.text("unit", dateUnitName(group.unit));
    json.list("edges", QJsonArray::fromStringList(group.edges));
    QJsonArray ages;
    for (const int age : group.ages)
        ages.append(age);
    json.list("ages", ages);
    json.text("label", group.label);
    return json.done();
}

QJsonObject parameterToJson(const ReportParameter &parameter)
{
    ReportWriter json;
    json.text("key", parameter.key);
    json.text("label", parameter.label);
    json.text("type", nameOf(parameterKinds, parameter.kind));
    json.text("value", parameter.value);
    return json.done();
}

QJsonObject measureToJson(const ReportMeasure &measure)
{
    ReportWriter json;
    json.text("key", measure.key);
    json.text("label", measure.label);
    json.text("measure", nameOf(measureKinds, measure.kind));
    json.text("field", measure.path.toString());
    if (measure.ofDays())
        json.list("days", {measure.from, measure.to});
    json.filter("where", measure.where);
    json.number("digits", measure.digits, -1);
    json.flag("hidden", measure.hidden, false);
    return json.done();
}

QJsonObject computedToJson(const ReportComputed &computed)
{
    ReportWriter json;
    json.text("key", computed.key);
    json.text("label", computed.label);
    json.text("formula", computed.formula);
    json.text("format", computed.percent ? QStringLiteral("percent") : QString());
    json.number("digits", computed.digits, -1);
    json.flag("hidden", computed.hidden, false);
    return json.done();
}

QJsonObject comparisonToJson(const ReportComparison &comparison)
{
    ReportWriter json;
    if (comparison.kind == ReportComparison::Kind::Moment) {
        json.text("moment", comparison.moment);
        return json.done();
    }
    json.text("field", comparison.path.toString());
    json.text("period", comparison.from.isValid() ? QString() : periodText(comparison.period));
    json.text("from", comparison.from.toString(Qt::ISODate));
    json.text("to", comparison.to.toString(Qt::ISODate));
    json.number("shift", comparison.shift, 1);
    json.text("unit", dateUnitName(comparison.unit));
    return json.done();
}

template <class Part, class Write> QJsonArray listOf(const std::vector<Part> &parts, const Write &write)
{
    QJsonArray list;
    for (const Part &part : parts)
        list.append(write(part));
    return list;
}

} // namespace

QJsonObject reportToJson(const ReportDefinition &report)
{
    ReportWriter json;
    json.filter("filter", report.filter);
    json.list("parameters", listOf(report.parameters, parameterToJson));
    json.list("groups", listOf(report.groups, groupToJson));
    if (report.pivot)
        json.object("pivot", groupToJson(*report.pivot));
    json.number("first_month", report.firstMonth, 1);
    json.list("measures", listOf(report.measures, measureToJson));
    json.list("computed", listOf(report.computed, computedToJson));
    json.text("sort", report.sort);
    json.number("top", report.top, 0);
    json.flag("others", report.others, true);
    json.flag("subtotals", report.subtotals, true);
    json.flag("totals", report.totals, true);
    if (report.comparison.kind != ReportComparison::Kind::None)
        json.object("compare", comparisonToJson(report.comparison));
    json.list("list", listOf(report.list, [](const FieldPath &path) { return path.toString(); }));
    QStringList order;
    for (const SortKey &key : report.listSort)
        order << (key.descending ? QStringLiteral("-") : QString()) + key.path.toString();
    json.text("list_sort", order.join(u','));
    if (report.chart != ReportChart::None) {
        ReportWriter chart;
        chart.text("kind", nameOf(chartKinds, report.chart));
        chart.list("figures", QJsonArray::fromStringList(report.charted));
        json.object("chart", chart.done());
    }
    return json.done();
}

Result<ReportDefinition> reportFromJson(const QString &entity, const QJsonObject &json)
{
    return ReportReader().read(entity, json);
}

} // namespace millrace
