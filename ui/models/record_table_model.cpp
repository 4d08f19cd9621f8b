// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/record_table_model.h"

#include "core/records/bound_filter.h"
#include "core/records/filter_reach.h"

namespace millrace {

namespace {

constexpr int pageRows = 200;
constexpr size_t pagesKept = 24;

} // namespace

RecordTableModel::RecordTableModel(LiveData &data, const QString &entity, QObject *parent)
    : QAbstractTableModel(parent), m_data(data), m_entity(data.catalog()->entity(entity)), m_format(data.format())
{
    Q_ASSERT(m_entity);
    m_query.entity = entity;
    QStringList listed;
    for (const FieldDef &field : m_entity->fields) {
        if (field.listed && !field.retired)
            listed << field.key;
    }
    if (m_entity->ownable)
        listed << m_entity->at(system_field::Owner).key;
    m_columns = listed;
    resolve();
    connect(&data, &LiveData::changed, this, &RecordTableModel::follow);
    connect(&data, &LiveData::localeChanged, this, &RecordTableModel::showAnew);
    connect(&data, &LiveData::catalogChanged, this, [this] { setColumns(m_columns); });
}

RecordTableModel::~RecordTableModel()
{
    if (m_cancel)
        m_cancel->store(true);
}

void RecordTableModel::resolve()
{
    m_fields.clear();
    QStringList known;
    for (const QString &key : std::as_const(m_columns)) {
        const FieldDef *field = m_entity->field(key);
        if (!field || field->retired || known.contains(key))
            continue;
        known << key;
        m_fields.push_back(field->index);
    }
    m_columns = known;
}

void RecordTableModel::setColumns(const QStringList &fields)
{
    const EntityPtr entity = m_data.catalog()->entity(m_query.entity);
    if (fields == m_columns && entity == m_entity)
        return;
    beginResetModel();
    if (entity)
        m_entity = entity;
    m_columns = fields;
    resolve();
    m_format = m_data.format();
    forgetAll();
    endResetModel();
    if (m_query.asOf && (m_loaded || m_loading))
        reload();
}

const FieldDef &RecordTableModel::fieldAt(int column) const
{
    return m_entity->at(m_fields[size_t(column)]);
}

bool RecordTableModel::isSortable(int column) const
{
    if (column < 0 || column >= columnCount())
        return false;
    const FieldDef &field = fieldAt(column);
    const FieldTypeInfo &info = fieldTypeInfo(field.type);
    return info.comparison != Comparison::Emptiness && field.type != FieldType::MultiChoice &&
           field.type != FieldType::References;
}

void RecordTableModel::setSort(std::vector<SortKey> keys)
{
    std::vector<SortKey> known;
    for (SortKey &key : keys) {
        const bool doubled =
            std::any_of(known.begin(), known.end(), [&](const SortKey &other) { return other.path == key.path; });
        if (!doubled && bindSort({key}, *m_data.catalog(), *m_entity))
            known.push_back(std::move(key));
    }
    if (known == m_query.sort)
        return;
    m_query.sort = std::move(known);
    Q_EMIT sortChanged();
    if (columnCount() > 0)
        Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
    if (m_loaded || m_loading)
        reload();
}

int RecordTableModel::sortRank(int column) const
{
    const FieldPath path{{fieldAt(column).key}};
    for (size_t i = 0; i < m_query.sort.size(); ++i) {
        if (m_query.sort[i].path == path)
            return m_query.sort[i].descending ? -int(i + 1) : int(i + 1);
    }
    return 0;
}

void RecordTableModel::setQuery(const Filter &filter, const QString &search)
{
    if (m_loaded && filter == m_query.filter && search == m_query.search)
        return;
    m_query.filter = filter;
    m_query.search = search;
    reload();
}

void RecordTableModel::setRows(Query::Rows rows)
{
    if (rows == m_query.rows)
        return;
    m_query.rows = rows;
    reload();
}

void RecordTableModel::setAsOf(std::optional<Instant> moment)
{
    if (moment == m_query.asOf)
        return;
    m_query.asOf = moment;
    m_marks.clear();
    reload();
}

std::optional<PastRows> RecordTableModel::pastRows() const
{
    if (!m_showsPast)
        return std::nullopt;
    return PastRows{m_columns, m_rows, m_titles};
}

void RecordTableModel::sort(int column, Qt::SortOrder order)
{
    if (column >= 0 && !isSortable(column))
        return;
    std::vector<SortKey> keys;
    if (column >= 0)
        keys.push_back({FieldPath{{fieldAt(column).key}}, order == Qt::DescendingOrder});
    setSort(std::move(keys));
}

void RecordTableModel::reload()
{
    if (m_loading) {
        // The answer on its way is to a question that is no longer asked.
        m_cancel->store(true);
        m_again = true;
        return;
    }
    m_loading = true;
    m_again = false;
    m_cancel = std::make_shared<std::atomic<bool>>(false);
    Q_EMIT loadingChanged();
    const auto work = [&workspace = m_data.workspace(), session = m_data.session(), query = m_query, from = m_numbers,
                       columns = m_columns, known = m_pastNumbers,
                       cancel = m_cancel] { return read(workspace, session, query, columns, from, known, *cancel); };
    m_data.read(this, work, [this](Result<Reading> reading) {
        m_loading = false;
        if (m_again) {
            reload();
            return;
        }
        if (reading) {
            m_error.reset();
            take(std::move(*reading));
        } else {
            m_error = reading.error();
        }
        m_loaded = true;
        Q_EMIT loadingChanged();
        Q_EMIT loaded();
    });
}

Result<RecordTableModel::Reading> RecordTableModel::read(const Workspace &workspace, const Session &session,
                                                         const Query &query, const QStringList &columns,
                                                         const RowNumbers &from, const QHash<RecordId, quint32> &known,
                                                         std::atomic<bool> &cancel)
{
    Reading reading;
    std::vector<quint32> numbers;
    if (query.asOf) {
        MILLRACE_ASSIGN(reading.past, readPastRows(workspace, session, query, columns, known));
        numbers = std::move(reading.past->numbers);
    } else {
        MILLRACE_ASSIGN(numbers, workspace.numbers(session, query, Progress{{}, &cancel}));
    }
    reading.target = RowNumbers(numbers);
    reading.change = rowOrderChange(from.all(), std::move(numbers));
    return reading;
}

void RecordTableModel::take(Reading reading)
{
    const bool wasPast = std::exchange(m_showsPast, reading.past.has_value());
    if (m_showsPast || wasPast) {
        forgetAll();
        m_titles.clear();
    }
    if (m_showsPast) {
        m_pastNumbers = std::move(reading.past->known);
        m_rows = std::move(reading.past->rows.rows);
        m_titles = std::move(reading.past->rows.titles);
        for (auto row = m_rows.cbegin(); row != m_rows.cend(); ++row)
            m_numberOf.insert(row->id, row.key());
    } else {
        m_pastNumbers.clear();
    }
    apply(reading.change, std::move(reading.target));
    // The same rows may stand otherwise at another moment.
    if (m_showsPast && rowCount() > 0 && columnCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

void RecordTableModel::reorder(const std::vector<quint32> &order)
{
    Q_EMIT layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
    const QModelIndexList held = persistentIndexList();
    QHash<quint32, int> places;
    for (const QModelIndex &index : held)
        places.insert(numberAt(index.row()), -1);
    if (!places.isEmpty()) {
        for (size_t i = 0; i < order.size(); ++i) {
            if (const auto place = places.find(order[i]); place != places.end())
                *place = int(i);
        }
    }
    QModelIndexList moved;
    moved.reserve(held.size());
    for (const QModelIndex &index : held)
        moved << createIndex(places.value(numberAt(index.row())), index.column());
    m_steps = order;
    changePersistentIndexList(held, moved);
    Q_EMIT layoutChanged({}, QAbstractItemModel::VerticalSortHint);
}

void RecordTableModel::apply(const RowOrderChange &change, RowNumbers target)
{
    m_steps = m_numbers.all();
    if (!change.begin.empty())
        reorder(change.begin);
    for (const RowRange &range : change.removed) {
        beginRemoveRows({}, range.first, range.first + range.count - 1);
        const auto first = m_steps->begin() + range.first;
        m_steps->erase(first, first + range.count);
        endRemoveRows();
    }
    const std::vector<quint32> &grown = change.middle.empty() ? change.target : change.middle;
    for (const RowRange &range : change.inserted) {
        beginInsertRows({}, range.first, range.first + range.count - 1);
        const auto first = grown.begin() + range.first;
        m_steps->insert(m_steps->begin() + range.first, first, first + range.count);
        endInsertRows();
    }
    if (!change.middle.empty())
        reorder(change.target);
    Q_ASSERT(m_steps == change.target);
    m_numbers = std::move(target);
    m_steps.reset();
}

bool RecordTableModel::refersTo(const QString &entity) const
{
    return std::any_of(m_fields.begin(), m_fields.end(),
                       [&](int field) { return m_entity->at(field).target == entity; });
}

void RecordTableModel::follow(const CommitNotice &notice)
{
    if (!m_loaded && !m_loading)
        return;
    if (m_query.asOf || m_showsPast) {
        // A dated change may reach back to before the moment.
        reload();
        return;
    }
    const bool titlesChanged =
        notice.everything || std::any_of(notice.records.keyBegin(), notice.records.keyEnd(),
                                         [this](const QString &entity) { return refersTo(entity); });
    const auto own = notice.records.constFind(m_entity->key);
    if (notice.everything || (own != notice.records.constEnd() && own->empty()))
        forgetAll();
    else if (own != notice.records.constEnd())
        forget(*own);
    if (titlesChanged) {
        m_titles.clear();
        forgetAll();
    }
    m_format.metadata = m_data.metadata();
    if (titlesChanged && rowCount() > 0 && columnCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    const QSet<QString> read = entitiesRead(m_query, *m_data.catalog());
    const bool decides = std::any_of(notice.records.keyBegin(), notice.records.keyEnd(),
                                     [&read](const QString &entity) { return read.contains(entity); });
    if (notice.everything || decides || (titlesChanged && !m_query.search.isEmpty()))
        reload();
}

void RecordTableModel::forget(const std::vector<RecordId> &ids)
{
    for (const RecordId &id : ids) {
        const auto number = m_numberOf.constFind(id);
        if (number == m_numberOf.constEnd())
            continue;
        const int row = m_numbers.rowOf(*number);
        m_rows.remove(*number);
        m_numberOf.erase(number);
        if (row < 0 || m_fields.empty())
            continue;
        Q_EMIT dataChanged(index(row, 0), index(row, columnCount() - 1));
    }
}

void RecordTableModel::forgetAll()
{
    m_rows.clear();
    m_numberOf.clear();
    m_pages.clear();
}

void RecordTableModel::showAnew()
{
    m_format = m_data.format();
    if (m_fields.empty())
        return;
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

void RecordTableModel::readAround(int row) const
{
    const int first = row / pageRows * pageRows;
    const int last = std::min(first + pageRows, rowCount());
    std::vector<quint32> wanted;
    for (int i = first; i < last; ++i) {
        if (!m_rows.contains(numberAt(i)))
            wanted.push_back(numberAt(i));
    }
    std::vector<FieldPath> paths;
    for (const QString &key : m_columns)
        paths.push_back(FieldPath{{key}});
    const auto read = m_data.workspace().rowsByNumber(m_data.session(), m_entity->key, wanted, paths);
    std::vector<std::pair<const FieldDef *, const Value *>> shown;
    for (size_t i = 0; i < wanted.size(); ++i) {
        CachedRow &cached = m_rows[wanted[i]];
        cached = {};
        if (read && i < read->rows.size()) {
            cached.id = read->rows[i].id;
            cached.cells = read->rows[i].cells;
        }
        cached.cells.resize(m_fields.size());
        if (!cached.id.isNull())
            m_numberOf.insert(cached.id, wanted[i]);
    }
    for (const quint32 number : wanted) {
        const CachedRow &cached = *m_rows.constFind(number);
        for (size_t column = 0; column < m_fields.size(); ++column) {
            if (m_entity->at(m_fields[column]).isReference())
                shown.emplace_back(&m_entity->at(m_fields[column]), &cached.cells[column]);
        }
    }
    m_titles.insert(m_data.format(shown).titles);
    m_pages.push_back(std::move(wanted));
    while (m_pages.size() > pagesKept) {
        for (const quint32 number : m_pages.front()) {
            const auto old = m_rows.constFind(number);
            if (old == m_rows.constEnd())
                continue;
            m_numberOf.remove(old->id);
            m_rows.erase(old);
        }
        m_pages.pop_front();
    }
}

const RecordTableModel::CachedRow *RecordTableModel::row(int row) const
{
    if (row < 0 || row >= rowCount())
        return nullptr;
    const quint32 number = numberAt(row);
    auto found = m_rows.constFind(number);
    if (found == m_rows.constEnd() && !m_showsPast) {
        readAround(row);
        found = m_rows.constFind(number);
    }
    return found == m_rows.constEnd() ? nullptr : &*found;
}

RecordId RecordTableModel::idAt(int row) const
{
    const CachedRow *cached = this->row(row);
    return cached ? cached->id : RecordId();
}

int RecordTableModel::rowOf(const RecordId &id) const
{
    auto number = m_numberOf.value(id, 0);
    if (number == 0 && m_showsPast)
        return -1;
    if (number == 0) {
        Query query;
        query.entity = m_entity->key;
        query.rows = Query::Rows::All;
        query.filter = Filter::compare(m_entity->at(system_field::Id).key, CompareOp::Equal, id.toString());
        const auto numbers = m_data.workspace().numbers(m_data.session(), query);
        if (!numbers || numbers->empty())
            return -1;
        number = numbers->front();
    }
    return m_steps ? RowNumbers(*m_steps).rowOf(number) : m_numbers.rowOf(number);
}

} // namespace millrace
