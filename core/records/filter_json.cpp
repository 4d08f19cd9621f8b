// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/filter_words.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QLocale>

#include <algorithm>
#include <array>

namespace millrace {

namespace {

QJsonValue literalToJson(const Literal &literal)
{
    const auto named = [](const char *name, const QString &text) {
        return QJsonValue(QJsonObject{{QString::fromLatin1(name), text}});
    };
    return std::visit(Overloaded{[](const QString &text) { return QJsonValue(text); },
                                 [&](const Number &number) { return named("number", number.text); },
                                 [&](QDate date) { return named("date", date.toString(Qt::ISODate)); },
                                 [&](Instant time) { return named("time", momentText(time)); },
                                 [](bool yes) { return QJsonValue(yes); },
                                 [&](Today) { return named("word", QStringLiteral("today")); },
                                 [&](Me) { return named("word", QStringLiteral("me")); }},
                      literal);
}

std::optional<Literal> literalFromJson(const QJsonValue &json)
{
    if (json.isString()) {
        const QString text = json.toString();
        return text.isValidUtf16() && !text.contains(QChar(u'\0')) ? std::optional<Literal>(text) : std::nullopt;
    }
    if (json.isBool())
        return json.toBool();
    if (json.isDouble()) {
        // Shortest text that gives the same double; JSON cannot say more.
        const auto number = plainNumber(json.isDouble() && json.toDouble() == double(json.toInteger())
                                            ? QString::number(json.toInteger())
                                            : QString::number(json.toDouble(), 'f', QLocale::FloatingPointShortest));
        return number ? std::optional<Literal>(*number) : std::nullopt;
    }
    const QJsonObject object = json.toObject();
    if (object.size() != 1 || !object.begin().value().isString())
        return std::nullopt;
    const QString name = object.begin().key();
    const QString text = object.begin().value().toString();
    if (name == QLatin1String("number")) {
        const auto number = plainNumber(text);
        return number ? std::optional<Literal>(*number) : std::nullopt;
    }
    if (name == QLatin1String("date")) {
        const QDate date = text.size() == 10 ? QDate::fromString(text, Qt::ISODate) : QDate();
        return date.isValid() ? std::optional<Literal>(date) : std::nullopt;
    }
    if (name == QLatin1String("time")) {
        const auto moment = momentFromText(text);
        return moment ? std::optional<Literal>(*moment) : std::nullopt;
    }
    if (name == QLatin1String("word") && text == QLatin1String("today"))
        return Today{};
    if (name == QLatin1String("word") && text == QLatin1String("me"))
        return Me{};
    return std::nullopt;
}

/// By Filter::Measure.
constexpr std::array relatedNames{"has", "has_no", "count", "sum", "min", "max"};

/// Reads one object; `expected` says what was missing where it answers nothing.
class FilterJsonReader
{
public:
    QString expected;

    /// `depth` as the text would have it: brackets around an outermost "and" or "or" are not written.
    std::optional<Filter> read(const QJsonValue &json, int depth = -1)
    {
        if (!json.isObject())
            return refuse("filter");
        const QJsonObject object = json.toObject();
        if (object.isEmpty())
            return Filter{};
        if (object.contains(QStringLiteral("field")))
            return readCondition(object);
        for (const char *name : relatedNames)
            if (object.contains(QLatin1String(name)))
                return readRelated(object, QString::fromLatin1(name), depth);
        if (object.size() != 1)
            return refuse("field");
        const QString name = object.begin().key();
        const QJsonValue content = object.begin().value();
        if (name == QLatin1String("not")) {
            depth = std::max(depth, 0) + 1;
            if (depth > maxFilterDepth)
                return refuse("fewer brackets");
            auto child = read(content, depth);
            return child ? std::optional(Filter::negation(std::move(*child))) : std::nullopt;
        }
        const bool isAnd = name == QLatin1String("and");
        if ((!isAnd && name != QLatin1String("or")) || !content.isArray())
            return refuse("field");
        if (++depth > maxFilterDepth)
            return refuse("fewer brackets");
        std::vector<Filter> children;
        for (const QJsonValue &part : content.toArray()) {
            auto child = read(part, depth);
            if (!child)
                return std::nullopt;
            children.push_back(std::move(*child));
        }
        return isAnd ? Filter::all(std::move(children)) : Filter::any(std::move(children));
    }

private:
    std::nullopt_t refuse(const char *what)
    {
        if (expected.isEmpty())
            expected = QString::fromLatin1(what);
        return std::nullopt;
    }

