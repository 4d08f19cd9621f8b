// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interchange/xls_sheet.h"

namespace millrace::interchange {

namespace {

constexpr quint16 noNumber = 0xFFFF;

bool isCell(quint16 type)
{
    switch (type) {
    case xls_record::formula:
    case xls_record::numbersRk:
    case xls_record::richText:
    case xls_record::sharedText:
    case xls_record::number:
    case xls_record::text:
    case xls_record::truthOrError:
    case xls_record::numberRk:
        return true;
    default:
        return false;
    }
}

QString truthShown(bool truth)
{
    return truth ? QStringLiteral("TRUE") : QStringLiteral("FALSE");
}

} // namespace

bool XlsSheetRows::belongs(const XlsRecord &record)
{
    const qint64 number = record.word(0) + 1;
    if (!m_gathering) {
        m_row.clear(number);
        m_gathering = true;
    }
    return m_row.number == number;
}

Result<bool> XlsSheetRows::next(SheetRow &row)
{
    for (;;) {
        if (!m_held && !m_done) {
            MILLRACE_ASSIGN(const bool more, m_records.next(m_record));
            m_done = !more;
        }
        m_held = false;
        if (!m_done && m_record.type == xls_record::begin)
            ++m_depth;
        if (!m_done && m_record.type == xls_record::end)
            m_done = --m_depth <= 0;
        const bool cell = !m_done && m_depth == 1 && isCell(m_record.type);
        if (m_done || (cell && !belongs(m_record))) {
            m_held = !m_done;
            m_gathering = false;
            if (!m_row.isEmpty()) {
                row = std::exchange(m_row, SheetRow());
                return true;
            }
            if (m_done)
                return false;
            m_row.clear(0);
            continue;
        }
        if (cell)
            take(m_record);
        else if (m_depth == 1 && m_record.type == xls_record::formulaText && m_textColumn >= 0)
            m_row.place(m_textColumn, m_workbook.text(m_record, 0, 2));
    }
}

void XlsSheetRows::take(const XlsRecord &record)
{
    const int column = record.word(2);
    const quint16 style = record.word(4);
    m_textColumn = -1;
    switch (record.type) {
    case xls_record::number:
        m_row.place(column, m_workbook.shown(record.real(6), style));
        break;
    case xls_record::numberRk:
        m_row.place(column, m_workbook.shown(record.packedReal(6), style));
        break;
    case xls_record::numbersRk:
        for (qsizetype at = 4, i = 0; at + 8 <= record.data.size(); at += 6, ++i)
            m_row.place(column + int(i), m_workbook.shown(record.packedReal(at + 2), record.word(at)));
        break;
    case xls_record::sharedText:
        m_row.place(column, m_workbook.sharedText(record.number(6)));
        break;
    case xls_record::text:
    case xls_record::richText:
        m_row.place(column, m_workbook.text(record, 6, 2));
        break;
    case xls_record::truthOrError:
        if (record.byte(7) == 0)
            m_row.place(column, truthShown(record.byte(6) != 0));
        else
            ++m_row.errors;
        break;
    case xls_record::formula:
        takeFormula(record);
        break;
    default:
        break;
    }
}

/// The result of a formula: a number, or a word on what it is instead.
void XlsSheetRows::takeFormula(const XlsRecord &record)
{
    const int column = record.word(2);
    if (record.word(12) != noNumber) {
        m_row.place(column, m_workbook.shown(record.real(6), record.word(4)));
        return;
    }
    switch (record.byte(6)) {
    case 0:
        m_textColumn = column;
        break;
    case 1:
        m_row.place(column, truthShown(record.byte(8) != 0));
        break;
    case 2:
        ++m_row.errors;
        break;
    default:
        break;
    }
}

Result<std::vector<SheetMerge>> XlsSheetRows::merges(qint64 lastRow)
{
    std::vector<SheetMerge> found;
    XlsRecords records(m_file, m_stream, m_place);
    XlsRecord record;
    int depth = 0;
    for (;;) {
        MILLRACE_ASSIGN(const bool more, records.next(record));
        depth += record.type == xls_record::begin ? 1 : record.type == xls_record::end ? -1 : 0;
        if (!more || depth <= 0)
            return found;
        if (record.type != xls_record::merges || depth > 1)
            continue;
        for (qsizetype at = 2; at + 8 <= record.data.size() && found.size() < mostMerges; at += 8)
            if (record.word(at) < lastRow)
                found.push_back(
                    {record.word(at + 4), record.word(at + 6), record.word(at) + 1, record.word(at + 2) + 1});
    }
}

} // namespace millrace::interchange
