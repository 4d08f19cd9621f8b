// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/targets/target_grid_model.h"

#include "ui/models/cell_block.h"
#include "ui/text/field_parse.h"
#include "ui/text/formats.h"
#include "ui/theme/typography.h"

#include <QFont>

namespace millrace {

std::optional<std::int64_t> hundredthsTyped(const QString &text)
{
    const auto number = parseNumberInput(text);
    const auto decimal = number ? Decimal::fromString(*number, 2) : std::nullopt;
    return decimal ? std::optional(decimal->units) : std::nullopt;
}

TargetGridModel::TargetGridModel(LiveData &data, QObject *parent) : QAbstractTableModel(parent), m_data(data) {}

void TargetGridModel::setReport(TargetReport report)
{
    std::vector<TargetPeriod> periods;
    for (int quarter = 0; quarter < 4; ++quarter) {
        for (int month = 1; month <= 3; ++month)
            periods.push_back({QDate(report.year, 3 * quarter + month, 1), TargetPeriod::Span::Month});
        periods.push_back({QDate(report.year, 3 * quarter + 1, 1), TargetPeriod::Span::Quarter});
    }
    periods.push_back({QDate(report.year, 1, 1), TargetPeriod::Span::Year});
    const auto subjects = [](const TargetReport &of) {
        std::vector<TargetSubject> all;
        for (const TargetRow &row : of.rows)
            all.push_back(row.subject);
        return all;
    };
    // The same people another time keep the cell that one stands in.
    const bool same = m_report && subjects(*m_report) == subjects(report);
    if (!same)
        beginResetModel();
    m_report = std::move(report);
    m_periods = std::move(periods);
    if (!same) {
        endResetModel();
        return;
    }
    Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
}

void TargetGridModel::clear()
{
    beginResetModel();
    m_report.reset();
    m_periods.clear();
    endResetModel();
}

void TargetGridModel::setShown(Shown shown)
{
    m_shown = shown;
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

void TargetGridModel::setReadOnly(bool readOnly)
{
    m_readOnly = readOnly;
}

TargetPeriod TargetGridModel::periodOf(int column) const
{
    return column > 0 && column <= int(m_periods.size()) ? m_periods[size_t(column) - 1] : m_periods.back();
}

int TargetGridModel::columnOf(const TargetPeriod &period) const
{
    const auto found = std::find(m_periods.begin(), m_periods.end(), period);
    return found == m_periods.end() ? -1 : int(found - m_periods.begin()) + 1;
}

const TargetRow *TargetGridModel::rowAt(int row) const
{
    return m_report && row >= 0 && row < int(m_report->rows.size()) ? &m_report->rows[size_t(row)] : nullptr;
}

int TargetGridModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || !m_report ? 0 : int(m_report->rows.size());
}

int TargetGridModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() || m_periods.empty() ? 0 : int(m_periods.size()) + 1;
}

QString TargetGridModel::valueText(std::int64_t hundredths) const
{
    // Whole values without their zeros: twelve months have to find room.
    const QString plain = hundredths % 100 == 0 ? QString::number(hundredths / 100) : Decimal{hundredths, 2}.toString();
    return formats::grouped(plain);
}

QString TargetGridModel::rowName(const TargetRow &row) const
{
    return row.subject.kind == TargetSubject::Kind::Company ? tr("All together") : row.name;
}

std::optional<std::int64_t> TargetGridModel::wanted(const TargetRow &row, const TargetPeriod &period) const
{
    if (const auto closed = m_report->frozen.find({row.subject, period}); closed != m_report->frozen.end())
        return closed->second.target;
    return row.figures.at(period).target();
}

QString TargetGridModel::cellTip(const TargetRow &row, const TargetPeriod &period) const
{
    const TargetFigure &figure = row.figures.at(period);
    QStringList lines{tr("%1, %2", "who and when").arg(rowName(row), targetPeriodText(period))};
    if (const auto target = wanted(row, period))
        lines << tr("Target %1").arg(valueText(*target));
    lines << tr("Reached %1").arg(valueText(figure.actual));
    if (const auto share = figure.attainment())
        lines << tr("%1 of the target, %2 of the time")
                     .arg(formats::percent(*share), formats::percent(m_report->pace(period)));
    if (figure.given && figure.overMembers && *figure.given != *figure.overMembers)
        lines << tr("Given %1, the members sum up to %2").arg(valueText(*figure.given), valueText(*figure.overMembers));
    if (figure.given && figure.overTime && *figure.given != *figure.overTime)
        lines << tr("Given %1, the months sum up to %2").arg(valueText(*figure.given), valueText(*figure.overTime));
    if (m_report->isClosed(row.subject, period)) {
        const FrozenFigure &closed = m_report->frozen.at({row.subject, period});
        const bool chinese = m_data.locale().startsWith(QLatin1String("zh"));
        lines << tr("Closed on %1 with %2 reached")
                     .arg(formats::date(closed.closedAt.toDateTime(m_data.session().zone).date(), chinese),
                          valueText(closed.actual));
        if (const auto drift = m_report->drift(row, period); drift && *drift != 0)
            lines << tr("Since closing %1").arg((*drift > 0 ? QStringLiteral("+") : QString()) + valueText(*drift));
    }
    return lines.join(u'\n');
}