    std::optional<Filter> readCondition(QJsonObject object)
    {
        Filter filter;
        filter.path = FieldPath::of(object.take(QStringLiteral("field")).toString());
        if (filter.path.keys.contains(QString()))
            return refuse("field");
        return readTest(filter, object) ? std::optional(std::move(filter)) : std::nullopt;
    }

    std::optional<Filter> readRelated(QJsonObject object, const QString &name, int depth)
    {
        const auto found = std::find(relatedNames.begin(), relatedNames.end(), name);
        Filter filter;
        filter.kind = Filter::Kind::Related;
        filter.measure = Filter::Measure(found - relatedNames.begin());
        filter.path = FieldPath::of(object.take(name).toString());
        if (filter.path.keys.contains(QString()))
            return refuse("entity");
        filter.related = filter.path.keys.takeFirst();
        if ((filter.measure > Filter::Measure::Count) == filter.path.keys.isEmpty())
            return refuse("field");
        if (object.contains(QStringLiteral("via"))) {
            filter.via = object.take(QStringLiteral("via")).toString();
            if (filter.via.isEmpty())
                return refuse("field");
        }
        filter.children.emplace_back();
        if (const QJsonValue where = object.take(QStringLiteral("where")); !where.isUndefined()) {
            // The brackets around the text of `where`; an "and" or "or" in them needs none of its own.
            const int level = std::max(depth, 0) + 1;
            if (level > maxFilterDepth)
                return refuse("fewer brackets");
            const bool joins =
                where.toObject().contains(QStringLiteral("and")) || where.toObject().contains(QStringLiteral("or"));
            auto inner = read(where, joins ? level - 1 : level);
            if (!inner)
                return std::nullopt;
            filter.children.front() = std::move(*inner);
        }
        if (filter.measure <= Filter::Measure::HasNo)
            return object.isEmpty() ? std::optional(std::move(filter)) : refuse("operator");
        filter.children.emplace_back();
        return readTest(filter.children.back(), object) ? std::optional(std::move(filter)) : std::nullopt;
    }

    /// The members of a condition but its field; all of them must be understood.
    bool readTest(Filter &filter, QJsonObject &object)
    {
        const auto refuse = [this](const char *what) {
            this->refuse(what);
            return false;
        };
        if (object.contains(QStringLiteral("op"))) {
            const auto op = compareOpNamed(object.take(QStringLiteral("op")).toString());
            if (!op)
                return refuse("operator");
            filter.kind = Filter::Kind::Compare;
            filter.op = *op;
            const auto literal = literalFromJson(object.take(QStringLiteral("value")));
            if (!literal)
                return refuse("value");
            filter.literals.push_back(*literal);
        } else if (object.contains(QStringLiteral("empty"))) {
            const QJsonValue empty = object.take(QStringLiteral("empty"));
            if (!empty.isBool())
                return refuse("empty");
            filter.kind = Filter::Kind::Empty;
            filter.negated = !empty.toBool();
        } else if (object.contains(QStringLiteral("in"))) {
            const QJsonValue list = object.take(QStringLiteral("in"));
            if (!list.isArray())
                return refuse("value");
            filter.kind = Filter::Kind::In;
            for (const QJsonValue &part : list.toArray()) {
                const auto literal = literalFromJson(part);
                if (!literal)
                    return refuse("value");
                filter.literals.push_back(*literal);
            }
        } else {
            filter.kind = Filter::Kind::Within;
            if (!readPeriod(object, filter.period))
                return false;
        }
        return object.isEmpty() || refuse("operator");
    }

