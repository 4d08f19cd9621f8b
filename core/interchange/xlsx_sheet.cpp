// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interchange/xlsx_sheet.h"

#include "core/interchange/table_source.h"

namespace millrace::interchange {

Result<std::unique_ptr<XlsxSheetRows>> XlsxSheetRows::open(const XlsxWorkbook &workbook, const QString &part)
{
    MILLRACE_ASSIGN(std::unique_ptr<XlsxXml> xml, workbook.xml(part));
    return std::unique_ptr<XlsxSheetRows>(new XlsxSheetRows(workbook, part, std::move(xml)));
}

Result<bool> XlsxSheetRows::next(SheetRow &row)
{
    while (!m_done && m_xml->next()) {
        if (m_xml->isStart()) {
            if (m_xml->element() == u"sheetData")
                m_inData = true;
            else if (m_inData && m_xml->element() == u"row") {
                MILLRACE_TRY(readRow(row));
                if (!row.isEmpty())
                    return true;
            } else if (!m_inData && m_xml->element() != u"worksheet") {
                m_xml->skip();
            }
        } else if (m_xml->isEnd() && m_xml->element() == u"sheetData") {
            m_done = true;
        }
    }
    MILLRACE_TRY(m_xml->outcome());
    m_done = true;
    return false;
}

Result<void> XlsxSheetRows::readRow(SheetRow &row)
{
    const qint64 given = m_xml->attribute(QLatin1String("r")).toLongLong();
    // Rows without a number follow the one before; a number that goes back is not believed.
    row.clear(given > m_lastRow ? given : m_lastRow + 1);
    m_lastRow = row.number;
    m_rowBytes = 0;
    int column = 0;
    while (m_xml->next()) {
        if (m_xml->isEnd() && m_xml->element() == u"row")
            break;
        if (!m_xml->isStart())
            continue;
        if (m_xml->element() != u"c") {
            m_xml->skip();
            continue;
        }
        const int own = xlsxCellPlace(m_xml->attribute(QLatin1String("r"))).column;
        if (own >= 0)
            column = own;
        if (column >= maxSheetColumns)
            return fail(ErrorCode::FileFormat,
                        {m_workbook.name(), QStringLiteral("too_many_columns"), QString::number(row.number)});
        readCell(row, column);
        if (m_rowBytes > maxRowBytes)
            m_xml->refuse("row_too_large");
        ++column;
    }
    return m_xml->outcome();
}

/// Reads the cell that has just begun, to its end.
void XlsxSheetRows::readCell(SheetRow &row, int column)
{
    const QString type = m_xml->attribute(QLatin1String("t"));
    const int style = m_xml->attribute(QLatin1String("s")).toInt();
    m_text.resize(0);
    bool inValue = false, formula = false, valued = false;
    while (m_xml->next()) {
        if (m_xml->isText()) {
            if (inValue)
                m_text += m_xml->text();
            if (m_text.size() > maxCellBytes)
                m_xml->refuse("cell_too_large");
        } else if (m_xml->isStart()) {
            formula = formula || m_xml->element() == u"f";
            inValue = m_xml->element() == u"v";
            if (m_xml->element() == u"is") {
                m_text = xlsxRichText(*m_xml, QLatin1String("is"));
                valued = true;
            }
            valued = valued || inValue;
        } else {
            inValue = false;
            if (m_xml->element() == u"c")
                break;
        }
    }
    if (formula && !valued)
        ++row.uncounted;
    if (m_text.isEmpty())
        return;
    if (type == u"e") {
        ++row.errors;
        return;
    }
    if (type == u"s") {
        bool number = false;
        const qint64 index = m_text.trimmed().toLongLong(&number);
        if (!number || !m_workbook.sharedText(index, m_text))
            m_text.resize(0);
    } else if (type == u"b") {
        const QString truth = m_text.trimmed();
        m_text = truth == u"1" || truth == u"true" ? QStringLiteral("TRUE") : QStringLiteral("FALSE");
    } else if (type == u"str") {
        m_text = xlsxUnescaped(std::move(m_text));
    } else if (type == u"d") {
        m_text = m_text.trimmed().replace(u'T', u' ');
    } else if (type != u"inlineStr") {
        if (auto shown = xlsxShown(m_text, m_workbook.format(style), m_workbook.epoch1904()))
            m_text = std::move(*shown);
    }
    place(row, column);
}

void XlsxSheetRows::place(SheetRow &row, int column)
{
    m_rowBytes += m_text.size();
    row.place(column, m_text);
}

Result<std::vector<SheetMerge>> XlsxSheetRows::merges(qint64 lastRow)
{
    static const QByteArray marker("mergeCell ref=");
    constexpr qsizetype longest = 64; // of a whole element
    std::vector<SheetMerge> merges;
    MILLRACE_ASSIGN(const std::unique_ptr<ZipPart> opened, m_workbook.part(m_part));
    ZipPart &part = *opened;
    QByteArray window;
    for (bool more = true; more && merges.size() < mostMerges;) {
        part.mark();
        const QByteArray block = part.read(256 * 1024);
        more = !block.isEmpty();
        window += block;
        qsizetype at = window.indexOf(marker);
        for (; at >= 0 && at + longest <= window.size() + (more ? 0 : longest); at = window.indexOf(marker, at + 1)) {
            const QByteArray tail = window.mid(at + marker.size() + 1, 40);
            const QString range = QString::fromLatin1(tail.left(tail.indexOf(tail.contains('"') ? '"' : '\'')));
            const QStringList ends = range.split(u':');
            const XlsxCellPlace begin = xlsxCellPlace(ends.value(0)), end = xlsxCellPlace(ends.value(1));
            if (begin.row > 0 && end.row > 0 && begin.column >= 0 && end.column >= begin.column && begin.row <= lastRow)
                merges.push_back({begin.column, end.column, begin.row, end.row});
        }
        window = window.right(longest + marker.size());
    }
    if (!part.refusal().isEmpty())
        return fail(ErrorCode::FileFormat, {m_workbook.name(), part.refusal(), m_part});
    return merges;
}

} // namespace millrace::interchange
