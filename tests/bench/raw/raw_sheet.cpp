// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/raw/raw_sheet.h"

#include <QFile>

#include <xlsxwriter.h>

namespace millrace::bench {

RawSheet RawSheet::of(const RowSet &rows)
{
    RawSheet sheet;
    for (const Row &row : rows.rows) {
        std::vector<Cell> cells;
        for (size_t i = 0; i < row.cells.size(); ++i) {
            Cell cell;
            if (const auto *whole = row.cells[i].as<std::int64_t>()) {
                cell.number = double(*whole);
                cell.isNumber = true;
            } else if (const auto *money = row.cells[i].as<Money>()) {
                cell.number = double(money->minor) / 100;
                cell.isNumber = true;
            } else if (const auto *time = row.cells[i].as<Instant>()) {
                cell.number = double(time->us) / 86'400e6 + 25'569;
                cell.isNumber = true;
            } else {
                cell.text = valueToText(*rows.columns[i].field, row.cells[i]).toUtf8();
            }
            cells.push_back(std::move(cell));
        }
        sheet.m_rows.push_back(std::move(cells));
    }
    return sheet;
}

void RawSheet::write(const QString &path) const
{
    lxw_workbook_options options{};
    options.constant_memory = LXW_TRUE;
    lxw_workbook *book = workbook_new_opt(QFile::encodeName(path).constData(), &options);
    lxw_worksheet *sheet = workbook_add_worksheet(book, "Sheet");
    lxw_format *format = workbook_add_format(book);
    format_set_num_format(format, "0.00");
    for (size_t r = 0; r < m_rows.size(); ++r)
        for (size_t c = 0; c < m_rows[r].size(); ++c) {
            const Cell &cell = m_rows[r][c];
            if (cell.isNumber)
                worksheet_write_number(sheet, lxw_row_t(r), lxw_col_t(c), cell.number, format);
            else if (!cell.text.isEmpty())
                worksheet_write_string(sheet, lxw_row_t(r), lxw_col_t(c), cell.text.constData(), nullptr);
        }
    workbook_close(book);
}

} // namespace millrace::bench
