// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/filter_words.h"

#include "core/records/bound_filter.h"
#include "ui/text/formats.h"
#include "ui/text/labels.h"

#include <QCoreApplication>

namespace millrace {

namespace {

QString words(const char *source, int n = -1)
{
    return QCoreApplication::translate("text", source, nullptr, n);
}

class FilterWords
{
public:
    /// `subject`: what leaves are about where they stand for a measure.
    FilterWords(const EntityDef &entity, const Catalog &catalog, const FormatContext &context, QString subject = {})
        : m_entity(entity), m_catalog(catalog), m_context(context), m_subject(std::move(subject))
    {
    }

    QString describe(const Filter &filter, bool inside) const
    {
        switch (filter.kind) {
        case Filter::Kind::Everything:
            return words(QT_TRANSLATE_NOOP("text", "everything"));
        case Filter::Kind::And:
            return joined(filter.children, words(QT_TRANSLATE_NOOP("text", " and ")), inside);
        case Filter::Kind::Or:
            return joined(filter.children, words(QT_TRANSLATE_NOOP("text", " or ")), inside);
        case Filter::Kind::Not:
            return describeNot(filter.children.front());
        case Filter::Kind::Compare:
        case Filter::Kind::Empty:
        case Filter::Kind::In:
        case Filter::Kind::Within:
            break;
        case Filter::Kind::Related:
            return describeRelated(filter);
        }
        return describeLeaf(filter);
    }

private:
    /// "no activities (When: last 30 days)", "number of contacts < 2", "total of opportunities › Amount > 1,000".
    QString describeRelated(const Filter &filter) const
    {
        const EntityPtr related = m_catalog.entity(filter.related);
        QString what = related ? entityPluralLabel(*related, m_context.locale) : filter.related;
        const FieldDef *via = related ? referenceTo(m_entity, *related, filter.via) : nullptr;
        if (via && (via != referenceTo(m_entity, *related) || related->key == m_entity.key))
            what = words(QT_TRANSLATE_NOOP("text", "%1 by %2")).arg(what, fieldLabel(*via, m_context.locale));
        if (related && !filter.path.keys.isEmpty())
            what += QStringLiteral(" › ") + describePath(filter.path, *related, m_catalog, m_context.locale);
        if (related && !filter.children.empty() && !filter.children.front().isEverything())
            what = words(QT_TRANSLATE_NOOP("text", "%1 (%2)"))
                       .arg(what, FilterWords(*related, m_catalog, m_context).describe(filter.children.front(), false));
        const QString measured = measureWords(filter, related.get()).arg(what);
        if (filter.children.size() < 2)
            return measured;
        const Filter &test = filter.children[1];
        Filter named = test;
        named.path = filter.path;
        const EntityDef &at = related ? *related : m_entity;
        return FilterWords(at, m_catalog, m_context, measured).describeLeaf(named);
    }

    QString measureWords(const Filter &filter, const EntityDef *related) const
    {
        const FieldDef *field = related ? fieldAt(filter.path, *related, m_catalog) : nullptr;
        const Comparison kind = field ? fieldTypeInfo(field->type).comparison : Comparison::Number;
        const bool ofDays = kind == Comparison::Date || kind == Comparison::Moment;
        switch (filter.measure) {
        case Filter::Measure::Has:
            return words(QT_TRANSLATE_NOOP("text", "has %1"));
        case Filter::Measure::HasNo:
            return words(QT_TRANSLATE_NOOP("text", "has no %1"));
        case Filter::Measure::Count:
            return words(QT_TRANSLATE_NOOP("text", "number of %1"));
        case Filter::Measure::Sum:
            return words(QT_TRANSLATE_NOOP("text", "total of %1"));
        case Filter::Measure::Min:
            return ofDays ? words(QT_TRANSLATE_NOOP("text", "earliest %1"))
                          : words(QT_TRANSLATE_NOOP("text", "smallest %1"));
        case Filter::Measure::Max:
            break;
        }
        return ofDays ? words(QT_TRANSLATE_NOOP("text", "latest %1")) : words(QT_TRANSLATE_NOOP("text", "largest %1"));
    }

    QString joined(const std::vector<Filter> &children, const QString &word, bool inside) const
    {
        QStringList parts;
        for (const Filter &child : children)
            parts << describe(child, true);
        const QString text = parts.join(word);
        return inside ? u'(' + text + u')' : text;
    }

