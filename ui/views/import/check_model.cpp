// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/import/check_model.h"

#include "ui/text/describe_error.h"
#include "ui/text/import_text.h"
#include "ui/theme/icons.h"
#include "ui/theme/tokens.h"

#include <QGuiApplication>

namespace millrace {

CheckModel::CheckModel(ImportTask &task, QObject *parent) : QAbstractTableModel(parent), m_task(task) {}

int CheckModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int CheckModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() || !m_task.check ? 0 : FirstCell + int(m_task.check->headers.size());
}

const CheckedRow &CheckModel::row(int at) const
{
    return m_task.check->rows[m_rows[size_t(at)]];
}

bool CheckModel::belongs(const CheckedRow &row, Show which) const
{
    switch (which) {
    case Show::All:
        return true;
    case Show::Errors:
        return row.fate == RowFate::Failed;
    case Show::Warnings:
        return !row.warnings.empty();
    }
    return false;
}

int CheckModel::count(Show which) const
{
    if (!m_task.check)
        return 0;
    // All of the file are counted, of which only the first are listed.
    if (which == Show::All)
        return int(m_task.check->report.read);
    if (which == Show::Errors)
        return int(m_task.check->report.failed);
    const auto &rows = m_task.check->rows;
    return int(std::count_if(rows.begin(), rows.end(), [&](const CheckedRow &row) { return belongs(row, which); }));
}

void CheckModel::reload()
{
    beginResetModel();
    m_rows.clear();
    m_changed.clear();
    if (m_task.check)
        for (size_t i = 0; i < m_task.check->rows.size(); ++i)
            if (belongs(m_task.check->rows[i], m_show))
                m_rows.push_back(i);
    endResetModel();
}

void CheckModel::show(Show which)
{
    const QSet<qint64> changed = m_changed;
    m_show = which;
    reload();
    m_changed = changed;
}

int CheckModel::columnOf(const QString &field) const
{
    for (const ColumnMapping &mapped : m_task.mapping.columns)
        if (mapped.of.isEmpty() && mapped.field == field)
            return int(m_task.check->headers.indexOf(mapped.column));
    return -1;
}

QString CheckModel::cell(const CheckedRow &row, int column) const
{
    const auto fixed = m_task.options.fixes.constFind(row.row);
    if (fixed != m_task.options.fixes.constEnd() && fixed->contains(column))
        return fixed->value(column);
    const QString &text = row.cells[size_t(column)];
    return m_task.mapping.values.value(m_task.check->headers[column]).value(text, text);
}

QString CheckModel::why(const CheckedRow &row) const
{
    if (isChanged(row))
        return tr("Changed; not checked yet");
    const EntityPtr entity = m_task.entity();
    const CatalogPtr catalog = m_task.data().catalog();
    const QString locale = m_task.data().locale();
    QStringList sentences;
    for (const Problem &problem : row.problems)
        sentences << describeProblem(problem, entity.get(), catalog, locale);
    for (ImportWarning warning : row.warnings) {
        // It stands in its own row: how often and where is plain.
        warning.count = 0;
        warning.firstLine = 0;
        sentences << importWarningText(warning, entity.get(), catalog, locale);
    }
    return sentences.join(tr("; "));
}

QString CheckModel::changedWord()
{
    return tr("Changed");
}

QString CheckModel::fateWord(RowFate fate)
{
    switch (fate) {
    case RowFate::Created:
        return tr("New");
    case RowFate::Updated:
        return tr("Update");
    case RowFate::Skipped:
        return tr("Left out");
    case RowFate::Failed:
        return tr("Refused");
    }
    return {};
}

QStringList CheckModel::fateWords() const
{
    QStringList words{changedWord(), headerData(Fate, Qt::Horizontal).toString()};
    for (const RowFate fate : {RowFate::Created, RowFate::Updated, RowFate::Skipped, RowFate::Failed})
        words << fateWord(fate);
    return words;
}

QVariant CheckModel::fateData(const CheckedRow &row, int role) const
{
    const bool changed = isChanged(row), failed = row.fate == RowFate::Failed, warned = !row.warnings.empty();
    if (role == Qt::DisplayRole) {
        return changed ? changedWord() : fateWord(row.fate);
    }
    if (role == Qt::DecorationRole)
        return icon(changed  ? QStringLiteral("pencil")
                    : failed ? QStringLiteral("x-circle")
                    : warned ? QStringLiteral("exclamation-triangle")
                             : QStringLiteral("check-circle"),
                    changed  ? IconTone::Secondary
                    : failed ? IconTone::Danger
                    : warned ? IconTone::Warning
                             : IconTone::Success);
    return {};
}

QVariant CheckModel::cellData(const CheckedRow &row, int column, int role) const
{
    if (role == Qt::EditRole)
        return cell(row, column);
    if (role == Qt::DisplayRole)
        return cell(row, column).left(200).simplified();
    const auto names = [&](const Problem &problem) { return columnOf(problem.field) == column; };
    const auto problem = std::find_if(row.problems.begin(), row.problems.end(), names);
    if (problem == row.problems.end() || isChanged(row))
        return {};
    if (role == Qt::BackgroundRole)
        return Tokens::of(QGuiApplication::palette()).dangerTint;
    if (role == Qt::ToolTipRole || role == Qt::AccessibleDescriptionRole)
        return describeProblem(*problem, m_task.data().catalog(), m_task.data().locale());
    return {};
}

QVariant CheckModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || !m_task.check)
        return {};
    const CheckedRow &at = row(index.row());
    if (index.column() >= FirstCell)
        return cellData(at, index.column() - FirstCell, role);
    if (index.column() == Fate)
        return fateData(at, role);
    if (index.column() == Why && (role == Qt::DisplayRole || role == Qt::ToolTipRole))
        return why(at);
    if (index.column() == Line && role == Qt::DisplayRole)
        return QString::number(at.line);
    if (index.column() == Line && role == Qt::TextAlignmentRole)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    return {};
}

QVariant CheckModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || !m_task.check)
        return {};
    switch (section) {
    case Fate:
        return tr("Outcome");
    case Why:
        return tr("Why");
    case Line:
        return tr("Line");
    default:
        return m_task.check->headers.value(section - FirstCell);
    }
}

Qt::ItemFlags CheckModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    if (index.column() >= FirstCell)
        flags |= Qt::ItemIsEditable;
    return flags;
}

bool CheckModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !index.isValid() || index.column() < FirstCell)
        return false;
    const CheckedRow &at = row(index.row());
    const int column = index.column() - FirstCell;
    if (value.toString() == cell(at, column))
        return true;
    m_task.options.fixes[at.row][column] = value.toString();
    m_changed.insert(at.row);
    Q_EMIT dataChanged(this->index(index.row(), 0), this->index(index.row(), columnCount() - 1));
    Q_EMIT fixed();
    return true;
}

QModelIndex CheckModel::nextError(const QModelIndex &from) const
{
    const int rows = rowCount();
    for (int step = 1; step <= rows; ++step) {
        const int at = (std::max(from.row(), -1) + step) % rows;
        const CheckedRow &candidate = row(at);
        if (candidate.fate != RowFate::Failed || isChanged(candidate))
            continue;
        int column = -1;
        for (const Problem &problem : candidate.problems)
            if (column < 0)
                column = columnOf(problem.field);
        return index(at, column < 0 ? int(Why) : FirstCell + column);
    }
    return {};
}

void CheckModel::retranslate()
{
    if (columnCount() == 0)
        return;
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

} // namespace millrace
