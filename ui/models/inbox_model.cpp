// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/inbox_model.h"

#include "core/records/subject.h"
#include "core/schema/builtin/comment.h"
#include "core/schema/builtin/notification.h"
#include "ui/text/formats.h"
#include "ui/text/labels.h"
#include "ui/text/news_text.h"

#include <QFont>

namespace millrace {

namespace {

Query inboxQuery(const EntityDef &entity, const Session &session, InboxShows shows, Instant now,
                 const QStringList &silenced)
{
    const QString later = QString(notification::snoozedUntil.name());
    Query query;
    query.entity = entity.key;
    std::vector<Filter> all{
        Filter::compare(entity.at(system_field::Owner).key, CompareOp::Equal, Literal(session.actor.toString()))};
    if (shows == InboxShows::Unread || shows == InboxShows::Snoozed)
        all.push_back(Filter::empty(notification::readAt.name()));
    if (shows == InboxShows::Unread)
        all.push_back(Filter::any({Filter::empty(later), Filter::compare(later, CompareOp::LessOrEqual, now)}));
    if (shows == InboxShows::Snoozed)
        all.push_back(Filter::compare(later, CompareOp::Greater, now));
    for (const QString &kind : silenced)
        all.push_back(Filter::compare(notification::kind.name(), CompareOp::NotEqual, Literal(kind)));
    if (shows == InboxShows::Mentions)
        all.push_back(Filter::compare(notification::kind.name(), CompareOp::Equal,
                                      Literal(QString::fromLatin1(notification::mention))));
    query.filter = Filter::all(std::move(all));
    query.sort = {{FieldPath{{entity.at(system_field::CreatedAt).key}}, true}};
    return query;
}

/// The line of a row that has every field of its entity.
InboxLine lineOf(const RowSet &rows, const Row &row, const Catalog &catalog)
{
    InboxLine line;
    line.id = row.id;
    for (size_t i = 0; i < rows.columns.size(); ++i) {
        const FieldDef &field = *rows.columns[i].field;
        const Value &cell = row.cells[i];
        const EntityPtr target = field.type == FieldType::Reference ? catalog.entity(field.target) : nullptr;
        if (field.key == notification::kind.name())
            line.kind = cell.valueOr<QString>();
        else if (field.key == notification::actor.name())
            line.actor = cell.valueOr<RecordId>();
        else if (field.key == notification::entity.name())
            line.entity = cell.valueOr<QString>();
        else if (field.key == notification::records.name())
            line.records = cell.valueOr<std::int64_t>(1);
        else if (field.key == notification::readAt.name())
            line.isRead = !cell.isEmpty();
        else if (field.key == notification::snoozedUntil.name())
            line.snoozedUntil = cell.valueOr<Instant>();
        else if (field.index == system_field::CreatedAt)
            line.at = cell.valueOr<Instant>();
        else if (target && target->discussed && !field.system && !cell.isEmpty())
            line.subject = cell.valueOr<RecordId>();
    }
    return line;
}

} // namespace

Result<InboxReading> readInbox(const Workspace &workspace, const Session &session, InboxShows shows, int limit,
                               const QStringList &silenced)
{
    InboxReading reading;
    const Instant now = workspace.clock().now();
    const CatalogPtr catalog = workspace.catalog();
    MILLRACE_ASSIGN(const EntityPtr entity, catalog->require(notification::entityKey()));
    const auto asked = [&](InboxShows some) { return inboxQuery(*entity, session, some, now, silenced); };
    MILLRACE_ASSIGN(reading.unread, workspace.count(session, asked(InboxShows::Unread)));
    MILLRACE_ASSIGN(reading.snoozed, workspace.count(session, asked(InboxShows::Snoozed)));
    Query query = asked(shows);
    query.limit = limit;
    for (const FieldDef &field : entity->fields)
        if (!field.system || field.index == system_field::CreatedAt)
            query.fields.push_back(FieldPath{{field.key}});
    MILLRACE_ASSIGN(const RowSet rows, workspace.rows(session, query));
    reading.atEnd = int(rows.rows.size()) < limit;
    const FieldDef *commentField = entity->field(notification::comment.name());
    QHash<QString, std::vector<RecordId>> wanted;
    std::vector<RecordId> comments;
    for (const Row &row : rows.rows) {
        reading.lines.push_back(lineOf(rows, row, *catalog));
        const InboxLine &line = reading.lines.back();
        if (!line.subject.isNull())
            wanted[line.entity].push_back(line.subject);
        RecordId comment;
        for (size_t i = 0; i < rows.columns.size(); ++i)
            if (rows.columns[i].field->index == commentField->index)
                comment = row.cells[i].valueOr<RecordId>();
        comments.push_back(comment);
        if (!comment.isNull())
            wanted[comment::entityKey()].push_back(comment);
    }
    QHash<RecordId, QString> titles;
    for (auto it = wanted.begin(); it != wanted.end(); ++it) {
        // Who lost an entity altogether is told no titles of it.
        const auto found = workspace.titles(session, it.key(), it.value());
        if (found)
            titles.insert(*found);
    }
    for (size_t i = 0; i < reading.lines.size(); ++i) {
        reading.lines[i].title = titles.value(reading.lines[i].subject);
        const QString said = titles.value(comments[i]);
        reading.lines[i].said = said == restrictedTitle() ? QString() : said.simplified();
    }
    return reading;
}

CommitRequest readRequest(const Catalog &catalog, const std::vector<RecordId> &ids, Instant now)
{
    CommitRequest request;
    request.label = QStringLiteral("read");
    const EntityPtr entity = catalog.entity(notification::entityKey());
    for (const RecordId &id : ids)
        request.edits.push_back(Edit::update(entity, id).with(*entity, notification::readAt, now));
    return request;
}

CommitRequest snoozeRequest(const Catalog &catalog, const std::vector<RecordId> &ids, Instant until)
{
    CommitRequest request;
    request.label = QStringLiteral("snooze");
    const EntityPtr entity = catalog.entity(notification::entityKey());
    for (const RecordId &id : ids)
        request.edits.push_back(Edit::update(entity, id)
                                    .with(*entity, notification::snoozedUntil, until)
                                    .with(*entity, notification::readAt.name(), Value()));
    return request;
}

QString inboxSentence(const InboxLine &line, const LiveData &data)
{
    const EntityPtr entity = data.catalog()->entity(line.entity);
    const QString kind = entity ? entityPluralLabel(*entity, data.locale()) : line.entity;
    return newsSentence({line.kind, data.metadata()->users.value(line.actor),
                         line.records > 1 || line.title.isEmpty() ? kind : line.title, line.records});
}

InboxModel::InboxModel(LiveData &data, QObject *parent) : QAbstractTableModel(parent), m_data(data)
{
    connect(&data, &LiveData::changed, this, [this](const CommitNotice &notice) {
        if (m_loaded && (notice.everything || notice.records.contains(notification::entityKey())))
            reload();
    });
    connect(&data, &LiveData::localeChanged, this, [this] {
        Q_EMIT headerDataChanged(Qt::Horizontal, 0, Columns - 1);
        if (!m_lines.empty())
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, Columns - 1));
    });
}