    bool readPeriod(QJsonObject &object, Period &period)
    {
        const auto count = [&](const char *name) { return object.take(QString::fromLatin1(name)); };
        QJsonValue unit;
        if (object.contains(QStringLiteral("this"))) {
            period.which = Period::Which::This;
            unit = object.take(QStringLiteral("this"));
        } else {
            const bool isLast = object.contains(QStringLiteral("last"));
            if (!isLast && !object.contains(QStringLiteral("next"))) {
                refuse("operator");
                return false;
            }
            period.which = isLast ? Period::Which::Last : Period::Which::Next;
            period.count = (isLast ? count("last") : count("next")).toInt();
            if (period.count < 1 || period.count > maxPeriodCount) {
                refuse("number");
                return false;
            }
            unit = object.take(QStringLiteral("unit"));
        }
        const auto named = periodUnitNamed(unit.toString());
        if (!named) {
            refuse("unit");
            return false;
        }
        period.unit = *named;
        return true;
    }
};

} // namespace

static void writeTest(const Filter &filter, QJsonObject &object)
{
    switch (filter.kind) {
    case Filter::Kind::Compare:
        object.insert(QStringLiteral("op"), compareOpText(filter.op));
        object.insert(QStringLiteral("value"),
                      filter.literals.empty() ? QJsonValue(QString()) : literalToJson(filter.literals.front()));
        break;
    case Filter::Kind::Empty:
        object.insert(QStringLiteral("empty"), !filter.negated);
        break;
    case Filter::Kind::In: {
        QJsonArray literals;
        for (const Literal &literal : filter.literals)
            literals.append(literalToJson(literal));
        object.insert(QStringLiteral("in"), literals);
        break;
    }
    case Filter::Kind::Within: {
        const QString unit = periodUnitText(filter.period.unit);
        if (filter.period.which == Period::Which::This) {
            object.insert(QStringLiteral("this"), unit);
            break;
        }
        object.insert(filter.period.which == Period::Which::Last ? QStringLiteral("last") : QStringLiteral("next"),
                      filter.period.count);
        object.insert(QStringLiteral("unit"), unit);
        break;
    }
    case Filter::Kind::Everything:
    case Filter::Kind::And:
    case Filter::Kind::Or:
    case Filter::Kind::Not:
    case Filter::Kind::Related:
        break;
    }
}

static QJsonObject relatedToJson(const Filter &filter)
{
    QJsonObject object;
    object.insert(QString::fromLatin1(relatedNames[size_t(filter.measure)]),
                  (QStringList{filter.related} + filter.path.keys).join(u'.'));
    if (!filter.via.isEmpty())
        object.insert(QStringLiteral("via"), filter.via);
    if (!filter.children.empty() && !filter.children.front().isEverything())
        object.insert(QStringLiteral("where"), filterToJson(filter.children.front()));
    if (filter.children.size() > 1)
        writeTest(filter.children[1], object);
    return object;
}

QJsonObject filterToJson(const Filter &filter)
{
    switch (filter.kind) {
    case Filter::Kind::Everything:
        return {};
    case Filter::Kind::And:
    case Filter::Kind::Or: {
        QJsonArray children;
        for (const Filter &child : filter.children)
            children.append(filterToJson(child));
        return {{filter.kind == Filter::Kind::And ? QStringLiteral("and") : QStringLiteral("or"), children}};
    }
    case Filter::Kind::Not:
        return {
            {QStringLiteral("not"), filter.children.empty() ? QJsonObject() : filterToJson(filter.children.front())}};
    case Filter::Kind::Related:
        return relatedToJson(filter);
    case Filter::Kind::Compare:
    case Filter::Kind::Empty:
    case Filter::Kind::In:
    case Filter::Kind::Within:
        break;
    }
    QJsonObject object{{QStringLiteral("field"), filter.path.toString()}};
    writeTest(filter, object);
    return object;
}

Result<Filter> filterFromJson(const QJsonObject &json)
{
    FilterJsonReader reader;
    auto filter = reader.read(json);
    if (!filter)
        return fail(ErrorCode::BadFilter, {QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact)),
                                           QStringLiteral("0"), reader.expected});
    return std::move(*filter);
}

} // namespace millrace
