// SPDX-License-Identifier: GPL-3.0-or-later
// What the cells of a record table say, and their edits.
#include "ui/models/record_table_model.h"

#include "ui/text/field_format.h"
#include "ui/text/field_parse.h"

namespace millrace {

int RecordTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_steps ? m_steps->size() : m_numbers.size());
}

int RecordTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_fields.size());
}

Value RecordTableModel::valueAt(int row, int column) const
{
    const CachedRow *cached = this->row(row);
    if (!cached || column < 0 || column >= columnCount())
        return {};
    const auto edit = m_edits.constFind({cached->id, m_fields[size_t(column)]});
    return edit != m_edits.constEnd() ? *edit : cached->cells[size_t(column)];
}

QVariant RecordTableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const FieldDef &field = fieldAt(index.column());
    if (role == Qt::TextAlignmentRole) {
        const Alignment alignment = fieldTypeInfo(field.type).alignment;
        const Qt::Alignment horizontal = alignment == Alignment::End      ? Qt::AlignRight
                                         : alignment == Alignment::Centre ? Qt::AlignHCenter
                                                                          : Qt::AlignLeft;
        return int(horizontal | Qt::AlignVCenter);
    }
    if (role == FieldRole)
        return field.key;
    if (role == IdRole)
        return idAt(index.row()).toString();
    const bool asText =
        role == Qt::DisplayRole || role == Qt::ToolTipRole || role == Qt::EditRole || role == Qt::AccessibleTextRole;
    if (!asText && role != EditedRole && role != ChoiceColourRole && role != EmptyRole && role != ProblemRole)
        return {};
    const Value value = valueAt(index.row(), index.column());
    if (role == EditedRole)
        return m_edits.contains({idAt(index.row()), field.index});
    if (role == ProblemRole || (role == Qt::ToolTipRole && !m_marks.isEmpty())) {
        const QString reason = m_marks.value({idAt(index.row()), field.index});
        if (role == ProblemRole || !reason.isEmpty())
            return reason;
    }
    if (role == EmptyRole)
        return value.isEmpty();
    if (role == ChoiceColourRole) {
        const auto *key = field.type == FieldType::Choice ? value.as<QString>() : nullptr;
        const OptionInfo *option =
            key && m_format.metadata ? m_format.metadata->option(field.optionList, *key) : nullptr;
        return option ? option->colour : QString();
    }
    FormatContext format = m_format;
    format.titles = m_titles;
    if (role == Qt::EditRole)
        return editText(field, value, format);
    if (role == Qt::ToolTipRole)
        return value.isEmpty() ? QVariant() : showExactly(field, value, format);
    return showInTable(field, value, format);
}

QVariant RecordTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return role == Qt::DisplayRole ? QVariant(section + 1) : QVariant();
    if (section < 0 || section >= columnCount())
        return {};
    const FieldDef &field = fieldAt(section);
    if (role == Qt::DisplayRole)
        return columnHeading(field, m_format);
    if (role == Qt::TextAlignmentRole) {
        const bool end = fieldTypeInfo(field.type).alignment == Alignment::End;
        return int((end ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }
    if (role == FieldRole)
        return field.key;
    return {};
}

Qt::ItemFlags RecordTableModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    const FieldDef &field = fieldAt(index.column());
    const bool fixed = field.readOnly || field.type == FieldType::Unknown || field.type == FieldType::Json;
    if (!fixed && m_query.rows == Query::Rows::Live && !isPast() && m_data.isEditable())
        flags |= Qt::ItemIsEditable;
    return flags;
}

bool RecordTableModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !(flags(index) & Qt::ItemIsEditable))
        return false;
    const FieldDef &field = fieldAt(index.column());
    const auto parsed = value.canConvert<Value>() && value.userType() == qMetaTypeId<Value>()
                            ? std::optional(value.value<Value>())
                            : parseField(field, value.toString(), m_format);
    if (!parsed)
        return false;
    const RecordId id = idAt(index.row());
    if (id.isNull())
        return false;
    if (*parsed == valueAt(index.row(), index.column()))
        return true;
    edit(id, field.index, *parsed);
    return true;
}

void RecordTableModel::setMarks(const QHash<std::pair<RecordId, int>, QString> &marks)
{
    if (marks.isEmpty() && m_marks.isEmpty())
        return;
    m_marks = marks;
    if (rowCount() > 0 && columnCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

void RecordTableModel::edit(const RecordId &id, int field, const Value &value)
{
    const std::pair<RecordId, int> cell{id, field};
    m_edits.insert(cell, value);
    m_marks.remove(cell);
    const FieldDef &def = m_entity->at(field);
    m_titles.insert(m_data.format({{&def, &value}}).titles);
    const auto showRow = [this, id] {
        const int row = rowOf(id);
        if (row >= 0 && !m_fields.empty())
            Q_EMIT dataChanged(index(row, 0), index(row, columnCount() - 1));
    };
    showRow();
    CommitRequest request;
    request.label = QStringLiteral("edit");
    request.edits.push_back(Edit::update(m_entity, id));
    request.edits.back().fields.push_back({field, value, {}, true});
    m_data.commit(this, std::move(request), [this, cell, value, key = def.key, showRow](Result<CommitReceipt> receipt) {
        // A later edit of the same cell stays on show until its own answer.
        if (m_edits.value(cell) == value)
            m_edits.remove(cell);
        if (const auto number = m_numberOf.constFind(cell.first); number != m_numberOf.constEnd())
            m_rows.remove(*number);
        showRow();
        if (!receipt)
            Q_EMIT editRefused(cell.first, key, value, receipt.error());
    });
}

} // namespace millrace
