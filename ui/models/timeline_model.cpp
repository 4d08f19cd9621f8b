// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/timeline_model.h"

#include "ui/text/field_format.h"
#include "ui/text/formats.h"
#include "ui/text/labels.h"

namespace millrace {

TimelineModel::TimelineModel(LiveData &data, QObject *parent) : QAbstractListModel(parent), m_data(data)
{
    connect(&data, &LiveData::changed, this, &TimelineModel::follow);
    connect(&data, &LiveData::localeChanged, this, &TimelineModel::show);
    connect(&data, &LiveData::catalogChanged, this, &TimelineModel::reload);
}

void TimelineModel::showRecord(const QString &entity, const RecordId &id)
{
    if (entity == m_entity && id == m_id)
        return;
    m_entity = entity;
    m_id = id;
    m_open.clear();
    m_pinned.clear();
    m_entries.clear();
    m_unfolded.clear();
    m_loaded = false;
    m_atEnd = false;
    m_error.reset();
    show();
    reload();
}

void TimelineModel::setWish(const TimelineWish &wish)
{
    if (wish == m_wish)
        return;
    m_wish = wish;
    m_entries.clear();
    reload();
}

void TimelineModel::reload()
{
    if (m_id.isNull())
        return;
    m_source = std::make_shared<Reading>();
    m_source->reader = std::make_unique<TimelineReader>(m_data.workspace(), m_data.session(), m_entity, m_id, m_wish);
    // Whoever has seen the end sees it still when something is added.
    ask(std::max(pageSize, int(m_entries.size()) + (m_atEnd ? pageSize : 0)), true);
}

void TimelineModel::ask(int count, bool anew)
{
    m_reading = true;
    const quint64 question = ++m_question;
    m_data.read(
        this,
        [source = m_source, count] {
            const std::lock_guard lock(source->mutex);
            return source->reader->next(count);
        },
        [this, question, anew](Result<TimelinePage> page) {
            if (question != m_question)
                return;
            m_reading = false;
            if (page) {
                m_error.reset();
                take(std::move(*page), anew);
            } else {
                m_error = page.error();
                Q_EMIT failed(*m_error);
            }
        });
}

void TimelineModel::take(TimelinePage page, bool anew)
{
    if (anew) {
        m_open = std::move(page.open);
        m_pinned = std::move(page.pinned);
        m_entries = std::move(page.entries);
        m_titles = std::move(page.titles);
    } else {
        std::move(page.entries.begin(), page.entries.end(), std::back_inserter(m_entries));
    }
    m_atEnd = page.atEnd;
    m_loaded = true;
    show();
    Q_EMIT loaded();
}

QString TimelineModel::heading(const std::optional<Instant> &moment, const FormatContext &format) const
{
    if (!moment)
        return tr("Without a date");
    const QDate day = moment->toDateTime(format.zone).date();
    if (day == format.today)
        return tr("Today");
    if (day == format.today.addDays(-1))
        return tr("Yesterday");
    return formats::longDate(day, format.isChinese());
}

TimelineRow TimelineModel::rowOf(const TimelineEntry &entry, const FormatContext &format) const
{
    TimelineRow row;
    row.kind = TimelineRow::Kind::Entry;
    row.entry = entry;
    const QString who = format.metadata->users.value(entry.author);
    QStringList meta;
    if (!who.isEmpty())
        meta << who;
    if (entry.moment) {
        row.time = formats::timeOfDay(*entry.moment, format.zone);
        row.when = formats::dateTime(*entry.moment, format.zone, format.isChinese());
    }
    if (entry.isChanges()) {
        const HistoryCommit &first = entry.commits.front();
        row.icon = QStringLiteral("clock-history");
        const QString &change = first.changes.front().field;
        if (change == QLatin1String("+"))
            row.title = tr("Created");
        else if (change == QLatin1String("-"))
            row.title = tr("Moved to the bin");
        else if (change == QLatin1String("~"))
            row.title = tr("Restored from the bin");
        else
            row.title = tr("%n field change(s)", nullptr, entry.changeCount());
        if (entry.commits.size() == 1 && first.madeAs != Origin::Local)
            meta << operationLabel(first.label, first.madeAs);
        row.unfolded = m_unfolded.contains(entry.commits.back().no);
    } else {
        const EntityDef &entity = *entry.entity;
        row.icon = entity.icon;
        row.title = entry.title;
        row.text = entry.text.left(2000);
        if (entity.timeline.kind >= 0 && !entry.kind.isEmpty())
            meta << showValue(entity.at(entity.timeline.kind), Value(entry.kind), format);
        else
            meta << entityLabel(entity, m_data.locale());
        if (entry.open && entry.moment) {
            const qint64 days = format.today.daysTo(entry.moment->toDateTime(format.zone).date());
            row.late = *entry.moment < m_data.workspace().clock().now();
            row.time = days < 0    ? tr("%n day(s) overdue", nullptr, int(-days))
                       : days == 0 ? tr("Today %1").arg(row.time)
                       : days == 1 ? tr("Tomorrow %1").arg(row.time)
                                   : formats::date(entry.moment->toDateTime(format.zone).date(), format.isChinese());
        } else if (entry.done) {
            meta << tr("Done");
        }
    }
    meta << entry.about;
    row.meta = meta.join(QStringLiteral(" · "));
    return row;
}

void TimelineModel::append(std::vector<TimelineRow> &rows, const TimelineEntry &entry,
                           const FormatContext &format) const
{
    rows.push_back(rowOf(entry, format));
    if (!rows.back().unfolded)
        return;
    const QString empty = QStringLiteral("—");
    for (const HistoryCommit &commit : entry.commits) {
        for (const HistoryChange &change : commit.changes) {
            if (!change.def)
                continue;
            TimelineRow line;
            line.kind = TimelineRow::Kind::Change;
            line.entry.id = entry.id;
            line.time = formats::timeOfDay(commit.recordedAt, format.zone);
            const QString was = showValue(*change.def, change.was, format).left(200);
            const QString now = showValue(*change.def, change.now, format).left(200);
            line.text = tr("%1: %2 → %3")
                            .arg(fieldLabel(*change.def, m_data.locale()), was.isEmpty() ? empty : was,
                                 now.isEmpty() ? empty : now);
            rows.push_back(std::move(line));
        }
    }
}

void TimelineModel::show()
{
    FormatContext format = m_data.format();
    format.titles = m_titles;
    std::vector<TimelineRow> rows;
    const auto head = [&](const QString &title) {
        TimelineRow row;
        row.title = title;
        rows.push_back(std::move(row));
    };
    if (!m_open.empty())
        head(tr("Next steps"));
    for (const TimelineEntry &entry : m_open)
        append(rows, entry, format);
    if (!m_pinned.empty())
        head(tr("Pinned"));
    for (const TimelineEntry &entry : m_pinned)
        append(rows, entry, format);
    QString day;
    for (const TimelineEntry &entry : m_entries) {
        if (const QString next = heading(entry.moment, format); next != day) {
            day = next;
            head(day);
        }
        append(rows, entry, format);
    }
    // Only what differs is touched, so that a view keeps its place.
    size_t front = 0, back = 0;
    while (front < rows.size() && front < m_rows.size() && rows[front] == m_rows[front])
        ++front;
    while (back + front < rows.size() && back + front < m_rows.size() &&
           rows[rows.size() - 1 - back] == m_rows[m_rows.size() - 1 - back])
        ++back;
    if (m_rows.size() > front + back) {
        beginRemoveRows({}, int(front), int(m_rows.size() - back) - 1);
        m_rows.erase(m_rows.begin() + qsizetype(front), m_rows.end() - qsizetype(back));
        endRemoveRows();
    }
    if (rows.size() > front + back) {
        beginInsertRows({}, int(front), int(rows.size() - back) - 1);
        m_rows = std::move(rows);
        endInsertRows();
    }
}

void TimelineModel::toggle(int row)
{
    if (row < 0 || row >= int(m_rows.size()) || !m_rows[size_t(row)].entry.isChanges() ||
        m_rows[size_t(row)].entry.commits.empty())
        return;
    const std::int64_t no = m_rows[size_t(row)].entry.commits.back().no;
    if (!m_unfolded.remove(no))
        m_unfolded.insert(no);
    show();
}

void TimelineModel::commit(int row, int field, const Value &value, const QString &label,
                           std::function<void(const Result<CommitReceipt> &)> done)
{
    const TimelineEntry &entry = m_rows[size_t(row)].entry;
    CommitRequest request;
    request.label = label;
    request.edits.push_back(Edit::update(entry.entity, entry.id));
    request.edits.back().fields.push_back({field, value, {}, true});
    if (const TimelineFields &line = entry.entity->timeline; line.ended >= 0 && field == line.state) {
        const bool ends = value == Value(line.done);
        request.edits.back().fields.push_back(
            {line.ended, ends ? Value(m_data.workspace().clock().now()) : Value(), {}, true});
    }
    m_data.commit(this, std::move(request), [done = std::move(done)](const Result<CommitReceipt> &receipt) {
        if (done)
            done(receipt);
    });
}

void TimelineModel::setPinned(int row, bool pinned)
{
    const TimelineEntry &entry = m_rows[size_t(row)].entry;
    if (!entry.entity || entry.entity->timeline.pinned < 0)
        return;
    commit(row, entry.entity->timeline.pinned, pinned ? Value(true) : Value(), QStringLiteral("edit"), {});
}

void TimelineModel::setDone(int row, bool isDone, std::function<void(const Result<CommitReceipt> &)> done)
{
    const TimelineEntry &entry = m_rows[size_t(row)].entry;
    if (!entry.entity || entry.entity->timeline.state < 0)
        return;
    const TimelineFields &line = entry.entity->timeline;
    commit(row, line.state, Value(isDone ? line.done : line.open),
           isDone ? QStringLiteral("done") : QStringLiteral("edit"), std::move(done));
}

int TimelineModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant TimelineModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const TimelineRow &row = m_rows[size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return row.kind == TimelineRow::Kind::Change ? row.text : row.title;
    case Qt::ToolTipRole:
        return row.when;
    case Qt::AccessibleTextRole: {
        QStringList parts{row.title, row.time, row.meta, row.text};
        parts.removeAll(QString());
        return parts.join(QStringLiteral(", "));
    }
    default:
        return {};
    }
}

bool TimelineModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && m_loaded && !m_atEnd && !m_reading && m_source;
}

void TimelineModel::fetchMore(const QModelIndex &)
{
    if (!m_reading)
        ask(pageSize, false);
}

void TimelineModel::follow(const CommitNotice &notice)
{
    if (m_id.isNull())
        return;
    bool mine = notice.everything;
    if (const auto own = notice.records.constFind(m_entity); own != notice.records.constEnd())
        mine = mine || own->empty() || std::find(own->begin(), own->end(), m_id) != own->end();
    for (const EntityPtr &entity : TimelineReader::entryEntities(*m_data.catalog(), m_entity))
        mine = mine || notice.records.contains(entity->key);
    if (mine)
        reload();
}

} // namespace millrace
