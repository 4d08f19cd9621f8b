// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/query_condition.h"

#include "core/records/bound_filter_values.h"
#include "core/store/layout.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace millrace {

namespace {

using Bound = BoundFilter;

/// More values than this are not bound one by one: SQLite takes 32,766 of them in all.
constexpr size_t manyValues = 500;

QByteArray opText(CompareOp op)
{
    switch (op) {
    case CompareOp::Equal:
        return " = ?";
    case CompareOp::NotEqual:
        return " IS NOT ?";
    case CompareOp::Less:
        return " < ?";
    case CompareOp::LessOrEqual:
        return " <= ?";
    case CompareOp::Greater:
        return " > ?";
    case CompareOp::GreaterOrEqual:
        return " >= ?";
    case CompareOp::Contains:
        break;
    }
    return " = ?";
}

class ConditionWriter
{
public:
    /// `measure`: what the leaves stand for in place of their column.
    ConditionWriter(JoinPlan &joins, std::vector<Column> &bindings, QByteArray measure = {})
        : m_joins(joins), m_bindings(bindings), m_measure(std::move(measure))
    {
    }

    QByteArray write(const Bound &filter)
    {
        switch (filter.kind) {
        case Bound::Kind::Everything:
            return "TRUE";
        case Bound::Kind::Nothing:
            return "FALSE";
        case Bound::Kind::And:
            return joined(filter.children, " AND ");
        case Bound::Kind::Or:
            return joined(filter.children, " OR ");
        case Bound::Kind::Not:
            if (filter.children.front().kind == Bound::Kind::Empty)
                return main(filter.children.front()) + " IS NOT NULL";
            return "((" + write(filter.children.front()) + ") IS NOT TRUE)";
        case Bound::Kind::Empty:
            return main(filter) + " IS NULL";
        case Bound::Kind::Compare:
        case Bound::Kind::AnyOf:
        case Bound::Kind::Contains:
        case Bound::Kind::SetHas:
        case Bound::Kind::Range:
            break;
        case Bound::Kind::Related:
            return writeRelated(filter);
        }
        return writeLeaf(filter);
    }

private:
    QByteArray main(const Bound &filter)
    {
        return m_measure.isEmpty() ? m_joins.column(filter, filter.field().key) : m_measure;
    }

    /// The column that numbers and days compare by.
    QByteArray compared(const Bound &filter)
    {
        const FieldDef &field = filter.field();
        if (!m_measure.isEmpty())
            return m_measure;
        return field.type == FieldType::Money ? m_joins.column(filter, orderColumn(field)) : main(filter);
    }

    /// SQLite's parser keeps a hundred open symbols. So a child that goes deep comes first, where one bracket is all
    /// that waits for it; otherwise the order stays as it was asked for.
    QByteArray joined(std::span<const Bound> children, const char *word)
    {
        constexpr int deep = 8;
        std::vector<const Bound *> parts;
        for (const Bound &child : children)
            parts.push_back(&child);
        const auto higher = [](const Bound *a, const Bound *b) { return height(*a) < height(*b); };
        const auto deepest = std::max_element(parts.begin(), parts.end(), higher);
        if (parts.size() == 1 || height(**deepest) < deep)
            return chain(parts, word);
        const QByteArray first = write(**deepest);
        parts.erase(deepest);
        return "(" + first + word + chain(parts, word) + ")";
    }

    static int height(const Bound &filter)
    {
        int highest = 0;
        for (const Bound &child : filter.children)
            highest = std::max(highest, height(child));
        return highest + 1;
    }

    /// In chains of chains: its trees have at most a thousand levels.
    QByteArray chain(std::span<const Bound *const> parts, const char *word)
    {
        constexpr size_t links = 32;
        size_t link = 1;
        while (link * links < parts.size())
            link *= links;
        QByteArray text;
        for (size_t at = 0; at < parts.size(); at += link) {
            const auto part = parts.subspan(at, std::min(link, parts.size() - at));
            text += text.isEmpty() ? "(" : word;
            text += part.size() == 1 ? write(*part.front()) : chain(part, word);
        }
        return text + ")";
    }

    void bind(const FieldDef &field, const Value &value)
    {
        std::vector<Column> columns;
        appendColumns(field, value, {}, columns);
        m_bindings.push_back(std::move(columns.front()));
    }

    void bindText(const QString &text) { m_bindings.push_back({Column::Kind::Text, 0, text.toUtf8()}); }