void InboxModel::setShows(InboxShows shows)
{
    if (shows == m_shows)
        return;
    m_shows = shows;
    m_wanted = pageSize;
    reload();
}

void InboxModel::setSilenced(const QStringList &kinds)
{
    if (kinds == m_silenced)
        return;
    m_silenced = kinds;
    if (m_loaded)
        reload();
}

void InboxModel::snooze(const std::vector<RecordId> &ids, Instant until)
{
    if (ids.empty() || !m_data.isEditable())
        return;
    m_data.commit(this, snoozeRequest(*m_data.catalog(), ids, until), [this](const Result<CommitReceipt> &receipt) {
        if (!receipt)
            Q_EMIT failed(receipt.error());
    });
}

void InboxModel::reload()
{
    m_reading = true;
    const quint64 question = ++m_question;
    m_data.read(
        this,
        [&workspace = m_data.workspace(), session = m_data.session(), shows = m_shows, limit = m_wanted,
         silenced = m_silenced] { return readInbox(workspace, session, shows, limit, silenced); },
        [this, question](Result<InboxReading> page) {
            if (question == m_question)
                take(std::move(page));
        });
}

void InboxModel::take(Result<InboxReading> page)
{
    m_reading = false;
    m_loaded = true;
    m_error = page ? std::nullopt : std::optional(page.error());
    std::vector<InboxLine> lines = page ? std::move(page->lines) : std::vector<InboxLine>();
    m_atEnd = !page || page->atEnd;
    m_unread = page ? page->unread : 0;
    m_snoozed = page ? page->snoozed : 0;
    // What was read keeps its place: the same lines are changed where they stand.
    const bool same = lines.size() == m_lines.size() &&
                      std::equal(lines.begin(), lines.end(), m_lines.begin(),
                                 [](const InboxLine &a, const InboxLine &b) { return a.id == b.id; });
    if (same) {
        m_lines = std::move(lines);
        if (!m_lines.empty())
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, Columns - 1));
    } else {
        if (!m_lines.empty()) {
            beginRemoveRows({}, 0, rowCount() - 1);
            m_lines.clear();
            endRemoveRows();
        }
        if (!lines.empty()) {
            beginInsertRows({}, 0, int(lines.size()) - 1);
            m_lines = std::move(lines);
            endInsertRows();
        }
    }
    Q_EMIT loaded();
}

