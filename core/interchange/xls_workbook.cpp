// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interchange/xls_workbook.h"

#include "core/interchange/table_source.h"
#include "core/interchange/xls_sheet.h"
#include "core/interchange/xls_text.h"
#include "core/interchange/xlsx_workbook.h"

namespace millrace::interchange {

namespace {

constexpr quint16 versionOfExcel97 = 0x0600;
constexpr quint16 versionOfExcel5 = 0x0500;
constexpr size_t mostStyles = 65'536;

TextEncoding encodingOfCodePage(quint16 page)
{
    switch (page) {
    case 932:
        return TextEncoding::ShiftJis;
    case 936:
        return TextEncoding::Gb18030;
    case 949:
        return TextEncoding::EucKr;
    case 950:
        return TextEncoding::Big5;
    case 1250:
        return TextEncoding::Windows1250;
    case 1251:
        return TextEncoding::Windows1251;
    default:
        return TextEncoding::Windows1252;
    }
}

} // namespace

tl::unexpected<Error> XlsWorkbook::refuse(QStringList finding) const
{
    finding.prepend(name());
    return fail(ErrorCode::FileFormat, std::move(finding));
}

Result<std::unique_ptr<XlsWorkbook>> XlsWorkbook::open(std::unique_ptr<QIODevice> device, const QString &name)
{
    MILLRACE_ASSIGN(std::unique_ptr<CompoundFile> file, CompoundFile::open(std::move(device), name));
    std::unique_ptr<XlsWorkbook> workbook(new XlsWorkbook(std::move(file)));
    // A password makes a compound file of a newer workbook, with the real one inside.
    if (workbook->m_file->contains(QStringLiteral("EncryptedPackage")))
        return workbook->refuse({QStringLiteral("encrypted")});
    for (const QString &stream : {QStringLiteral("Workbook"), QStringLiteral("Book")})
        if (workbook->m_stream.isEmpty() && workbook->m_file->contains(stream))
            workbook->m_stream = stream;
    if (workbook->m_stream.isEmpty())
        return workbook->refuse({QStringLiteral("foreign"), QStringLiteral("ole")});
    MILLRACE_TRY(workbook->readGlobals());
    return workbook;
}

Result<void> XlsWorkbook::readGlobals()
{
    XlsRecords records(*m_file, m_stream, 0);
    XlsRecord record;
    MILLRACE_ASSIGN(bool more, records.next(record));
    if (!more || record.type != xls_record::begin)
        return refuse({QStringLiteral("bad_workbook"), m_stream, QString::number(0)});
    const quint16 version = record.word(0);
    if (version != versionOfExcel97 && version != versionOfExcel5)
        return refuse({QStringLiteral("foreign"), QStringLiteral("xls")});
    m_old = version == versionOfExcel5;
    for (;;) {
        MILLRACE_ASSIGN(more, records.next(record));
        if (!more || record.type == xls_record::end)
            return {};
        switch (record.type) {
        case xls_record::password:
            return refuse({QStringLiteral("encrypted")});
        case xls_record::codePage:
            m_codePage = encodingOfCodePage(record.word(0));
            break;
        case xls_record::epoch1904:
            m_epoch1904 = record.word(0) == 1;
            break;
        case xls_record::sheet:
            // Charts and macros are sheets too, but not of cells.
            if (record.byte(5) == 0)
                m_sheets.push_back({{text(record, 6, 1), (record.byte(4) & 3) != 0}, record.number(0)});
            break;
        case xls_record::numberFormat:
            m_codes.insert(record.word(0), xlsxFormatOfCode(text(record, 2, m_old ? 1 : 2)));
            break;
        case xls_record::cellFormat:
            if (m_styles.size() < mostStyles)
                m_styles.push_back(record.word(2));
            break;
        case xls_record::texts:
            MILLRACE_TRY(readTexts(records, record));
            break;
        default:
            break;
        }
    }
}

Result<void> XlsWorkbook::readTexts(XlsRecords &records, const XlsRecord &first)
{
    std::vector<QByteArray> pieces{first.data};
    qsizetype bytes = first.data.size();
    for (;;) {
        MILLRACE_ASSIGN(const quint16 type, records.nextType());
        if (type != xls_record::further)
            break;
        XlsRecord more;
        MILLRACE_ASSIGN(const bool whole, records.next(more));
        if (!whole)
            break;
        bytes += more.data.size();
        if (bytes > maxSharedTextBytes)
            return refuse({QStringLiteral("too_many_texts")});
        pieces.push_back(more.data);
    }
    XlsTexts texts(pieces);
    texts.skip(4);
    const quint32 count = texts.number();
    qsizetype units = 0;
    for (quint32 i = 0; i < count && !texts.atEnd(); ++i) {
        m_texts << texts.next();
        units += m_texts.back().size() + qsizetype(sizeof(QString)) / 2;
        if (units > maxSharedTextBytes / 2)
            return refuse({QStringLiteral("too_many_texts")});
    }
    return {};
}

QString XlsWorkbook::bytesToText(const QByteArray &bytes) const
{
    QByteArray utf8;
    TextDecoder decoder(m_codePage);
    decoder.decode(bytes, true, utf8);
    return QString::fromUtf8(utf8);
}

QString XlsWorkbook::text(const XlsRecord &record, qsizetype at, int lengthBytes) const
{
    const int length = lengthBytes == 1 ? record.byte(at) : record.word(at);
    if (m_old)
        return bytesToText(record.data.mid(at + lengthBytes, length));
    return XlsTexts::characters(record.data.mid(at + lengthBytes + 1), length, record.byte(at + lengthBytes) & 1);
}

QString XlsWorkbook::sharedText(quint32 index) const
{
    return qsizetype(index) < m_texts.size() ? m_texts[qsizetype(index)] : QString();
}

QString XlsWorkbook::shown(double value, quint16 style) const
{
    const quint16 format = style < m_styles.size() ? m_styles[style] : quint16(0);
    const auto own = m_codes.constFind(format);
    const QString stored = QString::number(value, 'g', 17);
    return xlsxShown(stored, own == m_codes.constEnd() ? xlsxBuiltinFormat(format) : *own, m_epoch1904)
        .value_or(QString());
}

Result<std::unique_ptr<SheetRows>> XlsWorkbook::rows(size_t sheet)
{
    return std::unique_ptr<SheetRows>(
        std::make_unique<XlsSheetRows>(*this, *m_file, m_stream, qint64(m_sheets[sheet].place)));
}

} // namespace millrace::interchange
