// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/audit_model.h"

#include "ui/text/formats.h"
#include "ui/text/labels.h"

namespace millrace {

AuditModel::AuditModel(LiveData &data, QObject *parent) : QAbstractTableModel(parent), m_data(data)
{
    connect(&data, &LiveData::changed, this, [this] {
        // One who scrolled on keeps his place: what is new comes with the next look at the first page.
        if (m_loaded && rowCount() <= pageSize)
            reload();
    });
    connect(&data, &LiveData::localeChanged, this, [this] {
        Q_EMIT headerDataChanged(Qt::Horizontal, 0, Columns - 1);
        if (!m_entries.empty())
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, Columns - 1));
    });
}

void AuditModel::setWish(const AuditWish &wish)
{
    if (wish == m_wish && m_loaded)
        return;
    m_wish = wish;
    reload();
}

void AuditModel::reload()
{
    AuditWish first = m_wish;
    first.before = 0;
    read(first, false);
}

void AuditModel::read(const AuditWish &wish, bool more)
{
    m_reading = true;
    const quint64 question = ++m_question;
    AuditWish page = wish;
    page.limit = pageSize;
    m_data.read(
        this,
        [&workspace = m_data.workspace(), session = m_data.session(), page] {
            return auditTrail(workspace, session, page);
        },
        [this, question, more](Result<std::vector<AuditEntry>> found) {
            if (question != m_question)
                return;
            m_reading = false;
            m_loaded = true;
            m_error = found ? std::nullopt : std::optional(found.error());
            std::vector<AuditEntry> entries = found ? std::move(*found) : std::vector<AuditEntry>();
            m_atEnd = int(entries.size()) < pageSize;
            if (!more && entries == m_entries) {
                Q_EMIT loaded();
                return;
            }
            if (!more && !m_entries.empty()) {
                beginRemoveRows({}, 0, rowCount() - 1);
                m_entries.clear();
                endRemoveRows();
            }
            if (!entries.empty()) {
                beginInsertRows({}, rowCount(), rowCount() + int(entries.size()) - 1);
                std::move(entries.begin(), entries.end(), std::back_inserter(m_entries));
                endInsertRows();
            }
            Q_EMIT loaded();
        });
}

QStringList AuditModel::headings()
{
    return {tr("When"), tr("Who"), tr("What"), tr("Records"), tr("How"), tr("No.")};
}

QStringList AuditModel::cells(const AuditEntry &entry, const FormatContext &format, const Catalog &catalog)
{
    QStringList records;
    for (auto it = entry.records.begin(); it != entry.records.end(); ++it) {
        const EntityPtr entity = catalog.entity(it.key());
        const QString name = !entity           ? it.key()
                             : it.value() == 1 ? entityLabel(*entity, format.locale)
                                               : entityPluralLabel(*entity, format.locale);
        records << tr("%1 %2").arg(it.value()).arg(name);
    }
    const QString who = format.metadata->users.value(entry.actor);
    QString how = originLabel(entry.madeAs);
    if (!entry.here && entry.madeAs != Origin::Remote)
        how = tr("%1, %2").arg(how, placeText(entry.here, entry.device, entry.origin, entry.madeAs));
    return {formats::dateTime(entry.at, format.zone, format.isChinese()),
            who.isEmpty() ? tr("The program") : who,
            operationLabel(entry.label, entry.madeAs),
            records.join(format.isChinese() ? QStringLiteral("，") : QStringLiteral(", ")),
            how,
            QString::number(entry.no)};
}

int AuditModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_entries.size());
}

int AuditModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(Columns);
}

QVariant AuditModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    if (role == Qt::TextAlignmentRole && index.column() == Number)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    return cells(m_entries[size_t(index.row())], m_data.format(), *m_data.catalog()).at(index.column());
}

QVariant AuditModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return headings().value(section);
}

bool AuditModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && m_loaded && !m_atEnd && !m_reading;
}

void AuditModel::fetchMore(const QModelIndex &)
{
    AuditWish next = m_wish;
    next.before = m_entries.empty() ? 0 : m_entries.back().no;
    read(next, true);
}

} // namespace millrace
