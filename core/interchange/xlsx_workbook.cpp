// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interchange/xlsx_workbook.h"

#include "core/interchange/table_source.h"
#include "core/interchange/xlsx_sheet.h"

namespace millrace::interchange {

namespace {

constexpr int deepestElement = 200;

QString folderOf(const QString &part)
{
    return part.left(part.lastIndexOf(u'/') + 1);
}

/// The name of a part that another one names, absolutely or from its own folder.
QString resolvedPart(const QString &folder, QString target)
{
    target.replace(u'\\', u'/');
    const QString whole = target.startsWith(u'/') ? target : folder + target;
    QStringList steps;
    for (const QString &step : whole.split(u'/', Qt::SkipEmptyParts)) {
        if (step == u"..") {
            if (!steps.isEmpty())
                steps.removeLast();
        } else if (step != u".") {
            steps << step;
        }
    }
    return steps.join(u'/');
}

} // namespace

XlsxXml::XlsxXml(std::unique_ptr<ZipPart> part, QString file, QString name)
    : m_part(std::move(part)), m_file(std::move(file)), m_name(std::move(name)), m_xml(m_part.get())
{
}

bool XlsxXml::next()
{
    if (!m_refusal.isEmpty())
        return false;
    m_part->mark();
    while (!m_xml.atEnd()) {
        switch (m_xml.readNext()) {
        case QXmlStreamReader::StartElement:
            if (++m_depth > deepestElement) {
                m_refusal = QStringLiteral("bad_workbook");
                return false;
            }
            return true;
        case QXmlStreamReader::EndElement:
            --m_depth;
            return true;
        case QXmlStreamReader::Characters:
            return true;
        case QXmlStreamReader::DTD:
            m_refusal = QStringLiteral("xml_entities");
            return false;
        case QXmlStreamReader::EntityReference:
            m_refusal = QStringLiteral("xml_entities");
            return false;
        case QXmlStreamReader::NoToken:
        case QXmlStreamReader::Invalid:
        case QXmlStreamReader::StartDocument:
        case QXmlStreamReader::EndDocument:
        case QXmlStreamReader::Comment:
        case QXmlStreamReader::ProcessingInstruction:
            break;
        }
    }
    return false;
}

QString XlsxXml::attribute(QLatin1String name) const
{
    const QXmlStreamAttributes attributes = m_xml.attributes();
    for (const QXmlStreamAttribute &attribute : attributes)
        if (attribute.name() == name)
            return attribute.value().toString();
    return {};
}

void XlsxXml::skip()
{
    const int depth = m_depth;
    while (m_depth >= depth && next()) {
    }
}

Result<void> XlsxXml::outcome() const
{
    QString finding = m_part->refusal().isEmpty() ? m_refusal : m_part->refusal();
    if (finding.isEmpty() && m_xml.hasError())
        finding = QStringLiteral("bad_workbook");
    if (finding.isEmpty())
        return {};
    return fail(ErrorCode::FileFormat, {m_file, finding, m_name, QString::number(m_xml.lineNumber())});
}

QString xlsxRichText(XlsxXml &xml, QLatin1String element)
{
    QString text;
    bool inText = false;
    while (xml.next()) {
        if (xml.isText()) {
            if (inText)
                text += xml.text();
            if (text.size() > maxCellBytes)
                xml.refuse("cell_too_large");
        } else if (xml.isStart()) {
            if (xml.element() == u"rPh")
                xml.skip();
            else
                inText = xml.element() == u"t";
        } else {
            inText = false;
            if (xml.element() == element)
                break;
        }
    }
    return xlsxUnescaped(std::move(text));
}

Result<std::unique_ptr<XlsxWorkbook>> XlsxWorkbook::open(std::unique_ptr<QIODevice> device, const QString &name)
{
    MILLRACE_ASSIGN(std::unique_ptr<ZipPackage> package, ZipPackage::open(std::move(device), name));
    std::unique_ptr<XlsxWorkbook> workbook(new XlsxWorkbook(std::move(package)));
    MILLRACE_TRY(workbook->readParts());
    return workbook;
}

Result<std::unique_ptr<SheetRows>> XlsxWorkbook::rows(size_t sheet)
{
    MILLRACE_TRY(loadTexts());
    MILLRACE_ASSIGN(std::unique_ptr<XlsxSheetRows> rows, XlsxSheetRows::open(*this, m_sheets[sheet].part));
    return std::unique_ptr<SheetRows>(std::move(rows));
}

Result<std::unique_ptr<XlsxXml>> XlsxWorkbook::xml(const QString &part) const
{
    MILLRACE_ASSIGN(std::unique_ptr<ZipPart> opened, m_package->part(part));
    return std::make_unique<XlsxXml>(std::move(opened), name(), part);
}

Result<XlsxWorkbook::Relations> XlsxWorkbook::relations(const QString &part) const
{
    const QString folder = folderOf(part);
    const QString own = folder + QStringLiteral("_rels/") + part.mid(folder.size()) + QStringLiteral(".rels");
    Relations found;
    if (!m_package->contains(own))
        return found;
    MILLRACE_ASSIGN(const std::unique_ptr<XlsxXml> xml, this->xml(own));
    while (xml->next()) {
        if (!xml->isStart() || xml->element() != u"Relationship")
            continue;
        const QString type = xml->attribute(QLatin1String("Type"));
        if (xml->attribute(QLatin1String("TargetMode")) != u"External")
            found.insert(
                xml->attribute(QLatin1String("Id")),
                {type.mid(type.lastIndexOf(u'/') + 1), resolvedPart(folder, xml->attribute(QLatin1String("Target")))});
    }
    MILLRACE_TRY(xml->outcome());
    return found;
}

Result<void> XlsxWorkbook::readParts()
{
    QString workbook = QStringLiteral("xl/workbook.xml");
    MILLRACE_ASSIGN(const Relations roots, relations(QString()));
    for (const Relation &relation : roots)
        if (relation.type == u"officeDocument" && m_package->contains(relation.target))
            workbook = relation.target;
    if (!m_package->contains(workbook)) {
        const bool binary = m_package->contains(QStringLiteral("xl/workbook.bin"));
        return fail(ErrorCode::FileFormat,
                    {name(), QStringLiteral("foreign"), binary ? QStringLiteral("xlsb") : QStringLiteral("zip")});
    }
    if (workbook.endsWith(u".bin"))
        return fail(ErrorCode::FileFormat, {name(), QStringLiteral("foreign"), QStringLiteral("xlsb")});
    MILLRACE_TRY(readSheets(workbook));
    return readFormats();
}

Result<void> XlsxWorkbook::readSheets(const QString &part)
{
    MILLRACE_ASSIGN(const Relations relations, this->relations(part));
    for (const Relation &relation : relations) {
        if (relation.type == u"sharedStrings")
            m_textsPart = relation.target;
        else if (relation.type == u"styles")
            m_formatsPart = relation.target;
    }
    const auto truth = [](const QString &value) { return value == u"1" || value == u"true"; };
    MILLRACE_ASSIGN(const std::unique_ptr<XlsxXml> xml, this->xml(part));
    bool isWorkbook = false;
    while (xml->next()) {
        if (!xml->isStart())
            continue;
        isWorkbook = isWorkbook || xml->element() == u"workbook";
        if (xml->element() == u"workbookPr") {
            // Some writers say it twice, the second time in an extension that knows nothing of days.
            m_epoch1904 = m_epoch1904 || truth(xml->attribute(QLatin1String("date1904")));
        } else if (xml->element() == u"sheet") {
            XlsxSheet sheet;
            sheet.name = xml->attribute(QLatin1String("name"));
            sheet.hidden = xml->attribute(QLatin1String("state")).contains(u"idden"); // also veryHidden
            const auto relation = relations.constFind(xml->attribute(QLatin1String("id")));
            if (relation != relations.constEnd() && relation->type != u"worksheet")
                continue; // a sheet that is one chart, a dialog or a macro
            sheet.part =
                relation != relations.constEnd()
                    ? relation->target
                    : folderOf(part) +
                          QStringLiteral("worksheets/sheet%1.xml").arg(xml->attribute(QLatin1String("sheetId")));
            if (m_package->contains(sheet.part))
                m_sheets.push_back(std::move(sheet));
        }
    }
    MILLRACE_TRY(xml->outcome());
    if (!isWorkbook)
        return fail(ErrorCode::FileFormat, {name(), QStringLiteral("foreign"), QStringLiteral("zip")});
    return {};
}

Result<void> XlsxWorkbook::readFormats()
{
    if (m_formatsPart.isEmpty() || !m_package->contains(m_formatsPart))
        return {};
    MILLRACE_ASSIGN(const std::unique_ptr<XlsxXml> xml, this->xml(m_formatsPart));
    QHash<int, XlsxNumberFormat> codes;
    bool inCells = false;
    while (xml->next()) {
        if (xml->isEnd() && xml->element() == u"cellXfs")
            inCells = false;
        if (!xml->isStart())
            continue;
        if (xml->element() == u"numFmt") {
            codes.insert(xml->attribute(QLatin1String("numFmtId")).toInt(),
                         xlsxFormatOfCode(xml->attribute(QLatin1String("formatCode"))));
        } else if (xml->element() == u"cellXfs") {
            inCells = true;
        } else if (inCells && xml->element() == u"xf" && m_formats.size() < 100'000) {
            const int id = xml->attribute(QLatin1String("numFmtId")).toInt();
            const auto own = codes.constFind(id);
            m_formats.push_back(own == codes.constEnd() ? xlsxBuiltinFormat(id) : *own);
        }
    }
    return xml->outcome();
}

XlsxNumberFormat XlsxWorkbook::format(int style) const
{
    return style >= 0 && size_t(style) < m_formats.size() ? m_formats[size_t(style)] : XlsxNumberFormat();
}

Result<void> XlsxWorkbook::loadTexts()
{
    if (m_textsRead || m_textsPart.isEmpty() || !m_package->contains(m_textsPart))
        return {};
    m_textsRead = true;
    MILLRACE_ASSIGN(const std::unique_ptr<XlsxXml> xml, this->xml(m_textsPart));
    while (xml->next()) {
        if (!xml->isStart() || xml->element() != u"si")
            continue;
        m_texts += xlsxRichText(*xml, QLatin1String("si")).toUtf8();
        m_textEnds.push_back(quint32(m_texts.size()));
        if (m_texts.size() + qsizetype(m_textEnds.size() * sizeof(quint32)) > maxSharedTextBytes)
            return fail(ErrorCode::FileFormat, {name(), QStringLiteral("too_many_texts")});
    }
    return xml->outcome();
}

bool XlsxWorkbook::sharedText(qint64 index, QString &text) const
{
    if (index < 0 || size_t(index) >= m_textEnds.size())
        return false;
    const quint32 begin = index == 0 ? 0 : m_textEnds[size_t(index) - 1];
    assignUtf8(text, m_texts.constData() + begin, qsizetype(m_textEnds[size_t(index)] - begin));
    return true;
}

} // namespace millrace::interchange
