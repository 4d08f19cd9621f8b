// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/table/record_table.h"

#include "ui/fields/field_editor.h"
#include "ui/fields/record_delegate.h"
#include "ui/theme/tokens.h"
#include "ui/views/table/record_header.h"

#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>

namespace millrace {

namespace {

void dress(QTableView *view, RecordHeader *header)
{
    view->setHorizontalHeader(header);
    // A heading orders the list; it does not mark its column.
    QObject::disconnect(header, SIGNAL(sectionPressed(int)), view, nullptr);
    QObject::disconnect(header, SIGNAL(sectionEntered(int)), view, nullptr);
    view->setSelectionBehavior(QAbstractItemView::SelectItems);
    view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    view->setEditTriggers(QAbstractItemView::EditKeyPressed | QAbstractItemView::DoubleClicked);
    view->setShowGrid(false);
    view->setWordWrap(false);
    view->setFrameShape(QFrame::NoFrame);
    view->setTabKeyNavigation(false);
    view->setAttribute(Qt::WA_InputMethodEnabled, false);
    view->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    view->setVerticalScrollMode(QAbstractItemView::ScrollPerItem);
    view->setCornerButtonEnabled(true);
}

} // namespace

/// The first column once more, above the one that scrolls away; it shares model and selection.
class FrozenColumn : public QTableView
{
public:
    explicit FrozenColumn(RecordTable *table) : QTableView(table) {}
    bool editCell(const QModelIndex &index, EditTrigger trigger, QEvent *event)
    {
        return QTableView::edit(index, trigger, event);
    }

protected:
    void paintEvent(QPaintEvent *event) override
    {
        QTableView::paintEvent(event);
        QPainter painter(viewport());
        painter.fillRect(QRect(viewport()->width() - 1, 0, 1, viewport()->height()), Tokens::of(palette()).border);
    }
    void keyPressEvent(QKeyEvent *event) override { event->ignore(); }
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override
    {
        QTableView::currentChanged(current, previous);
        setAttribute(Qt::WA_InputMethodEnabled, false);
    }
};

RecordTable::RecordTable(RecordTableModel &model, QWidget *parent)
    : QTableView(parent), m_records(model), m_header(new RecordHeader(this)), m_frozen(new FrozenColumn(this))
{
    setObjectName(QStringLiteral("records"));
    dress(this, m_header);
    setModel(&model);
    auto *delegate = new RecordDelegate(model.source(), this);
    setItemDelegate(delegate);
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultAlignment(Qt::AlignRight | Qt::AlignVCenter);
    verticalHeader()->setHighlightSections(true);

    auto *frozenHeader = new RecordHeader(m_frozen);
    m_frozen->setObjectName(QStringLiteral("frozenColumn"));
    frozenHeader->setObjectName(QStringLiteral("frozenHeader"));
    dress(m_frozen, frozenHeader);
    frozenHeader->setSectionsMovable(false);
    auto *frozenDelegate = new RecordDelegate(model.source(), m_frozen);
    m_frozen->setItemDelegate(frozenDelegate);
    m_frozen->setFocusPolicy(Qt::NoFocus);
    m_frozen->setFocusProxy(this);
    m_frozen->verticalHeader()->hide();
    m_frozen->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_frozen->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_frozen->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_frozen->hide();

    for (RecordDelegate *one : {delegate, frozenDelegate})
        connect(one, &RecordDelegate::stepped, this, &RecordTable::moveOn, Qt::QueuedConnection);
    connect(frozenHeader, &RecordHeader::orderRequested, m_header, &RecordHeader::orderRequested);
    connect(frozenHeader, &RecordHeader::menuRequested, m_header, &RecordHeader::menuRequested);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, m_frozen->verticalScrollBar(), &QScrollBar::setValue);
    connect(m_frozen->verticalScrollBar(), &QScrollBar::valueChanged, this, [this](int value) {
        if (m_frozen->isVisible() && !m_placing)
            verticalScrollBar()->setValue(value);
    });
    connect(horizontalScrollBar(), &QScrollBar::valueChanged, this, &RecordTable::placeFrozen);
    connect(m_header, &QHeaderView::sectionResized, this, [this] { placeFrozen(); });
    connect(frozenHeader, &QHeaderView::sectionResized, this, [this](int column, int, int size) {
        if (column == 0 && !m_placing && m_frozen->isVisible() && columnWidth(0) != size)
            setColumnWidth(0, size);
    });
    connect(&model, &QAbstractItemModel::modelReset, this, [this] {
        showFrozenColumn();
        placeFrozen();
    });
    // The row one is in is tinted as a whole.
    connect(selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this] {
        viewport()->update();
        m_frozen->viewport()->update();
    });
    showFrozenColumn();
}