    QByteArray writeLeaf(const Bound &filter)
    {
        switch (filter.kind) {
        case Bound::Kind::Compare:
            return writeCompare(filter);
        case Bound::Kind::AnyOf:
            return compared(filter) + " IN (" + list(filter) + ")";
        case Bound::Kind::Contains:
            bindText(filter.folded);
            return "instr(millrace_fold(" + main(filter) + "), ?) > 0";
        case Bound::Kind::SetHas: {
            const QByteArray column = main(filter);
            QByteArray text;
            for (const Value &value : filter.values)
                text += (text.isEmpty() ? "" : " OR ") + has(filter.field(), column, value);
            return "(" + text + ")";
        }
        case Bound::Kind::Range: {
            const QByteArray column = compared(filter);
            const Value &from = filter.values[0];
            const Value &to = filter.values[1];
            if (from.isEmpty() && to.isEmpty())
                return column + " IS NOT NULL";
            if (!from.isEmpty())
                bind(filter.field(), from);
            if (!to.isEmpty())
                bind(filter.field(), to);
            const QByteArray low = column + " >= ?";
            const QByteArray high = column + " < ?";
            return to.isEmpty() ? low : from.isEmpty() ? high : "(" + low + " AND " + high + ")";
        }
        case Bound::Kind::Everything:
        case Bound::Kind::Nothing:
        case Bound::Kind::And:
        case Bound::Kind::Or:
        case Bound::Kind::Not:
        case Bound::Kind::Empty:
        case Bound::Kind::Related:
            break;
        }
        return "FALSE";
    }

    QByteArray writeCompare(const Bound &filter)
    {
        const FieldDef &field = filter.field();
        const Value &value = filter.values.front();
        if (filter.values.size() > 1) {
            bind(field, value);
            bindText(filter.values[1].valueOr<QString>());
            return "(" + main(filter) + " = ? OR " + m_joins.column(filter, field.key + QLatin1String("__e164")) +
                   " = ?)";
        }
        const bool ordering = filter.op != CompareOp::Equal && filter.op != CompareOp::NotEqual;
        if (ordering && hasSortKey(field)) {
            m_bindings.push_back({Column::Kind::Blob, 0, sortKeyOf(field, value.valueOr<QString>())});
            return m_joins.column(filter, orderColumn(field)) + opText(filter.op);
        }
        bind(field, value);
        // Money without a rate is neither equal nor different; only an empty amount is different from all.
        if (filter.op == CompareOp::NotEqual && field.type == FieldType::Money)
            return "(" + main(filter) + " IS NULL OR " + compared(filter) + " <> ?)";
        return compared(filter) + opText(filter.op);
    }

    QByteArray list(const Bound &filter)
    {
        QByteArray text;
        if (filter.values.size() <= manyValues) {
            for (const Value &value : filter.values) {
                bind(filter.field(), value);
                text += text.isEmpty() ? "?" : ", ?";
            }
            return text;
        }
        QJsonArray texts;
        for (const Value &value : filter.values) {
            std::vector<Column> columns;
            appendColumns(filter.field(), value, {}, columns);
            const Column &column = columns.front();
            if (column.kind == Column::Kind::Text) {
                texts.append(QString::fromUtf8(column.bytes));
                continue;
            }
            text += text.isEmpty() ? "" : ", ";
            text += column.kind == Column::Kind::Integer ? QByteArray::number(qint64(column.integer))
                                                         : "x'" + column.bytes.toHex() + "'";
        }
        if (texts.isEmpty())
            return text;
        m_bindings.push_back({Column::Kind::Text, 0, QJsonDocument(texts).toJson(QJsonDocument::Compact)});
        return "SELECT value FROM json_each(?)";
    }

    /// Ids stand side by side in 16 bytes each, keys between bars.
    QByteArray has(const FieldDef &field, const QByteArray &column, const Value &value)
    {
        if (const RecordId *id = value.as<RecordId>()) {
            m_bindings.push_back({Column::Kind::Blob, 0, id->toBytes()});
            return "(instr(" + column + ", ?) - 1) % 16 = 0";
        }
        bind(field, Choices{{value.valueOr<QString>()}});
        return "instr(" + column + ", ?) > 0";
    }

    /// One statement for all rows, run once: the records that have what is asked for, or where having nothing passes
    /// the test, those that fail it. Asking anew for each row would cost a hundred thousand searches.
    QByteArray writeRelated(const Bound &filter)
    {
        JoinPlan joins(m_joins.visible(), m_joins.root() + "r");
        const bool byRoot = countsWholeRoots(filter);
        const QByteArray via = byRoot ? joins.root() + ".\"root\"" : joins.column(filter, filter.field().key);
        const QByteArray where = ConditionWriter(joins, m_bindings).write(filter.children.front());
        QByteArray tail;
        bool inverted = false;
        if (filter.measure != Filter::Measure::Has) {
            const Bound &test = filter.children[1];
            const QByteArray measure = measureText(filter, joins);
            const bool sums = filter.measure == Filter::Measure::Sum;
            const bool counts = filter.measure == Filter::Measure::Count;
            const FieldDef &measured = filter.children[2].field();
            inverted = holdsFor(test, sums || counts ? valueOfUnits(measured, 0) : Value());
            const QByteArray text = ConditionWriter(joins, m_bindings, measure).write(test);
            tail = " GROUP BY " + via + " HAVING " + (inverted ? "(" + text + ") IS NOT TRUE" : text);
        }
        m_joins.include(joins);
        if (const QByteArray seen = joins.visibleAt(*filter.entities.front(), joins.root()); !seen.isEmpty())
            tail = " AND " + seen + tail;
        return m_joins.root() + ".\"id\"" + (inverted ? " NOT IN (SELECT " : " IN (SELECT ") + via + " FROM " +
               quoted(filter.entities.front()->key) + " AS " + joins.root() + joins.text() + " WHERE " + where +
               " AND " + joins.root() + ".\"deleted_at\" IS NULL" +
               (byRoot ? QByteArray() : " AND " + via + " IS NOT NULL") + tail + ")";
    }

