// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/query_condition.h"

#include "core/records/bound_filter_values.h"
#include "core/store/layout.h"

#include <QJsonArray>
#include <QJsonDocument>

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
    ConditionWriter(JoinPlan &joins, std::vector<Column> &bindings) : m_joins(joins), m_bindings(bindings) {}

    /// `exact`: the answer must be true or false, never NULL.
    QByteArray write(const Bound &filter, bool exact)
    {
        switch (filter.kind) {
        case Bound::Kind::Everything:
            return "1";
        case Bound::Kind::Nothing:
            return "0";
        case Bound::Kind::And:
            return balanced(filter.children, " AND ", exact);
        case Bound::Kind::Or:
            return balanced(filter.children, " OR ", exact);
        case Bound::Kind::Not:
            if (filter.children.front().kind == Bound::Kind::Empty)
                return main(filter.children.front()) + " IS NOT NULL";
            return "NOT " + write(filter.children.front(), true);
        case Bound::Kind::Empty:
            return "(" + main(filter) + " IS NULL)";
        case Bound::Kind::Compare:
        case Bound::Kind::AnyOf:
        case Bound::Kind::Contains:
        case Bound::Kind::SetHas:
        case Bound::Kind::Range:
            break;
        }
        const QByteArray leaf = writeLeaf(filter);
        return exact ? "((" + leaf + ") IS TRUE)" : leaf;
    }

private:
    QByteArray main(const Bound &filter) { return m_joins.column(filter, filter.field().key); }

    /// The column that numbers and days compare by.
    QByteArray compared(const Bound &filter)
    {
        const FieldDef &field = filter.field();
        return field.type == FieldType::Money ? m_joins.column(filter, orderColumn(field)) : main(filter);
    }

    QByteArray balanced(std::span<const Bound> children, const char *word, bool exact)
    {
        if (children.size() == 1)
            return write(children.front(), exact);
        const size_t half = children.size() / 2;
        const QByteArray left = balanced(children.first(half), word, exact);
        return "(" + left + word + balanced(children.subspan(half), word, exact) + ")";
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
            break;
        }
        return "0";
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

    JoinPlan &m_joins;
    std::vector<Column> &m_bindings;
};

} // namespace

QByteArray compileCondition(const BoundFilter &filter, JoinPlan &joins, std::vector<Column> &bindings)
{
    return ConditionWriter(joins, bindings).write(filter, false);
}

QByteArray compileOrder(const std::vector<BoundSort> &sort, JoinPlan &joins)
{
    QByteArray text;
    for (const BoundSort &key : sort) {
        const FieldDef &field = key.path.field();
        if (ordersBySortKey(field))
            text += "millrace_sortkey(" + joins.column(key.path, field.key) +
                    (field.nameOf == NameOf::Person ? ", 1)" : ", 0)");
        else
            text += joins.column(key.path, orderColumn(field));
        // SQLite reads an index for NULLS LAST too: first what is not NULL, then the rest.
        text += key.descending ? " DESC NULLS LAST, " : " ASC NULLS LAST, ";
    }
    const bool descending = sort.empty() || sort.back().descending;
    return text + joins.root() + (descending ? ".\"no\" DESC" : ".\"no\" ASC");
}

} // namespace millrace
