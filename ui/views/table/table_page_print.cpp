// SPDX-License-Identifier: GPL-3.0-or-later
// A list on paper: the columns as they are shown, what was asked for, and the rows in their order.
#include "ui/forms/as_of_control.h"
#include "ui/text/describe_error.h"
#include "ui/text/field_format.h"
#include "ui/text/filter_words.h"
#include "ui/text/formats.h"
#include "ui/text/labels.h"
#include "ui/views/table/list_work.h"
#include "ui/views/table/table_page.h"

#include <QLineEdit>

namespace millrace {

namespace {

/// More than anybody reads on paper; the rest is for a file.
constexpr int printedRows = 10'000;
constexpr size_t readAtOnce = 500;

struct PrintWork
{
    EntityPtr entity;
    std::vector<FieldPath> paths;
    std::vector<const FieldDef *> fields;
    std::vector<quint32> numbers;
    std::optional<PastRows> past;
};

Result<std::vector<QStringList>> readRows(const Workspace &workspace, const Session &session, FormatContext format,
                                          const PrintWork &work, const Progress &progress)
{
    std::vector<QStringList> texts;
    for (size_t from = 0; from < work.numbers.size(); from += readAtOnce) {
        if (progress.isCancelled())
            return fail(ErrorCode::Cancelled);
        const std::vector<quint32> chunk(work.numbers.begin() + qsizetype(from),
                                         work.numbers.begin() +
                                             qsizetype(std::min(work.numbers.size(), from + readAtOnce)));
        MILLRACE_ASSIGN(const RowSet rows,
                        rowsOfList(workspace, session, work.entity->key, chunk, work.paths, work.past));
        QHash<QString, std::vector<RecordId>> wanted;
        for (const Row &row : rows.rows) {
            for (size_t i = 0; i < row.cells.size(); ++i) {
                if (const auto *id = row.cells[i].as<RecordId>())
                    wanted[work.fields[i]->target].push_back(*id);
                if (const auto *ids = row.cells[i].as<RecordIds>())
                    wanted[work.fields[i]->target].insert(wanted[work.fields[i]->target].end(), ids->ids.begin(),
                                                          ids->ids.end());
            }
        }
        for (auto it = wanted.cbegin(); it != wanted.cend(); ++it) {
            if (const auto titles = workspace.titles(session, it.key(), it.value()))
                format.titles.insert(*titles);
        }
        if (work.past)
            format.titles.insert(work.past->titles);
        for (const Row &row : rows.rows) {
            if (row.id.isNull())
                continue; // gone since
            QStringList line;
            for (size_t i = 0; i < row.cells.size(); ++i)
                line << showInTable(*work.fields[i], row.cells[i], format);
            texts.push_back(std::move(line));
        }
        progress.step(qint64(from), qint64(work.numbers.size()));
    }
    return texts;
}

} // namespace

bool TablePage::canPrint() const
{
    return m_model->hasLoaded() && m_model->rowCount() > 0;
}

void TablePage::makePrintout(std::function<void(Printout)> ready)
{
    const bool chinese = m_data.locale().startsWith(QLatin1String("zh"));
    const FormatContext format = m_data.format();
    Printout printout;
    printout.title = breadcrumb().join(QStringLiteral(" › "));
    printout.notes << tr("%1 · printed %2")
                          .arg(tr("%Ln record(s)", nullptr, m_model->rowCount()),
                               formats::dateTime(m_data.workspace().clock().now(), m_data.session().zone, chinese));
    if (m_asOf->moment())
        printout.notes << m_asOf->text();
    if (!m_filter.isEverything()) {
        FormatContext named = format;
        const auto ids = idsNamedBy(m_filter, *m_model->entity(), *m_data.catalog());
        for (auto it = ids.cbegin(); it != ids.cend(); ++it) {
            if (const auto titles = m_data.workspace().titles(m_data.session(), it.key(), it.value()))
                named.titles.insert(*titles);
        }
        printout.notes << tr("Only: %1").arg(describeFilter(m_filter, *m_model->entity(), *m_data.catalog(), named));
    }
    if (const QString sought = m_search->text().trimmed(); !sought.isEmpty())
        printout.notes << tr("Found by: %1").arg(sought);
    PrintWork work;
    work.entity = m_model->entity();
    work.past = m_model->pastRows();
    for (int column = 0; column < m_model->columnCount(); ++column) {
        const FieldDef &field = m_model->fieldAt(column);
        work.fields.push_back(&field);
        work.paths.push_back(FieldPath{{field.key}});
        const FieldTypeInfo &type = fieldTypeInfo(field.type);
        printout.columns.push_back({columnHeading(field, format), type.alignment == Alignment::End,
                                    double(field.width > 0 ? field.width : type.characters)});
    }
    printout.landscape = printout.columns.size() > 6;
    const RowNumbers &numbers = m_model->numbers();
    work.numbers = numbers.part(0, std::min(numbers.size(), size_t(printedRows)));
    if (numbers.size() > work.numbers.size()) {
        printout.rest = tr("The first %1 of %2 rows; export the list to have them all")
                            .arg(formats::integer(printedRows), formats::integer(qint64(numbers.size())));
        printout.notes << printout.rest;
    }
    runListWork(
        m_context, this, tr("Preparing to print"),
        [&workspace = m_data.workspace(), session = m_data.session(), format, work](const Progress &progress) {
            return readRows(workspace, session, format, work, progress);
        },
        [this, printout, ready = std::move(ready)](Result<std::vector<QStringList>> rows) {
            if (!rows) {
                if (rows.error().code != ErrorCode::Cancelled)
                    tellError(rows.error());
                return;
            }
            Printout whole = printout;
            whole.rows = std::move(*rows);
            ready(std::move(whole));
        });
}

} // namespace millrace
