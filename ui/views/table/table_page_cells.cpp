// SPDX-License-Identifier: GPL-3.0-or-later
// Marked cells of a table page: clipboard, their sum, the step from record to record; and the commands of the page.
#include "ui/forms/record_form.h"
#include "ui/models/letter_places.h"
#include "ui/text/field_format.h"
#include "ui/text/formats.h"
#include "ui/views/table/list_work.h"
#include "ui/views/table/record_header.h"
#include "ui/views/table/record_table.h"
#include "ui/views/table/table_page.h"

#include <QApplication>
#include <QClipboard>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QTabWidget>
#include <QToolButton>

namespace millrace {

namespace {

/// As many rows as are read at once: up to here the clipboard is filled before the key is let go.
constexpr size_t rowsCopiedAtOnce = 200;
constexpr int rowsCopiedAtMost = 100'000;
constexpr int firstPanelDelayMs = 15;
constexpr int sumDelayMs = 120;

void putOnClipboard(const CopiedCells &copied)
{
    auto *data = new QMimeData;
    data->setText(copied.text);
    data->setHtml(copied.html);
    QApplication::clipboard()->setMimeData(data);
}

} // namespace

void TablePage::connectTable()
{
    m_table->setFirstFrozen(m_layout.firstFrozen);
    m_sumTimer = new QTimer(this);
    m_sumTimer->setSingleShot(true);
    m_sumTimer->setInterval(sumDelayMs);
    connect(m_sumTimer, &QTimer::timeout, this, &TablePage::sumMarked);
    m_panelTimer = new QTimer(this);
    m_panelTimer->setSingleShot(true);
    m_panelTimer->setInterval(firstPanelDelayMs);
    connect(m_panelTimer, &QTimer::timeout, this, &TablePage::refreshPanel);
    RecordHeader *header = m_table->recordHeader();
    connect(header, &RecordHeader::orderRequested, this, [this](int column, bool adds) { orderBy(column, adds); });
    connect(header, &RecordHeader::menuRequested, this,
            [this](int column, const QPoint &at) { columnMenu(column)->popup(at); });
    connect(header, &RecordHeader::moved, this, [this](const std::vector<int> &columns) {
        QStringList fields;
        for (const int column : columns)
            fields << m_model->fieldAt(column).key;
        setFields(fields);
    });
    connect(header, &QHeaderView::sectionResized, this,
            [this](int column, int, int size) { columnResized(column, size); });
    connect(m_table, &RecordTable::openRequested, this, &TablePage::openCurrent);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        m_sumTimer->start();
        refreshFooter();
        refreshPanel();
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &TablePage::refreshPanel);
}

void TablePage::copyMarked(bool withHeadings)
{
    CellBlock block = m_table->markedCells();
    if (block.isEmpty())
        return;
    if (block.rows.size() <= rowsCopiedAtOnce) {
        const auto copied =
            copyCells(m_data.workspace(), m_data.session(), block, m_data.format(), withHeadings, rowsCopiedAtMost);
        if (copied)
            putOnClipboard(*copied);
        return;
    }
    const auto work = [&workspace = m_data.workspace(), session = m_data.session(), format = m_data.format(),
                       block = std::move(block), withHeadings](const Progress &progress) {
        return copyCells(workspace, session, block, format, withHeadings, rowsCopiedAtMost, progress);
    };
    const qint64 wanted = m_table->markedRowCount();
    runListWork(m_context, this, tr("Copying"), work, [this, wanted](const Result<CopiedCells> &copied) {
        if (!copied) {
            if (copied.error().code != ErrorCode::Cancelled)
                m_context.say(copied.error());
            return;
        }
        putOnClipboard(*copied);
        const QString text = copied->rows < wanted
                                 ? tr("The first %1 of %2 rows were copied; an export holds them all.")
                                       .arg(formats::integer(copied->rows), formats::integer(wanted))
                                 : tr("%Ln row(s) copied", nullptr, int(copied->rows));
        m_context.toast({.text = text, .actionText = {}, .action = {}});
    });
}

void TablePage::sumMarked()
{
    if (m_sumCancel)
        m_sumCancel->store(true);
    m_sumWords.clear();
    const CellBlock block = m_table->markedCells();
    const bool several =
        m_table->selectionModel()->hasSelection() && (block.rows.size() > 1 || block.fields.size() > 1);
    if (!several) {
        refreshFooter();
        return;
    }
    m_sumCancel = std::make_shared<std::atomic<bool>>(false);
    const auto work = [&workspace = m_data.workspace(), session = m_data.session(), block, cancel = m_sumCancel] {
        Progress progress;
        progress.cancelled = cancel.get();
        return sumCells(workspace, session, block, progress);
    };
    m_data.read(this, work, [this, cancel = m_sumCancel](const Result<CellSum> &sum) {
        if (cancel->load() || !sum)
            return;
        m_sumWords = tr("Count %1", "cells").arg(formats::integer(sum->filled));
        if (sum->numbers > 0 && sum->mixed)
            m_sumWords = tr("%1 · several currencies or units: no sum").arg(m_sumWords);
        else if (sum->numbers > 0)
            m_sumWords = tr("Sum %1 · Average %2 · %3")
                             .arg(showValue(*sum->kind, sum->sum, m_data.format()),
                                  showValue(*sum->kind, sum->average, m_data.format()), m_sumWords);
        refreshFooter();
    });
}

