// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/interchange/workbook.h"
#include "core/interchange/xlsx_format.h"
#include "core/interchange/zip_package.h"

#include <QStringList>
#include <QXmlStreamReader>

#include <functional>
#include <vector>

namespace millrace::interchange {

/// The XML of one part, token by token. Entities that a document declares itself, endless nesting and tokens beyond
/// the limits are refused. One thread.
class XlsxXml
{
public:
    XlsxXml(std::unique_ptr<ZipPart> part, QString file, QString name);

    /// The next token that matters; false at the end and after an error.
    bool next();
    bool isStart() const { return m_xml.isStartElement(); }
    bool isEnd() const { return m_xml.isEndElement(); }
    bool isText() const { return m_xml.isCharacters(); }
    /// Without the prefix, which writers choose as they like.
    QStringView element() const { return m_xml.name(); }
    QStringView text() const { return m_xml.text(); }
    /// An attribute by its name without prefix; null where there is none.
    QString attribute(QLatin1String name) const;
    QXmlStreamAttributes attributes() const { return m_xml.attributes(); }
    /// Goes to the end of the element that has just begun.
    void skip();
    const ZipPart &part() const { return *m_part; }
    /// Ends the reading with a finding.
    void refuse(const char *finding) { m_refusal = QString::fromLatin1(finding); }
    /// What ended the reading: nothing, or FileFormat {file, finding, part, line}.
    Result<void> outcome() const;

private:
    std::unique_ptr<ZipPart> m_part;
    QString m_file;
    QString m_name;
    QXmlStreamReader m_xml;
    int m_depth = 0;
    QString m_refusal;
};

struct XlsxSheet : SheetInfo
{
    QString part;
};

/// The parts of a workbook that its sheets lean on: their list, the texts they share, the formats of their cells.
class XlsxWorkbook : public Workbook
{
public:
    static Result<std::unique_ptr<XlsxWorkbook>> open(std::unique_ptr<QIODevice> device, const QString &name);

    std::vector<SheetInfo> sheets() const override { return {m_sheets.begin(), m_sheets.end()}; }
    Result<std::unique_ptr<SheetRows>> rows(size_t sheet) override;
    bool epoch1904() const { return m_epoch1904; }
    XlsxNumberFormat format(int style) const;
    /// False where there is no such text.
    bool sharedText(qint64 index, QString &text) const;
    Result<std::unique_ptr<XlsxXml>> xml(const QString &part) const;
    Result<std::unique_ptr<ZipPart>> part(const QString &part) const { return m_package->part(part); }
    const QString &name() const override { return m_package->name(); }

private:
    explicit XlsxWorkbook(std::unique_ptr<ZipPackage> package) : m_package(std::move(package)) {}

    struct Relation
    {
        QString type; ///< the last part of its address
        QString target;
    };
    using Relations = QHash<QString, Relation>;

    Result<Relations> relations(const QString &part) const;
    Result<void> readParts();
    Result<void> readSheets(const QString &part);
    Result<void> readFormats();
    /// Reads what the sheets share; before the first cell.
    Result<void> loadTexts();

    std::unique_ptr<ZipPackage> m_package;
    std::vector<XlsxSheet> m_sheets;
    QString m_textsPart;
    QString m_formatsPart;
    std::vector<XlsxNumberFormat> m_formats;
    QByteArray m_texts; ///< one behind the other, as UTF-8
    std::vector<quint32> m_textEnds;
    bool m_textsRead = false;
    bool m_epoch1904 = false;
};

/// Texts that a workbook's sheets share may take that much memory.
inline constexpr qsizetype maxSharedTextBytes = 160'000'000;

/// The text of a rich or plain string element that has just begun, without readings (phonetic runs).
QString xlsxRichText(XlsxXml &xml, QLatin1String element);

} // namespace millrace::interchange
