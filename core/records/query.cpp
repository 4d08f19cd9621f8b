// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/query.h"

#include "core/records/filter_words.h"

namespace millrace {

FieldPath FieldPath::of(QStringView dotted)
{
    FieldPath path;
    for (const QStringView key : dotted.split(u'.'))
        path.keys << key.trimmed().toString();
    return path;
}

Filter Filter::compare(QStringView path, CompareOp op, Literal literal)
{
    Filter filter;
    filter.kind = Kind::Compare;
    filter.path = FieldPath::of(path);
    filter.op = op;
    filter.literals.push_back(std::move(literal));
    return filter;
}

Filter Filter::empty(QStringView path, bool negated)
{
    Filter filter;
    filter.kind = Kind::Empty;
    filter.path = FieldPath::of(path);
    filter.negated = negated;
    return filter;
}

Filter Filter::in(QStringView path, std::vector<Literal> literals)
{
    Filter filter;
    filter.kind = Kind::In;
    filter.path = FieldPath::of(path);
    filter.literals = std::move(literals);
    return filter;
}

Filter Filter::within(QStringView path, const Period &period)
{
    Filter filter;
    filter.kind = Kind::Within;
    filter.path = FieldPath::of(path);
    filter.period = period;
    return filter;
}

Filter Filter::negation(Filter child)
{
    Filter filter;
    filter.kind = Kind::Not;
    filter.children.push_back(std::move(child));
    return filter;
}

static Filter relatedFilter(Filter::Measure measure, QStringView entity, Filter where)
{
    Filter filter;
    filter.kind = Filter::Kind::Related;
    filter.measure = measure;
    filter.related = entity.toString();
    filter.children.push_back(std::move(where));
    return filter;
}

Filter Filter::has(QStringView entity, Filter where)
{
    return relatedFilter(Measure::Has, entity, std::move(where));
}

Filter Filter::hasNo(QStringView entity, Filter where)
{
    return relatedFilter(Measure::HasNo, entity, std::move(where));
}

Filter Filter::counted(QStringView entity, Filter where, Filter test)
{
    Filter filter = relatedFilter(Measure::Count, entity, std::move(where));
    filter.children.push_back(std::move(test));
    return filter;
}

static Filter joinedFilter(Filter::Kind kind, std::vector<Filter> children)
{
    if (children.empty())
        return {};
    if (children.size() == 1)
        return std::move(children.front());
    Filter filter;
    filter.kind = kind;
    filter.children = std::move(children);
    return filter;
}

Filter Filter::all(std::vector<Filter> children)
{
    std::erase_if(children, [](const Filter &child) { return child.isEverything(); });
    return joinedFilter(Kind::And, std::move(children));
}

Filter Filter::any(std::vector<Filter> children)
{
    for (const Filter &child : children)
        if (child.isEverything())
            return {};
    return joinedFilter(Kind::Or, std::move(children));
}

static QString literalText(const Literal &literal)
{
    return std::visit(
        Overloaded{[](QString text) {
                       text.replace(u'\\', QLatin1String("\\\\"));
                       text.replace(u'"', QLatin1String("\\\""));
                       return u'"' + text + u'"';
                   },
                   [](const Number &number) { return number.text; },
                   [](QDate date) { return date.toString(Qt::ISODate); }, [](Instant time) { return momentText(time); },
                   [](bool yes) { return yes ? QStringLiteral("true") : QStringLiteral("false"); },
                   [](Today) { return QStringLiteral("today"); }, [](Me) { return QStringLiteral("me"); }},
        literal);
}

/// What follows the path, or for a Related condition its records.
static QString testText(const Filter &filter, const QString &path)
{
    switch (filter.kind) {
    case Filter::Kind::Compare:
        return path + u' ' + compareOpText(filter.op) + u' ' +
               (filter.literals.empty() ? QStringLiteral("\"\"") : literalText(filter.literals.front()));
    case Filter::Kind::Empty:
        return path + (filter.negated ? QLatin1String(" is not empty") : QLatin1String(" is empty"));
    case Filter::Kind::In: {
        QStringList literals;
        for (const Literal &literal : filter.literals)
            literals << literalText(literal);
        return path + QLatin1String(" in (") + literals.join(QLatin1String(", ")) + u')';
    }
    case Filter::Kind::Within:
        return path + QLatin1String(" within ") + periodText(filter.period);
    case Filter::Kind::Everything:
    case Filter::Kind::And:
    case Filter::Kind::Or:
    case Filter::Kind::Not:
    case Filter::Kind::Related:
        break;
    }
    return path;
}

static QString textOf(const Filter &filter, bool inner);

static QString relatedText(const Filter &filter)
{
    QString text = measureText(filter.measure) + u' ' + filter.related;
    if (!filter.path.keys.isEmpty())
        text += u'.' + filter.path.toString();
    if (!filter.via.isEmpty())
        text += QLatin1String(" via ") + filter.via;
    if (!filter.children.empty() && !filter.children.front().isEverything())
        text += QLatin1String(" (") + textOf(filter.children.front(), false) + u')';
    return filter.children.size() > 1 ? testText(filter.children[1], text) : text;
}

/// `inner`: the filter stands within another, where And and Or need brackets and Everything a condition that says so.
static QString textOf(const Filter &filter, bool inner)
{
    switch (filter.kind) {
    case Filter::Kind::Everything:
        return inner ? QStringLiteral("id is not empty") : QString();
    case Filter::Kind::Not:
        return QLatin1String("not ") +
               (filter.children.empty() ? QStringLiteral("id is not empty") : textOf(filter.children.front(), true));
    case Filter::Kind::And:
    case Filter::Kind::Or: {
        const bool isAnd = filter.kind == Filter::Kind::And;
        if (filter.children.empty())
            return isAnd ? textOf({}, inner) : QStringLiteral("id is empty");
        if (filter.children.size() == 1)
            return textOf(filter.children.front(), inner);
        QString text;
        for (const Filter &child : filter.children) {
            if (!text.isEmpty())
                text += isAnd ? QLatin1String(" and ") : QLatin1String(" or ");
            text += textOf(child, true);
        }
        return inner ? u'(' + text + u')' : text;
    }
    case Filter::Kind::Compare:
    case Filter::Kind::Empty:
    case Filter::Kind::In:
    case Filter::Kind::Within:
        break;
    case Filter::Kind::Related:
        return relatedText(filter);
    }
    return testText(filter, filter.path.toString());
}

QString filterToText(const Filter &filter)
{
    return textOf(filter, false);
}

std::vector<SortKey> parseSort(QStringView text)
{
    std::vector<SortKey> keys;
    for (QStringView part : text.split(u',')) {
        part = part.trimmed();
        SortKey key;
        if (part.startsWith(u'-') || part.startsWith(u'+')) {
            key.descending = part.front() == u'-';
            part = part.mid(1).trimmed();
        }
        if (part.isEmpty())
            continue;
        key.path = FieldPath::of(part);
        keys.push_back(std::move(key));
    }
    return keys;
}

} // namespace millrace
