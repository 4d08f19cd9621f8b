// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interchange/ods_sheet.h"

#include "core/interchange/ods_workbook.h"
#include "core/interchange/table_source.h"

#include <QRegularExpression>

namespace millrace::interchange {

namespace {

constexpr qint64 maxSheetRows = 16'777'216;

const QLatin1String officeSpace("urn:oasis:names:tc:opendocument:xmlns:office:1.0");
const QLatin1String tableSpace("urn:oasis:names:tc:opendocument:xmlns:table:1.0");
const QLatin1String typeOfCalc("urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0");

/// Different vocabularies use the same names on one cell.
QString attributeOf(const QXmlStreamAttributes &attributes, QLatin1String space, QLatin1String name)
{
    return attributes.value(space, name).toString();
}

qint64 timesOf(const QString &attribute)
{
    return attribute.isEmpty() ? 1 : std::max<qint64>(attribute.toLongLong(), 1);
}

/// "PT26H05M07.5S" as a clock shows it.
QString timeShown(const QString &stored)
{
    static const QRegularExpression form(
        QStringLiteral("^(-?)P(?:(\\d+)D)?T(?:(\\d+)H)?(?:(\\d+)M)?(?:(\\d+)(?:[.,](\\d+))?S)?$"));
    const auto found = form.match(stored.trimmed());
    if (!found.hasMatch())
        return stored;
    const qint64 seconds =
        ((found.captured(2).toLongLong() * 24 + found.captured(3).toLongLong()) * 60 + found.captured(4).toLongLong()) *
            60 +
        found.captured(5).toLongLong();
    QString text = QStringLiteral("%1%2:%3:%4")
                       .arg(found.captured(1))
                       .arg(seconds / 3600)
                       .arg(seconds / 60 % 60, 2, 10, QChar(u'0'))
                       .arg(seconds % 60, 2, 10, QChar(u'0'));
    QString fraction = found.captured(6);
    while (fraction.endsWith(u'0'))
        fraction.chop(1);
    return fraction.isEmpty() ? text : text + u'.' + fraction;
}

/// A number as it is stored; with the zeros in front that the sheet shows, which are part of a code.
QString numberShown(const QString &stored, const QString &shown)
{
    const bool padded = shown.size() > 1 && shown.startsWith(u'0') &&
                        std::all_of(shown.begin(), shown.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    if (padded && shown.toLongLong() == stored.toLongLong())
        return shown;
    return xlsxPlainNumber(stored).value_or(shown);
}

QString valueShown(const QXmlStreamAttributes &attributes, const QString &type, const QString &shown)
{
    const auto office = [&](const char *name) { return attributeOf(attributes, officeSpace, QLatin1String(name)); };
    if (type == u"float")
        return numberShown(office("value"), shown);
    if (type == u"percentage") {
        XlsxNumberFormat percent;
        percent.kind = XlsxNumberFormat::Kind::Percent;
        return xlsxShown(office("value"), percent, false).value_or(shown);
    }
    if (type == u"currency") {
        const QString number = numberShown(office("value"), {});
        const QString currency = office("currency");
        return number.isEmpty() ? shown : currency.isEmpty() ? number : number + u' ' + currency;
    }
    if (type == u"date") {
        QString date = office("date-value").replace(u'T', u' ');
        if (date.endsWith(QLatin1String(" 00:00:00")))
            date.chop(9);
        return date.isEmpty() ? shown : date;
    }
    if (type == u"time")
        return timeShown(office("time-value"));
    if (type == u"boolean")
        return office("boolean-value") == u"true" ? QStringLiteral("TRUE") : QStringLiteral("FALSE");
    return shown;
}

} // namespace

tl::unexpected<Error> OdsSheetRows::refuse(const char *finding, qint64 row) const
{
    return fail(ErrorCode::FileFormat, {m_file, QString::fromLatin1(finding), QString::number(row)});
}

Result<bool> OdsSheetRows::next(SheetRow &row)
{
    if (m_again > 0) {
        --m_again;
        ++m_row.number;
        m_repeated += m_rowBytes;
        if (m_repeated > maxRepeatedBytes)
            return refuse("zip_bomb", m_row.number);
        row = m_row;
        return true;
    }
    while (!m_done && m_xml->next()) {
        if (m_xml->isEnd() && m_xml->element() == u"table") {
            m_done = true;
        } else if (m_xml->isStart() && m_xml->element() == u"table-row") {
            const qint64 times =
                timesOf(attributeOf(m_xml->attributes(), tableSpace, QLatin1String("number-rows-repeated")));
            MILLRACE_TRY(readRow(times));
            if (m_row.isEmpty())
                continue;
            m_again = times - 1;
            row = m_row;
            return true;
        } else if (m_xml->isStart() && !m_xml->element().startsWith(u"table-")) {
            m_xml->skip(); // shapes, sources and the like, which may hold tables of their own
        }
    }
    MILLRACE_TRY(m_xml->outcome());
    m_done = true;
    return false;
}

Result<void> OdsSheetRows::readRow(qint64 times)
{
    m_row.clear(m_lastRow + 1);
    m_lastRow += times;
    m_rowBytes = 0;
    qint64 column = 0;
    while (m_xml->next()) {
        if (m_xml->isEnd() && m_xml->element() == u"table-row")
            break;
        if (!m_xml->isStart())
            continue;
        const bool covered = m_xml->element() == u"covered-table-cell";
        if (!covered && m_xml->element() != u"table-cell") {
            m_xml->skip();
            continue;
        }
        const qint64 again =
            timesOf(attributeOf(m_xml->attributes(), tableSpace, QLatin1String("number-columns-repeated")));
        const Cell cell = readCell();
        if (column < maxSheetColumns)
            MILLRACE_TRY(placeCell(cell, int(column), again));
        else if (!cell.text.isEmpty())
            return refuse("too_many_columns", m_row.number);
        column += again;
    }
    MILLRACE_TRY(m_xml->outcome());
    if (!m_row.isEmpty() && m_lastRow > maxSheetRows)
        return refuse("zip_bomb", m_row.number);
    return {};
}

Result<void> OdsSheetRows::placeCell(const Cell &cell, int column, qint64 times)
{
    m_row.errors += cell.error ? 1 : 0;
    m_row.uncounted += cell.uncounted ? 1 : 0;
    if ((cell.wide > 1 || cell.high > 1) && m_merges.size() < mostMerges)
        m_merges.push_back({column, column + cell.wide - 1, m_row.number, m_row.number + cell.high - 1});
    if (cell.text.isEmpty())
        return {};
    if (column + times > maxSheetColumns)
        return refuse("too_many_columns", m_row.number);
    for (qint64 i = 0; i < times; ++i) {
        m_rowBytes += cell.text.size();
        if (m_rowBytes > maxRowBytes)
            return refuse("row_too_large", m_row.number);
        m_row.place(column + int(i), cell.text);
    }
    return {};
}

/// Reads the cell that has just begun, to its end.
OdsSheetRows::Cell OdsSheetRows::readCell()
{
    const QXmlStreamAttributes attributes = m_xml->attributes();
    const auto own = [&](QLatin1String space, const char *name) {
        return attributeOf(attributes, space, QLatin1String(name));
    };
    const QString type = own(officeSpace, "value-type");
    const bool formula = !own(tableSpace, "formula").isEmpty();
    Cell cell;
    cell.wide = int(std::min<qint64>(timesOf(own(tableSpace, "number-columns-spanned")), maxSheetColumns));
    cell.high = int(std::min<qint64>(timesOf(own(tableSpace, "number-rows-spanned")), maxSheetRows));
    bool any = false;
    const QString shown = readParagraphs(any);
    if (own(typeOfCalc, "value-type") == u"error" || (formula && shown.startsWith(u'#') && type != u"float")) {
        cell.error = true;
        return cell;
    }
    if (type.isEmpty() || type == u"string") {
        const QString stored = own(officeSpace, "string-value");
        cell.text = any ? shown : stored;
        cell.uncounted = formula && type.isEmpty() && !any;
    } else {
        cell.text = valueShown(attributes, type, shown);
    }
    return cell;
}

/// The text of a cell, a line for each paragraph, without notes and drawings.
QString OdsSheetRows::readParagraphs(bool &any)
{
    QString text;
    int paragraphs = 0;
    int depth = 0; // of the paragraph that is being read
    while (m_xml->next()) {
        if (m_xml->isText()) {
            if (depth > 0)
                text += m_xml->text();
        } else if (m_xml->isEnd()) {
            if (depth == 0)
                break;
            --depth;
        } else if (depth == 0 && m_xml->element() == u"p") {
            text += paragraphs++ > 0 ? QStringLiteral("\n") : QString();
            depth = 1;
        } else if (depth > 0 && m_xml->element() == u"s") {
            const qint64 blanks = timesOf(m_xml->attribute(QLatin1String("c")));
            text += QString(qsizetype(std::min<qint64>(blanks, maxCellBytes)), u' ');
            ++depth;
        } else if (depth > 0 && (m_xml->element() == u"tab" || m_xml->element() == u"line-break")) {
            text += m_xml->element() == u"tab" ? u'\t' : u'\n';
            ++depth;
        } else if (depth > 0 && (m_xml->element() == u"span" || m_xml->element() == u"a")) {
            ++depth;
        } else {
            m_xml->skip();
        }
        if (text.size() > maxCellBytes)
            m_xml->refuse("cell_too_large");
    }
    any = paragraphs > 0;
    return text;
}

Result<std::vector<SheetMerge>> OdsSheetRows::merges(qint64 lastRow)
{
    std::vector<SheetMerge> found;
    for (const SheetMerge &merge : m_merges)
        if (merge.top <= lastRow)
            found.push_back(merge);
    return found;
}

} // namespace millrace::interchange