    /// Whether counting by the root, which one index answers without a look at the rows, counts by the reference: it is
    /// the only one that decides the root, and what it names is a root itself. Records without the reference are roots
    /// of their own, whose ids no record asked for has.
    static bool countsWholeRoots(const Bound &filter)
    {
        const EntityDef &related = *filter.entities.front();
        return filter.measure == Filter::Measure::Count && filter.children.front().kind == Bound::Kind::Everything &&
               related.rootFields().size() == 1 && related.rootFields().front() == filter.field().index &&
               filter.asksRoots;
    }

    static QByteArray measureText(const Bound &filter, JoinPlan &joins)
    {
        if (filter.measure == Filter::Measure::Count)
            return "COUNT(*)";
        const BoundPath &path = filter.children[2];
        const FieldDef &field = path.field();
        const QByteArray column = joins.column(path, field.type == FieldType::Money ? orderColumn(field) : field.key);
        switch (filter.measure) {
        case Filter::Measure::Sum:
            return "millrace_sum(" + column + ")";
        case Filter::Measure::Min:
            return "MIN(" + column + ")";
        case Filter::Measure::Max:
            return "MAX(" + column + ")";
        case Filter::Measure::Has:
        case Filter::Measure::HasNo:
        case Filter::Measure::Count:
            break;
        }
        return "NULL";
    }

    JoinPlan &m_joins;
    std::vector<Column> &m_bindings;
    QByteArray m_measure;
};

} // namespace

QByteArray compileCondition(const BoundFilter &filter, JoinPlan &joins, std::vector<Column> &bindings)
{
    return ConditionWriter(joins, bindings).write(filter);
}

QByteArray orderTerm(const BoundSort &key, JoinPlan &joins)
{
    const FieldDef &field = key.path.field();
    if (!ordersBySortKey(field))
        return joins.column(key.path, orderColumn(field));
    return "millrace_sortkey(" + joins.column(key.path, field.key) + (field.nameOf == NameOf::Person ? ", 1)" : ", 0)");
}

static bool endsDescending(const std::vector<BoundSort> &sort)
{
    return sort.empty() || sort.back().descending;
}

QByteArray compileOrder(const std::vector<BoundSort> &sort, JoinPlan &joins)
{
    QByteArray text;
    // SQLite reads an index for NULLS LAST too: first what is not NULL, then the rest.
    for (const BoundSort &key : sort)
        text += orderTerm(key, joins) + (key.descending ? " DESC NULLS LAST, " : " ASC NULLS LAST, ");
    return text + joins.root() + (endsDescending(sort) ? ".\"no\" DESC" : ".\"no\" ASC");
}

std::optional<QByteArray> compileBehind(const RowMark &mark, const std::vector<BoundSort> &sort, JoinPlan &joins,
                                        std::vector<Column> &bindings)
{
    if (mark.values.size() != sort.size())
        return std::nullopt;
    // a > x OR (a = x AND (b > y OR (b = y AND no > z))): question marks in the order in which they are written.
    QByteArray text;
    for (size_t i = 0; i < sort.size(); ++i) {
        const QByteArray term = orderTerm(sort[i], joins);
        const bool empty = mark.values[i].kind == Column::Kind::Null;
        if (!empty)
            bindings.push_back(mark.values[i]);
        text += empty ? "(FALSE" : "(" + term + (sort[i].descending ? " < ?" : " > ?") + " OR " + term + " IS NULL";
        text += " OR (" + term + (empty ? " IS NULL AND " : " = ? AND ");
        if (!empty)
            bindings.push_back(mark.values[i]);
    }
    bindings.push_back({Column::Kind::Integer, std::int64_t(mark.no), {}});
    text += joins.root() + (endsDescending(sort) ? ".\"no\" < ?" : ".\"no\" > ?");
    return text + QByteArray("))").repeated(qsizetype(sort.size()));
}

} // namespace millrace