void TablePage::goToLetter(QChar letter)
{
    const FieldDef *field = lettersField(m_model->query(), *m_model->entity());
    if (!field)
        return;
    const quint64 question = ++m_letterQuestion;
    m_data.read(
        this,
        [&workspace = m_data.workspace(), session = m_data.session(), entity = m_model->entity()->key,
         numbers = m_model->numbers(), field = *field, descending = m_model->query().sort.front().descending,
         letter] { return rowOfLetter(workspace, session, entity, numbers.all(), field, descending, letter); },
        [this, question](const Result<int> &row) {
            if (question != m_letterQuestion || !row || m_model->rowCount() == 0)
                return;
            const int there = std::min(*row, m_model->rowCount() - 1);
            const QModelIndex index = m_model->index(there, std::max(0, m_table->currentIndex().column()));
            m_table->setCurrentIndex(index);
            m_table->scrollTo(index, QAbstractItemView::PositionAtTop);
        });
}

void TablePage::stepRecord(int step)
{
    const int row = m_table->currentIndex().row() + step;
    if (row < 0 || row >= m_model->rowCount())
        return;
    m_table->setCurrentIndex(m_model->index(row, std::max(0, m_table->currentIndex().column())));
}

void TablePage::makeCommands()
{
    if (!m_commandIds.isEmpty())
        return;
    const QString prefix = QStringLiteral("list.") + m_model->entity()->key + u'.';
    const auto add = [&](const char *id, const char *text, const char *iconName, const QString &key, CommandGroup group,
                         std::function<void()> run, QWidget *owner = nullptr) {
        Command command;
        command.id = prefix + QString::fromLatin1(id);
        command.text = text;
        command.icon = QString::fromLatin1(iconName);
        command.keys = {QKeySequence(key)};
        command.group = group;
        command.scope = CommandScope::Page;
        command.run = std::move(run);
        m_context.commands.add(std::move(command), owner ? owner : this);
        m_commandIds << prefix + QString::fromLatin1(id);
    };
    add(
        "delete", QT_TRANSLATE_NOOP("commands", "Delete to the &bin"), "trash", QStringLiteral("Del"),
        CommandGroup::Record, [this] { deleteSelected(); }, m_table);
    add(
        "copy", QT_TRANSLATE_NOOP("commands", "&Copy cells"), "files", QStringLiteral("Ctrl+C"), CommandGroup::Edit,
        [this] { copyMarked(false); }, m_table);
    add(
        "copyWithHeadings", QT_TRANSLATE_NOOP("commands", "Copy cells with &headings"), "files",
        QStringLiteral("Ctrl+Shift+C"), CommandGroup::Edit, [this] { copyMarked(true); }, m_table);
    if (m_data.isEditable()) {
        add(
            "paste", QT_TRANSLATE_NOOP("commands", "&Paste cells"), "clipboard", QStringLiteral("Ctrl+V"),
            CommandGroup::Edit, [this] { pasteClipboard(); }, m_table);
        add(
            "fillDown", QT_TRANSLATE_NOOP("commands", "&Fill down"), "arrow-down", QStringLiteral("Ctrl+D"),
            CommandGroup::Edit, [this] { fillDown(); }, m_table);
        add("bulkEdit", QT_TRANSLATE_NOOP("commands", "&Edit a field of all selected"), "pencil-square",
            QStringLiteral("Shift+F2"), CommandGroup::Edit, [this] { editMarked(-1); });
        if (m_model->entity()->ownable)
            add("transfer", QT_TRANSLATE_NOOP("commands", "&Transfer to another owner"), "person-up",
                QStringLiteral("Ctrl+Shift+O"), CommandGroup::Record, [this] { editMarked(system_field::Owner); });
    }
    add("export", QT_TRANSLATE_NOOP("commands", "E&xport the list"), "download", QStringLiteral("Ctrl+Shift+S"),
        CommandGroup::Record, [this] { askExport(); });
    add("filter", QT_TRANSLATE_NOOP("commands", "&Filter by conditions"), "filter", QStringLiteral("Ctrl+Shift+L"),
        CommandGroup::View, [this] { openFilter(); });
    add("filterEditor", QT_TRANSLATE_NOOP("commands", "Edit all &conditions"), "diagram-2", {}, CommandGroup::View,
        [this] { editFilter(); });
    add("saveView", QT_TRANSLATE_NOOP("commands", "Save as a new &view"), "bookmark-plus", {}, CommandGroup::View,
        [this] { askViewName(false); });
    add("columns", QT_TRANSLATE_NOOP("commands", "Choose c&olumns"), "layout-three-columns", {}, CommandGroup::View,
        [this] { openColumnChooser(); });
    add("panel", QT_TRANSLATE_NOOP("commands", "Record &panel"), "layout-sidebar", QStringLiteral("F9"),
        CommandGroup::View, [this] { togglePanel(); });
    add("previous", QT_TRANSLATE_NOOP("commands", "&Previous record"), "chevron-up", QStringLiteral("Alt+Up"),
        CommandGroup::Navigation, [this] { stepRecord(-1); });
    add("next", QT_TRANSLATE_NOOP("commands", "&Next record"), "chevron-down", QStringLiteral("Alt+Down"),
        CommandGroup::Navigation, [this] { stepRecord(1); });
}

void TablePage::removeCommands()
{
    for (const QString &id : std::as_const(m_commandIds))
        m_context.commands.remove(id);
    m_commandIds.clear();
}

} // namespace millrace
