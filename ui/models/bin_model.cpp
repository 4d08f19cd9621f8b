// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/bin_model.h"

#include "ui/text/formats.h"
#include "ui/text/labels.h"

namespace millrace {

namespace {

/// Who put it there: the actor of its last move to the bin.
RecordId deletedBy(const Workspace &workspace, const Session &session, const BinLine &line)
{
    const auto history = workspace.history(session, line.entity->key, line.id);
    if (!history)
        return {};
    RecordId actor;
    for (const HistoryCommit &commit : history->commits) {
        for (const HistoryChange &change : commit.changes) {
            if (change.field == QLatin1String("-"))
                actor = commit.actor;
        }
    }
    return actor;
}

/// The record that a deleted one hangs on, if that one went to the bin in the same moment.
RecordId wentWith(const Workspace &workspace, const Session &session, const EntityDef &entity, const Record &record,
                  QHash<RecordId, Value> &moments)
{
    for (const int field : entity.rootFields()) {
        const auto *parent = record.value(field).as<RecordId>();
        if (!parent)
            continue;
        if (!moments.contains(*parent)) {
            const auto above = workspace.record(session, entity.at(field).target, *parent);
            moments.insert(*parent, above ? above->value(system_field::DeletedAt) : Value());
        }
        return moments.value(*parent) == record.value(system_field::DeletedAt) ? *parent : RecordId();
    }
    return {};
}

} // namespace

Result<BinReading> readBin(const Workspace &workspace, const Session &session, const QString &text, int limit)
{
    BinReading page;
    QHash<RecordId, Value> moments;
    QHash<RecordId, int> along;
    const CatalogPtr catalog = workspace.catalog();
    for (const EntityPtr &entity : catalog->entities()) {
        Query query;
        query.entity = entity->key;
        query.rows = Query::Rows::Bin;
        query.sort = {{FieldPath{{entity->at(system_field::DeletedAt).key}}, true}};
        query.limit = limit;
        // What was merged into another record is taken back by unmerging, not out of the bin.
        const Filter alone = Filter::empty(entity->at(system_field::MergedInto).key);
        query.filter = alone;
        if (!text.isEmpty()) {
            std::vector<Filter> titles;
            for (const int field : entity->titleFields) {
                if (entity->at(field).type == FieldType::Text)
                    titles.push_back(Filter::compare(entity->at(field).key, CompareOp::Contains, text));
            }
            if (titles.empty())
                continue;
            query.filter = Filter::all({alone, Filter::any(std::move(titles))});
        }
        MILLRACE_ASSIGN(const RowSet rows, workspace.rows(session, query));
        page.atEnd = page.atEnd && int(rows.rows.size()) < limit;
        for (const Row &row : rows.rows) {
            MILLRACE_ASSIGN(const Record record, workspace.record(session, entity->key, row.id));
            if (const RecordId with = wentWith(workspace, session, *entity, record, moments); !with.isNull()) {
                ++along[with];
                continue;
            }
            BinLine line{entity, row.id, record.title(), {}, {}, 0};
            line.deletedAt = record.value(system_field::DeletedAt).valueOr<Instant>();
            page.lines.push_back(std::move(line));
        }
    }
    std::stable_sort(page.lines.begin(), page.lines.end(),
                     [](const BinLine &a, const BinLine &b) { return a.deletedAt > b.deletedAt; });
    if (int(page.lines.size()) > limit) {
        page.lines.resize(size_t(limit));
        page.atEnd = false;
    }
    for (BinLine &line : page.lines) {
        line.along = along.value(line.id);
        line.actor = deletedBy(workspace, session, line);
    }
    return page;
}

BinModel::BinModel(LiveData &data, QObject *parent) : QAbstractTableModel(parent), m_data(data)
{
    connect(&data, &LiveData::changed, this, [this](const CommitNotice &) { reload(); });
    connect(&data, &LiveData::localeChanged, this, [this] {
        Q_EMIT headerDataChanged(Qt::Horizontal, 0, Columns - 1);
        if (!m_lines.empty())
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, Columns - 1));
    });
}

void BinModel::setText(const QString &text)
{
    if (text == m_text)
        return;
    m_text = text;
    m_wanted = pageSize;
    reload();
}

void BinModel::reload()
{
    m_reading = true;
    const quint64 question = ++m_question;
    m_data.read(
        this,
        [&workspace = m_data.workspace(), session = m_data.session(), text = m_text, limit = m_wanted] {
            return readBin(workspace, session, text, limit);
        },
        [this, question](Result<BinReading> page) {
            if (question == m_question)
                take(std::move(page));
        });
}

void BinModel::take(Result<BinReading> page)
{
    m_reading = false;
    m_loaded = true;
    m_error = page ? std::nullopt : std::optional(page.error());
    std::vector<BinLine> lines = page ? std::move(page->lines) : std::vector<BinLine>();
    m_atEnd = !page || page->atEnd;
    size_t front = 0, back = 0;
    while (front < lines.size() && front < m_lines.size() && lines[front] == m_lines[front])
        ++front;
    while (front + back < lines.size() && front + back < m_lines.size() &&
           lines[lines.size() - 1 - back] == m_lines[m_lines.size() - 1 - back])
        ++back;
    if (m_lines.size() > front + back) {
        beginRemoveRows({}, int(front), int(m_lines.size() - back) - 1);
        m_lines.erase(m_lines.begin() + qsizetype(front), m_lines.end() - qsizetype(back));
        endRemoveRows();
    }
    if (lines.size() > front + back) {
        beginInsertRows({}, int(front), int(lines.size() - back) - 1);
        m_lines = std::move(lines);
        endInsertRows();
    }
    Q_EMIT loaded();
}

int BinModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_lines.size());
}

int BinModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(Columns);
}

QVariant BinModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || (role != Qt::DisplayRole && role != Qt::ToolTipRole))
        return {};
    const BinLine &line = m_lines[size_t(index.row())];
    const FormatContext format = m_data.format();
    switch (index.column()) {
    case Name:
        return line.title;
    case Type:
        return entityLabel(*line.entity, m_data.locale());
    case Along:
        return line.along > 0 ? formats::integer(line.along) : QString();
    case By:
        return format.metadata->users.value(line.actor);
    case When:
        return role == Qt::ToolTipRole ? formats::dateTime(line.deletedAt, format.zone, format.isChinese())
                                       : formats::relative(line.deletedAt, m_data.workspace().clock().now(),
                                                           format.zone, format.isChinese());
    default:
        return {};
    }
}

QVariant BinModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Name");
    case Type:
        return tr("Type");
    case Along:
        return tr("Went along");
    case By:
        return tr("Deleted by");
    case When:
        return tr("When");
    default:
        return {};
    }
}

bool BinModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && m_loaded && !m_atEnd && !m_reading;
}

void BinModel::fetchMore(const QModelIndex &)
{
    m_wanted += pageSize;
    reload();
}

} // namespace millrace