QTableView *RecordTable::frozenPart() const
{
    return m_frozen;
}

void RecordTable::setFirstFrozen(bool frozen)
{
    m_frozenWanted = frozen;
    placeFrozen();
}

void RecordTable::attachFrozen(bool attached)
{
    if ((m_frozen->model() != nullptr) == attached)
        return;
    // A view keeps a number per row: a list of a million rows pays for this one only while it is seen.
    QItemSelectionModel *before = m_frozen->selectionModel();
    m_frozen->setModel(attached ? &m_records : nullptr);
    if (before && before != selectionModel())
        delete before;
    if (!attached)
        return;
    QItemSelectionModel *own = m_frozen->selectionModel();
    m_frozen->setSelectionModel(selectionModel());
    delete own;
    showFrozenColumn();
}

void RecordTable::showFrozenColumn()
{
    if (!m_frozen->model())
        return;
    for (int column = 0; column < m_records.columnCount(); ++column)
        m_frozen->setColumnHidden(column, column != 0);
    if (m_records.columnCount() > 0)
        m_frozen->setColumnWidth(0, columnWidth(0));
}

void RecordTable::placeFrozen()
{
    if (m_placing)
        return;
    // Only while the real column is not in sight as a whole; so a list that fits has one table, not two.
    const bool shown = m_frozenWanted && m_records.columnCount() > 1 && horizontalScrollBar()->value() > 0 &&
                       columnWidth(0) < viewport()->width() / 2;
    m_placing = true;
    attachFrozen(shown);
    if (shown) {
        const int left = verticalHeader()->isVisibleTo(this) ? verticalHeader()->width() : 0;
        if (m_frozen->verticalHeader()->defaultSectionSize() != verticalHeader()->defaultSectionSize())
            m_frozen->verticalHeader()->setDefaultSectionSize(verticalHeader()->defaultSectionSize());
        m_frozen->horizontalHeader()->setFixedHeight(m_header->height());
        m_frozen->setColumnWidth(0, columnWidth(0));
        m_frozen->setGeometry(frameWidth() + left, frameWidth(), columnWidth(0),
                              viewport()->height() + m_header->height());
        m_frozen->raise();
    }
    m_frozen->setVisible(shown);
    m_placing = false;
    if (shown)
        m_frozen->verticalScrollBar()->setValue(verticalScrollBar()->value());
}

void RecordTable::updateGeometries()
{
    QTableView::updateGeometries();
    if (m_frozen)
        placeFrozen();
}

void RecordTable::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    placeFrozen();
}

void RecordTable::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        placeFrozen();
}

bool RecordTable::edit(const QModelIndex &index, EditTrigger trigger, QEvent *event)
{
    if (trigger != NoEditTriggers && index.column() == 0 && m_frozen->isVisible() && trigger != DoubleClicked)
        return m_frozen->editCell(index, trigger, event);
    return QTableView::edit(index, trigger, event);
}

void RecordTable::editAgain(const QModelIndex &index, const Value &value, const QString &reason)
{
    setCurrentIndex(index);
    scrollTo(index);
    edit(index);
    auto *editor = qobject_cast<FieldEditor *>(indexWidget(index));
    if (!editor)
        return;
    editor->setValue(value);
    editor->setProperty("filled", true);
    static_cast<RecordDelegate *>(itemDelegate())->showProblem(editor, reason);
}

void RecordTable::scrollTo(const QModelIndex &index, ScrollHint hint)
{
    // The frozen column is in sight wherever the others stand.
    const int across = horizontalScrollBar()->value();
    const bool stays = index.column() == 0 && m_frozen->isVisible();
    QTableView::scrollTo(index, hint);
    if (stays)
        horizontalScrollBar()->setValue(across);
    if (!m_frozenWanted || index.column() <= 0)
        return;
    const int hidden = columnWidth(0) - visualRect(index).left();
    if (hidden > 0 && horizontalScrollBar()->value() > 0 && columnWidth(0) < viewport()->width() / 2)
        horizontalScrollBar()->setValue(horizontalScrollBar()->value() - hidden);
}

