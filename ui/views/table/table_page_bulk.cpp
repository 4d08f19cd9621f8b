// SPDX-License-Identifier: GPL-3.0-or-later
// Changes of many records of a table page: paste, fill down, one value for all, delete; and the export.
#include "core/interchange/export.h"
#include "ui/text/describe_error.h"
#include "ui/text/formats.h"
#include "ui/text/labels.h"
#include "ui/views/table/bulk_bars.h"
#include "ui/views/table/list_work.h"
#include "ui/views/table/record_table.h"
#include "ui/views/table/table_page.h"

#include <QApplication>
#include <QClipboard>
#include <QDesktopServices>
#include <QDialogButtonBox>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSplitter>
#include <QStandardPaths>
#include <QUrl>
#include <QVBoxLayout>

namespace millrace {

namespace {

/// More ids than these make no condition; then the whole view is the way.
constexpr size_t idsInACondition = 20'000;

/// A workbook is for people and speaks their language; the other formats are for programs and imports.
ExportWords exportWords(const EntityDef &entity, const Query &query, ExportFormat format, const QString &locale)
{
    ExportWords words;
    if (format != ExportFormat::Xlsx)
        return words;
    words.language = locale;
    words.title = entityPluralLabel(entity, locale);
    for (const FieldPath &path : query.fields)
        if (const FieldDef *field = entity.field(path.keys.front()))
            words.headers << fieldLabel(*field, locale);
    return words;
}

} // namespace

void TablePage::makeBulkBars()
{
    m_pasteBar = new PasteBar(this);
    m_selectionBar = new SelectionBar(m_model->entity()->ownable, this);
    auto *column = static_cast<QVBoxLayout *>(layout());
    column->insertWidget(column->indexOf(m_splitter), m_pasteBar);
    column->insertWidget(column->indexOf(m_splitter) + 1, m_selectionBar);
    connect(m_pasteBar, &PasteBar::applyRequested, this, &TablePage::applyPaste);
    connect(m_pasteBar, &PasteBar::cancelRequested, this, &TablePage::cancelPaste);
    connect(m_selectionBar, &SelectionBar::allRequested, this, [this] {
        m_table->selectAll();
        m_table->setFocus(Qt::OtherFocusReason);
    });
    connect(m_selectionBar, &SelectionBar::editRequested, this, [this] { editMarked(-1); });
    connect(m_selectionBar, &SelectionBar::transferRequested, this, [this] { editMarked(system_field::Owner); });
    connect(m_selectionBar, &SelectionBar::exportRequested, this, &TablePage::askExport);
    connect(m_selectionBar, &SelectionBar::removeRequested, this, &TablePage::deleteSelected);
    // The bar comes and goes a moment later, so that it does not move the rows under a pointer that marks them.
    connect(m_sumTimer, &QTimer::timeout, this, &TablePage::refreshSelectionBar);
}

void TablePage::refreshSelectionBar()
{
    const bool marked = m_table->selectionModel()->hasSelection() && isChangeable();
    m_selectionBar->setCount(marked ? m_table->markedRowCount() : 0, m_model->rowCount());
}

std::vector<RecordAddress> TablePage::markedRecords(int most) const
{
    std::vector<quint32> numbers = m_table->markedNumbers();
    numbers.resize(std::min(numbers.size(), size_t(most)));
    if (numbers.size() < 2)
        return Page::markedRecords(most);
    const QString entity = m_model->entity()->key;
    std::vector<RecordAddress> marked;
    const FieldPath id{{m_model->entity()->at(system_field::Id).key}};
    if (const auto rows = m_data.workspace().rowsByNumber(m_data.session(), entity, numbers, {id}))
        for (const Row &row : rows->rows)
            if (!row.id.isNull())
                marked.push_back({entity, row.id});
    return marked;
}

void TablePage::tellError(const Error &error)
{
    if (error.code == ErrorCode::Cancelled) {
        m_context.toast(
            {.text = tr("Cancelled. Nothing was changed."), .actionText = {}, .action = {}, .tone = MessageTone::Info});
        return;
    }
    m_context.say(error);
}

void TablePage::tellBulk(const Result<BulkReport> &report, const QString &done)
{
    if (!report) {
        tellError(report.error());
        return;
    }
    if (report->done > 0 && !report->operation.isNull())
        m_context.toast({.text = done, .actionText = tr("Undo"), .action = [this, operation = report->operation] {
                             m_context.undo(operation);
                         }});
    if (report->failed > 0)
        m_context.toast(
            {.text =
                 tr("%1 succeeded, %2 failed").arg(formats::integer(report->done), formats::integer(report->failed)),
             .actionText = tr("Show failures"),
             .action = [this, failures = report->failures] { showFailures(failures); },
             .tone = MessageTone::Warning});
}

void TablePage::showFailures(const std::vector<BulkReport::Failure> &failures)
{
    auto *dialog = new QDialog(this);
    dialog->setObjectName(QStringLiteral("bulkFailures"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("What failed and why"));
    std::vector<RecordId> ids;
    for (const BulkReport::Failure &failure : failures)
        ids.push_back(failure.id);
    const auto titles = m_data.workspace().titles(m_data.session(), m_model->entity()->key, ids);
    QStringList lines;
    for (const BulkReport::Failure &failure : failures)
        lines << tr("%1: %2", "record and reason")
                     .arg(titles ? titles->value(failure.id, failure.id.toString()) : failure.id.toString(),
                          describeError(failure.error, m_data.catalog(), m_data.locale()).sentences());
    auto *text = new QPlainTextEdit(lines.join(u'\n'), dialog);
    text->setObjectName(QStringLiteral("bulkFailuresText"));
    text->setAccessibleName(dialog->windowTitle());
    text->setReadOnly(true);
    auto *buttons = new QDialogButtonBox(dialog);
    QPushButton *close = buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole);
    close->setObjectName(QStringLiteral("bulkFailuresClose"));
    close->setAccessibleName(close->text());
    connect(close, &QPushButton::clicked, dialog, &QDialog::reject);
    auto *column = new QVBoxLayout(dialog);
    column->addWidget(text);
    column->addWidget(buttons);
    dialog->resize(fontMetrics().averageCharWidth() * 80, fontMetrics().height() * 16);
    dialog->open();
}

void TablePage::pasteClipboard()
{
    const std::vector<QStringList> typed = cellsOfText(QApplication::clipboard()->text());
    const CellBlock marked = m_table->markedCells();
    if (typed.empty() || marked.isEmpty() || !isChangeable())
        return;
    const bool single = typed.size() == 1 && typed.front().size() == 1;
    const bool fills = single && (marked.rows.size() > 1 || marked.fields.size() > 1);
    std::vector<quint32> rows = marked.rows;
    std::vector<int> fields = marked.fields;
    if (!fills) {
        const int top = m_table->markedRows().front().first;
        const int left = int(m_model->columns().indexOf(m_model->entity()->at(marked.fields.front()).key));
        const int bottom = std::min(m_model->rowCount(), top + int(typed.size()));
        rows = m_model->numbers().part(size_t(top), size_t(bottom - top));
        fields.clear();
        for (int column = left; column < m_model->columnCount(); ++column)
            fields.push_back(m_model->fieldAt(column).index);
    }
    const auto work = [&workspace = m_data.workspace(), session = m_data.session(), entity = m_model->entity(), rows,
                       fields, typed, fills, format = m_data.format()](const Progress &progress) {
        return planPaste(workspace, session, entity, rows, fields, typed, fills, format, progress);
    };
    runListWork(m_context, this, tr("Reading the clipboard"), work, [this](const Result<PastePlan> &plan) {
        if (plan)
            showPlan(*plan);
        else
            tellError(plan.error());
    });
}

void TablePage::showPlan(const PastePlan &plan)
{
    m_plan = plan;
    QHash<std::pair<RecordId, int>, QString> marks;
    for (const PastePlan::BadCell &bad : plan.bad)
        marks.insert({bad.id, bad.field}, describeProblem(bad.problem, m_data.catalog(), m_data.locale()));
    m_model->setMarks(marks);
    QString reason;
    if (!plan.bad.empty()) {
        const PastePlan::BadCell &first = plan.bad.front();
        reason = tr("%1 “%2”: %3")
                     .arg(fieldLabel(m_model->entity()->at(first.field), m_data.locale()), first.typed,
                          describeProblem(first.problem, m_data.catalog(), m_data.locale()));
    }
    m_pasteBar->show(plan, reason);
}

void TablePage::cancelPaste()
{
    m_plan.reset();
    m_model->setMarks({});
    m_pasteBar->hide();
    m_table->setFocus(Qt::OtherFocusReason);
}

void TablePage::applyPaste()
{
    if (!m_plan)
        return;
    const PastePlan plan = *std::exchange(m_plan, std::nullopt);
    m_pasteBar->hide();
    m_table->setFocus(Qt::OtherFocusReason);
    const auto work = [&workspace = m_data.workspace(), session = m_data.session(),
                       edits = plan.edits](const Progress &progress) {
        return changeRecords(workspace, session, QStringLiteral("paste"), edits, progress);
    };
    const qint64 cells = plan.cells;
    runListWork(m_context, this, tr("Pasting"), work, [this, cells](const Result<BulkReport> &report) {
        tellBulk(report, tr("%Ln cell(s) pasted", nullptr, int(cells)));
    });
}

void TablePage::fillDown()
{
    CellBlock block = m_table->markedCells();
    if (block.isEmpty() || !isChangeable())
        return;
    quint32 source = block.rows.front();
    std::vector<quint32> rows(block.rows.begin() + 1, block.rows.end());
    if (rows.empty()) {
        // One row takes what stands above it, as in a spreadsheet.
        const int above = m_table->markedRows().front().first - 1;
        if (above < 0)
            return;
        rows = {source};
        source = m_model->numbers()[size_t(above)];
    }
    std::vector<int> fields;
    for (const int index : block.fields) {
        const FieldDef &field = m_model->entity()->at(index);
        const bool system = field.system && index != system_field::Owner && index != system_field::Department;
        if (!field.readOnly && !system)
            fields.push_back(index);
    }
    if (fields.empty())
        return;
    const auto work = [&workspace = m_data.workspace(), session = m_data.session(), entity = m_model->entity(), source,
                       rows, fields](const Progress &progress) -> Result<BulkReport> {
        std::vector<FieldPath> paths;
        for (const int field : fields)
            paths.push_back(FieldPath{{entity->at(field).key}});
        MILLRACE_ASSIGN(const RowSet read, workspace.rowsByNumber(session, entity->key, {source}, paths));
        if (read.rows.empty() || read.rows.front().id.isNull())
            return fail(ErrorCode::NotFound, {entity->key, QString()});
        const std::vector<Value> values = read.rows.front().cells;
        const auto edit = [&](const RecordId &id) {
            Edit change = Edit::update(entity, id);
            for (size_t i = 0; i < fields.size(); ++i)
                change.fields.push_back({fields[i], values[i], std::nullopt, true});
            return change;
        };
        return changeRows(workspace, session, QStringLiteral("fill"), entity, rows, edit, progress);
    };
    runListWork(m_context, this, tr("Filling down"), work, [this](const Result<BulkReport> &report) {
        tellBulk(report, report ? tr("%Ln record(s) filled", nullptr, int(report->done)) : QString());
    });
}

void TablePage::editMarked(int field)
{
    if (!isChangeable() || m_table->markedRowCount() == 0)
        return;
    if (field == system_field::Owner && !m_model->entity()->ownable)
        return;
    auto *dialog = new BulkEditDialog(m_model->entity(), m_data, m_table->markedRowCount(), field, this);
    connect(dialog, &BulkEditDialog::applied, this, &TablePage::changeMarked);
    dialog->open();
}

void TablePage::changeMarked(int field, const Value &value)
{
    if (!isChangeable())
        return;
    const auto work = [&workspace = m_data.workspace(), session = m_data.session(), entity = m_model->entity(),
                       rows = m_table->markedNumbers(), field, value](const Progress &progress) {
        const auto edit = [&](const RecordId &id) {
            Edit change = Edit::update(entity, id);
            change.fields.push_back({field, value, std::nullopt, true});
            return change;
        };
        return changeRows(workspace, session, QStringLiteral("bulk edit"), entity, rows, edit, progress);
    };
    runListWork(m_context, this, tr("Changing records"), work, [this](const Result<BulkReport> &report) {
        tellBulk(report, report ? tr("%Ln record(s) changed", nullptr, int(report->done)) : QString());
    });
}

void TablePage::deleteSelected()
{
    const std::vector<quint32> rows = m_table->markedNumbers();
    if (rows.empty() || !isChangeable())
        return;
    const int row = m_table->markedRows().front().first;
    const auto work = [&workspace = m_data.workspace(), session = m_data.session(), entity = m_model->entity(),
                       rows](const Progress &progress) {
        const auto edit = [&](const RecordId &id) { return Edit::remove(entity->key, id); };
        return changeRows(workspace, session, QStringLiteral("delete"), entity, rows, edit, progress);
    };
    runListWork(m_context, this, tr("Deleting"), work, [this, row](const Result<BulkReport> &report) {
        tellBulk(report, report ? tr("%Ln record(s) moved to the bin", nullptr, int(report->done)) : QString());
        if (report && m_model->rowCount() > 0)
            m_table->setCurrentIndex(m_model->index(std::min(row, m_model->rowCount() - 1), 0));
    });
}

void TablePage::askExport()
{
    const qint64 marked = m_table->selectionModel()->hasSelection() ? m_table->markedRowCount() : 0;
    auto *dialog =
        new ExportDialog(m_model->rowCount(), marked, hasContactCards(*m_model->entity(), *m_data.catalog()), this);
    connect(dialog, &ExportDialog::chosen, this, [this](const ExportWish &wish) {
        const QString folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
        const QString name = title() + QStringLiteral(" ") + m_data.today().toString(Qt::ISODate);
        auto *files = new QFileDialog(this, tr("Export"), folder + u'/' + name + u'.' + wish.suffix,
                                      QStringLiteral("*.") + wish.suffix);
        files->setObjectName(QStringLiteral("exportFile"));
        files->setAttribute(Qt::WA_DeleteOnClose);
        files->setAcceptMode(QFileDialog::AcceptSave);
        files->setDefaultSuffix(wish.suffix);
        connect(files, &QFileDialog::fileSelected, this, [this, wish](const QString &path) { exportTo(wish, path); });
        files->open();
    });
    dialog->open();
}

void TablePage::exportTo(const ExportWish &wish, const QString &path)
{
    const auto format = exportFormatOf(QStringLiteral("x.") + wish.suffix);
    if (!format)
        return;
    const EntityPtr entity = m_model->entity();
    Query query = m_model->isPast() ? pastQuery(m_model->query(), *entity) : m_model->query();
    if (wish.scope == ExportWish::Scope::Everything) {
        query.filter = {};
        query.search.clear();
    }
    query.fields.clear();
    for (const FieldPath &exported : exportFields(*entity, *m_data.catalog())) {
        const QString key = exported.keys.front();
        if (!wish.shownColumns)
            query.fields.push_back(exported);
        else if (m_layout.fields().contains(key))
            query.fields.push_back(exported);
    }
    if (wish.shownColumns) {
        // In the sequence of the list; what an export of everything leaves out by itself is added plainly.
        std::vector<FieldPath> ordered;
        for (const QString &key : m_layout.fields()) {
            const auto known = std::find_if(query.fields.begin(), query.fields.end(),
                                            [&](const FieldPath &one) { return one.keys.front() == key; });
            ordered.push_back(known == query.fields.end() ? FieldPath{{key}} : *known);
        }
        query.fields = std::move(ordered);
    }
    if (*format == ExportFormat::Vcard)
        query.fields.clear();
    std::vector<quint32> rows;
    if (wish.scope == ExportWish::Scope::Marked && m_table->markedRowCount() < m_model->rowCount())
        rows = m_table->markedNumbers();
    const std::optional<PastRows> past = m_model->pastRows();
    if (rows.size() > idsInACondition) {
        m_context.toast(
            {.text = tr("So many selected records cannot be exported one by one; export what the list shows."),
             .actionText = {},
             .action = {},
             .tone = MessageTone::Warning});
        return;
    }
    const auto work = [&workspace = m_data.workspace(), session = m_data.session(), entity, query, rows, path, past,
                       format = *format, words = exportWords(*entity, query, *format, m_data.locale())](
                          const Progress &progress) -> Result<ExportReport> {
        Query asked = query;
        if (!rows.empty()) {
            const QString key = entity->at(system_field::Id).key;
            MILLRACE_ASSIGN(const RowSet read,
                            rowsOfList(workspace, session, entity->key, rows, {FieldPath{{key}}}, past));
            std::vector<Literal> ids;
            for (const Row &row : read.rows)
                ids.emplace_back(row.id.toString());
            asked.filter = Filter::in(key, std::move(ids));
            asked.search.clear();
        }
        // Written beside and moved into place: what stood there before is kept until the new one is whole.
        const QFileInfo file(path);
        const QString beside = file.absolutePath() + QStringLiteral("/.") + file.fileName() + QStringLiteral(".new");
        QFile::remove(beside);
        MILLRACE_ASSIGN(ExportReport report, exportRows(workspace, session, asked, beside, format, progress, words));
        QFile::remove(path);
        if (!QFile::rename(beside, path)) {
            QFile::remove(beside);
            return fail(ErrorCode::FileUnwritable, {path, QStringLiteral("in use")});
        }
        report.path = path;
        return report;
    };
    runListWork(m_context, this, tr("Export"), work, [this](const Result<ExportReport> &report) {
        if (!report) {
            tellError(report.error());
            return;
        }
        const QFileInfo file(report->path);
        m_context.toast(
            {.text = tr("%1 records written to %2").arg(formats::integer(report->rows), file.fileName()) +
                     (report->shortened > 0 ? u' ' + tr("%Ln text(s) did not fit into their cells and were cut.",
                                                        nullptr, int(report->shortened))
                                            : QString()),
             .actionText = tr("Open the folder"),
             .action = [folder = file.absolutePath()] { QDesktopServices::openUrl(QUrl::fromLocalFile(folder)); }});
    });
}

} // namespace millrace