QVariant TargetGridModel::data(const QModelIndex &index, int role) const
{
    const TargetRow *row = index.isValid() ? rowAt(index.row()) : nullptr;
    if (!row)
        return {};
    if (index.column() == 0) {
        if (role == Qt::DisplayRole)
            return QString(QString(2 * row->level, u' ') + rowName(*row));
        if (role == Qt::ToolTipRole || role == Qt::AccessibleTextRole)
            return rowName(*row);
        return {};
    }
    const TargetPeriod period = periodOf(index.column());
    const TargetFigure &figure = row->figures.at(period);
    const bool closed = m_report->isClosed(row->subject, period);
    switch (role) {
    case Qt::TextAlignmentRole:
        return int(Qt::AlignRight | Qt::AlignVCenter);
    case ClosedRole:
        return closed;
    case SummedRole:
        return m_shown == Shown::Wanted && !figure.given;
    case SumColumnRole:
        return period.span != TargetPeriod::Span::Month;
    case DifferentRole:
        return figure.differenceOverMembers().value_or(0) != 0 || figure.differenceOverTime().value_or(0) != 0;
    case Qt::ToolTipRole:
        return cellTip(*row, period);
    case Qt::EditRole:
        return figure.given ? valueText(*figure.given) : QString();
    case Qt::DisplayRole:
        break;
    default:
        return {};
    }
    if (m_shown == Shown::Reached)
        return valueText(closed ? m_report->frozen.at({row->subject, period}).actual : figure.actual);
    const auto target = wanted(*row, period);
    if (m_shown == Shown::Share) {
        const std::int64_t actual = closed ? m_report->frozen.at({row->subject, period}).actual : figure.actual;
        return target.value_or(0) > 0 ? formats::percent(double(actual) / double(*target)) : QString();
    }
    return target ? valueText(*target) : QString();
}

QVariant TargetGridModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section == 0 ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    if (section == 0)
        return m_report->metricName;
    const TargetPeriod period = periodOf(section);
    if (period.span == TargetPeriod::Span::Year)
        return QString::number(period.first.year());
    if (period.span == TargetPeriod::Span::Quarter)
        return tr("Q%1", "quarter").arg((period.first.month() + 2) / 3);
    if (m_data.locale().startsWith(QLatin1String("zh")))
        return tr("%1", "month").arg(period.first.month()) + QStringLiteral("月");
    return QLocale(QLocale::English).standaloneMonthName(period.first.month(), QLocale::ShortFormat);
}

Qt::ItemFlags TargetGridModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    const TargetRow *row = rowAt(index.row());
    const bool editable = row && index.column() > 0 && !m_readOnly && m_shown == Shown::Wanted &&
                          !m_report->isClosed(row->subject, periodOf(index.column()));
    return editable ? flags | Qt::ItemIsEditable : flags;
}

bool TargetGridModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !(flags(index) & Qt::ItemIsEditable))
        return false;
    int refused = 0;
    const auto changes = changesOf(index, {{value.toString()}}, &refused);
    if (refused > 0 || changes.empty())
        return false;
    Q_EMIT changesAsked(changes);
    return true;
}

std::vector<TargetChange> TargetGridModel::changesOf(const QModelIndex &from, const std::vector<QStringList> &typed,
                                                     int *refused) const
{
    std::vector<TargetChange> changes;
    *refused = 0;
    for (size_t line = 0; line < typed.size(); ++line) {
        const TargetRow *row = rowAt(from.row() + int(line));
        for (qsizetype cell = 0; cell < typed[line].size(); ++cell) {
            const int column = from.column() + int(cell);
            const QModelIndex at = row ? index(from.row() + int(line), column) : QModelIndex();
            const QString text = typed[line][cell].trimmed();
            const auto value = hundredthsTyped(text);
            if (!at.isValid() || !(flags(at) & Qt::ItemIsEditable) || (!text.isEmpty() && !value)) {
                ++*refused;
                continue;
            }
            changes.push_back({row->subject, periodOf(column), text.isEmpty() ? std::nullopt : value});
        }
    }
    return changes;
}

QString TargetGridModel::textOf(const QModelIndexList &cells) const
{
    if (cells.isEmpty())
        return {};
    int top = cells.front().row(), left = cells.front().column(), bottom = top, right = left;
    for (const QModelIndex &cell : cells) {
        top = std::min(top, cell.row());
        bottom = std::max(bottom, cell.row());
        left = std::min(left, cell.column());
        right = std::max(right, cell.column());
    }
    QStringList lines;
    for (int row = top; row <= bottom; ++row) {
        QStringList line;
        for (int column = left; column <= right; ++column) {
            const QModelIndex at = index(row, column);
            QString text = cells.contains(at) ? data(at, Qt::DisplayRole).toString().trimmed() : QString();
            if (column > 0)
                text.remove(u',');
            line << cellAsText(text);
        }
        lines << line.join(u'\t');
    }
    return lines.join(u'\n');
}

} // namespace millrace
