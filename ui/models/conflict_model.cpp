// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/conflict_model.h"

#include "core/schema/builtin/conflict.h"
#include "ui/text/field_format.h"
#include "ui/text/formats.h"
#include "ui/text/labels.h"

#include <QFont>

namespace millrace {

ConflictModel::ConflictModel(LiveData &data, QObject *parent) : QAbstractTableModel(parent), m_data(data)
{
    connect(&data, &LiveData::changed, this, [this](const CommitNotice &notice) {
        // What stands on the server's side may have changed with any record.
        if (m_loaded && (!m_cases.empty() || notice.everything || notice.records.contains(conflict::entityKey())))
            reload();
    });
    connect(&data, &LiveData::localeChanged, this, [this] {
        Q_EMIT headerDataChanged(Qt::Horizontal, 0, Columns - 1);
        if (!m_cases.empty())
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, Columns - 1));
    });
}

void ConflictModel::reload()
{
    const quint64 question = ++m_question;
    m_data.read(
        this,
        [&workspace = m_data.workspace(), session = m_data.session()] { return openConflicts(workspace, session); },
        [this, question](Result<std::vector<ConflictCase>> found) {
            if (question != m_question)
                return;
            m_loaded = true;
            m_error = found ? std::nullopt : std::optional(found.error());
            std::vector<ConflictCase> cases = found ? std::move(*found) : std::vector<ConflictCase>();
            if (cases != m_cases) {
                if (!m_cases.empty()) {
                    beginRemoveRows({}, 0, rowCount() - 1);
                    m_cases.clear();
                    endRemoveRows();
                }
                if (!cases.empty()) {
                    beginInsertRows({}, 0, int(cases.size()) - 1);
                    m_cases = std::move(cases);
                    endInsertRows();
                }
                std::erase_if(m_choices, [this](const auto &choice) {
                    return std::none_of(m_cases.begin(), m_cases.end(),
                                        [&](const ConflictCase &one) { return one.card == choice.first; });
                });
                Q_EMIT choicesChanged();
            }
            Q_EMIT loaded();
        });
}

std::optional<ConflictChoice> ConflictModel::choice(int row) const
{
    const auto found = m_choices.find(at(row).card);
    return found == m_choices.end() ? std::nullopt : std::optional(found->second);
}

void ConflictModel::choose(int row, std::optional<ConflictChoice> choice)
{
    const ConflictCase &conflict = at(row);
    if (choice == ConflictChoice::Both && !canKeepBoth(conflict))
        return;
    // What is not seen any more can only be let go.
    if (choice && !conflict.isSeen)
        choice = ConflictChoice::Theirs;
    if (choice)
        m_choices[conflict.card] = *choice;
    else
        m_choices.erase(conflict.card);
    Q_EMIT dataChanged(index(row, 0), index(row, Columns - 1));
    Q_EMIT choicesChanged();
}

void ConflictModel::chooseAll(ConflictChoice choice, const ConflictCase *field)
{
    const QString entity = field && field->entity ? field->entity->key : QString();
    const QString key = field ? field->fieldKey : QString();
    for (int row = 0; row < rowCount(); ++row)
        if (!field || (at(row).entity && at(row).entity->key == entity && at(row).fieldKey == key))
            choose(row, choice);
}

std::vector<ConflictDecision> ConflictModel::decisions() const
{
    std::vector<ConflictDecision> decisions;
    for (const ConflictCase &conflict : m_cases)
        if (const auto found = m_choices.find(conflict.card); found != m_choices.end())
            decisions.push_back({conflict, found->second});
    return decisions;
}

QString ConflictModel::shown(const ConflictCase &conflict, const Value &value) const
{
    if (!conflict.entity || conflict.field < 0)
        return {};
    const FieldDef &field = conflict.entity->at(conflict.field);
    const QString text = showExactly(field, value, m_data.format({{&field, &value}}));
    return text.isEmpty() ? QStringLiteral("—") : text;
}

QString ConflictModel::theirs(const ConflictCase &conflict) const
{
    if (!conflict.isSeen)
        return tr("No longer here for you");
    if (conflict.reason == QLatin1String("deleted"))
        return tr("In the bin");
    return conflict.field < 0 ? tr("Changed") : shown(conflict, conflict.theirs);
}

QString ConflictModel::text(int row, Column column) const
{
    const ConflictCase &conflict = at(row);
    const QString entity =
        conflict.entity ? entityLabel(*conflict.entity, m_data.locale()) : tr("Something this program does not know");
    switch (column) {
    case About: {
        const QString name = conflict.title.isEmpty() ? entity : conflict.title;
        return conflict.field < 0
                   ? name
                   : tr("%1 · %2").arg(name, fieldLabel(conflict.entity->at(conflict.field), m_data.locale()));
    }
    case Original:
        return shown(conflict, conflict.base);
    case Mine:
        return conflict.field < 0 ? tr("Delete it") : shown(conflict, conflict.mine);
    case Server:
        return theirs(conflict);
    default:
        return {};
    }
}

QString ConflictModel::preview(int row) const
{
    const ConflictCase &conflict = at(row);
    const auto chosen = choice(row);
    if (!chosen)
        return {};
    if (conflict.field < 0)
        return chosen == ConflictChoice::Mine ? tr("The record goes to the bin") : tr("The record stays");
    if (*chosen != ConflictChoice::Theirs && conflict.reason == QLatin1String("deleted"))
        return tr("The record comes back from the bin with: %1").arg(shown(conflict, conflict.mine));
    return *chosen == ConflictChoice::Theirs ? theirs(conflict) : shown(conflict, decidedValue(conflict, *chosen));
}

int ConflictModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_cases.size());
}

int ConflictModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(Columns);
}

QVariant ConflictModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const ConflictCase &conflict = at(index.row());
    const auto column = Column(index.column());
    const auto chosen = choice(index.row());
    const bool side = column == Mine || column == Server;
    const bool kept =
        side && chosen && (*chosen == ConflictChoice::Both || (*chosen == ConflictChoice::Mine) == (column == Mine));
    const FormatContext format = m_data.format();
    switch (role) {
    case Qt::DisplayRole:
        return text(index.row(), column).simplified();
    case Qt::ToolTipRole: {
        QStringList lines{text(index.row(), column)};
        const QString who = column == Server ? format.metadata->users.value(conflict.theirsBy)
                            : column == Mine ? conflict.device
                                             : QString();
        const std::optional<Instant> when = column == Server ? conflict.theirsAt
                                            : column == Mine ? conflict.editedAt
                                                             : std::nullopt;
        if (!who.isEmpty())
            lines << who;
        if (when)
            lines << formats::dateTime(*when, format.zone, format.isChinese());
        return lines.join(u'\n');
    }
    case Qt::CheckStateRole:
        return side ? QVariant(kept ? Qt::Checked : Qt::Unchecked) : QVariant();
    case Qt::AccessibleTextRole:
        return kept ? tr("Kept: %1").arg(text(index.row(), column)) : text(index.row(), column);
    case Qt::FontRole:
        if (kept) {
            QFont font;
            font.setWeight(QFont::DemiBold);
            return font;
        }
        return {};
    default:
        return {};
    }
}

QVariant ConflictModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case About:
        return tr("Record and field");
    case Original:
        return tr("Original value");
    case Mine:
        return tr("My change");
    case Server:
        return tr("Server");
    default:
        return {};
    }
}

} // namespace millrace