    QString describeNot(const Filter &child) const
    {
        if (child.kind == Filter::Kind::Within)
            return words(QT_TRANSLATE_NOOP("text", "%1: not in the %2"))
                .arg(label(child), describePeriod(child.period));
        if (child.kind == Filter::Kind::In)
            return words(QT_TRANSLATE_NOOP("text", "%1: none of %2")).arg(label(child), list(child));
        if (child.kind == Filter::Kind::Compare && child.op == CompareOp::Contains)
            return words(QT_TRANSLATE_NOOP("text", "%1 without “%2”")).arg(label(child), literal(child, 0));
        return words(QT_TRANSLATE_NOOP("text", "not %1")).arg(describe(child, true));
    }

    QString describeLeaf(const Filter &filter) const
    {
        if (filter.kind == Filter::Kind::Empty)
            return (filter.negated ? words(QT_TRANSLATE_NOOP("text", "%1 is filled"))
                                   : words(QT_TRANSLATE_NOOP("text", "%1 is empty")))
                .arg(label(filter));
        if (filter.kind == Filter::Kind::In)
            return words(QT_TRANSLATE_NOOP("text", "%1: %2")).arg(label(filter), list(filter));
        if (filter.kind == Filter::Kind::Within)
            return words(QT_TRANSLATE_NOOP("text", "%1: %2")).arg(label(filter), describePeriod(filter.period));
        return comparison(filter.op).arg(label(filter), literal(filter, 0));
    }

    static QString comparison(CompareOp op)
    {
        switch (op) {
        case CompareOp::Equal:
            return words(QT_TRANSLATE_NOOP("text", "%1 is %2"));
        case CompareOp::NotEqual:
            return words(QT_TRANSLATE_NOOP("text", "%1 is not %2"));
        case CompareOp::Less:
            return QStringLiteral("%1 < %2");
        case CompareOp::LessOrEqual:
            return QStringLiteral("%1 ≤ %2");
        case CompareOp::Greater:
            return QStringLiteral("%1 > %2");
        case CompareOp::GreaterOrEqual:
            return QStringLiteral("%1 ≥ %2");
        case CompareOp::Contains:
            break;
        }
        return words(QT_TRANSLATE_NOOP("text", "%1 with “%2”"));
    }

    QString label(const Filter &filter) const
    {
        return m_subject.isEmpty() ? describePath(filter.path, m_entity, m_catalog, m_context.locale) : m_subject;
    }

    QString list(const Filter &filter) const
    {
        constexpr size_t shown = 4;
        QStringList parts;
        for (size_t i = 0; i < filter.literals.size() && i < shown; ++i)
            parts << literal(filter, i);
        QString text = parts.join(m_context.isChinese() ? QStringLiteral("、") : QStringLiteral(", "));
        if (filter.literals.size() > shown)
            text += QStringLiteral(" +%1").arg(filter.literals.size() - shown);
        return text;
    }

    QString literal(const Filter &filter, size_t place) const
    {
        if (place >= filter.literals.size())
            return {};
        const FieldDef *field = fieldAt(filter.path, m_entity, m_catalog);
        return std::visit(
            Overloaded{[&](const QString &text) { return ofText(field, text); },
                       [](const Number &number) { return formats::grouped(number.text); },
                       [&](QDate day) { return formats::date(day, m_context.isChinese()); },
                       [&](Instant moment) { return formats::dateTime(moment, m_context.zone, m_context.isChinese()); },
                       [](bool yes) {
                           return yes ? QCoreApplication::translate("text", "Yes")
                                      : QCoreApplication::translate("text", "No");
                       },
                       [](Today) { return words(QT_TRANSLATE_NOOP("text", "today")); },
                       [](Me) { return words(QT_TRANSLATE_NOOP("text", "me")); }},
            filter.literals[place]);
    }

    QString ofText(const FieldDef *field, const QString &text) const
    {
        // What is said when a report is asked for stands in brackets.
        if (text.startsWith(u'$') && m_context.parameters.contains(text.mid(1)))
            return u'[' + m_context.parameters.value(text.mid(1)) + u']';
        if (field && field->isChoice() && m_context.metadata) {
            const OptionInfo *option = m_context.metadata->option(field->optionList, text);
            return option ? option->labelFor(m_context.locale) : text;
        }
        if (field && field->isReference()) {
            if (const auto id = RecordId::fromString(text))
                return m_context.titles.value(*id, QStringLiteral("…"));
        }
        return text;
    }