void RecordTable::moveOn(int rows, int columns, bool editing)
{
    const QModelIndex from = currentIndex();
    if (!from.isValid())
        return;
    int row = from.row() + rows;
    int column = from.column() + columns;
    while (columns != 0) {
        if (column >= m_records.columnCount() || column < 0) {
            row += columns;
            column = columns > 0 ? 0 : m_records.columnCount() - 1;
        }
        if (row < 0 || row >= m_records.rowCount())
            return;
        if (m_records.flags(m_records.index(row, column)) & Qt::ItemIsEditable)
            break;
        column += columns;
    }
    if (row < 0 || row >= m_records.rowCount())
        return;
    const QModelIndex to = m_records.index(row, column);
    setCurrentIndex(to);
    scrollTo(to);
    if (editing)
        edit(to);
}

// Qt lets input methods in with every cell that could be edited; here they write into the open editor only.
void RecordTable::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    setAttribute(Qt::WA_InputMethodEnabled, false);
}

void RecordTable::focusInEvent(QFocusEvent *event)
{
    QTableView::focusInEvent(event);
    setAttribute(Qt::WA_InputMethodEnabled, false);
}

void RecordTable::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && state() != EditingState && currentIndex().isValid() && !(event->modifiers() & Qt::AltModifier) &&
        (event->modifiers() & ~Qt::KeypadModifier) != (Qt::ControlModifier | Qt::ShiftModifier)) {
        Q_EMIT openRequested();
        event->accept();
        return;
    }
    if (event->key() == Qt::Key_Down && event->modifiers() == (Qt::AltModifier | Qt::ShiftModifier) &&
        currentIndex().isValid()) {
        const int column = currentIndex().column();
        Q_EMIT m_header->menuRequested(
            column, m_header->mapToGlobal(QPoint(m_header->sectionViewportPosition(column), m_header->height())));
        return;
    }
    QTableView::keyPressEvent(event);
}

std::vector<RowRange> RecordTable::markedRows() const
{
    std::vector<RowRange> ranges;
    const QItemSelection selection = selectionModel()->selection();
    for (const QItemSelectionRange &range : selection)
        ranges.push_back({range.top(), range.height()});
    if (ranges.empty() && currentIndex().isValid())
        ranges.push_back({currentIndex().row(), 1});
    std::sort(ranges.begin(), ranges.end(), [](const RowRange &a, const RowRange &b) { return a.first < b.first; });
    std::vector<RowRange> merged;
    for (const RowRange &range : ranges) {
        if (merged.empty() || range.first > merged.back().first + merged.back().count) {
            merged.push_back(range);
            continue;
        }
        merged.back().count = std::max(merged.back().count, range.first + range.count - merged.back().first);
    }
    return merged;
}

qint64 RecordTable::markedRowCount() const
{
    qint64 count = 0;
    for (const RowRange &range : markedRows())
        count += range.count;
    return count;
}

std::vector<quint32> RecordTable::markedNumbers() const
{
    std::vector<quint32> numbers;
    for (const RowRange &range : markedRows()) {
        const std::vector<quint32> more = m_records.numbers().part(size_t(range.first), size_t(range.count));
        numbers.insert(numbers.end(), more.begin(), more.end());
    }
    return numbers;
}

CellBlock RecordTable::markedCells() const
{
    CellBlock block;
    block.entity = m_records.entity();
    block.rows = markedNumbers();
    block.past = m_records.pastRows();
    const std::vector<RowRange> rows = markedRows();
    QItemSelection selection = selectionModel()->selection();
    if (selection.isEmpty() && currentIndex().isValid())
        selection.select(currentIndex(), currentIndex());
    std::vector<int> columns;
    for (const QItemSelectionRange &range : selection) {
        for (int column = range.left(); column <= range.right(); ++column)
            columns.push_back(column);
    }
    std::sort(columns.begin(), columns.end());
    columns.erase(std::unique(columns.begin(), columns.end()), columns.end());
    for (const int column : columns)
        block.fields.push_back(m_records.fieldAt(column).index);
    const auto placeOfRow = [&](int row) {
        int place = 0;
        for (const RowRange &range : rows) {
            if (row < range.first + range.count)
                return place + row - range.first;
            place += range.count;
        }
        return place;
    };
    const auto placeOfColumn = [&](int column) {
        return int(std::lower_bound(columns.begin(), columns.end(), column) - columns.begin());
    };
    for (const QItemSelectionRange &range : selection)
        block.parts.push_back({placeOfRow(range.top()), placeOfRow(range.bottom()), placeOfColumn(range.left()),
                               placeOfColumn(range.right())});
    return block;
}

} // namespace millrace
