// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/group_model.h"

#include "ui/models/list_layout.h"
#include "ui/text/field_format.h"
#include "ui/text/formats.h"
#include "ui/text/labels.h"

#include <QFont>

#include <algorithm>

namespace millrace {

namespace {

constexpr size_t mostGroups = 1000;
constexpr size_t mostSums = 3;

Value sumValue(const FieldDef &field, std::int64_t units, CurrencyCode base)
{
    if (field.type == FieldType::Money)
        return Money{units, base};
    if (field.type == FieldType::Decimal)
        return Decimal{units, field.scale};
    if (field.type == FieldType::Duration)
        return Duration{units};
    return units;
}

} // namespace

GroupModel::GroupModel(LiveData &data, EntityPtr entity, QObject *parent)
    : QAbstractTableModel(parent), m_data(data), m_entity(std::move(entity))
{
    connect(&data, &LiveData::changed, this, [this](const CommitNotice &notice) {
        if (!m_field.isEmpty() && (notice.everything || notice.records.contains(m_entity->key)))
            reload();
    });
    connect(&data, &LiveData::localeChanged, this, [this] {
        if (columnCount() == 0)
            return;
        Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
        reload();
    });
}

GroupModel::~GroupModel() = default;

void GroupModel::ask(const QString &field, const Filter &filter, const std::vector<int> &summed)
{
    std::vector<int> numbers;
    for (const int index : summed) {
        const FieldDef &one = m_entity->at(index);
        if (fieldTypeInfo(one.type).comparison == Comparison::Number && !one.system && numbers.size() < mostSums)
            numbers.push_back(index);
    }
    if (field == m_field && filter == m_filter && numbers == m_summed)
        return;
    const bool reshaped = field.isEmpty() != m_field.isEmpty() || numbers != m_summed || field != m_field;
    if (reshaped) {
        beginResetModel();
        m_lines.clear();
        m_total = {};
    }
    m_field = field;
    m_filter = filter;
    m_summed = numbers;
    if (reshaped)
        endResetModel();
    if (!m_field.isEmpty())
        reload();
}

Result<GroupModel::Answer> GroupModel::read(const Workspace &workspace, const Session &session, const EntityDef &entity,
                                            const FieldDef &field, const Filter &filter, const std::vector<int> &summed,
                                            std::optional<Instant> asOf)
{
    AggregateQuery query;
    query.entity = entity.key;
    query.filter = filter;
    query.asOf = asOf;
    query.measures.push_back({Measure::Kind::Count, {}});
    for (const int index : summed)
        query.measures.push_back({Measure::Kind::Sum, FieldPath{{entity.at(index).key}}});
    const auto lineOf = [&](const AggregateSet::Line &found) {
        Line line;
        if (!found.groups.empty())
            line.group = found.groups.front();
        line.count = found.exact.front().value_or(0);
        for (size_t i = 0; i < summed.size(); ++i) {
            const auto sum = found.exact[i + 1];
            line.sums.push_back(sum ? sumValue(entity.at(summed[i]), *sum, workspace.baseCurrency()) : Value());
            line.unconverted += i + 1 < found.unconverted.size() ? found.unconverted[i + 1] : 0;
        }
        return line;
    };
    Answer answer;
    MILLRACE_ASSIGN(const AggregateSet whole, workspace.aggregate(session, query));
    if (!whole.lines.empty())
        answer.total = lineOf(whole.lines.front());
    answer.total.sums.resize(summed.size());
    query.groups = {FieldPath{{field.key}}};
    MILLRACE_ASSIGN(const AggregateSet groups, workspace.aggregate(session, query));
    for (const AggregateSet::Line &found : groups.lines)
        answer.lines.push_back(lineOf(found));
    std::stable_sort(answer.lines.begin(), answer.lines.end(),
                     [](const Line &a, const Line &b) { return a.count > b.count; });
    if (answer.lines.size() > mostGroups)
        answer.lines.resize(mostGroups);
    if (field.type == FieldType::Reference) {
        std::vector<RecordId> ids;
        for (const Line &line : answer.lines)
            ids.push_back(line.group.valueOr<RecordId>());
        MILLRACE_ASSIGN(const auto titles, workspace.titles(session, field.target, ids));
        for (Line &line : answer.lines)
            line.title = titles.value(line.group.valueOr<RecordId>());
    }
    return answer;
}

void GroupModel::reload()
{
    const FieldDef *field = m_entity->field(m_field);
    if (!field)
        return;
    const quint64 question = ++m_question;
    const auto work = [&workspace = m_data.workspace(), session = m_data.session(), entity = m_entity, field,
                       filter = m_filter, summed = m_summed,
                       asOf = m_asOf] { return read(workspace, session, *entity, *field, filter, summed, asOf); };
    m_data.read(this, work, [this, question](Result<Answer> answer) {
        if (question != m_question)
            return;
        beginResetModel();
        m_lines.clear();
        m_total = {};
        if (answer) {
            m_lines = std::move(answer->lines);
            m_total = std::move(answer->total);
        }
        endResetModel();
        Q_EMIT loaded();
    });
}

Filter GroupModel::condition(int row) const
{
    if (row < 0 || row >= int(m_lines.size()))
        return {};
    const FieldDef *field = m_entity->field(m_field);
    const Value &group = m_lines[size_t(row)].group;
    if (group.isEmpty() || !field)
        return Filter::empty(m_field);
    if (const auto *yes = group.as<bool>())
        return Filter::compare(m_field, CompareOp::Equal, *yes);
    return Filter::compare(m_field, CompareOp::Equal, valueToText(*field, group));
}

int GroupModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || m_lines.empty() ? 0 : int(m_lines.size()) + 1;
}

int GroupModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() || m_field.isEmpty() ? 0 : 2 + int(m_summed.size());
}

QString GroupModel::cellText(const Line &line, int column, bool exactly) const
{
    if (column == 1)
        return formats::integer(line.count);
    if (column == 0) {
        if (&line == &m_total)
            return tr("Total");
        if (line.group.isEmpty())
            return tr("(empty)");
        return line.title.isEmpty() ? showValue(*m_entity->field(m_field), line.group, m_data.format()) : line.title;
    }
    const size_t place = size_t(column - 2);
    if (place >= line.sums.size() || line.sums[place].isEmpty())
        return {};
    const FieldDef &summed = m_entity->at(m_summed[place]);
    const FormatContext format = m_data.format();
    QString text =
        exactly ? showExactly(summed, line.sums[place], format) : showInTable(summed, line.sums[place], format);
    if (exactly && line.unconverted > 0)
        text += QStringLiteral("\n") + tr("%Ln amount(s) without a rate are not in it", nullptr, int(line.unconverted));
    return text;
}

QVariant GroupModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Line &line = isTotal(index.row()) ? m_total : m_lines[size_t(index.row())];
    if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole)
        return cellText(line, index.column(), false);
    if (role == Qt::ToolTipRole)
        return cellText(line, index.column(), true);
    if (role == Qt::FontRole && isTotal(index.row())) {
        QFont strong;
        strong.setBold(true);
        return strong;
    }
    if (role == Qt::TextAlignmentRole)
        return int((index.column() == 0 ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    return {};
}

QVariant GroupModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section == 0 ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    if (section == 0)
        return fieldLabel(*m_entity->field(m_field), m_data.locale());
    if (section == 1)
        return tr("Count");
    return columnHeading(m_entity->at(m_summed[size_t(section - 2)]), m_data.format());
}

std::vector<const FieldDef *> groupableFields(const EntityDef &entity)
{
    std::vector<const FieldDef *> fields;
    for (const FieldDef *field : listableFields(entity)) {
        const bool shared =
            field->type == FieldType::Choice || field->type == FieldType::Boolean ||
            field->type == FieldType::Reference ||
            (field->type == FieldType::Text && field->nameOf == NameOf::Nothing && !field->multiline && !field->unique);
        if (shared)
            fields.push_back(field);
    }
    return fields;
}

} // namespace millrace
