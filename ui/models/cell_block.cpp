// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/cell_block.h"

#include "ui/text/field_format.h"

#include <QtNumeric>

#include <algorithm>

namespace millrace {

namespace {

constexpr size_t rowsRead = 500;

/// A cell as it leaves the program: whole texts, and telephone numbers that can be dialled.
QString copiedText(const FieldDef &field, const Value &value, const FormatContext &format)
{
    const QString *text = value.as<QString>();
    if (!text || field.isChoice())
        return showInTable(field, value, format);
    if (field.type != FieldType::Phone)
        return *text;
    QString digits;
    for (const QChar c : *text) {
        if (c.isDigit() || (c == u'+' && digits.isEmpty()))
            digits += c;
    }
    return digits;
}

using RowVisitor = std::function<Result<bool>(const std::vector<Row> &rows, int place)>;

Result<void> forEachPage(const Workspace &workspace, const Session &session, const CellBlock &block,
                         const RowVisitor &visit, const Progress &progress)
{
    std::vector<FieldPath> paths;
    for (const int field : block.fields)
        paths.push_back(FieldPath{{block.entity->at(field).key}});
    for (size_t at = 0; at < block.rows.size(); at += rowsRead) {
        if (progress.isCancelled())
            return fail(ErrorCode::Cancelled);
        const size_t end = std::min(at + rowsRead, block.rows.size());
        const std::vector<quint32> numbers(block.rows.begin() + long(at), block.rows.begin() + long(end));
        MILLRACE_ASSIGN(const RowSet read,
                        rowsOfList(workspace, session, block.entity->key, numbers, paths, block.past));
        MILLRACE_ASSIGN(const bool more, visit(read.rows, int(at)));
        if (!more)
            return {};
        progress.step(qint64(end), qint64(block.rows.size()));
    }
    return {};
}

QHash<RecordId, QString> titlesOf(const Workspace &workspace, const Session &session, const CellBlock &block,
                                  const std::vector<Row> &rows)
{
    QHash<RecordId, QString> titles;
    if (block.past)
        return block.past->titles;
    for (size_t column = 0; column < block.fields.size(); ++column) {
        const FieldDef &field = block.entity->at(block.fields[column]);
        if (!field.isReference() || field.target.isEmpty())
            continue;
        std::vector<RecordId> ids;
        for (const Row &row : rows) {
            if (column >= row.cells.size())
                continue;
            if (const auto *id = row.cells[column].as<RecordId>())
                ids.push_back(*id);
            else if (const auto *set = row.cells[column].as<RecordIds>())
                ids.insert(ids.end(), set->ids.begin(), set->ids.end());
        }
        // A title that cannot be read is shown as an ellipsis; the row itself stays readable.
        if (const auto found = workspace.titles(session, field.target, ids))
            titles.insert(*found);
    }
    return titles;
}

/// The amount of a number in its smallest units; `scale` tells kinds of numbers apart.
struct Amount
{
    std::int64_t units = 0;
    int kind = 0;
    int scale = 0;
    CurrencyCode currency;
    bool isSameKind(const Amount &other) const
    {
        return kind == other.kind && scale == other.scale && currency == other.currency;
    }
};

std::optional<Amount> amountOf(const Value &value)
{
    if (const auto *number = value.as<std::int64_t>())
        return Amount{*number, 1, 0, {}};
    if (const auto *decimal = value.as<Decimal>())
        return Amount{decimal->units, 2, decimal->scale, {}};
    if (const auto *money = value.as<Money>())
        return Amount{money->minor, 3, 0, money->currency};
    if (const auto *length = value.as<Duration>())
        return Amount{length->seconds, 4, 0, {}};
    return std::nullopt;
}

Value valueOf(const Amount &amount)
{
    switch (amount.kind) {
    case 2:
        return Decimal{amount.units, amount.scale};
    case 3:
        return Money{amount.units, amount.currency};
    case 4:
        return Duration{amount.units};
    default:
        return amount.units;
    }
}

} // namespace

bool CellBlock::isMarked(int row, int field) const
{
    return parts.empty() || std::any_of(parts.begin(), parts.end(), [&](const Part &part) {
               return row >= part.firstRow && row <= part.lastRow && field >= part.firstField &&
                      field <= part.lastField;
           });
}

Result<void> forEachCell(const Workspace &workspace, const Session &session, const CellBlock &block,
                         const std::function<bool(const Row &row, int place)> &visit, const Progress &progress)
{
    return forEachPage(
        workspace, session, block,
        [&](const std::vector<Row> &rows, int place) -> Result<bool> {
            for (const Row &row : rows) {
                if (!visit(row, place++))
                    return false;
            }
            return true;
        },
        progress);
}

Result<CopiedCells> copyCells(const Workspace &workspace, const Session &session, const CellBlock &block,
                              FormatContext format, bool withHeadings, int mostRows, const Progress &progress)
{
    CopiedCells copied;
    QString &html = copied.html;
    html = QStringLiteral("<html><head><meta charset=\"utf-8\"></head><body><table>");
    const auto addLine = [&](const QStringList &cells, bool heading) {
        const QString tag = heading ? QStringLiteral("th") : QStringLiteral("td");
        QStringList quoted;
        html += QStringLiteral("<tr>");
        for (int i = 0; i < cells.size(); ++i) {
            quoted << cellAsText(cells[i]);
            const FieldDef &field = block.entity->at(block.fields[size_t(i)]);
            const bool figure = fieldTypeInfo(field.type).alignment == Alignment::End;
            html += u'<' + tag;
            if (!figure && !heading)
                html += QStringLiteral(" style=\"mso-number-format:'\\@'\"");
            html += u'>' + cells[i].toHtmlEscaped().replace(u'\n', QStringLiteral("<br>")) + QStringLiteral("</") +
                    tag + u'>';
        }
        html += QStringLiteral("</tr>");
        copied.text += quoted.join(u'\t') + QLatin1String("\r\n");
    };
    if (withHeadings) {
        QStringList headings;
        for (const int field : block.fields)
            headings << columnHeading(block.entity->at(field), format);
        addLine(headings, true);
    }
    const auto visit = [&](const std::vector<Row> &rows, int place) -> Result<bool> {
        format.titles = titlesOf(workspace, session, block, rows);
        for (const Row &row : rows) {
            if (copied.rows >= mostRows)
                return false;
            QStringList cells;
            for (size_t column = 0; column < block.fields.size(); ++column) {
                const bool shown = column < row.cells.size() && block.isMarked(place, int(column));
                cells << (shown ? copiedText(block.entity->at(block.fields[column]), row.cells[column], format)
                                : QString());
            }
            addLine(cells, false);
            ++copied.rows;
            ++place;
        }
        return true;
    };
    MILLRACE_TRY(forEachPage(workspace, session, block, visit, progress));
    html += QStringLiteral("</table></body></html>");
    return copied;
}

QString cellAsText(const QString &cell)
{
    const bool needsQuotes =
        cell.contains(u'\t') || cell.contains(u'\n') || cell.contains(u'\r') || cell.startsWith(u'"');
    if (!needsQuotes)
        return cell;
    QString quoted = cell;
    return u'"' + quoted.replace(u'"', QLatin1String("\"\"")) + u'"';
}

std::vector<QStringList> cellsOfText(const QString &text)
{
    std::vector<QStringList> lines;
    QStringList line;
    QString cell;
    bool quoted = false, begun = false;
    const auto endCell = [&] {
        line << cell;
        cell.clear();
        quoted = false;
    };
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (quoted) {
            if (c == u'"' && i + 1 < text.size() && text[i + 1] == u'"') {
                cell += c;
                ++i;
            } else if (c == u'"') {
                quoted = false;
            } else if (c != u'\r' || i + 1 >= text.size() || text[i + 1] != u'\n') {
                cell += c;
            }
            continue;
        }
        begun = true;
        if (c == u'"' && cell.isEmpty() && text.indexOf(u'"', i + 1) > 0) {
            quoted = true;
        } else if (c == u'\t') {
            endCell();
        } else if (c == u'\n' || c == u'\r') {
            if (c == u'\r' && i + 1 < text.size() && text[i + 1] == u'\n')
                ++i;
            endCell();
            lines.push_back(std::exchange(line, {}));
            begun = false;
        } else {
            cell += c;
        }
    }
    if (begun || !cell.isEmpty() || !line.isEmpty()) {
        endCell();
        lines.push_back(line);
    }
    return lines;
}

Result<CellSum> sumCells(const Workspace &workspace, const Session &session, const CellBlock &block,
                         const Progress &progress)
{
    CellSum result;
    result.entity = block.entity;
    Amount total;
    const auto visit = [&](const Row &row, int place) {
        for (size_t column = 0; column < row.cells.size(); ++column) {
            const Value &value = row.cells[column];
            if (value.isEmpty() || !block.isMarked(place, int(column)))
                continue;
            ++result.filled;
            const auto amount = amountOf(value);
            if (!amount)
                continue;
            if (++result.numbers == 1) {
                total = *amount;
                result.kind = &block.entity->at(block.fields[column]);
            } else if (!amount->isSameKind(total) || qAddOverflow(total.units, amount->units, &total.units)) {
                result.mixed = true;
            }
        }
        return true;
    };
    MILLRACE_TRY(forEachCell(workspace, session, block, visit, progress));
    if (result.numbers > 0 && !result.mixed) {
        result.sum = valueOf(total);
        Amount average = total;
        average.units = mulDivHalfEven(total.units, 1, result.numbers).value_or(0);
        result.average = valueOf(average);
    }
    return result;
}

} // namespace millrace