void InboxModel::markRead(const std::vector<RecordId> &ids)
{
    std::vector<RecordId> fresh;
    for (const InboxLine &line : m_lines)
        if (!line.isRead && std::find(ids.begin(), ids.end(), line.id) != ids.end())
            fresh.push_back(line.id);
    if (fresh.empty() || !m_data.isEditable())
        return;
    m_data.commit(this, readRequest(*m_data.catalog(), fresh, m_data.workspace().clock().now()),
                  [this](const Result<CommitReceipt> &receipt) {
                      if (!receipt)
                          Q_EMIT failed(receipt.error());
                  });
}

int InboxModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_lines.size());
}

int InboxModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(Columns);
}

QVariant InboxModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const InboxLine &line = m_lines[size_t(index.row())];
    if (role == Qt::FontRole && !line.isRead) {
        QFont font;
        font.setWeight(QFont::DemiBold);
        return font;
    }
    // Weight alone is no word.
    if (role == Qt::AccessibleTextRole && index.column() == What && !line.isRead)
        return tr("Unread: %1").arg(inboxSentence(line, m_data));
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    const FormatContext format = m_data.format();
    switch (index.column()) {
    case What:
        return inboxSentence(line, m_data);
    case Said:
        return line.said;
    case When:
        if (!line.isRead && line.snoozedUntil > m_data.workspace().clock().now())
            return tr("again %1").arg(formats::dateTime(line.snoozedUntil, format.zone, format.isChinese()));
        return role == Qt::ToolTipRole
                   ? formats::dateTime(line.at, format.zone, format.isChinese())
                   : formats::relative(line.at, m_data.workspace().clock().now(), format.zone, format.isChinese());
    default:
        return {};
    }
}

QVariant InboxModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case What:
        return tr("What happened");
    case Said:
        return tr("Comment");
    case When:
        return tr("When");
    default:
        return {};
    }
}

bool InboxModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && m_loaded && !m_atEnd && !m_reading;
}

void InboxModel::fetchMore(const QModelIndex &)
{
    m_wanted += pageSize;
    reload();
}

} // namespace millrace