    const EntityDef &m_entity;
    const Catalog &m_catalog;
    const FormatContext &m_context;
    QString m_subject;
};

void collectIds(const Filter &filter, const EntityDef &entity, const Catalog &catalog,
                QHash<QString, std::vector<RecordId>> &ids)
{
    if (filter.kind == Filter::Kind::Related) {
        const EntityPtr related = catalog.entity(filter.related);
        if (related && !filter.children.empty())
            collectIds(filter.children.front(), *related, catalog, ids);
        return;
    }
    for (const Filter &child : filter.children)
        collectIds(child, entity, catalog, ids);
    const FieldDef *field = filter.path.keys.isEmpty() ? nullptr : fieldAt(filter.path, entity, catalog);
    if (!field || !field->isReference())
        return;
    for (const Literal &literal : filter.literals) {
        const auto *text = std::get_if<QString>(&literal);
        if (const auto id = text ? RecordId::fromString(*text) : std::nullopt)
            ids[field->target].push_back(*id);
    }
}

} // namespace

const FieldDef *fieldAt(const FieldPath &path, const EntityDef &entity, const Catalog &catalog)
{
    const EntityDef *at = &entity;
    const FieldDef *field = nullptr;
    for (int i = 0; i < path.keys.size(); ++i) {
        field = at ? at->field(path.keys[i]) : nullptr;
        if (!field)
            return nullptr;
        at = field->target.isEmpty() ? nullptr : catalog.entity(field->target).get();
    }
    return field;
}

QString describePath(const FieldPath &path, const EntityDef &entity, const Catalog &catalog, const QString &locale)
{
    QStringList labels;
    for (int i = 0; i < path.keys.size(); ++i) {
        const FieldDef *field = fieldAt(FieldPath{path.keys.mid(0, i + 1)}, entity, catalog);
        labels << (field ? fieldLabel(*field, locale) : path.keys[i]);
    }
    return labels.join(QStringLiteral(" › "));
}

QString describePeriod(const Period &period)
{
    static const char *const lasts[] = {
        QT_TRANSLATE_N_NOOP("text", "last %n day(s)"), QT_TRANSLATE_N_NOOP("text", "last %n week(s)"),
        QT_TRANSLATE_N_NOOP("text", "last %n month(s)"), QT_TRANSLATE_N_NOOP("text", "last %n quarter(s)"),
        QT_TRANSLATE_N_NOOP("text", "last %n year(s)")};
    static const char *const nexts[] = {
        QT_TRANSLATE_N_NOOP("text", "next %n day(s)"), QT_TRANSLATE_N_NOOP("text", "next %n week(s)"),
        QT_TRANSLATE_N_NOOP("text", "next %n month(s)"), QT_TRANSLATE_N_NOOP("text", "next %n quarter(s)"),
        QT_TRANSLATE_N_NOOP("text", "next %n year(s)")};
    static const char *const these[] = {QT_TRANSLATE_NOOP("text", "today"), QT_TRANSLATE_NOOP("text", "this week"),
                                        QT_TRANSLATE_NOOP("text", "this month"),
                                        QT_TRANSLATE_NOOP("text", "this quarter"),
                                        QT_TRANSLATE_NOOP("text", "this year")};
    const auto unit = size_t(period.unit);
    switch (period.which) {
    case Period::Which::Last:
        return words(lasts[unit], period.count);
    case Period::Which::Next:
        return words(nexts[unit], period.count);
    case Period::Which::This:
        break;
    }
    return words(these[unit]);
}

QString describeFilter(const Filter &filter, const EntityDef &entity, const Catalog &catalog,
                       const FormatContext &context)
{
    return FilterWords(entity, catalog, context).describe(filter, false);
}

std::vector<Filter> conditionsOf(const Filter &filter)
{
    if (filter.isEverything())
        return {};
    if (filter.kind == Filter::Kind::And)
        return filter.children;
    return {filter};
}

QHash<QString, std::vector<RecordId>> idsNamedBy(const Filter &filter, const EntityDef &entity, const Catalog &catalog)
{
    QHash<QString, std::vector<RecordId>> ids;
    collectIds(filter, entity, catalog, ids);
    return ids;
}

} // namespace millrace
